import { make } from "./nodes.js";

const LONG_ENOUGH_MS = 60_000;

/**
 * Entries that the server has not got, to take along; `bring-entries.js` reads them again.
 * @param {{owner: string, event: Object}[]} entries of one person
 */
export function saveAsFile(entries) {
  const text = JSON.stringify({ owner: entries[0]?.owner, events: entries.map(({ event }) => event) }, null, 1);
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  make("a", { href: url, download: "spineflow-entries.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), LONG_ENOUGH_MS);
}
