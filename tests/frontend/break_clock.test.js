import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { begin, itemOf, restore, snapshot, untilNext, update } from "../../frontend/src/core/break_clock.js";

const MINUTE = 60_000;
const LIMITS = { away: 5 * MINUTE, typing: 20_000, waits: 2 * MINUTE };
const ITEMS = ["posture_sitting", "calf_raises", "twenty_steps"];

/** A day at a desk in a test: `desk().sit(30).take().sit(2).done()`, and what happened outside. */
class Desk {
  wall = 1_700_000_000_000;
  steady = 0;
  effects = [];

  constructor(items = ITEMS, every = 30 * MINUTE) {
    this.model = begin({ items, every, limits: LIMITS });
    this.send("tick");
  }

  get now() {
    return { wall: this.wall, steady: this.steady };
  }

  send(type, more = {}) {
    const { model, effects } = update(this.model, { type, now: this.now, ...more });
    this.model = model;
    this.effects.push(...effects);
    return this;
  }

  /** Time passes with a tick a second; `type` says whether keys are hit on the page. */
  sit(minutes, { typing = false } = {}) {
    for (let at = 0; at < minutes * 60; at += 1) {
      this.wall += 1000;
      this.steady += 1000;
      this.send(typing ? "typed" : "tick");
    }
    return this;
  }

  /** Nothing runs meanwhile; one tick at its end. */
  gap(minutes) {
    this.wall += minutes * MINUTE;
    this.steady += minutes * MINUTE;
    return this.send("tick");
  }

  /** The machine sleeps: the steady clock stands still. */
  sleep(minutes) {
    this.wall += minutes * MINUTE;
    return this.send("tick");
  }

  get nudges() { return this.effects.filter(({ type }) => type === "nudge").length; }
  get events() { return this.effects.filter(({ type }) => type === "record"); }
  get said() { return this.effects.filter(({ type }) => type === "announce").map(({ name }) => name); }
  get sat() { return Math.round(this.model.sat / MINUTE); }
}

const desk = (...given) => new Desk(...given);

describe("a break is offered", () => {
  test("after the time of sitting, once", () => {
    const day = desk().sit(29.9);
    assert.deepEqual([day.nudges, day.model.status], [0, "sitting"]);
    day.sit(0.2);
    assert.deepEqual([day.nudges, day.model.status], [1, "due"]);
    day.sit(29);
    assert.equal(day.nudges, 1, "no second nudge before as much sitting once more");
    day.sit(1);
    assert.equal(day.nudges, 2);
  });

  test("in turn", () => {
    const day = desk();
    const offered = [];
    for (let n = 0; n < 4; n += 1) {
      day.sit(30);
      offered.push(itemOf(day.model));
      day.send("skip");
    }
    assert.deepEqual(offered, [...ITEMS, ITEMS[0]]);
  });

  test("at another rhythm once that is chosen", () => {
    const day = desk().sit(10).send("every", { ms: 20 * MINUTE }).sit(9);
    assert.equal(day.nudges, 0);
    assert.equal(day.sit(1.1).nudges, 1);
  });

  test("never without one to offer", () => {
    assert.throws(() => begin({ items: [], every: MINUTE, limits: LIMITS }), RangeError);
  });
});

describe("what becomes of it", () => {
  test("taken: its seconds are told, and the count begins anew", () => {
    const day = desk().sit(30).send("take").sit(1.5).send("done");
    assert.deepEqual(
      day.events.map(({ kind, payload }) => [kind, payload]),
      [["break_taken", { item: "posture_sitting", seconds: 90 }]],
    );
    assert.deepEqual([day.sat, day.model.status, itemOf(day.model)], [0, "sitting", "calf_raises"]);
    assert.equal(day.sit(30).nudges, 2);
  });

  test("a break may come before it is due", () => {
    const day = desk().sit(10).send("take").sit(1).send("done");
    assert.deepEqual([day.events.length, day.sat], [1, 0]);
  });

  test("begun and not done: nothing is told and nothing is counted", () => {
    const early = desk().sit(10).send("take").sit(1).send("cancel");
    assert.deepEqual([early.events.length, early.sat, early.model.status], [0, 10, "sitting"]);
  });

  test("let go: told once, with the one that was offered", () => {
    const day = desk().sit(30).send("skip").send("skip");
    assert.deepEqual(day.events.map(({ payload }) => payload), [{ item: "posture_sitting" }]);
    assert.equal(day.sat, 0);
  });

  test("put off: it comes again after just that time, and nothing is told", () => {
    const day = desk().sit(30).send("later", { ms: 5 * MINUTE }).sit(4.9);
    assert.deepEqual([day.nudges, day.events.length], [1, 0]);
    assert.equal(day.sit(0.2).nudges, 2);
  });

  test("what cannot be done now does nothing", () => {
    for (const type of ["skip", "done", "cancel", "later", "start"]) {
      const day = desk().sit(1).send(type, { ms: 1 });
      assert.deepEqual([day.events.length, day.sat, day.model.status], [0, 1, "sitting"], type);
    }
    assert.throws(() => desk().send("dance"), RangeError);
  });

  test("another one may be looked at", () => {
    assert.equal(itemOf(desk().send("other").model), "calf_raises");
  });
});

describe("quiet", () => {
  test("nothing is offered until its end, and then what is due", () => {
    const day = desk().sit(20);
    day.send("quiet", { until: day.wall + 60 * MINUTE }).sit(59);
    assert.deepEqual([day.nudges, day.model.status], [0, "sitting"]);
    day.sit(1.1);
    assert.deepEqual([day.nudges, day.model.quietUntil], [1, null]);
  });

  test("may be ended earlier; a moment that is over is none", () => {
    const day = desk().sit(40).send("quiet", { until: 5 });
    assert.equal(day.model.status, "due");
    day.send("quiet", { until: day.wall + 60 * MINUTE });
    assert.equal(day.model.status, "sitting");
    assert.notEqual(day.send("speak").model.quietUntil, day.wall);
  });
});

describe("somebody types", () => {
  test("a break waits for the end of the sentence", () => {
    const day = desk().sit(30.5, { typing: true });
    assert.deepEqual([day.nudges, day.model.waiting], [0, true]);
    day.sit(0.4);
    assert.deepEqual([day.nudges, day.model.waiting], [1, false]);
  });

  test("but not for ever", () => {
    const day = desk().sit(32.1, { typing: true });
    assert.equal(day.nudges, 1);
  });
});

describe("nobody is there", () => {
  test("the machine slept: that was a break, of which nothing is told", () => {
    const day = desk().sit(25).sleep(40);
    assert.deepEqual([day.sat, day.nudges, day.events.length], [0, 0, 0]);
    assert.ok(day.said.includes("was_away"));
  });

  test("a short sleep is sitting", () => {
    assert.equal(desk().sit(25).sleep(3).sat, 28);
  });

  test("a page that is looked at and stood still slept, whatever its clock says", () => {
    assert.equal(desk().sit(25).gap(40).sat, 0);
  });

  test("a page in the background that stood still says nothing: the time was sitting", () => {
    const day = desk().send("hidden").sit(5).gap(26);
    assert.deepEqual([day.sat, day.nudges], [31, 1]);
  });

  test("the browser says so: after long enough the count begins anew, and nothing is offered", () => {
    const day = desk().sit(29).send("left").sit(4);
    assert.deepEqual([day.sat, day.nudges], [29, 0]);
    day.sit(2);
    assert.deepEqual([day.sat, day.nudges], [0, 0]);
    day.sit(60).send("returned").sit(29);
    assert.equal(day.nudges, 0);
    assert.equal(day.sit(1.1).nudges, 1);
  });

  test("away for a moment changes nothing", () => {
    const day = desk().sit(29).send("left").sit(1).send("returned").sit(1.1);
    assert.equal(day.nudges, 1);
  });

  test("away while one was due: that was the break", () => {
    const day = desk().sit(30).send("left").sit(6);
    assert.deepEqual([day.model.status, day.sat], ["sitting", 0]);
  });

  test("a clock that was set back takes nothing away", () => {
    const day = desk().sit(20);
    day.wall -= 300 * MINUTE;
    assert.equal(day.sit(10.1).nudges, 1);
  });
});

describe("stopped", () => {
  test("no time passes, and it begins anew", () => {
    const day = desk().sit(20).send("stop").sit(60);
    assert.deepEqual([day.nudges, day.model.status], [0, "stopped"]);
    day.send("start").sit(29);
    assert.equal(day.nudges, 0);
    assert.equal(day.sit(1.1).nudges, 1);
  });
});

describe("a reload", () => {
  const again = (kept, allowed = [30 * MINUTE]) =>
    restore(begin({ items: ITEMS, every: 30 * MINUTE, limits: LIMITS }), kept, allowed);

  test("goes on where it was", () => {
    const day = desk().sit(20).send("other");
    const before = day.model;
    day.model = again(JSON.parse(JSON.stringify(snapshot(before))));
    day.steady = 0;
    day.wall += 1000;
    day.send("tick");
    assert.deepEqual([day.sat, itemOf(day.model), day.model.status], [20, "calf_raises", "sitting"]);
    assert.equal(Math.round(untilNext(day.model) / MINUTE), 10);
  });

  test("after long enough begins anew", () => {
    const day = desk().sit(20);
    day.model = again(snapshot(day.model));
    day.steady = 0;
    day.wall += 20 * MINUTE;
    assert.equal(day.send("tick").sat, 0);
  });

  test("of nonsense, or of a rhythm that is not open any more, is a fresh clock", () => {
    const fresh = again(null);
    const good = snapshot(desk().sit(20).model);
    for (const kept of [{}, { ...good, sat: "x" }, { ...good, wall: null }, { ...good, every: 7 }, { ...good, turn: -1 }]) {
      assert.deepEqual(again(kept), fresh);
    }
  });
});
