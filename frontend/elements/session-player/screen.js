import { durationOf, leftOf, stepAt } from "../../src/core/session_step.js";
import { fill } from "../../src/core/fill.js";
import { make, show, write } from "../nodes.js";
import { Closing } from "./closing.js";
import { icon } from "./icons.js";
import { foldedRules, SkinQuestion, stopQuestion } from "./questions.js";
import { SavedLine } from "./saved-line.js";
import { SoundOptions } from "./sound-options.js";
import { Stage } from "./stage.js";
import { sentenceOf, titlesOf } from "./step-words.js";
import { Track } from "./track.js";

/** What one sees, before, during and after: builds it once, then writes only what changed. Decides nothing. */
export class Screen {
  #data;
  #whole = null;
  #problem = null;

  /**
   * @param {Object} data the page's session data
   * @param {Object<string, any>} words
   * @param {(name: string, event: Event) => void} act a control was used
   */
  constructor(data, words, act) {
    this.#data = data;
    this.words = words;
    this.#buildOpening();
    this.#buildRunning(act);
    this.closing = new Closing(data, words);
    this.stopDialog = stopQuestion(words);
    this.skin = new SkinQuestion(words);
    this.live = make("p", { class: "unseen", role: "status" });
    this.root = make("div", { class: "player" }, this.opening, this.running, this.closing.node,
      this.stopDialog, this.skin.dialog, this.live);
    this.root.addEventListener("click", (event) => {
      const name = event.target.closest?.("[data-act]")?.dataset.act;
      if (name) act(name, event);
    });
  }

  #buildOpening() {
    const { words } = this;
    const data = this.#data;
    this.startButton = make("button", { type: "button", class: "button", "data-act": "start" }, words.start);
    this.howLong = make("p", { class: "lead" });
    this.opening = make("section", { class: "opening", "aria-labelledby": "session-title" },
      make("h1", { id: "session-title" }, data.title), this.howLong,
      make("ul", { class: "contents" }, ...titlesOf(data.steps).map((title) => make("li", {}, title))),
      foldedRules(words),
      make("div", { class: "act stacked" }, this.startButton,
        make("a", { class: "button quiet", href: data.today_url }, words.not_now)));
  }

  #buildRunning(act) {
    const { words } = this;
    const { title } = this.#data;
    this.track = new Track("track");
    this.left = make("p", { class: "left" });
    this.saved = new SavedLine(words);
    this.sound = new SoundOptions(words, act);
    this.stage = new Stage(words);
    this.pauseButton = control("pause", words.pause, { large: true });
    this.completeButton = control("complete", words.complete, { large: true });
    this.easierButton = control("easier", words.easier);
    const head = make("div", { class: "head" }, this.track.node, this.left, this.saved.chip, this.sound.node, this.saved.trouble);
    const controls = make("div", { class: "controls", role: "group", "aria-label": title },
      control("back", words.back), this.pauseButton, this.completeButton,
      control("skip", words.skip), this.easierButton, control("stop", words.stop));
    this.running = make("div", { class: "running" }, make("h1", { class: "unseen" }, title), head, this.stage.node, controls);
  }

  /** @param {import("./sound.js").Sound} sound */
  paintChoices(sound) {
    this.sound.paint(sound);
    this.root.dataset.mode = sound.choices.mode;
    this.root.classList.toggle("captioned", sound.choices.captions);
  }

  /** What is saved where, and in a sentence what stands in the way. */
  paintStatus(status, problem = null) {
    this.saved.paint(status, problem);
    this.closing.paintStatus(status, problem);
    if (problem !== this.#problem && this.words[problem]) this.announce(this.words[problem]);
    this.#problem = problem;
  }

  announce(sentence) {
    this.live.textContent = sentence;
  }

  /** Everything that changes with a step or with the state. */
  paint(model) {
    const { status } = model;
    const isOver = status === "finished" || status === "stopped";
    show(this.opening, status === "waiting");
    show(this.running, status !== "waiting" && !isOver);
    show(this.closing.node, isOver);
    this.root.dataset.status = status;
    if (status === "waiting") this.#paintLength(model);
    if (isOver) this.closing.paint(model, this.stopReason);

    const step = stepAt(model);
    this.root.dataset.kind = step.kind;
    this.stage.paint(model);
    for (const [name, holds] of Object.entries(this.stage.traits(step))) this.root.classList.toggle(name, holds);
    this.#paintControls(model, step);
    if (status === "asking") this.skin.paint(step);
    this.paintTime(model);
  }

  #paintLength(model) {
    const minutes = Math.round(leftOf(model) / 60_000);
    write(this.howLong, minutes > 1 ? fill(this.words.about_minutes, { minutes }) : this.words.about_a_minute);
  }

  #paintControls({ status }, step) {
    const act = status === "paused" ? "resume" : "pause";
    if (this.pauseButton.dataset.act !== act) {
      this.pauseButton.dataset.act = act;
      this.pauseButton.replaceChildren(icon(act), make("span", { class: "control-word" }, this.words[act]));
    }
    show(this.completeButton, !Number.isFinite(durationOf(step)) && step.kind !== "check");
    this.easierButton.setAttribute("aria-disabled", String(!step.easier));
  }

  /** Everything that moves. */
  paintTime(model) {
    this.#whole ??= leftOf({ ...model, index: 0, elapsed: 0, eased: {} });
    const left = leftOf(model);
    this.track.paint(this.#whole ? 1 - left / this.#whole : 0, this.#whole);
    const minutes = Math.ceil(left / 60_000);
    write(this.left, minutes > 1 ? fill(this.words.minutes_left, { minutes }) : this.words.under_a_minute);
    this.stage.paintTime(model);
  }

  /** One sentence for a screen reader. */
  sentence(name, model) {
    return sentenceOf(name, model, this.words);
  }
}

function control(name, label, { large = false } = {}) {
  const button = make("button", { type: "button", class: `control control-${name}${large ? " large" : ""}`, "data-act": name });
  button.append(icon(name), make("span", { class: "control-word" }, label));
  return button;
}
