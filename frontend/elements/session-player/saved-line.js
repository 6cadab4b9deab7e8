import { make, show, write } from "../nodes.js";

/** What is saved where, and in a sentence what stands in the way of it. */
export class SavedLine {
  #words;

  /** @param {Object<string, any>} words */
  constructor(words) {
    this.#words = words;
    this.chip = make("p", { class: "chip", "data-status": "saved" }, words.saved);
    this.trouble = make("p", { class: "trouble", hidden: true });
  }

  /** @param {string} status a name of words @param {string} [problem] another */
  paint(status, problem) {
    this.chip.dataset.status = status;
    write(this.chip, this.#words[status]);
    write(this.trouble, this.#words[problem] ?? "");
    show(this.trouble, this.trouble.textContent !== "");
  }
}
