import { Device } from "../../src/device.js";

const PREFIX = "session:";
const OLDEST_MS = 24 * 60 * 60 * 1000;

/**
 * Where one is in a session, across a reload, a discarded tab, a killed browser: sealed on this device,
 * under the session's name. Writes follow each other and the newest wins; where nothing may be kept a
 * reload begins anew, and what was recorded is in the outbox.
 */
export class SessionPlace {
  #name;
  #device = null;
  #next = null;
  #writing = false;

  /** @param {string} session */
  constructor(session) {
    this.#name = PREFIX + session;
  }

  /** @returns {Promise<Object|null>} what was kept last */
  async recall() {
    try {
      this.#device = await Device.open();
      if (!this.#device.canSeal || (await this.#device.note("shared"))) this.#device = null;
      const kept = await this.#device?.note(this.#name);
      await this.#device?.dropNotes(PREFIX, this.#name);
      return kept && Date.now() - kept.at < OLDEST_MS ? kept : null;
    } catch {
      this.#device = null;
      return null;
    }
  }

  /** Keeps this, after what is being written; of several that wait only the last. */
  keep(place) {
    this.#next = { ...place, at: Date.now() };
    if (!this.#writing) this.#write();
  }

  async #write() {
    this.#writing = true;
    while (this.#device && this.#next) {
      const next = this.#next;
      this.#next = null;
      try {
        await this.#device.setNote(this.#name, next);
      } catch {
        // Full or taken away: the log has its own way, see the queue. The next one may fit again.
      }
    }
    this.#writing = false;
  }
}
