/** The time on the wall where the person is. Pure: a zone and a moment go in. */

const PARTS = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** @param {string} timeZone IANA @param {number} at milliseconds @returns {{date: string, clock: string}} `2026-11-25`, `14:30` */
export function wallIn(timeZone, at) {
  const parts = new Intl.DateTimeFormat("en", { timeZone, ...PARTS }).formatToParts(at);
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { date: `${of.year}-${of.month}-${of.day}`, clock: `${of.hour}:${of.minute}` };
}

/**
 * The moment at which the wall says so; where the hour is missing in spring, the one an hour later.
 * @param {string} timeZone @param {string} date @param {string} clock @returns {number} milliseconds
 */
export function momentAt(timeZone, date, clock) {
  const wanted = Date.parse(`${date}T${clock}:00Z`);
  let at = wanted;
  for (let turn = 0; turn < 2; turn += 1) {
    const wall = wallIn(timeZone, at);
    at += wanted - Date.parse(`${wall.date}T${wall.clock}:00Z`);
  }
  return at;
}
