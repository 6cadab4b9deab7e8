import { dayAt } from "../src/core/offline_routes.js";

/** The number of the morning after is asked once, on Today or in a check, whichever comes first. */

/** The session whose next morning is still to be told, or null. */
export async function openMorning(pages, state, now) {
  const day = dayAt(state.days, now);
  return day?.morning && !(await toldMorning(pages, state, day)) ? day.morning : null;
}

/**
 * A kept page, without the question where it was answered here since the page was made. On Today what
 * waits stays in sight with its question, because there it can be taken back.
 */
export async function asksMorning(pages, state, html, now) {
  const day = dayAt(state.days, now);
  if (!day?.morning || !html.includes(" asks-morning\"")) return html;
  const told = await toldMorning(pages, state, day);
  if (!told) return html;
  const waits = (await pages.log.all(state.owner)).some(({ event }) => event.id === told.id);
  return waits ? hidden(html, "field") : hidden(hidden(html, "field"), "card");
}

async function toldMorning(pages, state, day) {
  const told = await pages.log.since(state.owner, Date.parse(day.from));
  const undone = new Set(told.map(({ replaces }) => replaces));
  return told.find(({ id, entity, payload }) =>
    entity === day.morning && payload.when === "next_morning" && !undone.has(id));
}

const hidden = (html, kind) => html.replace(`class="${kind} asks-morning"`, `class="${kind} asks-morning" hidden`);
