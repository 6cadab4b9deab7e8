import assert from "node:assert/strict";
import { test } from "node:test";
import { navigate } from "../../frontend/worker/navigate.js";

const DAY = { date: "2026-11-25", sittings: ["walk"], from: "2026-11-25T00:00:00Z", until: "2026-11-26T00:00:00Z" };
const STATE = {
  closed: null, hold: null, days: [DAY], screenUntil: "2999-01-01T00:00:00Z", other: [], session: null,
  today: { from: "2000-01-01T00:00:00Z", until: "2999-01-01T00:00:00Z" }, seen: 0, headers: {},
};
const pages = {
  mayKeep: async () => true, hasLeft: async () => false, isAnswer: () => false, state: async () => STATE, page: async () => "as it was kept",
};

/** What the worker answers while the network is gone. */
async function asked(mode) {
  const before = { fetch: globalThis.fetch, navigator: Object.getOwnPropertyDescriptor(globalThis, "navigator") };
  globalThis.fetch = async () => Promise.reject(new TypeError("no network"));
  Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });
  try {
    const request = { url: "https://spine.test/", mode, method: "GET" };
    return await navigate({}, async () => pages, { request, waitUntil: () => {} });
  } finally {
    globalThis.fetch = before.fetch;
    if (before.navigator) Object.defineProperty(globalThis, "navigator", before.navigator);
    else delete globalThis.navigator;
  }
}

test("an address that is opened without a network is answered from what was kept", async () => {
  assert.equal(await (await asked("navigate")).text(), "as it was kept");
});

test("a page that would come anew is not put back to what was kept", async () => {
  await assert.rejects(asked("cors"), /no network/);
});
