/** How strong pain is, in the four steps in which the map shows it. Pure. */

/** @param {number} strength 1 to 10; anything else is not marked @returns {0|1|2|3|4} */
export function stepOf(strength) {
  if (!Number.isInteger(strength) || strength < 1 || strength > 10) return 0;
  return 1 + Math.floor(((strength - 1) * 4) / 10);
}
