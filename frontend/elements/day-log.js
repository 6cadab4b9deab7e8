import { newEvent } from "../src/core/new_event.js";
import { Device, makeId } from "../src/device.js";
import { comeAnew, OWN } from "../src/page_anew.js";
import { fill } from "../src/core/fill.js";
import { make } from "./nodes.js";
import { drawKept } from "./kept-here.js";

/**
 * <day-log>: the diary's forms on Today, and the taps for drinks and food. A tap is written on this
 * device first and sent then, so that nothing is lost or counted twice by a network that comes and
 * goes. Once the server has it, the page comes anew from there; until then a line under the form says
 * what is kept here.
 *
 * Each form carries `data-log` (the kind of event), a tap of food its `data-payload`, and what is said
 * of it afterwards as `data-saved`; a JSON script inside has zone and words. Without script, or without
 * a place to keep anything, the forms are plain forms.
 */
const PAYLOADS = {
  water_drunk: () => ({ glasses: 1 }),
  pain_rated: (data) => ({ when: "now", pain: Number(data.get("pain")) }),
  walk_done: (data) => ({ minutes: Number(data.get("minutes")) }),
  drink_taken: (data) => ({ drink: data.get("drink"), ml: Number(data.get("amount")) }),
  sweat_had: (data) => ({ minutes: Number(data.get("minutes")) }),
  food_eaten: (data, button) => JSON.parse(button.dataset.payload),
  correction: () => ({ void: true }),
};

const TOLD = Object.keys(PAYLOADS).filter((kind) => kind !== "correction");

class DayLog extends HTMLElement {
  #told = {};
  #device = "";
  #busy = 0;
  #isBehind = false;
  #named = "";
  #listening = null;

  connectedCallback() {
    this.#read();
    Device.open().then((device) => device.ownName()).then((name) => (this.#device = name), () => {});
    this.addEventListener("submit", (event) => this.#submit(event));
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener("entries-known", ({ detail }) => this.#paint(detail.entries), { signal });
    document.addEventListener("log-read", ({ detail }) => this.#compare(detail.seq), { signal });
    if (this.#line?.entries) this.#paint(this.#line.entries); // it may have been faster
    if (this.#line?.seq) this.#compare(this.#line.seq);
  }

  /** A day that comes anew without a plan has no diary. */
  disconnectedCallback() {
    this.#listening.abort();
  }

  /** The day the page is of, how far it tells the log, and its words. */
  #read() {
    this.#told = JSON.parse(document.getElementById("day-log-words")?.textContent ?? "{}");
  }

  get #line() {
    return document.querySelector("sync-line");
  }

  get #queue() {
    return this.#line?.queue;
  }

  #submit(event) {
    const form = event.target;
    const kind = form.dataset?.log;
    const queue = this.#queue;
    if (!kind || !PAYLOADS[kind] || !queue) return;
    const data = new FormData(form, event.submitter);
    const replaces = kind === "correction" ? data.get("event") : null;
    const told = this.#event(kind, PAYLOADS[kind](data, event.submitter), replaces);
    event.preventDefault();
    this.#named = event.submitter?.dataset.saved ?? "";
    this.querySelector(`:scope > [${OWN}]`)?.remove();
    this.#keep(queue, told, form);
  }

  async #keep(queue, told, form) {
    this.#busy += 1;
    form?.setAttribute("aria-busy", "true");
    try {
      await queue.write((sequence) => ({ ...told, sequence }));
      form?.reset();
      form?.removeAttribute("aria-busy");
      if (navigator.onLine) await queue.retry();
    } finally {
      this.#busy -= 1;
    }
    this.#renew();
  }

  /** The page may have left the server before what was told here, or elsewhere, arrived there. */
  #compare(seq) {
    this.#isBehind ||= seq > (this.#told.seq ?? 0);
    this.#renew();
  }

  /** The server knows more than the page, and nothing waits here; what it refused never arrives. */
  get #canCatchUp() {
    return this.#isBehind && this.#queue?.waiting.length === 0;
  }

  /** The page comes anew once all has arrived, but never while something is being told. */
  async #renew() {
    if (this.#busy || !this.#canCatchUp) return;
    this.#busy += 1;
    this.#isBehind = false;
    try {
      await comeAnew();
    } catch {
      this.#isBehind = true; // no network after all: what was told has arrived, and the page is asked for later
      return;
    } finally {
      this.#busy -= 1;
    }
    this.#read();
    this.#confirm();
    this.#paint(this.#line.entries ?? []);
    await this.#renew(); // something may have been told, and have arrived, while the page was on its way
  }

  /** What was saved last: it stands further down, out of sight. Said once, it stays until the next tap. */
  #confirm() {
    const what = this.#named;
    this.#named = "";
    if (!what || !this.#told.words?.saved) return;
    this.prepend(make("p", { class: "told-now", role: "status", [OWN]: "" }, fill(this.#told.words.saved, { what })));
  }

  /** What is here and has not arrived, said where it was tapped. */
  #paint(entries) {
    // What the server refused is named by <sync-line>, and does not count here.
    const waiting = entries.filter(({ rejected }) => !rejected).map(({ event, loose }) => ({ ...event, loose }));
    this.#isBehind ||= waiting.length > 0;
    // Until the page of the server says it, the line here does.
    if (!waiting.length && this.#canCatchUp) return void this.#renew();
    drawKept(this, waiting, {
      date: this.#told.local_date, words: this.#told.words ?? {}, kinds: TOLD, takeBack: (event) => this.#takeBack(event),
    });
  }

  #takeBack(event) {
    return this.#keep(this.#queue, this.#event("correction", { void: true }, event.id), null);
  }

  #event(kind, payload, replaces) {
    const at = Date.now();
    return newEvent({
      id: makeId(at), device: this.#device, kind, at, payload, replaces,
      timeZone: this.#told.time_zone, localDate: this.#told.local_date, contentVersion: this.#told.content_version,
    });
  }
}

customElements.define("day-log", DayLog);
