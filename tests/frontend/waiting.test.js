import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isKnownShape } from "../../frontend/src/core/saved_entries.js";
import { uuid7Maker } from "../../frontend/src/core/uuid7.js";
import { refusal, waitsLong } from "../../frontend/src/core/waiting.js";

const makeId = uuid7Maker((count) => new Uint8Array(count));
const DAY = 86_400_000;

describe("what is said of entries that wait or were refused", () => {
  test("three days are long, a minute less is not", () => {
    const now = Date.parse("2026-11-25T12:00:00Z");
    assert.ok(waitsLong({ id: makeId(now - 3 * DAY) }, now));
    assert.ok(!waitsLong({ id: makeId(now - 3 * DAY + 60_000) }, now));
  });

  for (const [reason, sentence] of [
    ["id: in use already", "known"],
    ["kind: there is no 'dream_had'", "newer"],
    ["payload.glow: Extra inputs are not permitted", "newer"],
    ["local_date: more than a day away from occurred_at", "time"],
    ["occurred_at: must lie in our times", "time"],
    ["id: must be a UUID of version 7", "other"],
    ["payload.glasses: Input should be greater than 0", "other"],
    ["must be plain JSON", "other"],
    ["rejected", "other"],
  ]) {
    test(`"${reason}" is told in the words of "${sentence}"`, () => assert.equal(refusal(reason), sentence));
  }
});

describe("a file of entries", () => {
  const entry = { id: makeId(1), sequence: 3, kind: "water_drunk" };
  test("is known by what stands in it", () => {
    assert.ok(isKnownShape({ owner: "o", events: [entry] }));
    assert.ok(isKnownShape({ events: [entry, entry] }));
  });

  test("is left alone where it is something else", () => {
    const others = [null, 4, "x", [], {}, { events: [] }, { events: "x" }, { events: [null] }, { events: [{ ...entry, id: 4 }] },
      { events: [{ ...entry, sequence: "3" }] }, { events: [{ ...entry, kind: undefined }] }, { events: [{ ...entry, id: "x".repeat(37) }] }];
    for (const other of others) assert.ok(!isKnownShape(other), JSON.stringify(other));
  });
});
