import assert from "node:assert/strict";
import { test } from "node:test";

import { viewsOf } from "../../frontend/elements/session-player/step-lines.js";

test("two short lines are read together, a third waits", () => {
  assert.deepEqual(viewsOf(["One.", "Two.", "Three."]), [["One.", "Two."], ["Three."]]);
});

test("a long line is read alone", () => {
  const long = "x".repeat(140);
  assert.deepEqual(viewsOf(["One.", long, "Two.", "Three."]), [["One."], [long], ["Two.", "Three."]]);
});

test("no line is lost, and none comes twice, whatever their lengths", () => {
  for (let turn = 0; turn < 500; turn += 1) {
    const lines = Array.from({ length: turn % 7 }, (_, at) => `${at}`.repeat(1 + ((turn * 37 + at * 53) % 160)));
    const views = viewsOf(lines);
    assert.deepEqual(views.flat(), lines);
    for (const view of views) {
      assert.ok(view.length <= 2);
      assert.ok(view.length === 1 || view.join("").length <= 100);
    }
  }
});
