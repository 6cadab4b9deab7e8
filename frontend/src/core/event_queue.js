/**
 * What happened, kept until the server has said that it has it. No DOM, no clock, no network of its
 * own: storage, sending, waiting and the lock between tabs are given. The promise of each word:
 *
 * - `unsaved`: something is only in the memory of this page
 * - `device`: everything is in the storage of this device, something is not at the server
 * - `saved`: the server has acknowledged everything
 *
 * And what stands in the way, if anything does:
 *
 * - `unkept`: the storage of this device took something not, as when it is full; it is tried again
 * - `signed_out`: the server knows nobody, or somebody else, behind this page
 *
 * @typedef {Object} Entry one line of the outbox
 * @property {string} owner whose it is; another owner's lines are never sent
 * @property {Object} event as the server gets it: id, sequence, kind, ...
 * @property {string} [rejected] the server's reason; kept, shown, not sent again
 *
 * @typedef {null|"unkept"|"signed_out"} Problem
 *
 * @typedef {{epoch?: string, after?: number, seq?: number, event?: string}} Marks how far the log was
 *   read, and the highest event known to be in it
 *
 * @typedef {Object} Store
 * @property {boolean} durable false: gone with the page
 * @property {(owner: string, builds: ((sequence: number) => Object)[]) => Promise<Entry[]>} append
 *   numbers and writes all in one transaction; resolves once it is on the disk
 * @property {(owner: string) => Promise<Entry[]>} all what waits and what was rejected, in order
 * @property {(owner: string, kept: {id: string, seq?: number}[]) => Promise<void>} keep
 *   the server has these
 * @property {(id: string, reason: string) => Promise<void>} reject
 * @property {(owner: string, events: Object[]) => Promise<void>} adopt
 *   writes what was in the memory of a page as it is, number and all
 */

export const BATCH = 100;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5 * 60 * 1000;

/** Doubles from a second to five minutes, less up to half by chance. */
export function backoffMs(failures, chance) {
  const full = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS);
  return full * (1 - chance / 2);
}

/** Of these each one may open a question: what a therapist found, how the skin was after warmth. */
const MAY_ASK = new Set(["adverse_event", "warmth_had", "therapist_found"]);

/** What may close the gate goes first; all else in the order in which it happened. */
export function pressingFirst(entries) {
  const presses = ({ event: { kind, payload } }) =>
    (kind === "quick_check" && payload?.yes?.length > 0) ||
    (kind === "signs_seen" && payload?.effect === "stop") ||
    MAY_ASK.has(kind);
  return [...entries.filter(presses), ...entries.filter((entry) => !presses(entry))];
}

export class EventQueue {
  #store;
  #fallback;
  #send;
  #later;
  #chance;
  #onStatus;
  #lock;
  #owner;
  #entries = [];
  #writing = 0;
  #unwritten = [];
  #tail = Promise.resolve();
  #loaded = null;
  #sending = false;
  #failures = 0;
  #cancel = null;
  #closed = false;
  #told = "";
  #status = "saved";
  #isSignedOut = false;

  /**
   * @param {Object} given
   * @param {string} given.owner
   * @param {Store} given.store
   * @param {Store} given.fallback used beside `store` where that fails: memory
   * @param {(events: Object[], leaving: boolean) => Promise<{id: string, status: string, seq?: number, reason?: string}[]>} given.send
   *   throws when the server could not be asked or did not answer with results
   * @param {(run: () => void, ms: number) => () => void} given.later waits; returns its cancel
   * @param {() => number} [given.chance]
   * @param {(status: "unsaved"|"device"|"saved", entries: Entry[], problem: Problem) => void} [given.onStatus]
   * @param {(run: () => Promise<any>) => Promise<any>} [given.lock] one tab at a time
   */
  constructor({ owner, store, fallback, send, later, chance = () => 0.5, onStatus = () => {}, lock = (run) => run() }) {
    this.#owner = owner;
    this.#store = store;
    this.#fallback = fallback;
    this.#send = send;
    this.#later = later;
    this.#chance = chance;
    this.#onStatus = onStatus;
    this.#lock = lock;
  }

  get status() {
    return this.#status;
  }

  /** @returns {Problem} */
  get problem() {
    if (this.#store.durable && this.#entries.some((entry) => entry.loose)) return "unkept";
    return this.#isSignedOut ? "signed_out" : null;
  }

  /** Whether something would be lost with this page: it is nowhere else, and is not just on its way. */
  get isAtRisk() {
    return this.#entries.some((entry) => entry.loose) && (this.#store.durable || this.#failures > 0);
  }

  get waiting() {
    return this.#entries.filter((entry) => !entry.rejected).map((entry) => entry.event);
  }

  /** What an earlier page left behind comes first. */
  start() {
    this.#closed = false;
    this.#loaded ??= this.#read();
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
    return this.write(build).then(() => {
      if (!this.#cancel) this.flush(); // while it backs off, the next try takes this along
    });
  }

  /**
   * Only writes: resolves once it is on the disk, or in the memory of the page where no disk is. What
   * is recorded in the same moment is written in one transaction.
   */
  write(build) {
    this.#unwritten.push(build);
    this.#tell();
    this.#tail = this.#tail.then(() => this.#loaded).then(() => this.#writeAll());
    return this.#tail;
  }

  async #writeAll() {
    const builds = this.#unwritten;
    if (!builds.length) return;
    this.#unwritten = [];
    this.#writing += builds.length;
    await this.#rescue();
    let entries;
    try {
      entries = await this.#store.append(this.#owner, builds);
      if (!this.#store.durable) entries = entries.map((entry) => ({ ...entry, loose: true }));
    } catch {
      // A full or forbidden storage must not lose the tap.
      entries = (await this.#fallback.append(this.#owner, builds)).map((entry) => ({ ...entry, loose: true }));
    }
    this.#entries.push(...entries);
    this.#writing -= builds.length;
    this.#tell();
  }

  /** There may be room again: what is only in the memory of the page moves to the disk. */
  async #rescue() {
    if (!this.#store.durable || !this.#entries.some((entry) => entry.loose)) return;
    try {
      const events = (await this.#fallback.all(this.#owner)).map((entry) => entry.event);
      await this.#store.adopt(this.#owner, events);
      await this.#fallback.keep(this.#owner, events.map(({ id }) => ({ id })));
      for (const entry of this.#entries) delete entry.loose;
    } catch {
      // Still none: it stays where it is, and the page goes on saying so.
    }
  }

  /** Sends what waits, one request at a time and one tab at a time. */
  async flush({ leaving = false } = {}) {
    if ((this.#sending || this.#closed) && !leaving) return;
    if (!this.waiting.length) return;
    this.#stopWaiting();
    this.#sending = true;
    try {
      await (leaving ? this.#sendBatch(leaving) : this.#lock(() => this.#read().then(() => this.#sendBatch())));
      this.#failures = 0;
      this.#isSignedOut = false;
    } catch (problem) {
      this.#failures += 1;
      this.#isSignedOut = Boolean(problem?.isSignedOut);
    } finally {
      this.#sending = false;
    }
    this.#tell();
    if (this.#closed || !this.waiting.length) return;
    if (this.#failures) this.#wait();
    else await this.flush();
  }

  /** The way is free again (online, visible): try now, from the shortest wait. */
  async retry() {
    this.#failures = 0;
    if (!this.#sending) await this.refresh();
    return this.flush();
  }

  /** Reads again what other tabs may have written or sent. */
  async refresh() {
    await this.#tail;
    await this.#rescue();
    await this.#read();
    this.#tell();
  }

  close() {
    this.#closed = true;
    this.#stopWaiting();
  }

  async #read() {
    const loose = (await this.#fallback.all(this.#owner)).map((entry) => ({ ...entry, loose: true }));
    try {
      const kept = await this.#store.all(this.#owner);
      const durable = this.#store.durable ? kept : kept.map((entry) => ({ ...entry, loose: true }));
      this.#entries = [...durable, ...loose];
    } catch {
      this.#entries = [...this.#entries.filter((entry) => !entry.loose), ...loose];
    }
  }

  async #sendBatch(leaving = false) {
    const batch = pressingFirst(this.#entries.filter((entry) => !entry.rejected)).slice(0, BATCH);
    if (!batch.length || (this.#closed && !leaving)) return;
    const results = await this.#send(batch.map((entry) => entry.event), leaving);
    if (!(await this.#settle(results))) throw new Error("an answer without results");
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
    for (const store of [this.#store, this.#fallback]) {
      try {
        if (ids.size) await store.keep(this.#owner, taken);
        for (const { id, reason = "rejected" } of refused) await store.reject(id, reason);
      } catch {
        // Sent again after a reload, where the server answers "duplicate".
      }
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
    const loose = this.#writing + this.#unwritten.length > 0 || this.#entries.some((entry) => entry.loose);
    this.#status = loose ? "unsaved" : this.#entries.length ? "device" : "saved";
    const rejected = this.#entries.filter((entry) => entry.rejected).length;
    const told = `${this.#status} ${this.#entries.length} ${rejected} ${this.problem}`;
    if (told === this.#told || (!this.#told && told === "saved 0 0 null")) return;
    this.#told = told;
    this.#onStatus(this.#status, this.#entries, this.problem);
  }
}
