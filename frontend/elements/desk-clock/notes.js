/** A note of the browser beside other windows. It says nothing about anybody's health. */
export class Notes {
  #texts;
  #wanted = false;

  constructor(texts) {
    this.#texts = texts;
  }

  get canShow() {
    return "Notification" in window && Notification.permission !== "denied";
  }

  /** Asks for leave where there is none yet; whether notes come. */
  async want(wanted) {
    this.#wanted = wanted && (await Notification.requestPermission()) === "granted";
    return this.#wanted;
  }

  show() {
    if (!this.#wanted) return;
    try {
      new Notification(this.#texts.note_title, { body: this.#texts.note_text, tag: "spineflow-desk" });
    } catch {
      // Some browsers show notes only through a worker: the page itself still says it.
    }
  }
}
