import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, update } from "../../frontend/src/core/session_machine.js";
import { durationOf } from "../../frontend/src/core/session_step.js";

const GOAL_MS = 50;
const MINUTES = 30;

/** A chance that is the same in every run. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Forty-five kinds of steps in turn, a little longer than half an hour together. */
function steps() {
  const kinds = [
    { kind: "move", reps: 6, phases: [["go", 3], ["stay", 2.5], ["back", 3]] },
    { kind: "hold", seconds: 41.3 },
    { kind: "breathe", breath: { in: 4, hold: 4, out: 6, rounds: 4 } },
    { kind: "rest", seconds: 10 },
    { kind: "walk", seconds: 77.7 },
  ];
  return Array.from({ length: 45 }, (_, n) => ({ n, item: `i${n % 5}`, title: "x", ...kinds[n % 5] }));
}

/** Milliseconds the player believes have passed since the start. */
function believed(model) {
  const done = model.steps.slice(0, model.index).reduce((sum, step) => sum + durationOf(step), 0);
  return done + model.elapsed;
}

for (const seed of [1, 2, 3]) {
  test(`after ${MINUTES} minutes of uneven ticks the clock is right (${seed})`, (t) => {
    const random = chance(seed);
    let [steady, wall] = [12_345.6, 1_700_000_000_000];
    let model = update(begin({ sitting: "x", steps: steps() }), { type: "start", now: { wall, steady } }).model;
    const began = steady;
    let worst = 0;
    while (steady - began < MINUTES * 60_000) {
      // Frames of about 16.7 ms, ticks that come late, and now and then a busy second.
      const dice = random();
      const pass = dice < 0.9 ? 16.7 + random() : dice < 0.999 ? 100 + 40 * random() : 900 + 800 * random();
      steady += pass;
      wall += pass;
      // The wall clock is corrected by a moment, forward and back.
      if (random() < 0.001) wall += Math.round((random() - 0.5) * 900);
      ({ model } = update(model, { type: "tick", now: { wall: Math.round(wall), steady } }));
      assert.equal(model.status, "running");
      worst = Math.max(worst, Math.abs(believed(model) - (steady - began)));
    }
    t.diagnostic(`worst drift ${worst.toFixed(3)} ms`);
    assert.ok(worst < GOAL_MS, `drift ${worst} ms`);
  });
}
