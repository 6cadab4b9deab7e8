import { isKnownShape } from "../src/core/saved_entries.js";
import { openStore } from "../src/outbox.js";
import { sendOnce } from "../src/send_once.js";
import { tellTabs } from "../src/tabs.js";
import { make } from "./nodes.js";
import { fill } from "../src/core/fill.js";

/**
 * <bring-entries>: takes in a file that `save-as-file.js` made, on this device or on another one. The
 * entries keep their names, so that what has arrived already is not counted twice. Without script
 * nothing is here; only a browser makes such files.
 *
 * Attributes: `owner`, `events` (an address), and its words: `label`, `hint`, `sent`, `waiting` and
 * `left` (with {n}), `other`, `unread`, `unkept`.
 */
class BringEntries extends HTMLElement {
  connectedCallback() {
    const field = make("input", { type: "file", accept: "application/json,.json", id: "bring-entries" });
    this.line = make("p", { role: "status" }, "");
    field.addEventListener("change", () => this.#bring(field));
    this.replaceChildren(
      make("div", { class: "field" }, make("label", { for: "bring-entries" }, this.getAttribute("label") ?? ""), field,
        make("p", { class: "hint" }, this.getAttribute("hint") ?? "")),
      this.line);
  }

  async #bring(field) {
    const [file] = field.files;
    if (!file) return;
    field.disabled = true;
    this.line.textContent = await this.#outcome(file).catch(() => this.getAttribute("unkept"));
    field.disabled = false;
    field.value = "";
  }

  async #outcome(file) {
    const owner = this.getAttribute("owner");
    const saved = await file.text().then(JSON.parse).catch(() => null);
    if (!isKnownShape(saved)) return this.getAttribute("unread");
    if (saved.owner && saved.owner !== owner) return this.getAttribute("other");
    const store = await openStore(owner);
    await store.adopt(owner, saved.events);
    await sendOnce(owner, this.getAttribute("events"), store);
    tellTabs();
    const left = await store.all(owner);
    const refused = left.filter(({ rejected }) => rejected).length;
    const words = (name, n) => fill(this.getAttribute(name) ?? "", { n });
    if (refused) return words("left", refused);
    if (!left.length) return words("sent", saved.events.length);
    return store.durable ? words("waiting", left.length) : this.getAttribute("unkept");
  }
}

customElements.define("bring-entries", BringEntries);
