/**
 * One step of a session: what it is now, how long it lasts, what is still to come. Pure.
 *
 * @typedef {import("./breath.js").Pattern} Pattern
 * A `Model` is that of the machine; modules never import in a circle, not even for a type.
 *
 * @typedef {"ready"|"move"|"hold"|"rest"|"switch"|"breathe"|"heat"|"check"|"walk"|"roll"} Kind
 *
 * @typedef {Object} Step
 * @property {number} n
 * @property {string} item
 * @property {string} title
 * @property {Kind} kind
 * @property {number|null} [seconds]
 * @property {number|null} [reps]
 * @property {[string, number][]|null} [phases] of one repetition: word and seconds
 * @property {Pattern|null} [breath]
 * @property {string[]} [show]
 * @property {string[]} [say]
 * @property {string|null} [half]
 * @property {string|null} [figure]
 * @property {number|null} [loop_seconds]
 * @property {Partial<Step>|null} [easier] what changes; may itself hold an `easier`
 * @property {boolean} [skin_check]
 * @property {boolean} [away] it is done away from the screen, as a ride or a swim is
 */
import { roundMs } from "./breath.js";

/** Time goes on for these while nobody looks; everything else waits for the person. */
const GOES_ON = new Set(["heat", "walk", "rest"]);
/** Whether time goes on in a step while nobody looks. @param {Step} step */
export const goesOn = (step) => Boolean(step.away) || GOES_ON.has(step.kind);
/** Steps in which something is practised; the others lead from one to the next. */
export const WORK = new Set(["move", "hold", "breathe", "heat", "walk", "roll"]);

/** The step as it is done now, with everything that was made easier. @returns {Step} */
export function stepAt(model, index = model.index) {
  let step = model.steps[index];
  for (let times = model.eased[step.item] ?? 0; times > 0 && step.easier; times -= 1) {
    const { easier, ...rest } = step;
    step = { ...rest, ...easier, easier: easier.easier ?? null };
  }
  return step;
}

/** Milliseconds a step lasts; Infinity where the person says when it is over. @param {Step} step */
export function durationOf(step) {
  if (step.kind === "check") return Infinity;
  if (step.seconds > 0) return step.seconds * 1000;
  if (step.breath?.rounds > 0) return step.breath.rounds * roundMs(step.breath);
  if (step.reps > 0) return step.reps * repMs(step) || Infinity;
  return Infinity;
}

/** Milliseconds of one repetition, 0 where there is none. @param {Step} step */
export function repMs(step) {
  const seconds = step.phases?.reduce((sum, [, length]) => sum + length, 0) || step.loop_seconds;
  return (seconds ?? 0) * 1000;
}

/** Milliseconds until the end of the whole session, as planned. @param {Model} model */
export function leftOf(model) {
  const whole = (index) => {
    const duration = durationOf(stepAt(model, index));
    return Number.isFinite(duration) ? duration : 0;
  };
  let left = Math.max(0, whole(model.index) - model.elapsed);
  for (let index = model.index + 1; index < model.steps.length; index += 1) left += whole(index);
  return left;
}
