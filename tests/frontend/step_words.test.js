import assert from "node:assert/strict";
import { test } from "node:test";

import { clockFace, kickerOf, nextUp, repetitionOf, titlesOf, viewsAt } from "../../frontend/elements/session-player/step-words.js";
import { WORDS } from "../../frontend/elements/session-player/words.js";

const step = (kind, title, more = {}) => ({ kind, title, item: title, seconds: 60, ...more });
const at = (index, steps, more = {}) => ({ steps, index, eased: {}, status: "running", notice: null, ...more });

test("the clock shows seconds below a minute, and never less than none", () => {
  assert.deepEqual([59_001, 60_000, 61_000, 1, -5].map(clockFace), ["1:00", "1:00", "1:01", "1", "0"]);
});

test("the practices of a session are named once, and what leads from one to the next is none", () => {
  const steps = [step("ready", "Cat-Cow"), step("move", "Cat-Cow"), step("rest", "Rest"), step("move", "Cat-Cow"), step("hold", "Cobra")];
  assert.deepEqual(titlesOf(steps), ["Cat-Cow", "Cobra"]);
  assert.deepEqual(titlesOf([step("rest", "Rest")]), ["Rest"]);
});

test("what comes next is another practice, or the look at the skin", () => {
  const steps = [step("heat", "Warmth"), step("check", "Skin"), step("heat", "Warmth"), step("move", "Bridge"), step("move", "Bridge")];
  assert.deepEqual([0, 2, 3].map((index) => nextUp(at(index, steps), WORDS)), ["Next: Look at your skin", "Next: Bridge", WORDS.last]);
  assert.equal(nextUp(at(0, [step("walk", "Walk")]), WORDS), "");
});

test("a pause with warmth on the back says to take it off", () => {
  const steps = [step("heat", "Warmth"), step("move", "Bridge")];
  assert.equal(kickerOf(at(0, steps, { status: "paused" }), WORDS), WORDS.paused_heat);
  assert.equal(kickerOf(at(1, steps, { status: "paused" }), WORDS), WORDS.paused);
  assert.equal(kickerOf(at(0, steps, { status: "paused", notice: "away" }), WORDS), WORDS.paused_away);
  assert.equal(kickerOf(at(1, steps), WORDS), "Move");
});

test("half way through a walk every view begins with turning back", () => {
  const walk = step("walk", "Walk", { show: ["Tall.", "Swing your arms."] });
  assert.deepEqual(viewsAt(walk, 29_000, WORDS), [["Tall.", "Swing your arms."]]);
  assert.deepEqual(viewsAt(walk, 30_000, WORDS), [[WORDS.turn_back, "Tall."], [WORDS.turn_back, "Swing your arms."]]);
  assert.deepEqual(viewsAt(step("walk", "Walk"), 30_000, WORDS), [[WORDS.turn_back]]);
});

test("repetitions are counted to the last one and no further", () => {
  const tilt = step("move", "Tilt", { seconds: null, reps: 3, loop_seconds: 4 });
  assert.deepEqual([0, 3999, 4000, 60_000].map((elapsed) => repetitionOf(tilt, elapsed, WORDS)), ["1 of 3", "1 of 3", "2 of 3", "3 of 3"]);
  assert.equal(repetitionOf(step("move", "Tilt", { reps: 1, loop_seconds: 4 }), 0, WORDS), "");
});
