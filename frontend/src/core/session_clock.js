/**
 * Time from readings, never from counting ticks. Pure: the readings are arguments.
 *
 * Two clocks are read. The steady one (`performance.now`) never jumps, but stands still in some
 * browsers while the machine sleeps; the wall clock goes on, but may be set. So short times are
 * steady time, and what the wall shows beyond that is sleep.
 *
 * @typedef {{wall: number, steady: number|null}} Reading milliseconds; `steady` is null when the
 *   reading comes from an earlier page load, whose steady clock is gone
 * @typedef {{steady: number, wall: number, slept: number, whole: number}} Passed milliseconds;
 *   `whole` = steady + slept
 */

/** Below this the two clocks merely disagree. */
export const SLEEP_MS = 1000;
/** A gap longer than this is an absence. */
export const ABSENCE_MS = 5000;

/** @param {Reading|null} from @param {Reading} to @returns {Passed} */
export function passedBetween(from, to) {
  if (!from) return { steady: 0, wall: 0, slept: 0, whole: 0 };
  const wall = Math.max(0, to.wall - from.wall);
  if (from.steady === null || to.steady === null) return { steady: 0, wall, slept: wall, whole: wall };
  const steady = Math.max(0, to.steady - from.steady);
  const slept = wall - steady > SLEEP_MS ? wall - steady : 0;
  return { steady, wall, slept, whole: steady + slept };
}
