/** What is said of entries that wait or were refused. Pure: the sentences belong to the page. */
import { madeAt } from "./uuid7.js";

/** A browser may clear what nobody visited for seven days; whoever is told after three has time left. */
const LONG_MS = 3 * 86_400_000;

/** @param {{id: string}} event @param {number} now milliseconds */
export function waitsLong({ id }, now) {
  return now - madeAt(id) >= LONG_MS;
}

const FIELDS = { kind: "newer", occurred_at: "time", local_date: "time", time_zone: "time" };

/** Which sentence a person reads for the server's reason. @param {string} reason `field: what is wrong` */
export function refusal(reason) {
  if (reason === "id: in use already") return "known";
  if (reason.endsWith("Extra inputs are not permitted")) return "newer";
  return FIELDS[/^(\w+):/.exec(reason)?.[1]] ?? "other";
}
