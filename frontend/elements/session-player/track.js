import { make } from "../nodes.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** A line that fills as time passes. */
export class Track {
  #part = "";

  /** @param {string} name its class */
  constructor(name) {
    this.node = make("div", { class: name, "aria-hidden": "true" }, make("span", { class: "filled" }));
  }

  /** With reduced motion it grows in steps of a second, without it smoothly. @param {number} part 0 to 1 @param {number} whole ms */
  paint(part, whole) {
    const steps = calm.matches ? Math.max(1, whole / 1000) : 1000;
    const rounded = (Math.floor(Math.min(1, Math.max(0, part)) * steps) / steps).toFixed(4);
    if (this.#part === rounded) return;
    this.#part = rounded;
    this.node.style.setProperty("--part", rounded);
  }
}
