/**
 * The tones and words that fall between two moments of a step. Pure.
 *
 * An `Effect` is that of the machine.
 *
 * @typedef {import("./session_step.js").Step} Step
 */
import { breathAt } from "./breath.js";
import { durationOf, WORK } from "./session_step.js";

const LAST_TICKS_MS = [3000, 2000, 1000];
const ANNOUNCE_LEFT_MS = 10_000;
/** Shorter than this, a half-way sign would only disturb. */
const HALF_FROM_MS = 20_000;
/** A tick that comes later than this would count wrong. */
const TOO_LATE_MS = 900;

/** @param {Step} step @param {number} from @param {number} to milliseconds @returns {Effect[]} */
export function cuesBetween(step, from, to) {
  const duration = durationOf(step);
  const crossed = (moment) => moment > from && moment <= to && moment < duration;
  const timed = Number.isFinite(duration);
  return [
    ...(timed ? halfWay(step, duration, crossed) : []),
    ...(timed && duration > 30_000 && crossed(duration - ANNOUNCE_LEFT_MS)
      ? [{ type: "announce", name: "ten" }] : []),
    ...(timed ? lastTicks(step, duration, to, crossed) : []),
    ...(step.breath && to > from && to < duration ? breathChange(step.breath, from, to) : []),
  ];
}

/** The tone and the word of one part of a breath. @returns {Effect[]} */
export function breathing(phase) {
  return [{ type: "tone", name: phase }, { type: "cue", name: `breathe_${phase}` }];
}

function halfWay(step, duration, crossed) {
  const has = step.half || (duration >= HALF_FROM_MS && !step.breath);
  if (!WORK.has(step.kind) || !has || !crossed(duration / 2)) return [];
  const effects = [{ type: "tone", name: "half" }];
  if (step.half) effects.push({ type: "say", text: [step.half] });
  if (step.half || duration >= 60_000) effects.push({ type: "announce", name: "half" });
  return effects;
}

function lastTicks(step, duration, to, crossed) {
  // Breath has its own tones; a second row of them would hurry it.
  if (step.breath || duration < 5000) return [];
  const due = LAST_TICKS_MS.filter((left) => crossed(duration - left) && to - (duration - left) < TOO_LATE_MS);
  return due.map(() => ({ type: "tone", name: "tick" }));
}

function breathChange(pattern, from, to) {
  const [now, earlier] = [breathAt(pattern, to), breathAt(pattern, from)];
  return now.phase !== earlier.phase || now.round !== earlier.round ? breathing(now.phase) : [];
}
