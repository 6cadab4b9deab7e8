/**
 * <pain-map>: wraps the form of the map. The list is the form; here the picture shows what the list
 * says, and a touch of a place opens its line and leads there.
 */
import { stepOf } from "../src/core/pain_step.js";

class PainMapElement extends HTMLElement {
  connectedCallback() {
    this.classList.add("touchable");
    this.querySelector(".touch-hint")?.removeAttribute("hidden");
    this.addEventListener("click", this.#touch);
    this.addEventListener("input", this.#drawAll);
    this.#drawAll();
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#touch);
    this.removeEventListener("input", this.#drawAll);
  }

  #touch = ({ target }) => {
    const name = target.closest?.("path[data-region]")?.dataset.region;
    const line = name && this.#line(name);
    if (!line) return;
    line.open = true;
    line.scrollIntoView({ block: "center" });
    line.querySelector("select").focus({ preventScroll: true });
  };

  #drawAll = () => {
    for (const place of this.querySelectorAll("path[data-region]")) this.#draw(place);
  };

  #draw(place) {
    const line = this.#line(place.dataset.region);
    const { value } = line.querySelector("select");
    const step = stepOf(Number(value));
    for (const each of [1, 2, 3, 4]) place.classList.toggle(`p${each}`, step === each);
    place.classList.toggle("numb", line.querySelector("input[data-numb]:checked") !== null);
    const said = line.querySelector(".said");
    const words = value ? this.dataset.said.replace("{n}", value) : "";
    if (said.textContent !== words) said.textContent = words;
  }

  #line(name) {
    return this.querySelector(`details[data-region="${name}"]`);
  }
}

if (!customElements.get("pain-map")) customElements.define("pain-map", PainMapElement);
