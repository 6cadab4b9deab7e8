import { momentAt, wallIn } from "../src/core/zone_time.js";
import { dayAt, diaryFormAt } from "../src/core/offline_routes.js";
import { WARM_STEPS } from "../src/core/heat.js";
import { carried, filled, saying, sentencesOf } from "../src/core/filled_form.js";
import { afterDiary, isOpen, underHold } from "../src/core/offline_diary.js";
import { makeId } from "../src/device.js";

const SAID = "said";
const MARK = /^c\d+$/;

/** The forms of the diary without a network: what was done outside a session, told there and then. */

/** What a form comes to. @param {Object} day the day that is open @param {FormData} data */
export async function outcomeOf(pages, state, day, name, data, now) {
  const rules = day.diary.forms[name];
  if (!rules) return { show: `day:${day.date}:diary:${name}` };
  const typed = {};
  for (const [field, value] of data) (typed[field] ??= []).push(String(value));
  const on = typed.on?.[0] || day.date;
  if (!isOpen(on, day.date, rules.days_back)) return { show: "page:waits" };
  const had = rules.spacing ? await warmthOf(pages, state, day, on, rules.spacing.sources) : [];
  const { date, from } = day;
  const outcome = afterDiary(typed, { name, rules, ranks: state.ranks, id: makeId(now), date, from, now, timeZone: state.timeZone, had });
  return withSentences(pages, toldName(date, name), underHold(outcome, state.hold, state.ranks));
}

/** A page that holds all is made for every way it is reached: what else there is to say is brought to it. */
async function withSentences(pages, told, outcome) {
  if (!outcome.show?.startsWith("held:") || !outcome.says?.length) return outcome;
  return { ...outcome, sentences: sentencesOf((await pages.page(told)) ?? "", outcome.says) };
}

/** The warmth of a date that this device knows of, told by hand or by a session. */
async function warmthOf(pages, state, day, date, sources) {
  const told = await pages.log.since(state.owner, momentAt(state.timeZone, date, "00:00", day));
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
  return filled(html, { at: [wallIn(state.timeZone, now, dayAt(state.days, now)).clock] });
}

const toldName = (date, form) => `day:${date}:diary:${form}_told`;

/** The address of the answer to a form, with the marks of what there is to say. */
export function saidAt(path, marks = []) {
  return marks.length ? `${path}?${SAID}=${marks.join(".")}` : path;
}

/** The marks in an address. @param {URLSearchParams} asked */
export function marksIn(asked) {
  return (asked.get(SAID) ?? "").split(".").filter((mark) => MARK.test(mark));
}

/** The answer to a form that was told, with what there is to say; null where that is another page. */
export async function toldPage(pages, state, path, name, marks) {
  const [form, day] = [diaryFormAt(path), dayAt(state.days, Date.now())];
  const told = form && day && marks.length ? await pages.page(toldName(day.date, form)) : null;
  if (!told) return null;
  if (name.includes(":diary:")) return saying(told, marks);
  const holding = name.startsWith("held:") ? await pages.page(name) : null;
  return holding && carried(holding, sentencesOf(told, marks));
}

/** A page with what was typed on it, and what there is to say of it. */
export function answered(html, { typed, says = [], sentences = "" }) {
  return carried(saying(typed ? filled(html, typed) : html, says), sentences);
}
