import { Device } from "../src/device.js";
import { IndexedStore, openStore } from "../src/outbox.js";
import { sendOnce } from "../src/send_once.js";
import { tellTabs } from "../src/tabs.js";
import { make } from "./nodes.js";
import { saveAsFile } from "./save-as-file.js";
import { fill } from "../src/core/fill.js";

/**
 * <leave-device>: on the page of signing out. Signing out takes everything from this device; where
 * something has not been sent yet it asks first: send it now, save it as a file, or let it go. Works
 * without a network too.
 *
 * Attributes: `owner`, `events` (an address), and its words: `words` and `left` (with {n}), `save`,
 * `send`, `sent`, `away`, `discard`, `leave`.
 */
class LeaveDevice extends HTMLElement {
  #line = null;
  #box = null;

  async connectedCallback() {
    this.addEventListener("submit", forgetChoices);
    this.#nameReminders().catch(() => {});
    const entries = await unsent(this.getAttribute("owner")).catch(() => []);
    if (entries.length && this.isConnected) this.#ask(entries.length);
  }

  #ask(count) {
    const button = this.querySelector("form button[type=submit]");
    button.textContent = this.getAttribute("discard");
    button.classList.add("quiet");
    const send = make("button", { type: "button", class: "button" }, this.getAttribute("send") ?? "");
    const save = make("button", { type: "button", class: "button quiet" }, this.getAttribute("save") ?? "");
    send.addEventListener("click", () => this.#send(send));
    save.addEventListener("click", async () => saveAsFile(await unsent(this.getAttribute("owner"))));
    this.#line = make("p", {}, fill(this.getAttribute("words") ?? "", { n: count }));
    this.#box = make("div", { class: "problems", role: "alert" }, this.#line, make("div", { class: "act small" }, send, save));
    this.prepend(this.#box);
  }

  /** What waits goes out; the page says what became of it, and is not left by it. */
  async #send(button) {
    button.disabled = true;
    const owner = this.getAttribute("owner");
    await sendOnce(owner, this.getAttribute("events"), await openStore(owner));
    button.disabled = false;
    const left = await unsent(owner);
    const refused = left.filter(({ rejected }) => rejected).length;
    if (!left.length) return this.#allSent();
    this.#line.textContent = refused === left.length
      ? fill(this.getAttribute("left") ?? "", { n: refused })
      : `${this.getAttribute("away")} ${fill(this.getAttribute("words") ?? "", { n: left.length })}`;
  }

  #allSent() {
    this.#box.replaceWith(make("p", { class: "here", role: "status" }, this.getAttribute("sent") ?? ""));
    const button = this.querySelector("form button[type=submit]");
    button.textContent = this.getAttribute("leave");
    button.classList.remove("quiet");
    button.focus();
  }

  /** Reminders of this browser end with the session; the server is told which they are. */
  async #nameReminders() {
    const registration = await navigator.serviceWorker?.getRegistration();
    const standing = await registration?.pushManager?.getSubscription();
    if (standing) this.querySelector("form")?.append(make("input", { type: "hidden", name: "endpoint", value: standing.endpoint }));
  }
}

/**
 * <shared-device>: the switch for a device that others use too. On, nothing is kept here: no pages, no
 * entries, no place in a session. Without script nothing is kept anyway, and the switch is not there.
 *
 * Attributes: `owner`, `label`, `hint`, `refused` (with {n}: what has to be sent first).
 */
class SharedDevice extends HTMLElement {
  async connectedCallback() {
    const device = await Device.open().catch(() => null);
    if (!device || !this.isConnected) return;
    const box = make("input", { type: "checkbox" });
    box.checked = Boolean(await device.note("shared"));
    this.line = make("p", { class: "hint", role: "status" }, this.getAttribute("hint") ?? "");
    box.addEventListener("change", () => this.#choose(device, box));
    this.replaceChildren(make("label", { class: "option" }, box, make("span", {}, this.getAttribute("label") ?? "")), this.line);
  }

  async #choose(device, box) {
    const owner = this.getAttribute("owner");
    const entries = box.checked ? await unsent(owner) : [];
    if (entries.length) {
      box.checked = false;
      this.line.textContent = fill(this.getAttribute("refused") ?? "", { n: entries.length });
      return;
    }
    if (box.checked) await device.forgetAll(owner);
    await device.setNote("shared", box.checked || undefined, { open: true });
    if (box.checked) tellTabs("left"); // other tabs hold what may not be kept any more
    this.line.textContent = this.getAttribute("hint") ?? "";
  }
}

/**
 * <waits-here>: on the page of signing in. What was told here and is not sent is still there; how much
 * of it, and nothing more, because nobody has said yet who they are.
 *
 * Attributes: `words` (with {n}).
 */
class WaitsHere extends HTMLElement {
  async connectedCallback() {
    const device = await Device.open().catch(() => null);
    const count = device ? await new IndexedStore(device).count().catch(() => 0) : 0;
    if (count) this.append(make("p", { class: "here", role: "note" }, fill(this.getAttribute("words") ?? "", { n: count })));
  }
}

/** What this person told here that no server has; what others told is not theirs to see or to save. */
async function unsent(owner) {
  const device = await Device.open();
  return new IndexedStore(device).all(owner);
}

/** How loud, how fast, where the desk clock stands: of the one who leaves. */
function forgetChoices() {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Nothing may be stored here, so nothing is.
  }
}

customElements.define("leave-device", LeaveDevice);
customElements.define("shared-device", SharedDevice);
customElements.define("waits-here", WaitsHere);
