import { fill } from "../../src/core/fill.js";
import { make, show, write } from "../nodes.js";
import { foldedRules } from "./questions.js";
import { SavedLine } from "./saved-line.js";

/** What stands there once a session is over: what was done, whether it is saved, and what is asked next. */
export class Closing {
  #data;
  #words;
  #text = make("p", { class: "lead" });
  #after;
  #rules;
  #saved;
  #problem = null;

  /** @param {Object} data the page's session data @param {Object<string, any>} words */
  constructor(data, words) {
    this.#data = data;
    this.#words = words;
    this.#saved = new SavedLine(words);
    this.#after = make("a", { class: "button", href: data.after_url }, words.after);
    this.#rules = foldedRules(words);
    this.title = make("h1", { tabindex: "-1" });
    this.node = make("section", { class: "closing" }, this.title, this.#text, this.#saved.trouble, this.#rules,
      make("div", { class: "act stacked" }, this.#after,
        make("a", { class: "button quiet", href: data.today_url }, words.today)),
      ...(data.problem_url ? [make("p", {}, make("a", { href: data.problem_url }, words.problem))] : []),
      this.#saved.chip);
  }

  /** @param {import("../../src/core/session_machine.js").Model} model @param {string} [reason] why it was stopped */
  paint(model, reason) {
    const words = this.#words;
    const isDone = model.status === "finished";
    const isWarm = reason === "skin_check";
    const minutes = Math.max(1, Math.round(model.active / 60_000));
    write(this.title, isDone ? words.finished : words.stopped);
    write(this.#text, isDone ? fill(words.finished_text, { minutes }) : isWarm ? words.stopped_skin : words.stopped_text);
    this.#claim();
    show(this.#rules, !isDone);
    // Whoever stopped is asked why first: some signs lead to the safety questions.
    const asksWhy = !isDone && !isWarm && this.#data.stopped_url;
    this.#after.setAttribute("href", asksWhy ? this.#data.stopped_url : this.#data.after_url);
    write(this.#after, asksWhy ? words.why_stopped : words.after);
  }

  paintStatus(status, problem) {
    this.#problem = problem;
    this.#saved.paint(status, problem && `${problem}_end`);
    this.#claim();
  }

  /** That all is kept is not said while it is not. */
  #claim() {
    show(this.#text, this.#problem !== "unkept" || this.#text.textContent !== this.#words.stopped_text);
  }
}
