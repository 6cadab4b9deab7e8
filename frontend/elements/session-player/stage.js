import { durationOf, repMs, stepAt } from "../../src/core/session_step.js";
import { make, show, write } from "../nodes.js";
import { Captions } from "./captions.js";
import { StepLines } from "./step-lines.js";
import { clockFace, kickerOf, nextUp, repetitionOf, viewsAt } from "./step-words.js";
import { Track } from "./track.js";

/** Letters of a step's name or of its lines that take more rows than most do. */
const LONG_NAME = 24;
const LONG_LINES = 70;

/** The step that is done now: its picture, its words, its time. */
export class Stage {
  #words;
  #shown = "";
  #kind = make("p", { class: "kind" });
  #name = make("h2", { class: "name", id: "step-name" });
  #lines = new StepLines();
  #reading = make("div", { class: "reading" }, this.#kind, this.#name, this.#lines.node);
  #figure = make("body-figure", {});
  #ring = make("breath-ring", {});
  #picture = make("div", { class: "picture" }, this.#figure, this.#ring);
  #count = make("span", { class: "seconds" });
  #of = make("span", { class: "of" });
  #bar = new Track("track step");
  #upNext = make("p", { class: "next-up" });

  /** @param {Object<string, any>} words */
  constructor(words) {
    this.#words = words;
    this.#ring.words = words;
    this.captions = new Captions((sentence) => this.#canBeRead(sentence));
    this.node = make("section", { class: "stage", tabindex: "-1", "aria-labelledby": "step-name" },
      this.#picture, this.captions.node,
      make("div", { class: "words" }, this.#reading, make("p", { class: "timer", role: "timer" }, this.#count, this.#of),
        this.#bar.node, this.#upNext));
    this.#watchLength();
  }

  /** In *sound only* the lines keep their place and are not seen. */
  #canBeRead(sentence) {
    const isSeen = this.#lines.node.checkVisibility({ visibilityProperty: true });
    return isSeen && this.#lines.holds(sentence) && !isLonger(this.#reading);
  }

  /** What is read can be moved where it is longer than its place, by keys too. */
  #watchLength() {
    const sizes = new ResizeObserver(() => {
      if (isLonger(this.#reading)) this.#reading.setAttribute("tabindex", "0");
      else this.#reading.removeAttribute("tabindex");
    });
    for (const node of [this.#reading, this.#name, this.#lines.node]) sizes.observe(node);
  }

  /** What the step is like, by which the page is laid out: names of classes and whether they hold. */
  traits(step) {
    const views = [0, durationOf(step)].flatMap((elapsed) => viewsAt(step, elapsed, this.#words)); // a walk has two ways
    const longest = Math.max(0, ...views.map((view) => view.join(" ").length));
    const hasFigure = !this.#figure.isEmpty;
    return {
      wordy: step.title.length > LONG_NAME || longest > LONG_LINES,
      bare: !hasFigure && !step.breath,
      paced: hasFigure && Boolean(step.breath),
    };
  }

  /** Everything that changes with a step or with the state. */
  paint(model) {
    const step = stepAt(model);
    write(this.#kind, kickerOf(model, this.#words));
    this.#kind.classList.toggle("held", model.status === "paused");
    const shown = `${model.index} ${model.eased[step.item] ?? 0}`;
    if (this.#shown !== shown) this.#reading.scrollTop = 0; // another step, or an easier form of it
    this.#shown = shown;
    write(this.#name, step.title);
    const isBreath = step.kind === "breathe" && Boolean(step.breath);
    this.#figure.show(isBreath ? null : step.figure ?? null, step.loop_seconds ?? repMs(step) / 1000);
    this.#ring.pattern = step.breath ?? null;
    show(this.#figure, !this.#figure.isEmpty);
    show(this.#ring, Boolean(step.breath));
    show(this.#picture, !this.#figure.isEmpty || Boolean(step.breath));
    write(this.#upNext, nextUp(model, this.#words));
  }

  /** Everything that moves. */
  paintTime(model) {
    const step = stepAt(model);
    const { elapsed } = model;
    const duration = durationOf(step);
    const isTimed = Number.isFinite(duration);
    write(this.#count, clockFace(isTimed ? duration - elapsed : elapsed));
    this.#count.toggleAttribute("data-long", this.#count.textContent.length > 4);
    write(this.#of, repetitionOf(step, elapsed, this.#words));
    this.#bar.paint(isTimed ? elapsed / duration : 0, duration);
    show(this.#bar.node, isTimed);
    this.#lines.show(viewsAt(step, elapsed, this.#words), elapsed);
    this.#figure.seek(elapsed);
    if (step.breath) this.#ring.seek(elapsed);
  }
}

/** Whether it holds more than is seen of it. @param {Element} node */
function isLonger(node) {
  return node.scrollHeight > node.clientHeight + 1;
}
