import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { afterCheck, afterEffort, afterHarm, afterMorning, afterSession, afterStop, gravest } from "../../frontend/src/core/offline_answers.js";
import { dayAt, pageFor } from "../../frontend/src/core/offline_routes.js";

const HOUR = 3_600_000;
const NOON = Date.parse("2026-11-25T12:00:00Z");
const day = (date, sittings = ["walk", "mobility"]) => ({
  date, sittings, diary: { pages: ["doors", "moved", "massage", "warmth"], forms: {} }, from: `${date}T00:00:00+00:00`, until: new Date(Date.parse(`${date}T00:00:00Z`) + 24 * HOUR).toISOString(),
});
const state = (more = {}) => ({
  closed: null, hold: null, days: [day("2026-11-25"), day("2026-11-26", ["walk"])], screenUntil: "2026-12-20T00:00:00Z",
  other: ["/safety/card/"], session: null, today: null, seen: NOON - HOUR, ...more,
});
const GUARDED = ["/", "/prescribed/p_1/", "/session/walk/", "/session/walk/check/", "/session/walk/gentle/", "/session/walk/after/",
  "/session/walk/stopped/", "/session/walk/problem/", "/session/walk/effort/", "/rest/",
  "/diary/", "/diary/moved/", "/diary/massage/", "/diary/warmth/"];

describe("which kept page stands for an address", () => {
  test("Today, the check, and what follows a session, of the date it is", () => {
    assert.equal(pageFor("/", state(), NOON), "day:2026-11-25:today");
    assert.equal(pageFor("/session/walk/", state(), NOON), "day:2026-11-25:walk:check");
    assert.equal(pageFor("/session/walk/after/", state(), NOON), "day:2026-11-25:walk:after");
    assert.equal(pageFor("/session/walk/", state(), NOON + 24 * HOUR), "day:2026-11-26:walk:check");
  });

  test("Today as it was last seen, while it is that day", () => {
    const seen = state({ today: { from: "2026-11-25T00:00:00Z", until: "2026-11-26T00:00:00Z" } });
    assert.equal(pageFor("/", seen, NOON), "live:/");
    assert.equal(pageFor("/", seen, NOON + 24 * HOUR), "day:2026-11-26:today");
  });

  test("how hard it was is asked of what is climbed only", () => {
    const climbing = state({ days: [{ ...day("2026-11-25"), climbed: { walk: "walking" } }] });
    assert.equal(pageFor("/session/walk/effort/", climbing, NOON), "day:2026-11-25:walk:effort");
    assert.equal(pageFor("/session/mobility/effort/", climbing, NOON), "day:2026-11-25:today");
  });

  test("the forms of the diary, of the date it is and of no other", () => {
    assert.equal(pageFor("/diary/", state(), NOON), "day:2026-11-25:diary:doors");
    assert.equal(pageFor("/diary/warmth/", state(), NOON, "2026-11-25"), "day:2026-11-25:diary:warmth");
    assert.equal(pageFor("/diary/warmth/", state(), NOON + 24 * HOUR), "day:2026-11-26:diary:warmth");
    assert.equal(pageFor("/diary/moved/", state(), NOON, "2026-11-24"), "page:waits");
    for (const path of ["/diary/visits/", "/diary/undo/", "/diary/warmth_told/"]) assert.equal(pageFor(path, state(), NOON), "page:waits");
    const { diary, ...older } = day("2026-11-25");
    assert.equal(pageFor("/diary/moved/", state({ days: [older] }), NOON), "page:waits", "a pack of before");
  });

  test("the steps only after a check, and only for as long as it counts", () => {
    const passed = state({ session: { sitting: "walk", until: NOON + HOUR, live: false } });
    assert.equal(pageFor("/session/walk/", passed, NOON), "day:2026-11-25:walk:steps");
    assert.equal(pageFor("/session/walk/", passed, NOON + HOUR), "day:2026-11-25:walk:check");
    assert.equal(pageFor("/session/mobility/", passed, NOON), "day:2026-11-25:mobility:check");
    const live = state({ session: { sitting: "walk", until: NOON + HOUR, live: true } });
    assert.equal(pageFor("/session/walk/", live, NOON), "live:/session/walk/");
  });

  test("what was prescribed lies at its own address", () => {
    const with_ = (more) => state({ days: [day("2026-11-25", ["p_1"])], ...more });
    assert.equal(pageFor("/prescribed/p_1/", with_(), NOON), "day:2026-11-25:p_1:check");
    const live = with_({ session: { sitting: "p_1", until: NOON + HOUR, live: true } });
    assert.equal(pageFor("/prescribed/p_1/", live, NOON), "live:/prescribed/p_1/");
    for (const path of ["/prescribed/", "/prescribed/end/", "/prescribed/p_2/"]) assert.equal(pageFor(path, live, NOON), "page:waits");
  });

  for (const [what, changes, at, page] of [
    ["a plan of another date", {}, NOON + 72 * HOUR, "page:other_date"],
    ["a date before the plan", {}, NOON - 24 * HOUR, "page:other_date"],
    ["a clock that went back", { seen: NOON + HOUR }, NOON, "page:other_date"],
    ["a screening that is due", { screenUntil: "2026-11-25T11:59:59Z" }, NOON, "page:due"],
    ["no screening at all", { screenUntil: null }, NOON, "page:due"],
    ["a closed gate", { closed: "closed" }, NOON, "closed"],
    ["something told and not sent", { hold: "held:check.leg_change" }, NOON, "held:check.leg_change"],
  ]) {
    test(`${what} opens nothing`, () => {
      const held = state({ ...changes, session: { sitting: "walk", until: NOON + 200 * HOUR, live: true } });
      for (const path of GUARDED) assert.equal(pageFor(path, held, at), page, path);
      assert.equal(pageFor("/safety/card/", held, at), "page:/safety/card/");
    });
  }

  test("a sitting that is not in the plan, and any other address, wait", () => {
    assert.equal(pageFor("/session/rolling/", state(), NOON), "page:waits");
    assert.equal(pageFor("/session/mobility/", state(), NOON + 24 * HOUR), "page:waits");
    for (const path of ["/settings/", "/session/walk/done/", "/session/../", "/today/walk/walking/"]) {
      assert.equal(pageFor(path, state(), NOON), "page:waits");
    }
  });

  test("a day ends where it ends", () => {
    const [today, tomorrow] = state().days;
    assert.equal(dayAt([today, tomorrow], Date.parse(today.until) - 1), today);
    assert.equal(dayAt([today, tomorrow], Date.parse(today.until)), tomorrow);
  });
});

describe("what a form comes to without a network", () => {
  const rules = { lines: ["numbness", "fever"], pain: "pain_now", gentle_from: 7 };
  const ranks = { "check.numbness": 4, "check.fever": 3, "sign.weak": 0, "sign.heart": 3 };
  const check = (fields, more = {}) =>
    afterCheck(new Map(Object.entries(fields)), { base: "session", sitting: "walk", rules, ranks, day: "D", session: "S", morning: null, ...more });

  test("the check before what was prescribed leads to its own steps", () => {
    assert.equal(check({ none: "1", pain_now: "3" }, { base: "prescribed", sitting: "p_1" }).go, "/prescribed/p_1/");
  });

  test("the morning after is about the session of the day before, and a number", () => {
    const tapped = (pain, morning = "Y") => afterMorning(new Map([["pain", pain]]), { morning });
    assert.deepEqual(tapped("4").events, [
      { kind: "pain_rated", payload: { when: "next_morning", pain: 4 }, entity: "Y" }]);
    for (const told of [tapped("11"), tapped(""), tapped("4", null)]) assert.deepEqual(told, { go: "/" });
  });

  test("all no and little pain open the session, and are kept", () => {
    const found = check({ none: "1", pain_now: "3" });
    assert.equal(found.go, "/session/walk/");
    assert.ok(found.opens);
    assert.deepEqual(found.events.map(({ kind, entity }) => [kind, entity]), [["quick_check", "S"], ["pain_rated", "S"]]);
  });

  test("any yes ends it with its message, whatever else was tapped", () => {
    for (const more of [{}, { pain_now: "0" }, { pain_now: "x" }]) {
      const found = check({ fever: "on", ...more });
      assert.equal(found.hold, "held:check.fever");
      assert.equal(found.show, found.hold);
      assert.ok(!found.opens && !found.go);
      assert.deepEqual(found.events[0].payload.yes, ["fever"]);
    }
    assert.equal(check({ fever: "on", numbness: "on" }).hold, "held:check.numbness");
  });

  test("strong pain opens nothing", () => {
    for (const pain of ["7", "8", "9", "10"]) {
      const found = check({ none: "1", pain_now: pain });
      assert.equal(found.show, "page:gentle");
      assert.ok(!found.opens && !found.go && found.events.length === 2);
    }
  });

  test("no answer is taken for granted", () => {
    assert.equal(check({}).show, "day:D:walk:check_problems.nothing");
    assert.equal(check({ none: "1", fever: "on" }).show, "day:D:walk:check_problems.both");
    for (const pain of [undefined, "", "11", "-1", "a", "1.5"]) {
      assert.equal(check({ none: "1", ...(pain === undefined ? {} : { pain_now: pain }) }).show, "day:D:walk:check_problems.pain");
    }
    for (const fields of [{}, { none: "1" }, { none: "1", fever: "on" }]) assert.equal(check(fields).events, undefined);
  });

  test("the morning after is told for the session it is about", () => {
    const told = check({ none: "1", pain_now: "2", morning: "5" }, { morning: "M" }).events.at(-1);
    assert.deepEqual([told.entity, told.payload], ["M", { when: "next_morning", pain: 5 }]);
    assert.equal(check({ none: "1", pain_now: "2", morning: "5" }).events.length, 2);
  });

  const signs = { weak: "stop", heart: "stop", sore: "ease_off", fine: "carry_on" };
  const stop = (fields) => afterStop(new Map(Object.entries(fields)), { sitting: "walk", signs, ranks, session: "S" });

  test("a sign to stop holds all; anything less goes on to the number", () => {
    assert.equal(stop({ weak: "on", sore: "on" }).hold, "held:sign.weak");
    assert.equal(stop({ weak: "on", heart: "on" }).hold, "held:sign.heart");
    assert.deepEqual(stop({ sore: "on" }).events[0].payload, { sitting: "walk", signs: ["sore"], effect: "ease_off" });
    assert.equal(stop({ sore: "on" }).go, "/session/walk/after/");
    assert.equal(stop({ none: "1" }).events[0].payload.effect, "carry_on");
    assert.equal(stop({}).events, undefined);
    assert.equal(stop({ none: "1", weak: "on" }).events, undefined);
  });

  test("how the back is now is kept for its session", () => {
    const found = afterSession(new Map([["pain", "4"]]), { sitting: "walk", session: "S" });
    assert.deepEqual([found.events[0].entity, found.events[0].payload.pain, found.go], ["S", 4, "/"]);
    assert.equal(afterSession(new Map([["pain", "12"]]), { sitting: "walk", session: "S" }).events, undefined);
  });

  test("of a walk is asked how hard it was, once, and it may stay open", () => {
    const rated = afterSession(new Map([["pain", "4"]]), { sitting: "walk", session: "S", climbed: "walking" });
    assert.equal(rated.go, "/session/walk/effort/");
    const told = (fields) =>
      afterEffort(new Map(Object.entries(fields)), { sitting: "walk", session: "S", climbed: "walking", mostSteps: 1000 });
    assert.deepEqual(told({ effort: "talk", steps: " 900 " }), { go: "/", events: [
      { kind: "effort_told", entity: "S", payload: { practice: "walking", effort: "talk", steps: 900 } }] });
    assert.deepEqual(told({ effort: "sing" }).events[0].payload, { practice: "walking", effort: "sing", steps: null });
    for (const fields of [{}, { effort: "", steps: "" }]) assert.deepEqual(told(fields), { go: "/" });
    for (const steps of ["0", "1001", "-3", "x", "1.5", "1e3"]) {
      assert.deepEqual(told({ effort: "talk", steps }), { go: "/session/walk/effort/" }, steps);
    }
  });

  test("what went wrong is kept, and all waits", () => {
    const fields = new Map([["what", "fall"], ["severity", "mild"], ["item", "unknown"]]);
    const found = afterHarm(fields, { sitting: "walk", session: "S", date: "D" });
    assert.equal(found.hold, "held:harm");
    assert.equal(found.events[0].payload.item, null);
  });

  test("the gravest page is shown, the first of equals", () => {
    assert.equal(gravest(["a", "b", "c"], { a: 0, b: 2, c: 2 }), "b");
    assert.equal(gravest(["a"], {}), "a");
  });
});
