import assert from "node:assert/strict";
import { test } from "node:test";
import { beginningAt, madeAt, uuid7Maker } from "../../frontend/src/core/uuid7.js";

const chance = (byte) => (count) => new Uint8Array(count).fill(byte);
const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("an id has the form of RFC 9562, version 7, and begins with its time", () => {
  for (const byte of [0, 0x5a, 0xff]) {
    const id = uuid7Maker(chance(byte))(0x017f22e279b0);
    assert.match(id, FORM);
    assert.equal(id.slice(0, 13), "017f22e2-79b0");
  }
});

test("ids rise within a millisecond, through a full counter, and after the clock was set back", () => {
  const make = uuid7Maker(chance(0xff));
  let last = "";
  const times = [...Array(6000).fill(1_000_000), 999_000, 5, 1_000_001, 2_000_000];
  for (const ms of times) {
    const id = make(ms);
    assert.match(id, FORM);
    assert.ok(id > last, `${id} after ${last}`);
    last = id;
  }
});

test("from an id one reads when it was made, and a moment says how its ids begin", () => {
  const id = uuid7Maker(chance(0xff))(0x017f22e279b0);
  assert.equal(madeAt(id), 0x017f22e279b0);
  assert.ok(id > beginningAt(0x017f22e279b0));
  assert.ok(id < beginningAt(0x017f22e279b1));
  assert.equal(beginningAt(-5), "00000000-0000");
});
