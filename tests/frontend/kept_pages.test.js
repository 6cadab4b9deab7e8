import assert from "node:assert/strict";
import { test } from "node:test";

import { KeptPages } from "../../frontend/worker/kept_pages.js";

/** Notes alone: as much of a device as is needed where no page changes. */
function deviceOf(state) {
  const notes = new Map([["state", state]]);
  return { canSeal: true, note: async (name) => notes.get(name), setNote: async (name, value) => void notes.set(name, value) };
}

/** Asks for the pack; `meanwhile` happens while the answer is on its way. */
async function renewed(state, meanwhile = async () => {}) {
  const pages = new KeptPages(deviceOf(state));
  const { fetch } = globalThis;
  globalThis.fetch = async () => {
    await meanwhile(pages);
    return new Response(null, { status: 204 });
  };
  try {
    await pages.renew({ packUrl: "https://spine.test/offline/pack/" });
  } finally {
    globalThis.fetch = fetch;
  }
  return pages.state();
}

test("what was told before the pack was asked for is lifted by it", async () => {
  assert.equal((await renewed({ hold: "held:sign.chest" })).hold, null);
});

test("what is told while the pack is on its way still holds", async () => {
  const { hold, session } = await renewed({}, async (pages) => {
    await pages.change({ session: { sitting: "walk" } });
    await pages.change({ hold: "held:skin.hurt" });
  });
  assert.equal(hold, "held:skin.hurt");
  assert.deepEqual(session, { sitting: "walk" });
});
