/** The time on the wall where the person is. Pure: a zone and a moment go in. */

const PARTS = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/**
 * Zones are younger than some browsers. Where one does not know the zone, the wall is read from a day
 * that the server has told; an hour off only where the clock changes between that day and the moment.
 *
 * @typedef {{date: string, from: string}} KnownDay a date, and the moment it began there (ISO 8601)
 */

/**
 * @param {string} timeZone IANA @param {number} at milliseconds @param {KnownDay} [known]
 * @returns {{date: string, clock: string}} `2026-11-25`, `14:30`
 * @throws {RangeError} for a zone that the browser does not know, without a known day
 */
export function wallIn(timeZone, at, known) {
  const format = formatOf(timeZone);
  if (!format && known) return wallFrom(known, at);
  if (!format) throw new RangeError(`time zone: ${timeZone}`);
  const parts = format.formatToParts(at);
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { date: `${of.year}-${of.month}-${of.day}`, clock: `${of.hour}:${of.minute}` };
}

const DAY_MS = 86_400_000;

/**
 * The moment at which the wall says so, as the server has it: of an hour that comes twice the first one; where
 * the hour is missing, the one an hour later.
 * @param {string} timeZone @param {string} date @param {string} clock @param {KnownDay} [known] @returns {number} milliseconds
 */
export function momentAt(timeZone, date, clock, known) {
  const wanted = Date.parse(`${date}T${clock}:00Z`);
  const shownAt = (at) => {
    const wall = wallIn(timeZone, at, known);
    return Date.parse(`${wall.date}T${wall.clock}:00Z`);
  };
  // What the wall is ahead of UTC a day before and a day after: between them the clock changes once at most.
  const [early, late] = [wanted - DAY_MS, wanted + DAY_MS].map((near) => wanted - (shownAt(near) - near));
  return shownAt(late) === wanted && shownAt(early) !== wanted ? late : early;
}

function formatOf(timeZone) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone, ...PARTS });
  } catch {
    return null;
  }
}

function wallFrom({ date, from }, at) {
  const wall = new Date(Date.parse(`${date}T00:00:00Z`) + at - Date.parse(from)).toISOString();
  return { date: wall.slice(0, 10), clock: wall.slice(11, 16) };
}
