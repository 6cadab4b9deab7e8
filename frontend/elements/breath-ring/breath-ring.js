import { breathAt, phasesOf } from "../../src/core/breath.js";

const SVG = "http://www.w3.org/2000/svg";
const SMALL = 34;
const LARGE = 92;
const WORDS = {
  breathe_in: "Breathe in",
  breathe_hold: "Hold softly",
  breathe_out: "Breathe out",
  round: "Round {round} of {rounds}",
};

/**
 * <breath-ring>: grows while one breathes in, rests, shrinks while one breathes out.
 *
 * It keeps no time: `seek` says which moment is shown. Under reduced motion nothing grows; the
 * phases stand in a row and the current one is marked.
 *
 *     ring.words = texts;                              // breathe_in, breathe_hold, breathe_out, round
 *     ring.pattern = {in: 4, hold: 4, out: 6, rounds: 9};
 *     ring.seek(2500);                                 // milliseconds
 */
export class BreathRingElement extends HTMLElement {
  #calm = matchMedia("(prefers-reduced-motion: reduce)");
  #pattern = null;
  #words = WORDS;
  #parts = null;
  #at = 0;
  #redraw = () => {
    this.#parts = null;
    this.seek(this.#at);
  };

  connectedCallback() {
    this.#calm.addEventListener("change", this.#redraw);
    this.seek(this.#at);
  }

  disconnectedCallback() {
    this.#calm.removeEventListener("change", this.#redraw);
  }

  set words(words) {
    this.#words = { ...WORDS, ...words };
    this.#redraw();
  }

  get pattern() {
    return this.#pattern;
  }

  /** @param {import("../../src/core/breath.js").Pattern|null} pattern */
  set pattern(pattern) {
    if (JSON.stringify(pattern) === JSON.stringify(this.#pattern)) return;
    this.#pattern = pattern;
    this.#at = 0;
    this.#redraw();
  }

  /** @param {number} ms since the pattern began */
  seek(ms) {
    this.#at = ms;
    if (!this.#pattern) return this.replaceChildren();
    this.#parts ??= this.#build();
    const { phase, round, fullness, left } = breathAt(this.#pattern, ms);
    const { disc, word, count, rounds, phases } = this.#parts;
    disc?.setAttribute("r", String(SMALL + (LARGE - SMALL) * fullness));
    if (this.dataset.phase !== phase) this.dataset.phase = phase;
    for (const [name, place] of phases) place.toggleAttribute("data-now", name === phase);
    write(word, this.#words[`breathe_${phase}`]);
    write(count, String(Math.ceil(left / 1000)));
    const of = this.#pattern.rounds;
    write(rounds, of ? fill(this.#words.round, { round: Math.min(round, of), rounds: of }) : "");
  }

  #build() {
    const word = part("span", "word");
    const count = part("span", "count");
    const rounds = part("span", "rounds");
    const phases = new Map();
    let disc = null;
    if (this.#calm.matches) {
      const row = part("span", "phases");
      for (const [name, seconds] of phasesOf(this.#pattern)) {
        const place = part("span", "phase");
        place.append(this.#words[`breathe_${name}`], part("small", "", String(seconds)));
        phases.set(name, place);
        row.append(place);
      }
      this.replaceChildren(row, count, rounds);
    } else {
      const svg = document.createElementNS(SVG, "svg");
      svg.setAttribute("viewBox", "0 0 200 200");
      svg.setAttribute("aria-hidden", "true");
      for (const [name, r] of [["edge", LARGE + 4], ["disc", SMALL], ["core", SMALL - 4]]) {
        const circle = document.createElementNS(SVG, "circle");
        circle.setAttribute("class", name);
        circle.setAttribute("cx", "100");
        circle.setAttribute("cy", "100");
        circle.setAttribute("r", String(r));
        if (name === "disc") disc = circle;
        svg.append(circle);
      }
      const middle = part("span", "middle");
      middle.append(word, count);
      const field = part("span", "field");
      field.append(svg, middle);
      this.replaceChildren(field, rounds);
    }
    return { disc, word, count, rounds, phases };
  }
}

function part(tag, name, text = "") {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.textContent = text;
  return node;
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
