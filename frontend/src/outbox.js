/**
 * Where lines of the log are kept: in the IndexedDB of this device, else in the memory of the page.
 * Both are a `Store` of `core/event_queue.js`, and both remember what the server has: an older log
 * that was put back there is filled again from here.
 */
import { highest, marksAfter } from "./core/log_sync.js";
import { beginningAt } from "./core/uuid7.js";
import { committed, Device, settled } from "./device.js";

/** How long lines that the server has stay here. */
const KEPT_DAYS = 30;
const isUnsent = ({ state }) => state !== "kept";
const byNumber = (one, other) => one.n - other.n;

export class IndexedStore {
  durable = true;
  #device;

  constructor(device) {
    this.#device = device;
  }

  async append(owner, builds) {
    const events = builds.map((build) => build(0));
    const closed = await Promise.all(events.map((event) => this.#closed(event)));
    const work = this.#device.write(["lines", "sequence"]);
    const done = committed(work);
    const counter = work.objectStore("sequence");
    const before = (await settled(counter.get("last"))) ?? 0;
    counter.put(before + events.length, "last");
    const entries = events.map((event, at) => ({ owner, event: { ...event, sequence: before + at + 1 } }));
    const lines = work.objectStore("lines");
    for (const [at, { event }] of entries.entries()) {
      lines.put({ id: event.id, owner, n: event.sequence, state: "waiting", ...closed[at] });
    }
    await done;
    return entries;
  }

  async all(owner) {
    return this.#entries(owner, isUnsent);
  }

  /** How many lines of anybody are not sent; none of them is opened. */
  async count() {
    return (await settled(this.#device.read("lines").objectStore("lines").getAll())).filter(isUnsent).length;
  }

  /** Everything known since a moment, sent or not, oldest first. @param {number} since milliseconds */
  async since(owner, since) {
    const first = beginningAt(since);
    const found = await this.#entries(owner, ({ id }) => id >= first);
    return found.map(({ event }) => event).sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  async keep(owner, kept) {
    const work = this.#device.write(["lines", "marks"]);
    const done = committed(work);
    const lines = work.objectStore("lines");
    const marks = work.objectStore("marks");
    for (const { id, seq } of kept) {
      const line = await settled(lines.get(id));
      if (!line) continue;
      const { reason, ...rest } = line;
      // Without a key the line is open, so it does not stay.
      if (line.sealed) lines.put({ ...rest, state: "kept", seq });
      else lines.delete(id);
    }
    const before = (await settled(marks.get(owner))) ?? {};
    marks.put(highest(before, kept.filter(({ seq }) => seq)), owner);
    await done;
  }

  async reject(id, reason) {
    const work = this.#device.write("lines");
    const done = committed(work);
    const lines = work.objectStore("lines");
    const line = await settled(lines.get(id));
    if (line) lines.put({ ...line, state: "rejected", reason });
    await done;
  }

  /** Writes what was in the memory of a page: as it is, because the server may have it under this number. */
  async adopt(owner, events) {
    const closed = await Promise.all(events.map((event) => this.#closed(event)));
    const work = this.#device.write("lines");
    const done = committed(work);
    for (const [at, { id, sequence }] of events.entries()) {
      work.objectStore("lines").put({ id, owner, n: sequence, state: "waiting", ...closed[at] });
    }
    await done;
  }

  /** A refused line goes, because the person said so; nothing else can. */
  async letGo(id) {
    const work = this.#device.write("lines");
    const done = committed(work);
    const lines = work.objectStore("lines");
    if ((await settled(lines.get(id)))?.state === "rejected") lines.delete(id);
    await done;
  }

  /** Rejected lines wait to be sent once more. */
  async tryAgain(owner) {
    await this.#change(owner, (line) => (line.state === "rejected" ? { ...line, state: "waiting" } : null));
  }

  async marks(owner) {
    return (await settled(this.#device.read("marks").objectStore("marks").get(owner))) ?? {};
  }

  /** Takes a page of the server's log and how far it goes, both or neither. */
  async take(owner, page) {
    const ready = this.#device.canSeal
      ? await Promise.all(page.events.map(async ({ seq, event }) => ({ seq, event, sealed: await this.#device.seal(event) })))
      : [];
    const work = this.#device.write(["lines", "marks"]);
    const done = committed(work);
    const lines = work.objectStore("lines");
    for (const { seq, event, sealed } of ready) {
      lines.put({ id: event.id, owner, n: event.sequence, state: "kept", seq, sealed });
    }
    const marks = work.objectStore("marks");
    marks.put(marksAfter((await settled(marks.get(owner))) ?? {}, page), owner);
    await done;
    await this.#dropOld(owner);
  }

  /** The server lost what came after some moment: all this device has is to be sent again. */
  async restart(owner) {
    await this.#change(owner, (line) => (line.state === "kept" ? { ...line, state: "waiting", seq: undefined } : null));
    const work = this.#device.write("marks");
    work.objectStore("marks").delete(owner);
    await committed(work);
  }

  async #dropOld(owner) {
    const bound = beginningAt(Date.now() - KEPT_DAYS * 86_400_000);
    await this.#change(owner, (line) => (line.state === "kept" && line.id < bound ? undefined : null));
  }

  /** `change` gives the new line, null to leave it, undefined to take it away. */
  async #change(owner, change) {
    const work = this.#device.write("lines");
    const done = committed(work);
    const lines = work.objectStore("lines");
    for (const line of await settled(lines.getAll())) {
      const changed = line.owner === owner ? change(line) : null;
      if (changed === undefined) lines.delete(line.id);
      else if (changed) lines.put(changed);
    }
    await done;
  }

  async #entries(owner, which) {
    const lines = await settled(this.#device.read("lines").objectStore("lines").getAll());
    const own = lines.filter((line) => line.owner === owner && which(line)).sort(byNumber);
    return (await Promise.all(own.map((line) => this.#opened(line)))).filter(Boolean);
  }

  async #closed(event) {
    const { sequence, ...rest } = event;
    return this.#device.canSeal ? { sealed: await this.#device.seal(rest) } : { event: rest };
  }

  /** A line as an entry; null for one that no key opens any more, so that it hides no other. */
  async #opened({ owner, n, state, reason, sealed, event }) {
    const told = sealed ? await this.#device.unsealKnown(sealed) : event;
    if (!told) return null;
    const entry = { owner, event: { ...told, sequence: told.sequence ?? n } };
    return state === "rejected" ? { ...entry, rejected: reason } : entry;
  }
}

/** The same in memory: where nothing may be kept, and in tests. */
export class MemoryStore {
  durable = false;
  #last = 0;
  #lines = [];
  #marks = {};

  async append(owner, builds) {
    const lines = builds.map((build) => ({ owner, event: build((this.#last += 1)), state: "waiting" }));
    this.#lines.push(...lines);
    return lines.map(this.#shown);
  }

  async all(owner) {
    return this.#lines.filter((line) => line.owner === owner && line.state !== "kept").map(this.#shown);
  }

  async since(owner) {
    return this.#lines.filter((line) => line.owner === owner).map((line) => line.event);
  }

  async keep(owner, kept) {
    const places = new Map(kept.map(({ id, seq }) => [id, seq]));
    for (const line of this.#lines) if (places.has(line.event.id)) line.state = "kept";
    this.#marks = highest(this.#marks, kept.filter(({ seq }) => seq));
  }

  async adopt(owner, events) {
    this.#lines.push(...events.map((event) => ({ owner, event, state: "waiting" })));
  }

  async reject(id, reason) {
    for (const line of this.#lines) if (line.event.id === id) Object.assign(line, { state: "rejected", reason });
  }

  async letGo(id) {
    this.#lines = this.#lines.filter((line) => line.event.id !== id || line.state !== "rejected");
  }

  async tryAgain() {
    for (const line of this.#lines) if (line.state === "rejected") line.state = "waiting";
  }

  async marks() {
    return this.#marks;
  }

  async take(owner, page) {
    for (const { event } of page.events) {
      const known = this.#lines.find((line) => line.event.id === event.id);
      if (known) Object.assign(known, { state: "kept", event });
      else this.#lines.push({ owner, event, state: "kept" });
    }
    this.#marks = marksAfter(this.#marks, page);
  }

  async restart() {
    for (const line of this.#lines) if (line.state === "kept") line.state = "waiting";
    this.#marks = {};
  }

  #shown({ owner, event, state, reason }) {
    return state === "rejected" ? { owner, event, rejected: reason } : { owner, event };
  }
}

/**
 * The best store there is: none that lasts where somebody said that others use this device, but for
 * what this person told here before and could not send yet.
 */
export async function openStore(owner) {
  try {
    const device = await Device.open();
    const store = new IndexedStore(device);
    if ((await device.note("shared")) && !(await store.all(owner)).length) return new MemoryStore();
    return store;
  } catch {
    return new MemoryStore();
  }
}
