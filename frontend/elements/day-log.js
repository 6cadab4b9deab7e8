import { newEvent } from "../src/core/new_event.js";
import { Device, makeId } from "../src/device.js";
import { comeAnew } from "../src/page_anew.js";
import { fill } from "./session-player/words.js";
import { make, show } from "./session-player/build.js";

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
  #said = null;
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
    const at = Date.now();
    const told = newEvent({
      id: makeId(at), device: this.#device, kind, at, payload: PAYLOADS[kind](data, event.submitter), replaces,
      timeZone: this.#told.time_zone, localDate: this.#told.local_date, contentVersion: this.#told.content_version,
    });
    event.preventDefault();
    this.#named = event.submitter?.dataset.saved ?? "";
    this.#said = null;
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

  /** What was saved last: it stands further down, out of sight. */
  #confirm() {
    const what = this.#named;
    this.#named = "";
    if (what && this.#told.words?.saved) {
      this.#said = make("p", { class: "told-now", role: "status" }, fill(this.#told.words.saved, { what }));
    }
    if (this.#said) this.prepend(this.#said);
  }

  /** What is here and has not arrived, said where it was tapped. */
  #paint(entries) {
    // What the server refused is named by <sync-line>, and does not count here.
    const waiting = entries.filter(({ rejected }) => !rejected).map(({ event, loose }) => ({ ...event, loose }));
    this.#isBehind ||= waiting.length > 0;
    // Until the page of the server says it, the line here does.
    if (!waiting.length && this.#canCatchUp) return void this.#renew();
    const undone = new Set(waiting.map((event) => event.replaces).filter(Boolean));
    for (const line of this.querySelectorAll(".here")) line.remove();
    // What waits may be of yesterday; the page is of one day.
    const today = waiting.filter((event) => event.local_date === this.#told.local_date && !undone.has(event.id));
    this.#paintGlasses(today.filter((event) => event.kind === "water_drunk"));
    for (const kind of TOLD) {
      const own = waiting.filter((event) => event.kind === kind && event.entity === event.id && !undone.has(event.id));
      const place = [...this.querySelectorAll(`form[data-log="${kind}"]`)].at(-1);
      if (own.length && place) place.closest("section")?.append(this.#kept(own));
    }
    this.#paintDone(today.filter((event) => event.kind === "session_finished"));
    this.#paintMorning(waiting.filter((event) => event.payload.when === "next_morning" && !undone.has(event.id)));
  }

  /** A session done here still stands on the page as it came from the server: no more as the next thing. */
  #paintDone(finished) {
    for (const sitting of new Set(finished.map(({ payload }) => payload.sitting))) {
      for (const way of this.querySelectorAll(`a[href="/session/${sitting}/"], a[href="/prescribed/${sitting}/"]`)) {
        if (!way.closest("section.next, li")) continue;
        (way.closest("p") ?? way).before(make("p", { class: "here" }, this.#told.words?.done ?? ""));
        way.classList.add("quiet");
      }
    }
  }

  /** The morning is told once: by this form, which the worker answers, or in the check before a session. */
  #paintMorning(told) {
    const form = this.querySelector("form[data-of]");
    if (!form) return;
    const own = told.filter((event) => event.entity === form.dataset.of);
    show(form, !own.length);
    if (own.length) form.after(this.#kept(own));
  }

  #paintGlasses(drunk) {
    const glasses = [...this.querySelectorAll("button.glass")];
    for (const [at, glass] of glasses.entries()) glass.classList.toggle("here-full", at < drunk.length);
  }

  #kept(own) {
    const last = own.at(-1);
    const { payload } = last;
    const values = { n: own.length, pain: payload.pain, minutes: payload.minutes };
    const isLoose = own.some(({ loose }) => loose);
    const said = this.#told.words?.[isLoose ? "loose" : last.kind] ?? "";
    const line = make("p", { class: "here" }, fill(said, values), " ");
    const undo = make("button", { type: "button", class: "text-button" }, this.#told.words?.undo ?? "");
    undo.addEventListener("click", () => this.#takeBack(last));
    line.append(undo);
    return line;
  }

  #takeBack(event) {
    const at = Date.now();
    const told = newEvent({
      id: makeId(at), device: this.#device, kind: "correction", at, payload: { void: true }, replaces: event.id,
      timeZone: this.#told.time_zone, localDate: this.#told.local_date, contentVersion: this.#told.content_version,
    });
    return this.#keep(this.#queue, told, null);
  }
}

customElements.define("day-log", DayLog);
