import assert from "node:assert/strict";
import { test } from "node:test";
import { breathAt, phasesOf, roundMs, roundsDone } from "../../frontend/src/core/breath.js";

const method = { in: 4, hold: 4, out: 6, rounds: 9 };

test("a round of 4-4-6 is 14 seconds, nine rounds are 2 min 06 s", () => {
  assert.equal(roundMs(method), 14_000);
  assert.equal(9 * roundMs(method), 126_000);
});

test("phases change exactly at 4, 8 and 14 seconds", () => {
  const at = (seconds) => breathAt(method, seconds * 1000).phase;
  assert.deepEqual(
    [0, 3.999, 4, 7.999, 8, 13.999, 14].map(at),
    ["in", "in", "hold", "hold", "out", "out", "in"],
  );
});

test("the ring is empty at the start, half full half way in, full through the hold, empty at the end", () => {
  const full = (ms) => breathAt(method, ms).fullness;
  assert.equal(full(0), 0);
  assert.ok(Math.abs(full(2000) - 0.5) < 1e-9);
  assert.equal(full(4000), 1);
  assert.equal(full(7999), 1);
  assert.ok(full(13_999) < 1e-5);
});

test("without a hold there is no hold phase, whether 0 or absent", () => {
  for (const pattern of [{ in: 4, hold: 0, out: 6 }, { in: 4, out: 6 }]) {
    assert.deepEqual(phasesOf(pattern).map(([name]) => name), ["in", "out"]);
    for (let ms = 0; ms < 20_000; ms += 50) assert.notEqual(breathAt(pattern, ms).phase, "hold");
  }
});

test("rounds count from one and are done when breathed out", () => {
  assert.equal(breathAt(method, 13_999).round, 1);
  assert.equal(breathAt(method, 14_000).round, 2);
  assert.equal(roundsDone(method, 13_999), 0);
  assert.equal(roundsDone(method, 14_000), 1);
});

test("fullness never jumps by more than a frame allows", () => {
  let last = 0;
  for (let ms = 0; ms <= 42_000; ms += 16) {
    const now = breathAt(method, ms).fullness;
    assert.ok(Math.abs(now - last) < 0.01, `jump at ${ms}`);
    last = now;
  }
});

test("a pattern that lasts no time is an error", () => {
  assert.throws(() => breathAt({ in: 0, out: 0 }, 0), RangeError);
});
