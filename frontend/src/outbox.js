/**
 * Where the event queue keeps its lines: IndexedDB, else localStorage, else the memory of the page.
 * All three are a `Store` of `core/event_queue.js`.
 */
const NAME = "spineflow-outbox";

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const committed = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });

/** Only a completed transaction counts as saved. */
class IndexedStore {
  durable = true;
  #base;

  constructor(base) {
    this.#base = base;
  }

  static async open() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("events", { keyPath: "event.id" });
      request.result.createObjectStore("sequence");
    };
    const base = await settled(request);
    base.onversionchange = () => base.close();
    return new IndexedStore(base);
  }

  #write() {
    return this.#base.transaction(["events", "sequence"], "readwrite", { durability: "strict" });
  }

  async append(owner, build) {
    const work = this.#write();
    const done = committed(work);
    const counter = work.objectStore("sequence");
    const sequence = ((await settled(counter.get("last"))) ?? 0) + 1;
    counter.put(sequence, "last");
    const entry = { owner, event: build(sequence) };
    work.objectStore("events").put(entry);
    await done;
    return entry;
  }

  async all(owner) {
    const read = this.#base.transaction("events").objectStore("events");
    const entries = await settled(read.getAll());
    return entries
      .filter((entry) => entry.owner === owner)
      .sort((one, other) => one.event.sequence - other.event.sequence);
  }

  async remove(ids) {
    const work = this.#write();
    for (const id of ids) work.objectStore("events").delete(id);
    await committed(work);
  }

  async reject(id, reason) {
    const work = this.#write();
    const done = committed(work);
    const events = work.objectStore("events");
    const entry = await settled(events.get(id));
    if (entry) events.put({ ...entry, rejected: reason });
    await done;
  }
}

/** One JSON text; good for private windows that refuse IndexedDB. */
class TextStore {
  durable = true;
  #texts;

  constructor(texts) {
    this.#texts = texts;
    this.#save(this.#load()); // throws where nothing may be stored
  }

  #load() {
    return JSON.parse(this.#texts.getItem(NAME) ?? '{"last": 0, "entries": []}');
  }

  #save(book) {
    this.#texts.setItem(NAME, JSON.stringify(book));
  }

  async append(owner, build) {
    const book = this.#load();
    book.last += 1;
    const entry = { owner, event: build(book.last) };
    book.entries.push(entry);
    this.#save(book);
    return entry;
  }

  async all(owner) {
    return this.#load().entries.filter((entry) => entry.owner === owner);
  }

  async remove(ids) {
    const book = this.#load();
    book.entries = book.entries.filter((entry) => !ids.includes(entry.event.id));
    this.#save(book);
  }

  async reject(id, reason) {
    const book = this.#load();
    for (const entry of book.entries) if (entry.event.id === id) entry.rejected = reason;
    this.#save(book);
  }
}

export class MemoryStore {
  durable = false;
  #last = 0;
  #entries = [];

  async append(owner, build) {
    const entry = { owner, event: build((this.#last += 1)) };
    this.#entries.push(entry);
    return { ...entry };
  }

  async all(owner) {
    return this.#entries.filter((entry) => entry.owner === owner);
  }

  async remove(ids) {
    this.#entries = this.#entries.filter((entry) => !ids.includes(entry.event.id));
  }

  async reject(id, reason) {
    for (const entry of this.#entries) if (entry.event.id === id) entry.rejected = reason;
  }
}

/** The best store this browser allows. */
export async function openStore() {
  try {
    return await IndexedStore.open();
  } catch {
    try {
      return new TextStore(localStorage);
    } catch {
      return new MemoryStore();
    }
  }
}
