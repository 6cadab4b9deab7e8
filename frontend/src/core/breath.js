/**
 * Paced breathing: where one is in the pattern after a given time. Pure.
 *
 * @typedef {{in: number, hold?: number, out: number, rounds?: number}} Pattern seconds; `hold` 0 or
 *   absent: there is no such phase
 * @typedef {{phase: "in"|"hold"|"out", round: number, fullness: number, left: number}} Breath
 *   `round` counts from 1, `fullness` is 0 (empty) to 1 (full), `left` is milliseconds of the phase
 */

/** @param {Pattern} pattern */
export function phasesOf(pattern) {
  return /** @type {["in"|"hold"|"out", number][]} */ (
    [["in", pattern.in], ["hold", pattern.hold ?? 0], ["out", pattern.out]]
  ).filter(([, seconds]) => seconds > 0);
}

/** Milliseconds of one round. @param {Pattern} pattern */
export function roundMs(pattern) {
  return phasesOf(pattern).reduce((sum, [, seconds]) => sum + seconds * 1000, 0);
}

/** Slow at both ends, so that the ring neither jumps nor stops dead. */
function ease(part) {
  return (1 - Math.cos(Math.PI * part)) / 2;
}

/**
 * @param {Pattern} pattern
 * @param {number} elapsed milliseconds since the pattern began
 * @returns {Breath}
 */
export function breathAt(pattern, elapsed) {
  const whole = roundMs(pattern);
  if (!(whole > 0)) throw new RangeError("a breath needs a phase that lasts");
  const time = Math.max(0, elapsed);
  const round = Math.floor(time / whole) + 1;
  let within = time % whole;
  for (const [phase, seconds] of phasesOf(pattern)) {
    const length = seconds * 1000;
    if (within < length) {
      const part = within / length;
      const fullness = phase === "in" ? ease(part) : phase === "hold" ? 1 : 1 - ease(part);
      return { phase, round, fullness, left: length - within };
    }
    within -= length;
  }
  return { phase: "out", round, fullness: 0, left: 0 };
}

/** Rounds breathed to their end. @param {Pattern} pattern @param {number} elapsed */
export function roundsDone(pattern, elapsed) {
  return Math.floor(Math.max(0, elapsed) / roundMs(pattern));
}
