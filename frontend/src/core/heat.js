/**
 * How long warmth has lain on the back. Pure.
 *
 * The warmth does not stop when the timer does: a pause, an open question, a sleeping screen count
 * in full. What counts is the longer of the two clocks, so a clock set back never adds a minute.
 *
 * @typedef {{used: number, on: boolean, over: boolean}} Exposure `used` in milliseconds; `on` while
 *   the warmth is on; `over` once the cap was reached, for the rest of the session
 */
/** @typedef {import("./session_clock.js").Passed} Passed */

/** Nothing a page or a clock says makes it longer than this (clinical reference D.1). */
export const HARD_CAP_MS = 20 * 60 * 1000;

/** The cap of one session: what the server asks for, never above the hard one. */
export function capMs(seconds) {
  const asked = Number(seconds) * 1000;
  return asked > 0 ? Math.min(asked, HARD_CAP_MS) : HARD_CAP_MS;
}

/**
 * Before the session; what a moment ago lay on the back already counts.
 * @returns {Exposure}
 */
export function unexposed(seconds = 0, cap = HARD_CAP_MS) {
  const used = Math.min(Math.max(0, Number(seconds) || 0) * 1000, cap);
  return { used, on: false, over: used >= cap };
}

/** A step during which the pad or towel lies on the back: the warmth, and the looks at the skin. */
export function isWarm(step) {
  return step.kind === "heat" || (step.kind === "check" && step.skin_check === true);
}

/** @param {Passed} passed */
export function warmMs(passed) {
  return Math.max(passed.steady, passed.wall, 0);
}

/** Adds time, never beyond the cap. @param {Exposure} exposure */
export function expose(exposure, ms, cap) {
  if (!exposure.on || ms <= 0) return exposure;
  const used = Math.min(exposure.used + ms, cap);
  return { ...exposure, used, over: exposure.over || used >= cap };
}

/** Kinds of steps, as events tell them, during which warmth lies on the back. */
export const WARM_STEPS = new Set(["heat", "check"]);

/**
 * Seconds of warmth that events tell since a moment: of sessions, and told by hand as begun since then.
 * @param {Object[]} events made since that moment @param {number} since milliseconds
 */
export function warmSeconds(events, since) {
  const undone = new Set(events.map(({ replaces }) => replaces));
  const standing = events.filter(({ id, occurred_at: at }) => !undone.has(id) && Date.parse(at) >= since);
  return standing.reduce((sum, { kind, payload }) => {
    if (kind === "warmth_had") return sum + payload.minutes * 60;
    return WARM_STEPS.has(payload.kind) ? sum + payload.seconds : sum;
  }, 0);
}
