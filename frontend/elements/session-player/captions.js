import { make, show, write } from "./build.js";

/** How long one view of a caption stays: a moment to find it, and as long as its letters take. */
const CAPTION_MS = 1200;
const LETTER_MS = 65;

let segmenter = null;

/** The sentences of a text, as its language ends them. @param {string|undefined} text */
function inSentences(text) {
  segmenter ??= new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" });
  return Array.from(segmenter.segment(text ?? ""), ({ segment }) => segment.trim()).filter(Boolean);
}

/**
 * What is said, to read: one sentence after the other, each as long as it takes to read it.
 *
 * The place for it is always the same size, so that nothing moves when one comes or goes: what is
 * longer turns in it, some whole lines at a time. `node` is the place; its size is of the styles.
 */
export class Captions {
  #left = [];
  #ends = 0;
  #frame = 0;
  #isRead;

  /** @param {(sentence: string) => boolean} isRead whether it can be read on the screen already */
  constructor(isRead) {
    this.#isRead = isRead;
    this.view = make("span", { class: "caption-view" });
    this.box = make("p", { class: "caption", "aria-hidden": "true", hidden: true }, this.view);
    this.node = make("div", { class: "said" }, this.box);
  }

  /** Before the first touch: to load how a language ends its sentences takes as long as a drawing. */
  prepare() {
    inSentences("One. Two.");
  }

  /** Nothing of it that can be read already, once this step is drawn. @param {string[]} texts */
  say(texts) {
    this.#left = texts.flatMap(inSentences);
    this.#stop();
    if (this.#left.length) this.#frame = requestAnimationFrame(() => this.#next());
    else this.#next();
  }

  #stop() {
    clearTimeout(this.#ends);
    cancelAnimationFrame(this.#frame);
  }

  #next() {
    while (this.#left.length && this.#isRead(this.#left[0])) this.#left.shift();
    const text = this.#left.shift() ?? "";
    this.#stop();
    write(this.view, text);
    show(this.box, text !== "");
    this.view.scrollTop = 0;
    if (text) this.#frame = requestAnimationFrame(() => this.#stay(text));
  }

  /** One view of a text; then the lines below it, else the next sentence. */
  #stay(text) {
    const { clientHeight, scrollHeight } = this.view;
    const seen = scrollHeight ? Math.min(1, clientHeight / scrollHeight) : 1;
    this.#ends = setTimeout(() => {
      const { scrollTop } = this.view;
      this.view.scrollTop = scrollTop + this.view.clientHeight;
      if (this.view.scrollTop > scrollTop + 1) this.#stay(text);
      else this.#next();
    }, CAPTION_MS + text.length * seen * LETTER_MS);
  }
}
