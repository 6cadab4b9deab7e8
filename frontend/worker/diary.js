import { momentAt, wallIn } from "../src/core/zone_time.js";
import { WARM_STEPS } from "../src/core/heat.js";
import { filled, saying } from "../src/core/filled_form.js";
import { afterDiary } from "../src/core/offline_diary.js";

/** The forms of the diary without a network: what was done outside a session, told there and then. */

/** What a form comes to. @param {Object} day the day that is open @param {FormData} data */
export async function outcomeOf(pages, state, day, name, data, now) {
  const rules = day.diary.forms[name];
  if (!rules) return { show: `day:${day.date}:diary:${name}` };
  const typed = {};
  for (const [field, value] of data) (typed[field] ??= []).push(String(value));
  const had = rules.spacing ? await warmthOf(pages, state, typed.on?.[0] || day.date, rules.spacing.sources) : [];
  return afterDiary(typed, { name, rules, date: day.date, now, timeZone: state.timeZone, had });
}

/** The warmth of a date that this device knows of, told by hand or by a session. */
async function warmthOf(pages, state, date, sources) {
  const told = await pages.log.since(state.owner, momentAt(state.timeZone, date, "00:00"));
  const undone = new Set(told.map(({ replaces }) => replaces));
  const standing = told.filter(({ id, local_date: on }) => on === date && !undone.has(id));
  const byHand = standing
    .filter(({ kind, payload }) => kind === "warmth_had" && sources.includes(payload.source))
    .map(({ occurred_at: began, payload }) => ({ at: Date.parse(began), minutes: payload.minutes }));
  return [...byHand, ...ofSessions(standing, sources)];
}

/** One for each session and source: from its first warm step to the end of its last. */
function ofSessions(told, sources) {
  const spans = new Map();
  for (const { entity, occurred_at: ended, payload } of told) {
    if (!sources.includes(payload.item) || !WARM_STEPS.has(payload.kind) || !payload.seconds) continue;
    const end = Date.parse(ended);
    const before = spans.get(`${entity} ${payload.item}`) ?? { at: end, end };
    const at = Math.min(before.at, end - payload.seconds * 1000);
    spans.set(`${entity} ${payload.item}`, { at, end: Math.max(before.end, end) });
  }
  return [...spans.values()].map(({ at, end }) => ({ at, minutes: (end - at) / 60_000 }));
}

/** A form that is opened begins now, not when its page was made. */
export function begun(html, state, now) {
  return filled(html, { at: [wallIn(state.timeZone, now).clock] });
}

/** A page with what was typed on it, and what there is to say of it. */
export function answered(html, { typed, says = [] }) {
  return saying(typed ? filled(html, typed) : html, says);
}
