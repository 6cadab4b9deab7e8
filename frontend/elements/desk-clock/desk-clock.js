import { begin, restore, snapshot, update } from "../../src/core/break_clock.js";
import { Recorder } from "../session-player/recorder.js";
import { Sound } from "../session-player/sound.js";
import { canWatch, watchAway } from "./away.js";
import { Notes } from "./notes.js";
import { Panel } from "./panel.js";

const KEPT = "spineflow-desk";
const TICK_MS = 1000;
const HEARD = ["keydown", "pointerdown", "input"];

/**
 * <desk-clock>: wraps the list of breaks, and offers them in turn. Without a script the list is all.
 * What is counted is decided in `core/break_clock.js`; this hears, shows and keeps.
 */
export class DeskClockElement extends HTMLElement {
  #model;
  #data;
  #panel;
  #recorder;
  #sound = new Sound();
  #notes;
  #timer = 0;
  #marks = 0;
  #title = document.title;
  #watch = null;

  connectedCallback() {
    if (this.#data) return this.#listen();
    this.#data = JSON.parse(document.getElementById("desk-data").textContent);
    const { items, minutes, away_s, typing_s, waits_for_typing_s } = this.#data;
    const limits = { away: away_s * 1000, typing: typing_s * 1000, waits: waits_for_typing_s * 1000 };
    const allowed = minutes.map((each) => each * 60_000);
    const fresh = begin({ items, every: allowed[0], limits });
    this.#model = restore(fresh, kept(), allowed);
    this.#notes = new Notes(this.#data.texts);
    this.#panel = new Panel(this.#data, {
      act: (type, more) => this.#send(type, more),
      breakOf: (item) => this.querySelector(`li[data-item="${item}"]`),
      sound: this.#sound,
      notes: this.#notes,
      watch: canWatch() ? () => this.#watchAway() : null,
    });
    this.prepend(this.#panel.root);
    this.#recorder = new Recorder(this.#data, (status) => this.#panel.status(status));
    this.#recorder.start();
    this.#listen();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    for (const type of HEARD) document.removeEventListener(type, this.#typed);
    document.removeEventListener("visibilitychange", this.#seen);
    window.removeEventListener("pagehide", this.#leave);
    this.#watch?.abort();
  }

  #listen() {
    for (const type of HEARD) document.addEventListener(type, this.#typed, { passive: true });
    document.addEventListener("visibilitychange", this.#seen);
    window.addEventListener("pagehide", this.#leave);
    this.#timer = setInterval(() => this.#send("tick"), TICK_MS);
    this.#send("tick");
    this.#seen();
    this.#panel.show(this.#model);
  }

  #typed = ({ type, target }) => {
    this.#sound.wake();
    // A button of the clock itself is no work that a break would cut off.
    if (type !== "pointerdown" && !this.contains(target)) this.#send("typed");
  };

  #seen = () => this.#send(document.hidden ? "hidden" : "visible");

  #leave = () => {
    this.#keep();
    this.#recorder.leave();
  };

  #send(type, more = {}) {
    const now = { wall: Date.now(), steady: performance.now() };
    const { model, effects } = update(this.#model, { type, now, ...more });
    this.#model = model;
    for (const effect of effects) this.#do(effect);
    this.#panel.tick(model);
  }

  #do(effect) {
    const does = {
      nudge: () => {
        this.#sound.tone("ask");
        if (document.hidden) this.#notes.show();
      },
      show: () => {
        const isDue = this.#model.status === "due";
        document.title = isDue ? `● ${this.#data.texts.due_title}` : this.#title;
        this.#panel.show(this.#model);
      },
      keep: () => this.#keep(),
      announce: () => this.#panel.announce(effect.name),
      record: () => {
        const { kind, payload, at } = effect;
        this.#recorder.record({ mark: (this.#marks += 1), replaces: null, kind, payload, at });
        if (kind === "break_taken") this.#panel.countOne();
      },
    };
    does[effect.type]();
  }

  #keep() {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(snapshot(this.#model)));
    } catch {
      // A reload begins anew.
    }
  }

  async #watchAway() {
    this.#watch ??= new AbortController();
    const tell = (isAway) => this.#send(isAway ? "left" : "returned");
    return watchAway(tell, this.#watch.signal);
  }
}

/** What this tab kept before a reload: times, and nothing about anybody. */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  } catch {
    return null;
  }
}
