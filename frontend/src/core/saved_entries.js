/**
 * What stands in a file of entries, as far as a device has to know it; the rest is for the server to
 * judge, which has the last word on each of them.
 */
const MOST = 10_000;

/** @param {any} saved what the file held @returns {boolean} whether it can be put among what waits */
export function isKnownShape(saved) {
  const events = saved?.events;
  return Array.isArray(events) && events.length > 0 && events.length <= MOST && events.every(isEntry);
}

const isEntry = (event) =>
  typeof event?.id === "string" && event.id.length <= 36 && Number.isInteger(event.sequence) && typeof event.kind === "string";
