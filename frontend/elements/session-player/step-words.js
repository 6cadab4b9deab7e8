import { durationOf, repMs, stepAt } from "../../src/core/session_step.js";
import { fill } from "../../src/core/fill.js";
import { walkLeg } from "../../src/core/walk.js";
import { viewsOf } from "./step-lines.js";

/**
 * What a session says of its steps, as texts. Pure.
 *
 * @typedef {import("../../src/core/session_machine.js").Model} Model
 * @typedef {import("../../src/core/session_step.js").Step} Step
 * @typedef {Object<string, any>} Words
 */
const BETWEEN = new Set(["ready", "rest", "switch", "check"]);

/** Seconds below a minute, else minutes and seconds. @param {number} ms */
export function clockFace(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000 - 1e-6));
  if (seconds < 60) return String(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The practices of a session, each once. @param {Step[]} steps */
export function titlesOf(steps) {
  const work = steps.filter(({ kind }) => !BETWEEN.has(kind));
  return [...new Set((work.length ? work : steps).map(({ title }) => title))];
}

/** What stands above the name: the kind of step, or why it waits. @param {Model} model @param {Words} words */
export function kickerOf(model, words) {
  const { kind } = stepAt(model);
  if (model.status === "paused") {
    if (model.notice === "away") return words.paused_away;
    return kind === "heat" ? words.paused_heat : words.paused;
  }
  if (model.notice === "heat_cap") return words.heat_cap;
  return words[`kind_${kind}`] ?? "";
}

/** The lines of a step, as they are read together. @param {Step} step @param {number} elapsed ms @param {Words} words */
export function viewsAt(step, elapsed, words) {
  const all = step.show ?? [];
  const duration = durationOf(step);
  if (step.kind === "walk" && Number.isFinite(duration) && walkLeg(elapsed, duration) === "back") {
    const turn = step.half ?? words.turn_back;
    return all.length ? all.map((line) => [turn, line]) : [[turn]];
  }
  return viewsOf(all);
}

/** Which repetition it is; empty where nothing repeats. @param {Step} step @param {number} elapsed ms @param {Words} words */
export function repetitionOf(step, elapsed, words) {
  const one = repMs(step);
  if (!(step.reps > 1) || !one || step.breath) return "";
  return fill(words.rep, { rep: Math.min(step.reps, Math.floor(elapsed / one) + 1), reps: step.reps });
}

/** What comes after this practice. @param {Model} model @param {Words} words */
export function nextUp(model, words) {
  const { steps, index } = model;
  const step = stepAt(model);
  // Who has 15 minutes of warmth sees 5 run down: what comes then says why.
  if (steps[index + 1]?.kind === "check") return fill(words.next, { title: words.check_title });
  const next = steps.slice(index + 1).find(({ item, title }) => item !== step.item || title !== step.title);
  if (next) return fill(words.next, { title: next.title });
  return steps.length > 1 ? words.last : "";
}

/** One sentence for a screen reader. @param {string} name of what happened @param {Model} model @param {Words} words */
export function sentenceOf(name, model, words) {
  const step = stepAt(model);
  const duration = durationOf(step);
  const time = Number.isFinite(duration) ? `${clockFace(duration)}.` : "";
  switch (name) {
    case "step": return `${words[`kind_${step.kind}`]}: ${step.title}. ${time}`;
    case "half": return step.half ?? words.half;
    case "away": return words.paused_away;
    case "paused": return step.kind === "heat" ? words.paused_heat : words.paused;
    case "easier": return [words.eased, ...(step.show ?? [])].join(". ");
    case "ask": return words.check_title;
    default: return words[name] ?? "";
  }
}
