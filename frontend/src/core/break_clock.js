/**
 * Breaks from sitting as a pure function: `update(model, event) -> {model, effects}`. No DOM, no
 * timers, no words. Time comes with each event as a reading of `session_clock.js`.
 *
 * What it can know of a person is little, and it claims no more: keys and touches on its own page,
 * whether the page is looked at, and where the browser was allowed to tell, whether anybody is at
 * the machine. A page in the background says nothing about where its person is: there the time runs
 * on as sitting.
 *
 * @typedef {import("./session_clock.js").Reading} Reading
 * @typedef {"sitting"|"due"|"break"|"stopped"} Status
 *
 * @typedef {Object} Limits milliseconds
 * @property {number} away so long without anybody is a break
 * @property {number} typing so long after a key somebody is in the middle of a word
 * @property {number} waits so long a break waits for the end of a sentence
 *
 * @typedef {Object} Model
 * @property {Status} status
 * @property {Limits} limits
 * @property {string[]} items the breaks that are open, offered in turn
 * @property {number} turn which of them is next
 * @property {number} every milliseconds of sitting between two breaks
 * @property {number} sat milliseconds since the last break
 * @property {number} next at how much sitting the next break is offered
 * @property {number} taken milliseconds of the break that goes on
 * @property {number|null} quietUntil wall milliseconds
 * @property {number|null} typedAt wall milliseconds of the last key or touch
 * @property {boolean} waiting a break is due and waits for the end of a sentence
 * @property {number} away milliseconds nobody was at the machine, as the browser tells it
 * @property {boolean} isAway
 * @property {boolean} hidden
 * @property {Reading|null} read
 *
 * @typedef {{type: "nudge"} | {type: "show"} | {type: "keep"} | {type: "announce", name: string}
 *   | {type: "record", kind: "break_taken"|"break_skipped", payload: Object, at: number}} Effect
 */
import { passedBetween } from "./session_clock.js";

/** @param {{items: string[], every: number, limits: Limits, turn?: number}} data @returns {Model} */
export function begin({ items, every, limits, turn = 0 }) {
  if (!items.length) throw new RangeError("a clock needs a break to offer");
  return {
    status: "sitting",
    limits,
    items,
    turn: turn % items.length,
    every,
    sat: 0,
    next: every,
    taken: 0,
    quietUntil: null,
    typedAt: null,
    waiting: false,
    away: 0,
    isAway: false,
    hidden: false,
    read: null,
  };
}

/** The break that is offered next. @param {Model} model */
export const itemOf = (model) => model.items[model.turn];

/** Milliseconds until a break is offered. @param {Model} model */
export const untilNext = (model) => Math.max(0, model.next - model.sat);

/** @param {Model} model @param {{type: string, now: Reading}} event @returns {{model: Model, effects: Effect[]}} */
export function update(model, event) {
  const act = ACTS[event.type];
  if (!act) throw new RangeError(`no such event: ${event.type}`);
  const turn = new Turn(model, event.now);
  turn.timePasses();
  act(turn, event);
  turn.offer();
  return { model: turn.model, effects: turn.effects };
}

const ACTS = {
  tick() {},

  /** A key or a touch on the page. */
  typed(turn) {
    turn.set({ typedAt: turn.now.wall });
  },

  hidden(turn) {
    turn.set({ hidden: true });
  },

  visible(turn) {
    turn.set({ hidden: false });
  },

  /** The browser tells, where it was allowed to. */
  left(turn) {
    turn.set({ isAway: true, away: 0 });
  },

  returned(turn) {
    turn.set({ isAway: false, away: 0 });
  },

  take(turn) {
    if (turn.model.status === "break") return;
    turn.set({ status: "break", taken: 0, waiting: false });
    turn.give({ type: "show" }, { type: "announce", name: "on_break" });
  },

  done(turn) {
    if (turn.model.status !== "break") return;
    const seconds = Math.round(turn.model.taken / 1000);
    turn.record("break_taken", { item: itemOf(turn.model), seconds });
    turn.anew("well_done", { onward: true });
  },

  /** Back to the clock as it was: nothing was done, and nothing is counted. */
  cancel(turn) {
    if (turn.model.status !== "break") return;
    turn.set({ status: turn.model.sat >= turn.model.next ? "due" : "sitting", taken: 0 });
    turn.give({ type: "show" });
  },

  other(turn) {
    turn.set({ turn: (turn.model.turn + 1) % turn.model.items.length });
    turn.give({ type: "show" }, { type: "keep" });
  },

  skip(turn) {
    if (turn.model.status !== "due") return;
    turn.record("break_skipped", { item: itemOf(turn.model) });
    turn.anew("let_go", { onward: true });
  },

  /** @param {{ms: number}} event how much later */
  later(turn, { ms }) {
    if (turn.model.status !== "due") return;
    turn.set({ status: "sitting", waiting: false, next: turn.model.sat + ms });
    turn.give({ type: "show" }, { type: "keep" });
  },

  /** @param {{until: number}} event wall milliseconds */
  quiet(turn, { until }) {
    if (until <= turn.now.wall) return;
    const status = turn.model.status === "due" ? "sitting" : turn.model.status;
    turn.set({ status, quietUntil: until, waiting: false });
    turn.give({ type: "show" }, { type: "keep" });
  },

  speak(turn) {
    turn.set({ quietUntil: null });
    turn.give({ type: "show" }, { type: "keep" });
  },

  stop(turn) {
    turn.set({ status: "stopped", waiting: false, taken: 0 });
    turn.give({ type: "show" }, { type: "keep" });
  },

  start(turn) {
    if (turn.model.status !== "stopped") return;
    turn.anew(null);
  },

  /** @param {{ms: number}} event */
  every(turn, { ms }) {
    turn.set({ every: ms, next: ms, status: turn.model.status === "due" ? "sitting" : turn.model.status });
    turn.give({ type: "show" }, { type: "keep" });
  },
};

/** One event on its way through. */
class Turn {
  effects = [];

  constructor(model, now) {
    this.model = model;
    this.now = now;
  }

  set(changes) {
    this.model = { ...this.model, ...changes };
  }

  give(...effects) {
    this.effects.push(...effects);
  }

  record(kind, payload) {
    this.give({ type: "record", kind, payload, at: this.now.wall });
  }

  /** A break lies behind: the count begins anew. */
  anew(said, { onward = false } = {}) {
    const { turn, items, every } = this.model;
    this.set({
      status: "sitting",
      sat: 0,
      next: every,
      taken: 0,
      waiting: false,
      turn: onward ? (turn + 1) % items.length : turn,
    });
    this.give({ type: "show" }, { type: "keep" });
    if (said) this.give({ type: "announce", name: said });
  }

  timePasses() {
    const passed = passedBetween(this.model.read, this.now);
    this.set({ read: this.now });
    const { status, quietUntil, limits, hidden } = this.model;
    if (quietUntil !== null && this.now.wall >= quietUntil) {
      this.set({ quietUntil: null });
      this.give({ type: "show" }, { type: "keep" });
    }
    if (status === "stopped") return;
    if (status === "break") return this.set({ taken: this.model.taken + passed.whole });
    if (this.model.isAway) return this.goneFor(passed.whole);
    // The machine slept, or a page that is looked at stood still: nobody sat at it.
    const lost = hidden ? passed.slept : passed.whole;
    if (lost >= limits.away) return this.wasAway();
    this.set({ sat: this.model.sat + passed.whole });
  }

  goneFor(ms) {
    const { away, limits } = this.model;
    this.set({ away: away + ms });
    if (away < limits.away && this.model.away >= limits.away) this.wasAway();
  }

  /** Nobody was there for long enough: that was a break, of which nothing is known. */
  wasAway() {
    this.anew(this.model.sat > 0 ? "was_away" : null);
  }

  /** Offers a break where one is due; once, and again only after as much sitting once more. */
  offer() {
    const { status, sat, next, every, quietUntil, isAway } = this.model;
    if ((status !== "sitting" && status !== "due") || sat < next) return;
    if (quietUntil !== null || isAway || this.waitsForTyping()) return;
    const again = Math.floor((sat - next) / every + 1) * every;
    this.set({ status: "due", waiting: false, next: next + again });
    this.give({ type: "nudge" }, { type: "show" }, { type: "announce", name: "due" });
  }

  waitsForTyping() {
    const { typedAt, limits, sat, next, waiting } = this.model;
    const types = typedAt !== null && this.now.wall - typedAt < limits.typing;
    if (!types || sat - next >= limits.waits) return false;
    if (!waiting) {
      this.set({ waiting: true });
      this.give({ type: "show" });
    }
    return true;
  }
}

/** What outlives a reload: no more than the clock needs. @param {Model} model */
export function snapshot({ status, turn, every, sat, next, quietUntil, read }) {
  return { stopped: status === "stopped", turn, every, sat, next, quietUntil, wall: read?.wall ?? null };
}

/**
 * The clock after a reload. What lies between is sitting, unless it was long enough to be a break.
 *
 * @param {Model} model a fresh one @param {Object} kept of `snapshot` @param {number[]} allowed milliseconds
 */
export function restore(model, kept, allowed) {
  const numbers = [kept?.turn, kept?.every, kept?.sat, kept?.next, kept?.wall];
  if (!numbers.every((each) => Number.isFinite(each) && each >= 0)) return model;
  if (!allowed.includes(kept.every)) return model;
  return {
    ...model,
    status: kept.stopped ? "stopped" : "sitting",
    turn: Math.floor(kept.turn) % model.items.length,
    every: kept.every,
    sat: kept.sat,
    next: kept.next,
    quietUntil: Number.isFinite(kept.quietUntil) ? kept.quietUntil : null,
    read: { wall: kept.wall, steady: null },
  };
}
