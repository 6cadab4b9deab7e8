/** The walk: out for the first half, back for the second. Pure. */

/** @returns {"out"|"back"} @param {number} elapsed @param {number} duration milliseconds */
export function walkLeg(elapsed, duration) {
  return elapsed * 2 < duration ? "out" : "back";
}
