/**
 * A session across a reload: what is kept of it, and how it comes back. Pure.
 *
 * @typedef {import("./session_machine.js").Model} Model
 * @typedef {import("./session_machine.js").Effect} Effect
 */
import { begin, update } from "./session_machine.js";
import { goesOn, stepAt } from "./session_step.js";

/** What has to be kept; the steps come from the page again. @param {Model} model */
export function snapshot(model) {
  const { steps, read, ...kept } = model;
  return { ...kept, count: steps.length, wall: read?.wall ?? null };
}

/**
 * The session as it was left, paused, with the time right: warmth, walks, rides and rests went on.
 * @returns {{model: Model, effects: Effect[]}|null} null where the snapshot is of another session
 */
export function restore(data, kept, now) {
  const fresh = begin(data);
  if (!kept || kept.sitting !== data.sitting || kept.count !== data.steps.length) return null;
  if (!(kept.index >= 0 && kept.index < kept.count) || !(kept.elapsed >= 0)) return null;
  const { count, wall, ...rest } = kept;
  const read = wall === null ? null : { wall, steady: null };
  // As if the page had been hidden: time that runs out does not begin the next exercise.
  let model = { ...fresh, ...rest, heatCap: fresh.heatCap, hidden: true, away: 0, read };
  const effects = [];
  const wasRunning = model.status === "running";
  if (wasRunning && !goesOn(stepAt(model))) model = { ...model, status: "paused" };
  const turn = update(model, { type: "tick", now });
  ({ model } = turn);
  effects.push(...turn.effects.filter(({ type }) => type === "record"));
  if (model.status === "running") {
    const { model: paused } = update(model, { type: "pause", now });
    model = paused;
  }
  const notice = wasRunning && model.status === "paused" ? model.notice ?? "away" : model.notice;
  return { model: { ...model, hidden: false, notice }, effects };
}
