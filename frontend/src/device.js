/**
 * What this device keeps, in one IndexedDB: lines of the log, pages, notes. Everything about a person
 * is sealed with AES-GCM; the key was made here, lies beside it, and can be used but not read out.
 * On a page without a secure context there is no such key: then only unsent lines are kept, open.
 *
 * Used by pages and by the worker alike.
 */
import { uuid7Maker } from "./core/uuid7.js";

const NAME = "spineflow-outbox";
const VERSION = 2;
/** On this channel it is said that the key is another one from now on. */
const REKEYED = "spineflow-key";
const EVERYTHING = ["lines", "sequence", "marks", "keys", "pages", "notes"];

export const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Only a completed transaction counts as saved. */
export const committed = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
  });

export const makeId = uuid7Maker((count) => crypto.getRandomValues(new Uint8Array(count)));

export class Device {
  #base;
  #key = null;
  #channel = new BroadcastChannel(REKEYED);

  constructor(base, key) {
    this.#base = base;
    this.#key = key;
    // Another tab, or the worker, made a new key: what is sealed with the old one nobody could open.
    this.#channel.onmessage = async () => (this.#key = await sealingKey(this.#base).catch(() => null));
  }

  static async open() {
    const base = await openBase();
    base.onversionchange = () => base.close();
    return new Device(base, await sealingKey(base));
  }

  get canSeal() {
    return this.#key !== null;
  }

  /** A strict transaction: it completes once it is on the disk. */
  write(stores) {
    return this.#base.transaction(stores, "readwrite", { durability: "strict" });
  }

  read(stores) {
    return this.#base.transaction(stores, "readonly");
  }

  /** @param {any} value anything JSON can carry @returns {Promise<{iv: Uint8Array, data: ArrayBuffer}>} */
  async seal(value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.#key, bytes) };
  }

  async unseal({ iv, data }) {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, this.#key, data);
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /** As `unseal`; undefined for what was sealed with a key that is gone. */
  async unsealKnown(sealed) {
    return this.#key ? this.unseal(sealed).catch(() => undefined) : undefined;
  }

  /** A sealed note, or undefined. */
  async note(name) {
    const found = await settled(this.read("notes").objectStore("notes").get(name));
    if (found?.sealed) return this.unsealKnown(found.sealed);
    return found?.open;
  }

  /** Keeps a note; `open` ones hold nothing about a person. Undefined takes it away. */
  async setNote(name, value, { open = false } = {}) {
    const kept = value === undefined ? null : open ? { open: value } : { sealed: await this.seal(value) };
    const work = this.write("notes");
    if (kept) work.objectStore("notes").put(kept, name);
    else work.objectStore("notes").delete(name);
    await committed(work);
  }

  /** Takes away notes that begin with a word, but for one. */
  async dropNotes(prefix, but) {
    const work = this.write("notes");
    const done = committed(work);
    const notes = work.objectStore("notes");
    for (const name of await settled(notes.getAllKeys())) {
      if (name.startsWith(prefix) && name !== but) notes.delete(name);
    }
    await done;
  }

  /** This device's own name in the log. */
  async ownName() {
    const known = await this.note("device");
    if (known) return known;
    const name = makeId(Date.now());
    await this.setNote("device", name, { open: true });
    return name;
  }

  /**
   * Takes everything away, the key first of all. Only what somebody else told here and could not send
   * yet stays, sealed, until they sign in again; then the key has to stay with it.
   * @param {string} [owner] who leaves; nobody's lines stay where that is not known
   */
  async forgetAll(owner) {
    const work = this.write(EVERYTHING);
    const done = committed(work);
    const lines = work.objectStore("lines");
    let others = 0;
    for (const line of await settled(lines.getAll())) {
      if (owner && line.owner !== owner && line.state !== "kept") others += 1;
      else lines.delete(line.id);
    }
    const stay = others ? ["lines", "keys", "sequence"] : ["lines"];
    for (const store of EVERYTHING) if (!stay.includes(store)) work.objectStore(store).clear();
    await done;
    if (others) return;
    this.#key = await sealingKey(this.#base).catch(() => null);
    this.#channel.postMessage("new");
  }

  close() {
    this.#channel.close();
    this.#base.close();
  }
}

async function openBase() {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = ({ oldVersion, target }) => {
    const { result: base, transaction } = target;
    if (!oldVersion) base.createObjectStore("sequence");
    for (const name of ["marks", "keys", "notes"]) base.createObjectStore(name);
    base.createObjectStore("pages", { keyPath: "key" });
    base.createObjectStore("lines", { keyPath: "id" });
    if (oldVersion === 1) bringAlong(base, transaction);
  };
  return settled(request);
}

/** Lines of the first shape wait to be sent; they come along as they are. */
function bringAlong(base, transaction) {
  const lines = transaction.objectStore("lines");
  transaction.objectStore("events").openCursor().onsuccess = ({ target: { result: cursor } }) => {
    if (!cursor) return base.deleteObjectStore("events");
    const { owner, event, rejected } = cursor.value;
    lines.put({ id: event.id, owner, n: event.sequence, state: rejected ? "rejected" : "waiting", reason: rejected, event });
    cursor.continue();
  };
}

/** The key of this device; two tabs that make one at the same time end up with the same. */
async function sealingKey(base) {
  if (!crypto.subtle) return null;
  const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const work = base.transaction("keys", "readwrite", { durability: "strict" });
  const done = committed(work);
  const keys = work.objectStore("keys");
  const known = await settled(keys.get("seal"));
  if (!known) keys.put(fresh, "seal");
  await done;
  return known ?? fresh;
}
