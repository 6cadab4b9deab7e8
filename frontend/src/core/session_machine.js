/**
 * The session as a pure function: `update(model, event) -> {model, effects}`. No DOM, no timers, no
 * words. Time comes with each event as `now`, a reading of `session_clock.js`; elapsed time is what
 * lies between readings, so a late tick or a sleeping screen costs nothing.
 *
 * @typedef {import("./session_clock.js").Reading} Reading
 * @typedef {import("./heat.js").Exposure} Exposure
 *
 * @typedef {import("./session_step.js").Step} Step
 *
 * @typedef {"waiting"|"running"|"paused"|"asking"|"finished"|"stopped"} Status
 * @typedef {{kind: "done"|"skipped"|"stopped", mark: number}} Outcome
 *
 * @typedef {Object} Model
 * @property {string} sitting
 * @property {Step[]} steps
 * @property {Status} status
 * @property {number} index
 * @property {number} elapsed milliseconds within the step
 * @property {Object<string, number>} eased how many times a practice was made easier
 * @property {(Outcome|null)[]} outcomes
 * @property {number} marks how many events were recorded
 * @property {number} active milliseconds something ran
 * @property {Exposure} heat
 * @property {number} heatCap milliseconds
 * @property {number} waited milliseconds an open question has waited
 * @property {boolean} hidden
 * @property {number} away milliseconds since the page was left, where time is held back
 * @property {"away"|"heat_cap"|null} notice
 * @property {Reading|null} read the last reading
 *
 * @typedef {Object} RecordEffect
 * @property {"record"} type
 * @property {number} mark its number within the session
 * @property {number|null} replaces the mark of the event this one corrects
 * @property {string} kind
 * @property {Object} payload
 * @property {number} at wall milliseconds
 *
 * @typedef {RecordEffect
 *   | {type: "tone", name: "start"|"half"|"tick"|"end"|"in"|"hold"|"out"|"ask"}
 *   | {type: "say", text: string[]} | {type: "cue", name: string}
 *   | {type: "announce", name: string} | {type: "show"} | {type: "wakeLock", on: boolean}
 *   | {type: "done", how: "finished"|"stopped"}} Effect
 */
import { roundMs, roundsDone } from "./breath.js";
import { capMs, expose, isWarm, unexposed, warmMs } from "./heat.js";
import { ABSENCE_MS, passedBetween } from "./session_clock.js";
import { breathing, cuesBetween } from "./session_cues.js";
import { durationOf, goesOn, stepAt, WORK } from "./session_step.js";

const ASK_AGAIN_MS = 20_000;

/**
 * @param {{sitting: string, steps: Step[], heat_cap_seconds?: number, heat_used_seconds?: number}} data
 *   `heat_used_seconds`: warmth of a moment ago, which counts towards the cap
 * @returns {Model}
 */
export function begin({ sitting, steps, heat_cap_seconds, heat_used_seconds }) {
  if (!steps.length) throw new RangeError("a session needs a step");
  const heatCap = capMs(heat_cap_seconds);
  return {
    sitting,
    steps,
    status: "waiting",
    index: 0,
    elapsed: 0,
    eased: {},
    outcomes: steps.map(() => null),
    marks: 0,
    active: 0,
    heat: unexposed(heat_used_seconds, heatCap),
    heatCap,
    waited: 0,
    hidden: false,
    away: 0,
    notice: null,
    read: null,
  };
}

/** @param {Model} model @param {{type: string, now: Reading}} event */
export function update(model, event) {
  const turn = new Turn(model, event.now);
  if (model.status === "finished" || model.status === "stopped") return turn.result();
  turn.timePasses(event);
  const act = ACTS[event.type];
  if (!act) throw new RangeError(`no such event: ${event.type}`);
  if (!turn.isOver) act(turn, event);
  return turn.result();
}

const ACTS = {
  tick() {},

  start(turn) {
    if (turn.model.status !== "waiting") return;
    turn.set({ status: "running" });
    turn.record("session_started", { sitting: turn.model.sitting });
    turn.goTo(0);
  },

  pause(turn) {
    if (turn.model.status !== "running") return;
    turn.pause(null);
  },

  resume(turn) {
    if (turn.model.status !== "paused") return;
    turn.set({ status: "running", notice: null, away: 0 });
    turn.give({ type: "show" }, { type: "tone", name: "start" }, { type: "announce", name: "resumed" });
    turn.lock();
  },

  back(turn) {
    if (!turn.isMoving) return;
    const at = turn.model.index;
    let to = Math.max(0, at - 1);
    // Warmth that has reached its cap does not come back.
    while (to < at && turn.model.heat.over && isWarm(turn.model.steps[to])) to += 1;
    turn.enter(to);
  },

  skip(turn) {
    if (!turn.isMoving || turn.step.kind === "check") return;
    if (turn.step.kind === "heat") return turn.leaveWarmth();
    turn.settle("skipped");
    turn.next();
  },

  /** The person says that an untimed step is over. */
  complete(turn) {
    if (!turn.isMoving || Number.isFinite(durationOf(turn.step)) || turn.step.kind === "check") return;
    turn.finishStep();
  },

  easier(turn) {
    const { step, model } = turn;
    if (!turn.isMoving || !step.easier) return;
    turn.record("step_eased", turn.payload());
    const rounds = step.breath ? roundsDone(step.breath, model.elapsed) : 0;
    turn.set({ eased: { ...model.eased, [step.item]: (model.eased[step.item] ?? 0) + 1 } });
    // A new pattern begins with an in-breath, and what was breathed counts.
    const breath = turn.step.breath;
    if (breath) turn.set({ elapsed: rounds * roundMs(breath) });
    turn.give({ type: "show" }, { type: "announce", name: "easier" });
    if (turn.step.say?.length) turn.give({ type: "say", text: turn.step.say });
    if (turn.model.elapsed >= durationOf(turn.step)) turn.finishStep();
  },

  answered(turn, { ok }) {
    if (turn.model.status !== "asking") return;
    if (!ok) return turn.stop("skin_check");
    turn.set({ status: "running" });
    turn.finishStep({ asked: true });
  },

  stop(turn, { reason = "person" }) {
    if (turn.model.status === "waiting") return;
    turn.stop(reason);
  },

  hidden(turn) {
    turn.set({ hidden: true, away: 0 });
  },

  visible(turn) {
    const { away, status } = turn.model;
    turn.set({ hidden: false, away: 0 });
    if (status !== "running" || !away) return;
    if (away > ABSENCE_MS) turn.pause("away");
    else turn.run(away);
  },
};

/** One event on its way through: the model as it changes, and what shall happen outside. */
class Turn {
  #effects = [];

  constructor(model, now) {
    this.before = model;
    this.model = model;
    this.now = now;
  }

  get step() {
    return stepAt(this.model);
  }

  get isOver() {
    return this.model.status === "finished" || this.model.status === "stopped";
  }

  get isMoving() {
    return this.model.status === "running" || this.model.status === "paused";
  }

  result() {
    return { model: this.model, effects: this.#effects };
  }

  set(changes) {
    this.model = { ...this.model, ...changes };
  }

  give(...effects) {
    this.#effects.push(...effects);
  }

  // ---- time -------------------------------------------------------------------------------------

  timePasses(event) {
    const passed = passedBetween(this.model.read, this.now);
    this.set({ read: this.now });
    const { status } = this.model;
    if (status === "running") {
      const absent = passed.whole > ABSENCE_MS;
      if (goesOn(this.step)) this.run(passed.whole, { warm: warmMs(passed), absent });
      else if (this.model.hidden) this.set({ away: this.model.away + passed.whole });
      else if (absent) this.pause("away");
      else this.run(passed.whole);
    } else if (this.model.heat.on) {
      const wasOver = this.model.heat.over;
      this.warm(warmMs(passed));
      if (this.model.heat.over && !wasOver) this.endWarmth();
      else if (status === "asking" && event.type === "tick") this.askAgain(passed.whole);
    }
  }

  /**
   * Lets time pass in the steps, from one into the next, so that nothing is lost between them.
   * @param {number} time milliseconds
   * @param {{warm?: number, absent?: boolean}} [how] `warm` counts instead of `time` for warmth
   */
  run(time, { warm = time, absent = false } = {}) {
    let left = this.step.kind === "heat" ? warm : time;
    while (left > 0 && this.model.status === "running") {
      const { step, model } = this;
      if (model.index !== this.before.index && (absent || model.hidden) && !goesOn(step)) {
        return this.pause("away");
      }
      const room = durationOf(step) - model.elapsed;
      const cap = step.kind === "heat" ? model.heatCap - model.heat.used : Infinity;
      const chunk = Math.min(left, Math.max(0, room), Math.max(0, cap));
      left -= chunk;
      this.set({ elapsed: model.elapsed + chunk, active: model.active + chunk });
      if (step.kind === "heat") this.warm(chunk);
      this.give(...cuesBetween(step, model.elapsed, this.model.elapsed));
      if (this.model.heat.over && step.kind === "heat" && cap < room) return this.endWarmth();
      if (chunk >= room) this.finishStep();
    }
  }

  warm(ms) {
    this.set({ heat: expose(this.model.heat, ms, this.model.heatCap) });
  }

  /** The cap is reached: the warmth is over, whatever the plan still holds. */
  endWarmth() {
    const wasPaused = this.model.status === "paused";
    this.set({ status: "running", heat: { ...this.model.heat, on: false, over: true } });
    this.give({ type: "tone", name: "end" }, { type: "cue", name: "heat_cap" });
    this.settle(this.step.kind === "heat" ? "done" : "skipped");
    this.goPastWarmth();
    if (this.isOver) return;
    if (this.model.status === "running" && (wasPaused || this.model.hidden)) return this.pause("heat_cap");
    this.set({ notice: "heat_cap" });
    this.give({ type: "announce", name: "heat_cap" });
  }

  /** Warmth is one thing to the person: who skips it takes the pad off and goes on to move. */
  leaveWarmth() {
    this.settle("skipped");
    this.set({ heat: { ...this.model.heat, on: false } });
    this.goPastWarmth();
  }

  /** To what follows the warmth; the looks at the skin and the rest of it are skipped with it. */
  goPastWarmth() {
    let to = this.model.index + 1;
    for (; to < this.model.steps.length && isWarm(this.model.steps[to]); to += 1) {
      this.settle("skipped", to);
    }
    this.goTo(to);
  }

  askAgain(ms) {
    const waited = this.model.waited + ms;
    const again = Math.floor(waited / ASK_AGAIN_MS) > Math.floor(this.model.waited / ASK_AGAIN_MS);
    this.set({ waited });
    if (again) this.give({ type: "tone", name: "ask" });
  }

  // ---- steps ------------------------------------------------------------------------------------

  enter(index) {
    const step = stepAt(this.model, index);
    this.set({ index, elapsed: 0, away: 0, notice: null });
    this.give({ type: "show" });
    const heat = this.model.heat;
    const on = !heat.over && (step.kind === "heat" || (isWarm(step) && heat.on));
    if (on !== heat.on) this.set({ heat: { ...heat, on } });
    if (step.kind === "check") return this.ask();
    this.lock();
    if (this.model.status !== "running") return;
    if (WORK.has(step.kind) && !step.breath) this.give({ type: "tone", name: "start" });
    if (step.say?.length) this.give({ type: "say", text: step.say });
    if (step.breath) this.give(...breathing("in"));
    this.give({ type: "announce", name: "step" });
  }

  ask() {
    this.set({ status: "asking", waited: 0 });
    this.give({ type: "tone", name: "ask" }, { type: "announce", name: "ask" });
    if (this.step.say?.length) this.give({ type: "say", text: this.step.say });
    this.lock();
  }

  finishStep({ asked = false } = {}) {
    const { step } = this;
    if (WORK.has(step.kind)) this.give({ type: "tone", name: "end" });
    if (step.kind === "heat" && step.skin_check && !asked) return this.ask();
    this.settle("done");
    this.next();
  }

  next() {
    this.goTo(this.model.index + 1);
  }

  goTo(next) {
    const { steps, heat } = this.model;
    let index = next;
    for (; heat.over && index < steps.length && isWarm(steps[index]); index += 1) {
      this.settle("skipped", index);
    }
    if (index < steps.length) return this.enter(index);
    this.set({ status: "finished" });
    this.record("session_finished", {
      sitting: this.model.sitting,
      minutes: Math.round(this.model.active / 6000) / 10,
    });
    this.give({ type: "announce", name: "finished" }, { type: "show" });
    this.lock();
    this.give({ type: "done", how: "finished" });
  }

  /** What was done once stays done; anything else is replaced by what happened later. */
  settle(kind, index = this.model.index) {
    const earlier = this.model.outcomes[index];
    if (earlier?.kind === "done" && kind !== "done") return;
    const mark = this.record(`step_${kind}`, this.payload(index), earlier?.mark ?? null);
    const outcomes = this.model.outcomes.slice();
    outcomes[index] = { kind, mark };
    this.set({ outcomes });
  }

  pause(notice) {
    this.set({ status: "paused", notice, away: 0 });
    this.give({ type: "show" }, { type: "announce", name: notice ?? "paused" });
    this.lock();
  }

  stop(reason) {
    const at = this.model.index;
    this.settle("stopped", at);
    this.set({ status: "stopped", heat: { ...this.model.heat, on: false } });
    this.record("session_stopped", {
      sitting: this.model.sitting,
      step: this.model.steps[at].n,
      reason,
    });
    this.give({ type: "announce", name: "stopped" }, { type: "show" });
    this.lock();
    this.give({ type: "done", how: "stopped" });
  }

  payload(index = this.model.index) {
    const step = stepAt(this.model, index);
    const elapsed = index === this.model.index ? this.model.elapsed : 0;
    return {
      sitting: this.model.sitting,
      step: step.n,
      item: step.item,
      kind: step.kind,
      seconds: Math.round(elapsed / 1000),
    };
  }

  record(kind, payload, replaces = null) {
    const mark = this.model.marks;
    this.set({ marks: mark + 1 });
    this.give({ type: "record", mark, replaces, kind, payload, at: this.now.wall });
    return mark;
  }

  /** The screen stays awake while there is something to see; a walk or a ride happens with it in the pocket. */
  lock() {
    const on =
      this.model.status === "asking" ||
      (this.model.status === "running" && this.step.kind !== "walk" && !this.step.away);
    this.give({ type: "wakeLock", on });
  }
}
