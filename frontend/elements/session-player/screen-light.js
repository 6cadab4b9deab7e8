/** Keeps the screen lit while there is something to see, where the browser allows it. */
export class ScreenLight {
  #lock = null;
  #isWanted = false;

  /** @param {boolean} on */
  async hold(on) {
    this.#isWanted = on;
    try {
      if (on && !this.#isHeld) await this.#ask();
      else if (!on) await this.#letGo();
    } catch {
      // Low battery or not allowed: the screen may go dark, the time is kept all the same.
    }
  }

  get #isHeld() {
    return this.#lock !== null && !this.#lock.released; // the browser lets go of it with the page
  }

  async #ask() {
    const lock = (await navigator.wakeLock?.request("screen")) ?? null;
    if (this.#isWanted && !this.#isHeld) this.#lock = lock;
    else await lock?.release();
  }

  async #letGo() {
    const lock = this.#lock;
    this.#lock = null;
    await lock?.release();
  }
}
