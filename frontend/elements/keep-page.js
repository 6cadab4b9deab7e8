/**
 * <keep-page>: a page that must not be lost while somebody needs it. Before it lets a link or a form
 * go, it asks the server at `data-reach` for a sign of life; without one the page stays, and the line
 * `.offline` says why, next to what was tapped. Telephone links, folds and printing need no server.
 * Without a script the links are plain links.
 */
const PATIENCE_MS = 5000;

class KeepPage extends HTMLElement {
  #lets = false;

  connectedCallback() {
    this.addEventListener("click", this);
    this.addEventListener("submit", this);
    window.addEventListener("beforeprint", this);
    for (const button of this.querySelectorAll("[data-print]")) button.hidden = false;
  }

  disconnectedCallback() {
    window.removeEventListener("beforeprint", this);
  }

  handleEvent(event) {
    if (event.type === "beforeprint") this.#unfold();
    else if (event.type === "submit") this.#submits(event);
    else this.#clicks(event);
  }

  #clicks(event) {
    if (event.target.closest("[data-print]")) return window.print();
    const link = event.target.closest("a[href]");
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!link || !isPlain || link.origin !== location.origin) return;
    event.preventDefault();
    this.#ifReached(link, () => location.assign(link.href));
  }

  #submits(event) {
    if (this.#lets) return;
    event.preventDefault();
    const { target: form, submitter } = event;
    this.#ifReached(submitter ?? form, () => {
      this.#lets = true;
      form.requestSubmit(submitter);
    });
  }

  async #ifReached(tapped, go) {
    const line = this.querySelector(".offline");
    line.hidden = true;
    if (await this.#isReached()) return go();
    (tapped.closest("p, dl, ul, form, .act") ?? tapped).after(line);
    line.hidden = false;
    line.focus();
  }

  async #isReached() {
    const wait = { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) };
    try {
      await fetch(this.dataset.reach, wait);
      return true;
    } catch {
      return false;
    }
  }

  /** On paper nothing can be unfolded. */
  #unfold() {
    for (const fold of this.querySelectorAll("details")) fold.open = true;
  }
}

customElements.define("keep-page", KeepPage);
