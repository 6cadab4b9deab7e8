/**
 * <body-figure>: shows a figure from a `<template>` at a moment of its movement.
 *
 * The drawing moves by its own declarative animation, but not by its own clock: `seek` says which
 * moment is shown, so whoever keeps the time also stops the figure. Under reduced motion the still
 * picture of the drawing is shown.
 *
 *     figure.show("figure-cat_cow", 8);   // id of a template, seconds of its loop
 *     figure.seek(2500);                  // milliseconds
 */
export class BodyFigureElement extends HTMLElement {
  #calm = matchMedia("(prefers-reduced-motion: reduce)");
  #shown = null;
  #svg = null;
  #loop = 0;
  #at = 0;
  #redraw = () => {
    const id = this.#shown;
    this.#shown = null;
    this.show(id, this.#loop);
  };

  connectedCallback() {
    this.#calm.addEventListener("change", this.#redraw);
    // A drawing that is put into a page starts its animation anew.
    this.#svg?.pauseAnimations?.();
    this.seek(this.#at);
  }

  disconnectedCallback() {
    this.#calm.removeEventListener("change", this.#redraw);
  }

  /** Whether there is a drawing. */
  get isEmpty() {
    return this.#svg === null;
  }

  /** @param {string|null} id of a template @param {number|null} loop seconds of one round */
  show(id, loop) {
    this.#loop = loop ?? 0;
    if (id === this.#shown) return;
    this.#shown = id;
    const template = id ? document.getElementById(id) : null;
    const drawing = template?.content?.querySelector("svg") ?? null;
    this.#svg = drawing ? document.importNode(drawing, true) : null;
    if (this.#svg && this.#calm.matches) {
      for (const moving of this.#svg.querySelectorAll("animate, animateTransform, animateMotion, set")) {
        moving.remove();
      }
    }
    this.replaceChildren(...(this.#svg ? [this.#svg] : []));
    this.#svg?.pauseAnimations?.();
    this.seek(0);
  }

  /** @param {number} ms of the movement; beyond one round it begins again */
  seek(ms) {
    this.#at = ms;
    if (!this.#svg || this.#calm.matches) return;
    const loop = this.#loop * 1000;
    this.#svg.setCurrentTime((loop > 0 ? ms % loop : ms) / 1000);
  }
}
