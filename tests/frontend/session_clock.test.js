import assert from "node:assert/strict";
import { test } from "node:test";
import { passedBetween } from "../../frontend/src/core/session_clock.js";

test("the first reading passes no time", () => {
  assert.equal(passedBetween(null, { wall: 5, steady: 5 }).whole, 0);
});

test("short times are steady time, even when the wall clock is corrected a little", () => {
  const passed = passedBetween({ wall: 0, steady: 0 }, { wall: 900, steady: 250 });
  assert.deepEqual([passed.whole, passed.slept], [250, 0]);
});

test("what the wall shows beyond the steady clock is sleep", () => {
  const passed = passedBetween({ wall: 0, steady: 0 }, { wall: 60_250, steady: 250 });
  assert.deepEqual([passed.whole, passed.slept], [60_250, 60_000]);
});

test("a clock set back takes nothing away", () => {
  const passed = passedBetween({ wall: 9e9, steady: 100 }, { wall: 0, steady: 350 });
  assert.deepEqual([passed.whole, passed.wall], [250, 0]);
});

test("after a reload only the wall is left", () => {
  assert.equal(passedBetween({ wall: 1000, steady: null }, { wall: 4000, steady: 7 }).whole, 3000);
  assert.equal(passedBetween({ wall: 4000, steady: null }, { wall: 1000, steady: 7 }).whole, 0);
});
