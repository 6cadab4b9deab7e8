import assert from "node:assert/strict";
import { test } from "node:test";
import { begun } from "../../frontend/worker/diary.js";
import { handleForm } from "../../frontend/worker/forms.js";
import { navigate } from "../../frontend/worker/navigate.js";

const HOUR = 3_600_000;
const NOW = Date.now();
const FROM = NOW - (NOW % (24 * HOUR)); // midnight in UTC
const DATE = new Date(FROM).toISOString().slice(0, 10);
const MOVED = {
  kind: "activity_done", days_back: 14, needs_server: {}, cautions: {}, spacing: null, asks: null,
  fields: {
    practice: { type: "choice", required: true, of: ["walking"] }, at: { type: "time", required: true },
    minutes: { type: "number", required: true, whole: false, least: 1, most: 600 },
  },
};
const DAY = {
  date: DATE, sittings: [], from: new Date(FROM).toISOString(), until: new Date(FROM + 48 * HOUR).toISOString(), contentVersion: "c",
  diary: { pages: ["doors", "moved"], forms: { moved: MOVED } },
};
const MASSAGE = {
  ...MOVED, kind: "massage_had", asks: { field: "found", words: ["swelling"] },
  cautions: { walking: [{ field: "minutes", over: 10, words: [], says: "c0" }] },
  fields: { ...MOVED.fields, found: { type: "choices", required: false, of: ["swelling"], only_for: "walking" } },
};
const WITH_MASSAGE = { days: [{ ...DAY, diary: { pages: ["moved", "massage"], forms: { moved: MOVED, massage: MASSAGE } } }] };
const PAGES = {
  [`day:${DATE}:diary:massage_told`]: '<p data-problem="c0" hidden>Too long.</p>',
  "held:found.swelling": "<section data-carried hidden></section>",
};
const FORM = '<p data-problem="any" hidden>Open.</p><input type="number" name="minutes">';

/** A form that is sent while the network is gone: the page it comes to, and what was kept of it. */
async function sent(fields, more = {}, name = "moved") {
  const kept = [];
  let looksAt = "";
  const state = { closed: null, hold: null, days: [DAY], screenUntil: "2999-01-01T00:00:00Z", other: [], session: null,
    today: null, seen: 0, headers: {}, owner: "o", timeZone: "UTC", ranks: {}, ...more };
  const pages = {
    mayKeep: async () => true, state: async () => state, change: async (more) => void Object.assign(state, more), device: { ownName: async () => "d" },
    page: async (name) => (name === `day:${DATE}:diary:moved` ? FORM : PAGES[name] ?? name),
    log: { append: async (_, builds) => kept.push(...builds.map((build) => build(1))), since: async () => [], all: async () => [] },
    answersAt: (path) => (looksAt = path), hasLeft: async () => false, isAnswer: (path) => path === looksAt,
  };
  const before = { fetch: globalThis.fetch, redirect: Response.redirect, navigator: Object.getOwnPropertyDescriptor(globalThis, "navigator") };
  Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });
  globalThis.fetch = async () => Promise.reject(new TypeError("no network"));
  Response.redirect = (go) => new Response(`to ${go}`); // a worker resolves it against its own address
  try {
    const body = new URLSearchParams({ practice: "walking", minutes: "20", at: "00:00", ...fields });
    const request = new Request(`https://spine.test/diary/${name}/`, { method: "POST", body });
    const answer = await handleForm({ reachUrl: "https://spine.test/healthz/" }, async () => pages, { request });
    return { page: await followed(await answer.text(), pages), kept };
  } finally {
    globalThis.fetch = before.fetch;
    Response.redirect = before.redirect;
    if (before.navigator) Object.defineProperty(globalThis, "navigator", before.navigator);
    else delete globalThis.navigator;
  }
}

/** Where an answer leads elsewhere than to Today: what is read there, without asking the network. */
async function followed(text, pages) {
  const [, go] = /^to (\/.+)$/.exec(text) ?? [];
  if (!go) return text;
  const look = { url: new URL(go, "https://spine.test").href, mode: "navigate", method: "GET" };
  return (await navigate({}, async () => pages, { request: look, waitUntil: () => {} })).text();
}

test("what was done is kept with when it began, and Today follows", async () => {
  const { page, kept } = await sent({});
  assert.equal(page, "to /");
  assert.deepEqual(kept.map(({ kind, local_date: on, occurred_at: at }) => [kind, on, at]), [["activity_done", DATE, `${DATE}T00:00:00.000Z`]]);
  assert.equal(kept[0].entity, kept[0].id);
});

test("a wrong form comes back with what was typed, and nothing is kept", async () => {
  const { page, kept } = await sent({ minutes: "9999" });
  assert.match(page, /data-problem="any">/);
  assert.match(page, /<input [^>]*value="9999"/);
  assert.deepEqual(kept, []);
});

test("where all is held since, a form that was open before is kept, and the hold stands", async () => {
  const { page, kept } = await sent({}, { hold: "held:check.leg" });
  assert.equal(page, "held:check.leg");
  assert.equal(kept.length, 1);
});

test("what was found that asks is kept beside the visit and holds, and what went too far is said there", async () => {
  const { page, kept } = await sent({ found: "swelling" }, WITH_MASSAGE, "massage");
  assert.equal(page, "<section><p>Too long.</p></section>");
  assert.deepEqual(kept.map(({ kind }) => kind), ["massage_had", "therapist_found"]);
  assert.deepEqual(kept.map(({ entity }) => entity), [kept[0].id, kept[0].id]);
  assert.notEqual(kept[1].id, kept[0].id);
});

test("in a zone that the browser does not know nothing is lost, and the day is that of the server", async () => {
  const { page, kept } = await sent({}, { timeZone: "Mars/Olympus" });
  assert.equal(page, "to /");
  assert.deepEqual(kept.map(({ local_date: on, occurred_at: at, time_zone: zone }) => [on, at, zone]), [[DATE, `${DATE}T00:00:00.000Z`, "Mars/Olympus"]]);
  const state = { timeZone: "Mars/Olympus", days: [DAY] };
  assert.match(begun('<input type="time" name="at">', state, FROM + 5.5 * HOUR), /value="05:30"/);
});

for (const [what, more, page] of [
  ["a closed gate", { closed: "closed", days: [] }, "closed"],
  ["questions that are due", { screenUntil: "2000-01-01T00:00:00Z" }, "page:due"],
  ["another date", { days: [] }, "page:other_date"],
  ["a pack without the form", { days: [{ ...DAY, diary: undefined }] }, "page:waits"],
]) {
  test(`${what} takes no form`, async () => {
    assert.deepEqual(await sent({}, more), { page, kept: [] });
  });
}
