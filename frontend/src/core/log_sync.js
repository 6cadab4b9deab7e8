/**
 * Reading the log of the server to its end. Pure: the store and the asking are given.
 *
 * Where the server says that an older log was put back (`restarted`), everything this device has
 * counts as unsent again and the log is read from its beginning; sending twice is harmless.
 *
 * @param {Object} given
 * @param {string} given.owner
 * @param {Object} given.store `marks`, `take` and `restart` beside those of a `Store`
 * @param {(marks: Object) => Promise<Object>} given.pull one page of the log
 * @returns {Promise<{restarted: boolean, count: number}>}
 */
export async function readLog({ owner, store, pull }) {
  let restarted = false;
  let count = 0;
  for (;;) {
    const page = await pull(await store.marks(owner));
    if (page.owner !== owner) throw new Error("somebody else is signed in");
    if (page.restarted) {
      restarted = true;
      await store.restart(owner);
    }
    await store.take(owner, page);
    count += page.events.length;
    if (!page.more) return { restarted, count };
  }
}

/** The marks after a page was taken: read so far, and the highest event known. */
export function marksAfter(marks, page) {
  const last = page.events.at(-1);
  const read = { ...(marks.epoch === page.epoch ? marks : {}), epoch: page.epoch };
  const after = last ? Math.max(last.seq, page.restarted ? 0 : read.after ?? 0) : read.after ?? 0;
  return highest({ ...read, after }, page.events.map(({ seq, event }) => ({ seq, id: event.id })));
}

/** The marks with the highest of these known places. */
export function highest(marks, places) {
  let found = marks;
  for (const { seq, id } of places) if (seq > (found.seq ?? 0)) found = { ...found, seq, event: id };
  return found;
}
