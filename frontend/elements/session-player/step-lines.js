import { make } from "./build.js";

/** Lines and letters on the screen at once, and how long they stay before the next ones. */
const LINES = 2;
const LETTERS = 100;
const READ_MS = 6000;

/** Which lines are read together. A line longer than a view has one of its own. @param {string[]} lines */
export function viewsOf(lines) {
  const views = [];
  let room = 0;
  for (const line of lines) {
    const last = views.at(-1);
    if (last && last.length < LINES && line.length <= room) last.push(line);
    else {
      views.push([line]);
      room = LETTERS;
    }
    room -= line.length;
  }
  return views;
}

/**
 * The lines of a step, which take turns. All views stand in one place of the size of the longest,
 * so that nothing beside them moves at a turn; only one of them is seen.
 */
export class StepLines {
  #shown = "";
  #views = [];
  node = make("div", { class: "lines" });

  /** @param {string[][]} views @param {number} elapsed ms since the step began */
  show(views, elapsed) {
    const shown = JSON.stringify(views);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#views = views.map((lines) =>
        make("div", { class: "view" }, ...lines.map((line) => make("p", { class: "show-line" }, line))));
      this.node.replaceChildren(...this.#views);
    }
    const now = Math.floor(elapsed / READ_MS) % Math.max(1, views.length);
    this.#views.forEach((view, at) => view.toggleAttribute("data-now", at === now));
  }

  /** Whether a sentence can be read now. @param {string} sentence */
  holds(sentence) {
    return this.node.querySelector("[data-now]")?.textContent.includes(sentence) ?? false;
  }
}
