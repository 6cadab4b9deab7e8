import { readLog } from "../src/core/log_sync.js";
import { EventQueue } from "../src/core/event_queue.js";
import { refusal, waitsLong } from "../src/core/waiting.js";
import { fill } from "../src/core/fill.js";
import { chance, later, LogServer, oneAtATime } from "../src/log_server.js";
import { MemoryStore, openStore } from "../src/outbox.js";
import { ANEW } from "../src/page_anew.js";
import { TABS } from "../src/tabs.js";
import { saveAsFile } from "./save-as-file.js";
import { askBeforeLoss } from "./ask-before-loss.js";
import { make, show, write } from "./nodes.js";

/** How often it looks whether anything can be sent, and how soon a pack is asked for. */
const EVERY_MS = 60_000;
const SETTLE_MS = 1500;

/**
 * <sync-line>: says what is on this device and what has arrived; sends, reads the log, and has the
 * worker lay by the pages for a time without a network. Without script it is an empty line.
 *
 * Attributes: `owner`, `events`, `worker` and `sign-in` (addresses), and its words in a JSON script inside.
 */
class SyncLine extends HTMLElement {
  #words = {};
  #queue = null;
  #server = null;
  #store = null;
  #channel = null;
  #listening = null;
  #ticker = null;
  #asking = null;
  #isSignedOut = false;
  /** Whether the server answered when it was asked last. */
  #isReached = true;

  async connectedCallback() {
    this.#words = JSON.parse(this.querySelector("script")?.textContent ?? "{}");
    this.#build();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener("online", () => this.#sync(), { signal });
    addEventListener("offline", () => this.#paint(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.#sync(), { signal });
    document.addEventListener(ANEW, () => this.#askForPagesSoon(), { signal });
    this.#channel = new BroadcastChannel(TABS);
    this.#channel.onmessage = ({ data }) => (data === "left" ? location.reload() : this.#queue?.refresh());
    this.#ticker = setInterval(() => document.hidden || this.#sync(), EVERY_MS);
    registerWorker(this.getAttribute("worker"));
    const owner = this.getAttribute("owner");
    this.#store = await openStore(owner);
    this.#server = new LogServer(this.getAttribute("events"), owner, document.querySelector("[name=csrfmiddlewaretoken]")?.value);
    this.#queue = new EventQueue({
      owner, store: this.#store, fallback: new MemoryStore(),
      send: (events, leaving) => this.#server.push(events, leaving),
      later, chance, lock: oneAtATime,
      onStatus: (_, entries) => this.#paint(entries),
    });
    this.queue = this.#queue;
    askBeforeLoss(() => this.#queue.isAtRisk, { signal });
    this.dispatchEvent(new CustomEvent("queue-open", { bubbles: true }));
    await this.#sync();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#channel?.close();
    clearInterval(this.#ticker);
    this.#queue?.close();
  }

  async #sync() {
    this.#paint();
    if (!this.#queue) return;
    if (!this.entries || !navigator.onLine) await this.#queue.refresh();
    this.#paint(this.entries ?? []); // the queue is silent about a first nothing
    this.#isReached = navigator.onLine;
    if (!navigator.onLine) return;
    this.#isSignedOut = false;
    try {
      await this.#queue.start();
      await this.#queue.retry();
      const owner = this.getAttribute("owner");
      const { restarted } = await readLog({ owner, store: this.#store, pull: (marks) => this.#server.pull(marks) });
      if (restarted) await this.#queue.retry();
      ({ after: this.seq = 0 } = await this.#store.marks(owner));
      document.dispatchEvent(new CustomEvent("log-read", { detail: { seq: this.seq } }));
      this.#askForPagesSoon();
    } catch (problem) {
      // No network, or signed out: what waits goes on waiting, and the line says so.
      this.#isSignedOut = Boolean(problem.isSignedOut);
      this.#isReached = this.#isSignedOut;
    }
    this.#paint();
  }

  #askForPagesSoon() {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => this.#askForPages(), SETTLE_MS);
  }

  /** The worker of a first visit may still be busy with its shell: it is asked once it is ready. */
  async #askForPages() {
    const registration = await navigator.serviceWorker?.ready;
    registration?.active?.postMessage({ type: "refresh" });
  }

  #build() {
    this.line = make("p", { class: "sync-words", role: "status" });
    const back = `${this.getAttribute("sign-in")}?next=${encodeURIComponent(location.pathname)}`;
    this.signIn = make("p", { class: "sync-sign-in", hidden: true }, make("a", { href: back }, this.#words.sign_in ?? ""));
    this.list = make("ul", {});
    const again = make("button", { type: "button", class: "button quiet" }, this.#words.again ?? "");
    again.addEventListener("click", () => this.#store.tryAgain(this.getAttribute("owner")).then(() => this.#sync()));
    const [save, takeAlong] = [0, 1].map(() => make("button", { type: "button", class: "button quiet" }, this.#words.save ?? ""));
    for (const button of [save, takeAlong]) button.addEventListener("click", () => saveAsFile(this.entries));
    this.take = make("p", { class: "sync-take", hidden: true }, takeAlong);
    this.refusedTitle = make("summary", {});
    this.refused = make("details", { class: "more", hidden: true }, this.refusedTitle, this.list, make("div", { class: "act small" }, again, save));
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", this.#words.label ?? "");
    this.append(this.line, this.take, this.signIn, this.refused);
  }

  /** Behind the fold, so that nobody lets something go by a slip of the thumb. */
  #letGo(id) {
    const button = make("button", { type: "button", class: "button quiet" }, this.#words.let_go ?? "");
    button.addEventListener("click", () => this.#store.letGo(id).then(() => this.#queue.refresh()));
    return make("p", {}, button);
  }

  /** The page itself says that something could not be saved. */
  get #isUnsaid() {
    return document.querySelector(".no-room:not([hidden])") !== null;
  }

  /** Nothing is said to have arrived before it is known what waits on this device. */
  #paint(entries = this.entries) {
    if (!entries) return write(this.line, navigator.onLine ? "" : this.#words.offline);
    this.entries = entries;
    const refused = entries.filter((entry) => entry.rejected);
    const waiting = entries.length - refused.length;
    const loose = entries.filter((entry) => entry.loose).length;
    const parts = [];
    if (!navigator.onLine || !this.#isReached) parts.push(this.#words.offline);
    const isSignedOut = this.#isSignedOut || this.#queue?.problem === "signed_out";
    if (loose) parts.push(fill(this.#words.loose ?? "", { n: loose }));
    if (this.#queue?.problem === "unkept") parts.push(this.#words.unkept);
    if (waiting - loose > 0) parts.push(fill(this.#words.waiting ?? "", { n: waiting - loose }));
    const isOld = entries.some(({ event, rejected }) => !rejected && waitsLong(event, Date.now()));
    if (isOld) parts.push(this.#words.old);
    if (isSignedOut) parts.push(this.#words.signed_out);
    else if (!waiting && !refused.length && !this.#isUnsaid) parts.push(this.#words.all);
    write(this.line, parts.filter(Boolean).join(" "));
    this.dataset.waiting = String(waiting);
    this.toggleAttribute("data-needs", waiting > 0 || refused.length > 0 || !navigator.onLine || !this.#isReached || isSignedOut);
    show(this.signIn, isSignedOut && navigator.onLine);
    show(this.take, waiting > 0 && (isOld || isSignedOut || this.#queue?.problem === "unkept"));
    show(this.refused, refused.length > 0);
    write(this.refusedTitle, fill(this.#words.refused_title ?? "", { n: refused.length }));
    this.#list(refused);
    this.dispatchEvent(new CustomEvent("entries-known", { bubbles: true, detail: { entries } }));
  }

  /** Made anew only where it changed: what somebody has unfolded stays so. */
  #list(refused) {
    const told = refused.map(({ event, rejected }) => event.id + rejected).join();
    if (told === this.list.dataset.told) return;
    this.list.dataset.told = told;
    this.list.replaceChildren(...refused.map(({ event, rejected }) =>
      make("li", {}, `${this.#words.kinds?.[event.kind] ?? this.#words.entry ?? ""}, ${when(event.occurred_at)}. `,
        this.#words.refused?.[refusal(rejected)] ?? "",
        make("details", { class: "why-refused" }, make("summary", {}, this.#words.details ?? ""), make("code", {}, `${event.kind}: ${rejected}`), this.#letGo(event.id)))));
  }
}

function when(moment) {
  return new Date(moment).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}

/** Only where the browser has workers with modules; elsewhere there is simply no time without network. */
function registerWorker(address) {
  if (!address || !navigator.serviceWorker) return;
  const policy = globalThis.trustedTypes?.createPolicy("spineflow-worker", { createScriptURL: () => address });
  navigator.serviceWorker
    .register(policy ? policy.createScriptURL("") : address, { type: "module", updateViaCache: "none" })
    .catch(() => {});
  navigator.storage?.persist?.().catch(() => {});
}

customElements.define("sync-line", SyncLine);
