/**
 * <tick-list>: marking a line takes "not sure" away from it, and the other way round.
 * Without a script both can be marked, and the server asks which one is right.
 */
class TickList extends HTMLElement {
  #settle = (event) => {
    const box = event.target;
    if (!box.checked || box.type !== "checkbox") return;
    const line = box.closest(".tick");
    for (const other of line?.querySelectorAll('.line input[type="checkbox"]') ?? []) {
      if (other !== box) other.checked = false;
    }
    if (box.name.startsWith("unsure-")) {
      for (const which of line?.querySelectorAll('input[type="radio"]') ?? []) which.checked = false;
    }
  };

  connectedCallback() {
    this.addEventListener("change", this.#settle);
  }

  disconnectedCallback() {
    this.removeEventListener("change", this.#settle);
  }
}

customElements.define("tick-list", TickList);
