/** An event of the log as the server reads it. Pure: time and id are given. */
import { wallIn } from "./zone_time.js";

/**
 * @param {Object} told
 * @param {string} told.id UUIDv7
 * @param {string} told.device
 * @param {string} told.kind
 * @param {string} [told.entity] the session; an entry of its own without one
 * @param {number} told.at wall milliseconds
 * @param {string} told.timeZone IANA
 * @param {string} [told.localDate] used where the browser does not know the zone
 * @param {string} told.contentVersion
 * @param {string|null} [told.replaces]
 * @param {Object} told.payload
 */
export function newEvent({ id, device, kind, entity, at, timeZone, localDate, contentVersion, replaces, payload }) {
  return {
    id,
    device,
    sequence: 0,
    kind,
    entity: entity ?? id,
    occurred_at: new Date(at).toISOString(),
    time_zone: timeZone,
    local_date: dateIn(timeZone, at) ?? localDate,
    content_version: contentVersion,
    replaces: replaces ?? null,
    payload,
  };
}

/** The calendar day where the person is, also after midnight; null for a zone nobody knows. */
export function dateIn(timeZone, at) {
  try {
    return wallIn(timeZone, at).date;
  } catch {
    return null;
  }
}
