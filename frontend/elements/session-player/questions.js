import { make, write } from "../nodes.js";

/** The signs at which one stops at once. @param {Object<string, any>} words */
function stopRules(words) {
  const rules = [words.stop_rules].flat().filter(Boolean);
  return make("ul", { class: "rules" }, ...rules.map((rule) => make("li", {}, rule)));
}

/** The same behind a fold. */
export function foldedRules(words) {
  return make("details", { class: "more" }, make("summary", {}, words.stop_rules_title), stopRules(words));
}

/** Stop here? With the signs that say yes. */
export function stopQuestion(words) {
  return make("dialog", { class: "question", "aria-labelledby": "stop-title" },
    make("h2", { id: "stop-title" }, words.stop_title),
    make("p", {}, words.stop_rules_title), stopRules(words),
    make("div", { class: "act both" },
      make("button", { type: "button", class: "button", "data-act": "stop_here", autofocus: true }, words.stop_here),
      make("button", { type: "button", class: "button quiet", "data-act": "go_on" }, words.go_on)));
}

/** The look at the skin: it has no way out but its two answers. */
export class SkinQuestion {
  #words;
  #lines = make("div", { class: "lines" });

  constructor(words) {
    this.#words = words;
    this.dialog = make("dialog", { class: "question", closedby: "none", "aria-labelledby": "check-title" },
      make("h2", { id: "check-title" }, words.check_title), this.#lines,
      make("div", { class: "act both" },
        make("button", { type: "button", class: "button", "data-act": "check_ok" }, words.check_ok),
        make("button", { type: "button", class: "button quiet", "data-act": "check_stop" }, words.check_stop)));
  }

  /** @param {import("../../src/core/session_step.js").Step} step */
  paint(step) {
    const lines = step.kind === "check" && step.show?.length ? step.show : [this.#words.check_text];
    this.#lines.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }
}
