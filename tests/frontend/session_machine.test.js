import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { HARD_CAP_MS } from "../../frontend/src/core/heat.js";
import { begin, update } from "../../frontend/src/core/session_machine.js";
import { restore, snapshot } from "../../frontend/src/core/session_reload.js";
import { durationOf, leftOf, stepAt } from "../../frontend/src/core/session_step.js";

let n = 0;
const step = (kind, more = {}) => ({ n: n++, item: "cat_cow", title: "Cat-Cow", kind, ...more });
const ready = (seconds = 5) => step("ready", { seconds });
const move = (seconds = 40, more = {}) => step("move", { seconds, ...more });
const hold = (seconds = 15) => step("hold", { seconds });
const rest = (seconds = 10) => step("rest", { seconds });
const heat = (seconds = 300, more = {}) => step("heat", { seconds, item: "heating_pad", ...more });
const check = () => step("check", { item: "heating_pad", skin_check: true });
const walk = (seconds = 600) => step("walk", { seconds, item: "walking", half: "Turn back now." });
const breathe = (breath, easier = null) => step("breathe", { item: "breath_4_4_6", breath, easier });

/** A session in a test: `given(...).start().wait(30).back()`, and what happened outside. */
class Session {
  wall = 1_700_000_000_000;
  steady = 0;
  effects = [];

  constructor(steps, more = {}) {
    this.data = { sitting: "mobility", steps, ...more };
    this.model = begin(this.data);
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

  start() { return this.send("start"); }
  pause() { return this.send("pause"); }
  resume() { return this.send("resume"); }
  back() { return this.send("back"); }
  skip() { return this.send("skip"); }
  easier() { return this.send("easier"); }
  stop() { return this.send("stop"); }
  hide() { return this.send("hidden"); }
  show() { return this.send("visible"); }
  answer(ok) { return this.send("answered", { ok }); }

  /** Time passes, with a tick every 100 ms, as on a screen. */
  wait(seconds) {
    for (let ms = 0; ms < seconds * 1000; ms += 100) this.gap(0.1);
    return this;
  }

  /** Time passes and nothing runs; one tick at its end. */
  gap(seconds) {
    this.wall += seconds * 1000;
    this.steady += seconds * 1000;
    return this.send("tick");
  }

  /** The machine sleeps: the steady clock stands still. */
  sleep(seconds) {
    this.wall += seconds * 1000;
    this.steady += 100;
    return this.send("tick");
  }

  get events() { return this.effects.filter(({ type }) => type === "record"); }
  get kinds() { return this.events.map(({ kind }) => kind); }
  get tones() { return this.effects.filter(({ type }) => type === "tone").map(({ name }) => name); }
  get said() { return this.effects.filter(({ type }) => type === "say").flatMap(({ text }) => text); }
  get announced() { return this.effects.filter(({ type }) => type === "announce").map(({ name }) => name); }
  get seconds() { return Math.round(this.model.elapsed / 100) / 10; }
  get where() { return [this.model.status, this.model.index, this.seconds]; }
}

const given = (steps, more) => new Session((n = 0, steps()), more);

describe("going through", () => {
  test("it waits for the start; then every step follows the last and is recorded as done", () => {
    const session = given(() => [ready(), move(), rest()]).wait(3);
    assert.deepEqual([session.model.status, session.events.length], ["waiting", 0]);
    session.start().wait(56);
    assert.equal(session.model.status, "finished");
    assert.deepEqual(session.kinds, [
      "session_started", "step_done", "step_done", "step_done", "session_finished",
    ]);
    assert.deepEqual(session.events[2].payload, {
      sitting: "mobility", step: 1, item: "cat_cow", kind: "move", seconds: 40,
    });
    assert.deepEqual(session.events.at(-1).payload, { sitting: "mobility", minutes: 0.9 });
    assert.deepEqual(session.effects.at(-1), { type: "done", how: "finished" });
  });

  test("late ticks lose no time: 30 minutes of uneven ticks drift by nothing", () => {
    const session = given(() => Array.from({ length: 90 }, () => move(20))).start();
    let passed = 0;
    for (let k = 0; passed < 29 * 60; k += 1) {
      const seconds = ((k * 7919) % 1300) / 1000;
      session.gap(seconds);
      passed += seconds;
    }
    const counted = session.model.index * 20_000 + session.model.elapsed;
    assert.ok(Math.abs(counted - passed * 1000) < 1, `${counted} against ${passed * 1000}`);
  });

  test("repetitions last as long as their phases, breaths as long as their rounds", () => {
    assert.equal(durationOf(step("move", { reps: 6, phases: [["move", 4], ["back", 4]] })), 48_000);
    assert.equal(durationOf(step("move", { reps: 6, loop_seconds: 5 })), 30_000);
    assert.equal(durationOf(breathe({ in: 4, hold: 4, out: 6, rounds: 9 })), 126_000);
    assert.equal(durationOf(step("roll", { reps: 6 })), Infinity);
  });

  test("a step without an end waits until the person says so", () => {
    const session = given(() => [step("roll"), rest()]).start().wait(100);
    assert.equal(session.model.index, 0);
    session.send("complete");
    assert.deepEqual([session.model.index, session.events.at(-1).payload.seconds], [1, 100]);
  });

  test("what is left shrinks to nothing", () => {
    const session = given(() => [ready(), move(), rest()]).start();
    assert.equal(leftOf(session.model), 55_000);
    session.wait(20);
    assert.equal(Math.round(leftOf(session.model)), 35_000);
  });
});

describe("tones and words", () => {
  test("a long movement sounds at its start, half, last three seconds and end", () => {
    assert.deepEqual(given(() => [move(40)]).start().wait(41).tones, [
      "start", "half", "tick", "tick", "tick", "end",
    ]);
  });

  test("a short one has no half, a get-ready only counts down", () => {
    assert.deepEqual(given(() => [ready(5), hold(10)]).start().wait(16).tones, [
      "tick", "tick", "tick", "start", "tick", "tick", "tick", "end",
    ]);
  });

  test("cues are spoken at the start, the half-way words at half", () => {
    const session = given(() => [move(40, { say: ["Breathe out and round."], half: "Half way." })]);
    session.start().wait(19.9);
    assert.deepEqual(session.said, ["Breathe out and round."]);
    session.wait(0.2);
    assert.deepEqual(session.said, ["Breathe out and round.", "Half way."]);
  });

  test("a screen reader hears start, half, ten seconds and end, and nothing else", () => {
    assert.deepEqual(given(() => [move(60)]).start().wait(61).announced, [
      "step", "half", "ten", "finished",
    ]);
  });

  test("the screen stays awake while it runs, not in a pause, not on a walk", () => {
    const session = given(() => [move(), walk()]);
    const lock = () => session.effects.findLast(({ type }) => type === "wakeLock").on;
    assert.equal((session.start(), lock()), true);
    assert.equal((session.pause(), lock()), false);
    assert.equal((session.resume(), lock()), true);
    assert.equal((session.skip(), lock()), false);
    assert.equal((session.stop(), lock()), false);
  });
});

describe("pause, back, skip, easier, stop", () => {
  test("a pause stands still, however long, and goes on where it was", () => {
    const session = given(() => [move()]).start().wait(10).pause().wait(300);
    assert.deepEqual(session.where, ["paused", 0, 10]);
    session.resume().wait(5);
    assert.deepEqual(session.where, ["running", 0, 15]);
  });

  test("back does a step again, and its new record names the one it replaces", () => {
    const session = given(() => [move(40), rest(10)]).start().wait(42);
    const first = session.events.find(({ kind }) => kind === "step_done");
    session.back();
    assert.deepEqual(session.where, ["running", 0, 0]);
    session.wait(40.1);
    const again = session.events.at(-1);
    assert.deepEqual([again.kind, again.payload.step, again.replaces], ["step_done", 0, first.mark]);
    session.wait(10);
    assert.deepEqual(session.model.outcomes.map(({ kind }) => kind), ["done", "done"]);
  });

  test("back at the first step begins it again", () => {
    assert.deepEqual(given(() => [move()]).start().wait(9).back().where, ["running", 0, 0]);
  });

  test("what was done once stays done when the second time is cut short", () => {
    const session = given(() => [move(10), rest()]).start().wait(11).back().skip();
    assert.equal(session.model.outcomes[0].kind, "done");
    assert.equal(session.kinds.filter((kind) => kind === "step_skipped").length, 0);
  });

  test("a skipped step done later after all is done, and the skip is replaced", () => {
    const session = given(() => [move(10), rest()]).start().wait(2).skip();
    const skipped = session.events.at(-1);
    assert.deepEqual([skipped.kind, skipped.payload.seconds], ["step_skipped", 2]);
    session.back().wait(10.1);
    assert.deepEqual([session.events.at(-1).kind, session.events.at(-1).replaces], ["step_done", skipped.mark]);
  });

  test("the last step skipped is a finished session", () => {
    const session = given(() => [move()]).start().skip();
    assert.deepEqual(session.kinds, ["session_started", "step_skipped", "session_finished"]);
  });

  test("easier shows the easier form, for the rest of this practice, and is recorded", () => {
    const easier = { show: ["Smaller."], seconds: 20 };
    const session = given(() => [move(40, { easier }), move(40, { easier })]).start().wait(5).easier();
    assert.equal(session.events.at(-1).kind, "step_eased");
    assert.deepEqual(stepAt(session.model).show, ["Smaller."]);
    assert.equal(durationOf(stepAt(session.model, 1)), 20_000);
    assert.deepEqual(session.where, ["running", 0, 5]);
    session.easier();
    assert.equal(session.kinds.filter((kind) => kind === "step_eased").length, 1);
  });

  test("easier than what was already held ends the step", () => {
    const session = given(() => [{ ...hold(30), easier: { seconds: 10 } }, rest()]).start().wait(15);
    assert.deepEqual(session.easier().model.index, 1);
  });

  test("easier breathing goes down its ladder from the next in-breath; breathed rounds count", () => {
    const ladder = { breath: { in: 4, hold: 2, out: 6, rounds: 9 }, easier: { breath: { in: 4, hold: 0, out: 6, rounds: 9 } } };
    const session = given(() => [breathe({ in: 4, hold: 4, out: 6, rounds: 9 }, ladder)]).start().wait(30);
    session.easier();
    assert.deepEqual(session.where, ["running", 0, 24]);
    session.easier();
    assert.deepEqual([stepAt(session.model).breath.hold, session.seconds], [0, 20]);
    assert.equal(stepAt(session.model).easier, null);
  });

  test("stop ends at once, records the step and the session, and nothing after", () => {
    const session = given(() => [move(), rest()]).start().wait(7).stop();
    assert.deepEqual(session.kinds, ["session_started", "step_stopped", "session_stopped"]);
    assert.deepEqual(session.events.at(-1).payload, { sitting: "mobility", step: 0, reason: "person" });
    const count = session.effects.length;
    session.wait(100).resume().skip().back().easier().stop();
    assert.equal(session.effects.length, count);
  });
});

describe("breathing", () => {
  test("each phase sounds once; no hold where there is none", () => {
    assert.deepEqual(given(() => [breathe({ in: 4, hold: 4, out: 6, rounds: 2 })]).start().wait(29).tones, [
      "in", "hold", "out", "in", "hold", "out", "end",
    ]);
    const without = given(() => [breathe({ in: 4, hold: 0, out: 6, rounds: 2 })]).start().wait(21);
    assert.deepEqual(without.tones, ["in", "out", "in", "out", "end"]);
  });

  test("a breath can pace a movement", () => {
    const paced = () => [move(28, { breath: { in: 4, hold: 0, out: 6 } })];
    assert.ok(given(paced).start().wait(15).tones.includes("out"));
  });
});

describe("absence and sleep", () => {
  test("a movement left for less than five seconds goes on as if nothing was", () => {
    const session = given(() => [move()]).start().wait(10).hide().gap(2).gap(2).show();
    assert.deepEqual(session.where, ["running", 0, 14]);
  });

  test("a movement left for longer is paused at the moment of leaving, and says so", () => {
    for (const kind of [move, hold]) {
      const session = given(() => [kind(40)]).start().wait(10).hide().wait(20).show();
      assert.deepEqual(session.where, ["paused", 0, 10]);
      assert.equal(session.model.notice, "away");
      assert.equal(session.announced.at(-1), "away");
    }
    const breathing = given(() => [breathe({ in: 4, hold: 4, out: 6, rounds: 9 })]);
    assert.deepEqual(breathing.start().wait(10).hide().gap(60).show().where, ["paused", 0, 10]);
  });

  test("a machine that slept without telling is noticed by its clock", () => {
    assert.deepEqual(given(() => [move()]).start().wait(10).sleep(3600).where, ["paused", 0, 10]);
  });

  test("a walk goes on in the pocket, and the turn is said even late", () => {
    const session = given(() => [walk(600)]).start().wait(1).hide().gap(200).sleep(200);
    assert.ok(session.said.includes("Turn back now."));
    session.show();
    assert.deepEqual(session.where, ["running", 0, 401]);
    session.hide().sleep(900).show();
    assert.equal(session.model.status, "finished");
    assert.equal(session.events.find(({ kind }) => kind === "step_done").payload.seconds, 600);
  });

  test("a ride goes on while the screen sleeps, and lets it", () => {
    const session = given(() => [move(600, { item: "cycling", away: true }), move()]).start();
    assert.deepEqual(session.effects.filter(({ type }) => type === "wakeLock").at(-1), { type: "wakeLock", on: false });
    session.hide().gap(660).show();
    assert.equal(session.model.index, 1);
    assert.equal(session.model.status, "paused", "what follows waits");
  });

  test("a rest goes on, but what follows it waits at its beginning", () => {
    const session = given(() => [rest(10), move()]).start().wait(5).hide().gap(60).show();
    assert.deepEqual(session.where, ["paused", 1, 0]);
  });

  test("a clock set back or forward by a little changes nothing", () => {
    const session = given(() => [move()]).start().wait(10);
    session.wall -= 7_200_000;
    session.wait(5);
    session.wall += 900;
    session.wait(5);
    assert.deepEqual(session.where, ["running", 0, 20]);
  });
});

describe("warmth", () => {
  const fifteen = () => [heat(), check(), heat(), check(), heat(), move()];

  test("the skin is looked at after 5 and 10 minutes, and it waits for the answer", () => {
    const session = given(fifteen).start().wait(301);
    assert.equal(session.model.status, "asking");
    session.skip().back().pause().wait(60);
    assert.deepEqual([session.model.status, session.model.index], ["asking", 1]);
    session.answer(true).wait(301).answer(true).wait(301);
    assert.deepEqual([session.model.status, session.model.index], ["running", 5]);
    assert.deepEqual(session.model.outcomes.slice(0, 5).map(({ kind }) => kind), Array(5).fill("done"));
  });

  for (const seconds of [0, 200, 450]) {
    test(`skipped after ${seconds} seconds it is over as a whole, and moving follows`, () => {
      const session = given(fifteen).start().wait(seconds);
      if (seconds > 300) session.answer(true).wait(100);
      session.skip();
      assert.deepEqual([session.model.status, session.model.index], ["running", 5]);
      assert.equal(session.model.heat.on, false, "the pad is off, so no time of it is counted");
      const { used } = session.model.heat;
      assert.equal(session.wait(30).model.heat.used, used);
      const how = session.model.outcomes.slice(0, 5).map(({ kind }) => kind);
      assert.deepEqual(how, seconds > 300
        ? ["done", "done", "skipped", "skipped", "skipped"] : Array(5).fill("skipped"));
    });
  }

  test("skipped by mistake it can be gone back to, under the same cap", () => {
    const session = given(fifteen).start().wait(200).skip().back();
    assert.deepEqual([session.model.index, session.model.heat.on], [4, true]);
    assert.ok(session.model.heat.used >= 200_000);
  });

  test("warmth at the end of a sitting that is skipped ends the sitting", () => {
    const session = given(() => [move(), heat(), check(), heat()]).start().skip().wait(10).skip();
    assert.equal(session.model.status, "finished");
  });

  test("while it waits it calls again", () => {
    const session = given(fifteen).start().wait(301);
    const before = session.tones.length;
    session.wait(45);
    assert.deepEqual(session.tones.slice(before), ["ask", "ask"]);
  });

  test("skin that does not look right ends the session", () => {
    const session = given(fifteen).start().wait(301).answer(false);
    assert.equal(session.model.status, "stopped");
    assert.equal(session.events.at(-1).payload.reason, "skin_check");
  });

  test("a heat step that carries the question asks it at its end", () => {
    const session = given(() => [heat(300, { skin_check: true }), heat(300)]).start().wait(301);
    assert.equal(session.model.status, "asking");
    session.wait(30).answer(true);
    assert.deepEqual([session.model.index, session.events.at(-1).payload.seconds], [1, 300]);
  });

  test("a question nobody answers ends at 20 minutes: warmth over, the rest waits", () => {
    const session = given(fifteen).start().wait(301).wait(900);
    assert.deepEqual([session.model.index, session.model.notice], [5, "heat_cap"]);
    assert.deepEqual(session.model.outcomes.slice(0, 5).map(({ kind }) => kind), [
      "done", "skipped", "skipped", "skipped", "skipped",
    ]);
  });

  test("a pause does not cool the pad: 20 minutes are the end of it", () => {
    const session = given(fifteen).start().wait(60).pause().wait(1139);
    assert.equal(session.model.status, "paused");
    assert.equal(session.model.index, 0);
    session.wait(2);
    assert.deepEqual([session.model.status, session.model.index], ["paused", 5]);
    assert.ok(session.announced.includes("heat_cap"));
  });

  test("a plan of an hour ends at 20 minutes", () => {
    const session = given(() => [heat(3600), heat(3600), move()]).start().wait(1199);
    assert.equal(session.model.index, 0);
    session.wait(2);
    assert.equal(session.model.index, 2);
    const heats = session.events.filter(({ payload }) => payload.kind === "heat");
    assert.deepEqual(heats.map(({ kind, payload }) => [kind, payload.seconds]), [
      ["step_done", 1200], ["step_skipped", 0],
    ]);
  });

  test("a lower cap asked for is kept, a higher one is not", () => {
    assert.equal(given(fifteen, { heat_cap_seconds: 600 }).model.heatCap, 600_000);
    assert.equal(given(fifteen, { heat_cap_seconds: 9999 }).model.heatCap, HARD_CAP_MS);
    const session = given(() => [heat(3600), move()], { heat_cap_seconds: 600 }).start().wait(601);
    assert.equal(session.model.index, 1);
  });

  test("warmth of a moment ago counts: it is not begun anew", () => {
    const session = given(fifteen, { heat_cap_seconds: 900, heat_used_seconds: 600 }).start();
    session.wait(301);
    assert.deepEqual([session.model.index, session.model.heat.over], [5, true]);
    const over = given(fifteen, { heat_cap_seconds: 900, heat_used_seconds: 900 }).start();
    assert.equal(over.model.index, 5);
    assert.deepEqual(over.kinds, ["session_started", ...Array(5).fill("step_skipped")]);
  });

  test("a pause and a new start hold a person's own cap", () => {
    const session = given(fifteen, { heat_cap_seconds: 600 }).start().wait(100).pause().wait(200);
    session.resume().wait(200).pause().wait(99);
    assert.equal(session.model.heat.over, false);
    session.wait(2);
    assert.deepEqual([session.model.heat.over, session.model.index], [true, 5]);
  });

  test("sleep counts: after an hour asleep the warmth is over and nothing else has begun", () => {
    const session = given(() => [heat(900), move()]).start().wait(60).sleep(3600);
    assert.deepEqual(session.where, ["paused", 1, 0]);
  });

  test("a clock set back adds no warmth", () => {
    const session = given(() => [heat(3600), move()]).start();
    for (let k = 0; k < 10; k += 1) {
      session.wait(120);
      session.wall -= 3_600_000;
    }
    session.wait(1);
    assert.equal(session.model.index, 1);
  });

  test("a clock that runs ahead ends it early, never late", () => {
    const session = given(() => [heat(1200), move()]).start().wait(60);
    session.wall += 1_100_000;
    session.wait(50);
    assert.equal(session.model.index, 1);
  });

  test("going back does not begin it anew", () => {
    const session = given(() => [ready(), heat(600), move()]).start().wait(500);
    session.back().wait(600).back().wait(600);
    assert.ok(session.model.heat.used <= HARD_CAP_MS);
    while (session.model.index < 2 && session.model.status === "running") session.wait(10);
    const used = session.model.heat.used;
    for (let k = 0; k < 6; k += 1) session.back().wait(400);
    assert.ok(session.model.heat.used <= HARD_CAP_MS && session.model.heat.used >= used);
  });
});

describe("a reload", () => {
  const reload = (session, seconds = 2) => {
    const kept = JSON.parse(JSON.stringify(snapshot(session.model)));
    session.wall += seconds * 1000;
    session.steady = 17;
    const restored = restore(session.data, kept, session.now);
    session.model = restored.model;
    session.effects.push(...restored.effects);
    return session;
  };

  test("comes back paused on the same step with the time right", () => {
    const session = reload(given(() => [ready(), move()]).start().wait(15));
    assert.deepEqual(session.where, ["paused", 1, 10]);
    session.resume().wait(5);
    assert.deepEqual(session.where, ["running", 1, 15]);
  });

  test("keeps outcomes, so that a correction still names what it replaces", () => {
    const session = given(() => [move(10), rest()]).start().wait(11);
    const first = session.events.at(-1).mark;
    reload(session).back().resume().wait(10.1);
    assert.equal(session.events.at(-1).replaces, first);
  });

  test("counts the warmth and the walk that went on meanwhile", () => {
    const warm = reload(given(() => [heat(900), move()]).start().wait(60), 120);
    assert.deepEqual(warm.where, ["paused", 0, 180]);
    assert.equal(warm.model.heat.used, 180_000);
    const cold = reload(given(() => [heat(900), move()]).start().wait(60).pause(), 3600);
    assert.deepEqual(cold.where, ["paused", 1, 0]);
    const out = reload(given(() => [walk(600), move()]).start().wait(60), 3600);
    assert.deepEqual(out.where, ["paused", 1, 0]);
    assert.equal(out.kinds.at(-1), "step_done");
  });

  test("an open question is still open", () => {
    const session = reload(given(() => [heat(300), check(), heat(300)]).start().wait(301));
    assert.equal(session.model.status, "asking");
  });

  test("another session's snapshot, or a broken one, is not taken", () => {
    const { data, model, now } = given(() => [move(), rest()]);
    for (const kept of [null, {}, { ...snapshot(model), count: 9 }, { ...snapshot(model), index: 7 },
      { ...snapshot(model), elapsed: "x" }, { ...snapshot(model), sitting: "other" }]) {
      assert.equal(restore(data, kept, now), null);
    }
  });
});

describe("whatever happens, in any order", () => {
  /** A small seeded generator (mulberry32), so that a failure can be repeated. */
  const chance = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const makers = [ready, move, hold, rest, heat, check, walk,
    () => breathe({ in: 4, hold: 4, out: 6, rounds: 3 }, { breath: { in: 3, hold: 0, out: 4, rounds: 3 } }),
    () => step("roll"), () => heat(300, { skin_check: true })];
  const types = ["tick", "pause", "resume", "back", "skip", "easier", "stop", "hidden", "visible", "answered", "complete", "start"];

  test("3000 random sessions keep every law", () => {
    for (let seed = 1; seed <= 3000; seed += 1) {
      const random = chance(seed);
      const pick = (list) => list[Math.floor(random() * list.length)];
      const session = given(() => Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(makers)()));
      session.start();
      for (let k = 0; k < 80; k += 1) {
        session.wall += (random() - 0.1) * pick([200, 5000, 60_000, 900_000]);
        session.steady += random() * pick([200, 5000, 60_000]);
        let type = pick(types);
        if (type === "stop" && random() < 0.9) type = "tick";
        const { status: earlier, heat: { used: before } } = session.model;
        session.send(type, { ok: random() < 0.9 });
        const { model } = session;
        const why = `seed ${seed}, turn ${k}, ${type}`;
        assert.ok(model.elapsed >= 0 && model.elapsed <= durationOf(stepAt(model)), why);
        assert.ok(model.index >= 0 && model.index < model.steps.length, why);
        assert.ok(model.heat.used >= before && model.heat.used <= HARD_CAP_MS, why);
        assert.ok(leftOf(model) >= 0, why);
        if (earlier === "finished" || earlier === "stopped") assert.equal(model.status, earlier, why);
      }
      laws(session, `seed ${seed}`);
    }
  });

  function laws(session, why) {
    const { model, events } = session;
    assert.deepEqual(events.map(({ mark }) => mark), events.map((_, mark) => mark), why);
    const ends = events.filter(({ kind }) => /^step_(done|skipped|stopped)$/.test(kind));
    const replaced = new Set(ends.map(({ replaces }) => replaces).filter((mark) => mark !== null));
    const standing = ends.filter(({ mark }) => !replaced.has(mark));
    const perStep = standing.map(({ payload }) => payload.step);
    assert.equal(new Set(perStep).size, perStep.length, `${why}: a step with two outcomes`);
    for (const { replaces, payload } of ends) {
      if (replaces !== null) assert.equal(events[replaces].payload.step, payload.step, why);
    }
    if (model.status === "finished") assert.equal(perStep.length, model.steps.length, why);
    if (model.status === "stopped") {
      assert.ok(perStep.includes(model.steps[model.index].n), why);
      assert.equal(events.at(-1).kind, "session_stopped", why);
    }
    const over = events.filter(({ kind }) => kind === "session_finished" || kind === "session_stopped");
    assert.equal(over.length, model.status === "finished" || model.status === "stopped" ? 1 : 0, why);
  }

  test("the same events give the same session", () => {
    const run = () => given(() => [ready(), move(), rest()]).start().wait(20).pause().wait(3).resume().wait(40);
    assert.deepEqual(run().effects, run().effects);
  });
});
