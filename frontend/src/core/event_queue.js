/**
 * What happened, kept until the server has said that it has it. No DOM, no clock, no network of its
 * own: storage, sending and waiting are given. The promise of each status word:
 *
 * - `unsaved`: something is only in the memory of this page
 * - `device`: everything is in the storage of this device, something is not at the server
 * - `saved`: the server has acknowledged everything
 *
 * @typedef {Object} Entry one line of the outbox
 * @property {string} owner whose it is; another owner's lines are never sent
 * @property {Object} event as the server gets it: id, sequence, kind, ...
 * @property {string} [rejected] the server's reason; kept, shown, not sent again
 *
 * @typedef {Object} Store
 * @property {boolean} durable false: gone with the page
 * @property {(owner: string, build: (sequence: number) => Object) => Promise<Entry>} append
 *   numbers and writes in one transaction; resolves once it is on the disk
 * @property {(owner: string) => Promise<Entry[]>} all in the order they were appended
 * @property {(ids: string[]) => Promise<void>} remove
 * @property {(id: string, reason: string) => Promise<void>} reject
 */

export const BATCH = 100;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5 * 60 * 1000;

/** Doubles from a second to five minutes, less up to half by chance. */
export function backoffMs(failures, chance) {
  const full = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS);
  return full * (1 - chance / 2);
}

export class EventQueue {
  #store;
  #fallback;
  #send;
  #later;
  #chance;
  #onStatus;
  #owner;
  #entries = [];
  #writing = 0;
  #tail = Promise.resolve();
  #loaded = null;
  #sending = false;
  #failures = 0;
  #cancel = null;
  #closed = false;
  #status = "saved";

  /**
   * @param {Object} given
   * @param {string} given.owner
   * @param {Store} given.store
   * @param {Store} given.fallback used when `store` fails: memory
   * @param {(events: Object[], leaving: boolean) => Promise<{id: string, status: string, reason?: string}[]>} given.send
   *   throws when the server could not be asked or did not answer with results
   * @param {(run: () => void, ms: number) => () => void} given.later waits; returns its cancel
   * @param {() => number} [given.chance]
   * @param {(status: "unsaved"|"device"|"saved") => void} [given.onStatus]
   */
  constructor({ owner, store, fallback, send, later, chance = () => 0.5, onStatus = () => {} }) {
    this.#owner = owner;
    this.#store = store;
    this.#fallback = fallback;
    this.#send = send;
    this.#later = later;
    this.#chance = chance;
    this.#onStatus = onStatus;
  }

  get status() {
    return this.#status;
  }

  get waiting() {
    return this.#entries.filter((entry) => !entry.rejected).map((entry) => entry.event);
  }

  /** What an earlier page left behind comes first. */
  start() {
    this.#closed = false;
    this.#loaded ??= this.#store
      .all(this.#owner)
      .then((entries) => {
        this.#entries = [...entries, ...this.#entries];
      })
      .catch(() => {
        this.#store = this.#fallback;
      });
    return this.#loaded.then(() => {
      this.#tell();
      return this.flush();
    });
  }

  /**
   * Writes first, sends then. One after the other, so that sequence and order agree.
   * @param {(sequence: number) => Object} build
   */
  record(build) {
    this.#writing += 1;
    this.#tell();
    this.#tail = this.#tail
      .then(() => this.#loaded)
      .then(() => this.#store.append(this.#owner, build))
      .catch(() => {
        this.#store = this.#fallback; // a full or forbidden storage must not lose the tap
        return this.#store.append(this.#owner, build);
      })
      .then((entry) => {
        this.#entries.push({ ...entry, loose: !this.#store.durable });
      })
      .finally(() => {
        this.#writing -= 1;
        this.#tell();
      });
    return this.#tail.then(() => {
      if (!this.#cancel) this.flush(); // while it backs off, the next try takes this along
    });
  }

  /** Sends what waits, oldest first, one request at a time. */
  async flush({ leaving = false } = {}) {
    if ((this.#sending && !leaving) || (this.#closed && !leaving)) return;
    const batch = this.#entries.filter((entry) => !entry.rejected).slice(0, BATCH);
    if (!batch.length) return;
    this.#stopWaiting();
    this.#sending = true;
    try {
      const results = await this.#send(batch.map((entry) => entry.event), leaving);
      const known = await this.#settle(results);
      if (!known) throw new Error("an answer without results");
      this.#failures = 0;
    } catch {
      this.#failures += 1;
    } finally {
      this.#sending = false;
    }
    this.#tell();
    if (this.#closed || !this.waiting.length) return;
    if (this.#failures) this.#wait();
    else await this.flush();
  }

  /** The way is free again (online, visible): try now, from the shortest wait. */
  retry() {
    this.#failures = 0;
    return this.flush();
  }

  close() {
    this.#closed = true;
    this.#stopWaiting();
  }

  async #settle(results) {
    const has = new Set(this.#entries.map((entry) => entry.event.id));
    const mine = (results ?? []).filter((result) => has.has(result.id));
    const taken = mine.filter(({ status }) => status === "accepted" || status === "duplicate");
    const refused = mine.filter(({ status }) => status === "rejected");
    const ids = new Set(taken.map((result) => result.id));
    this.#entries = this.#entries.filter((entry) => !ids.has(entry.event.id));
    for (const { id, reason = "rejected" } of refused) {
      for (const entry of this.#entries) if (entry.event.id === id) entry.rejected = reason;
    }
    try {
      if (ids.size) await this.#store.remove([...ids]);
      for (const { id, reason = "rejected" } of refused) await this.#store.reject(id, reason);
    } catch {
      // Sent again after a reload, where the server answers "duplicate".
    }
    return taken.length + refused.length;
  }

  #wait() {
    const ms = backoffMs(this.#failures, this.#chance());
    this.#cancel = this.#later(() => {
      this.#cancel = null;
      this.flush();
    }, ms);
  }

  #stopWaiting() {
    this.#cancel?.();
    this.#cancel = null;
  }

  #tell() {
    const loose = this.#writing > 0 || this.#entries.some((entry) => entry.loose);
    const status = loose ? "unsaved" : this.#entries.length ? "device" : "saved";
    if (status === this.#status) return;
    this.#status = status;
    this.#onStatus(status);
  }
}
