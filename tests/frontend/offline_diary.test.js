import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { warmSeconds } from "../../frontend/src/core/heat.js";
import { carried, filled, saying, sentencesOf } from "../../frontend/src/core/filled_form.js";
import { newEvent } from "../../frontend/src/core/new_event.js";
import { afterDiary, underHold } from "../../frontend/src/core/offline_diary.js";
import { momentAt, wallIn } from "../../frontend/src/core/zone_time.js";

const DATE = "2026-11-25";
const NOON = Date.parse(`${DATE}T12:00:00Z`);
const MINUTE = 60_000;
const AT = { type: "time", required: true };
const MINUTES = { type: "number", required: true, whole: false, least: 1, most: 120 };
const needs_server = { begins: "now", found: "" };
const choice = (of, more = {}) => ({ type: "choice", required: true, of, ...more });
const RULES = {
  moved: {
    kind: "activity_done", days_back: 14, needs_server, cautions: {}, spacing: null, asks: null,
    fields: {
      practice: choice(["walking", "swimming"]), minutes: MINUTES, at: AT,
      effort: choice(["sing", "talk"], { required: false }),
      steps: { type: "number", required: false, whole: true, least: 1, most: 1000 },
    },
  },
  massage: {
    kind: "massage_had", days_back: 14, needs_server, spacing: null, asks: { field: "found", words: ["swelling", "numb_place"] },
    cautions: { gun: [
      { field: "zones", over: null, words: ["hips"], says: "c0" }, { field: "pressure", over: 4, words: [], says: "c1" },
      { field: "minutes", over: 10, words: [], says: "c2" }] },
    fields: {
      practice: choice(["hand", "gun", "therapist"]), zones: { type: "choices", required: true, of: ["back", "hips"] }, minutes: MINUTES, at: AT,
      ...Object.fromEntries(["pressure", "tender_before", "tender_after"].map((name) =>
        [name, choice(["0", "4", "5"], { required: false, number: true })])),
      found: { type: "choices", required: false, of: ["looser", "swelling", "numb_place"], only_for: "therapist" },
    },
  },
  warmth: {
    kind: "warmth_had", days_back: 14, needs_server, asks: { field: "skin", words: ["hurt"] },
    cautions: { towel: [
      { field: "cloth", over: null, words: [false], says: "c0" }, { field: "degrees_c", over: 43, words: [], says: "c1" },
      { field: "warmth", over: null, words: ["high"], says: "c1" }] },
    spacing: { sources: ["towel"], apart: 60, a_day: 3, says_apart: "c2", says_a_day: "c3" },
    fields: {
      practice: choice(["towel"]), minutes: MINUTES, at: AT, warmth: choice(["low", "high"]),
      degrees_c: { type: "number", required: false, whole: false, least: 20, most: 70 },
      cloth: choice(["yes", "no"]), skin: choice(["unseen", "hurt"]),
    },
  },
};
const TYPED = {
  moved: { practice: ["swimming"], minutes: ["25"], at: ["10:30"], effort: [""], steps: [""] },
  massage: { practice: ["gun"], zones: ["back"], minutes: ["5"], at: ["10:30"], pressure: ["4"], tender_before: [""], tender_after: [""] },
  warmth: { practice: ["towel"], minutes: ["15"], at: ["10:30"], warmth: ["low"], degrees_c: [""], cloth: ["yes"], skin: ["unseen"] },
};
const RANKS = { "skin.hurt": 1, "found.swelling": 1, "found.numb_place": 4 };
const tell = (name, more = {}, given = {}) =>
  afterDiary({ ...TYPED[name], ...more }, {
    name, rules: RULES[name], ranks: RANKS, id: "entry", date: DATE, from: `${DATE}T00:00:00Z`, now: NOON, timeZone: "UTC", had: [], ...given });

describe("what was done outside a session, told without a network", () => {
  test("a swim is kept with when it began", () => {
    assert.deepEqual(tell("moved"), { go: "/", events: [{
      kind: "activity_done", id: "entry", at: Date.parse(`${DATE}T10:30:00Z`),
      payload: { practice: "swimming", minutes: 25, effort: null, steps: null } }] });
    const walk = tell("moved", { practice: ["walking"], effort: ["talk"], steps: [" 900 "], minutes: ["12.5"] });
    assert.deepEqual(walk.events[0].payload, { practice: "walking", minutes: 12.5, effort: "talk", steps: 900 });
  });

  test("nothing is kept of what cannot be, and nothing typed is lost", () => {
    for (const [more, marks] of [
      [{ practice: [] }, ["practice"]], [{ practice: ["flying"] }, ["practice"]],
      [{ minutes: ["0"] }, ["minutes"]], [{ minutes: ["121"] }, ["minutes"]], [{ minutes: ["1e1"] }, ["minutes"]], [{ minutes: ["NaN"] }, ["minutes"]],
      [{ at: [] }, ["at"]], [{ at: ["25:00"] }, ["at"]], [{ at: ["12:01"] }, ["at_later"]],
      [{ steps: ["1.5"] }, ["steps"]], [{ steps: ["1001"], effort: ["shout"] }, ["effort", "steps"]],
    ]) {
      const found = tell("moved", more);
      assert.equal(found.events, undefined);
      assert.equal(found.show, `day:${DATE}:diary:moved`);
      assert.deepEqual(found.says, ["any", ...marks], JSON.stringify(more));
      for (const [field, values] of Object.entries({ ...TYPED.moved, ...more })) assert.deepEqual(found.typed[field], values);
    }
    assert.ok(tell("moved", { at: ["12:00"] }).events);
  });

  test("a form of another day is kept for that day, within the days that may be told", () => {
    const late = tell("moved", { on: ["2026-11-24"], at: ["23:40"] });
    assert.equal(late.events[0].at, Date.parse("2026-11-24T23:40:00Z"));
    const wrong = tell("moved", { on: ["2026-11-24"], minutes: [""] });
    assert.deepEqual([wrong.typed.on, wrong.says.at(-1)], [["2026-11-24"], "other_day"]);
    for (const on of ["2026-11-26", "2026-11-10", "2026-11-25T09", "x"]) assert.deepEqual(tell("moved", { on: [on] }), { show: "page:waits" });
    assert.ok(tell("moved", { on: ["2026-11-11"] }).events);
  });

  test("a massage names all its places, and what went too far is said", () => {
    const told = tell("massage", { zones: ["back", "hips"], pressure: ["5"], minutes: ["11"], tender_after: ["0"] });
    assert.deepEqual(told.events[0].payload,
      { practice: "gun", zones: ["back", "hips"], minutes: 11, pressure: 5, tender_before: null, tender_after: 0 });
    assert.deepEqual([told.show, told.says], [`day:${DATE}:diary:massage_told`, ["c0", "c1", "c2"]]);
    assert.equal(tell("massage").go, "/");
    assert.equal(tell("massage", { practice: ["hand"], pressure: ["5"] }).go, "/");
    assert.deepEqual(tell("massage", { zones: [] }).says, ["any", "zones"]);
    assert.deepEqual(tell("massage", { zones: ["back", "neck"] }).says, ["any", "zones"]);
  });

  test("what needs the server is refused, never dropped", () => {
    const { found: _lacking, ...fields } = RULES.massage.fields;
    const found = tell("massage", { found: ["swelling"] }, { rules: { ...RULES.massage, fields } });
    assert.deepEqual([found.events, found.says], [undefined, ["any", "needs"]]);
    const now = tell("warmth", { begins: ["now"], at: ["11:59"] });
    assert.deepEqual([now.events, now.says, now.typed.at], [undefined, ["any", "needs"], []]);
    assert.ok(tell("warmth", { begins: ["earlier"] }).events);
  });

  test("warmth that was: what was too hot, too close or too much is kept and said", () => {
    assert.deepEqual(tell("warmth").events[0].payload,
      { source: "towel", minutes: 15, warmth: "low", degrees_c: null, cloth: true, skin: "unseen" });
    assert.deepEqual(tell("warmth", { cloth: ["no"], warmth: ["high"], degrees_c: ["44.5"] }).says, ["c0", "c1"]);
    assert.equal(tell("warmth", { degrees_c: ["43"] }).go, "/");
    const began = Date.parse(`${DATE}T10:30:00Z`);
    const had = (...minutes) => minutes.map((each) => ({ at: began + each * MINUTE, minutes: 15 }));
    for (const [minutes, says] of [[[-76], undefined], [[-74], ["c2"]], [[74], ["c2"]], [[76], undefined], [[-400, -300, -200], ["c3"]]]) {
      assert.deepEqual(tell("warmth", {}, { had: had(...minutes) }).says, says, String(minutes));
    }
  });

  test("skin that was hurt holds all until it was asked about", () => {
    const found = tell("warmth", { skin: ["hurt"], cloth: ["no"] });
    assert.deepEqual([found.hold, found.show, found.go], ["held:skin.hurt", "held:skin.hurt", undefined]);
    assert.equal(found.events[0].payload.skin, "hurt");
    assert.deepEqual(found.says, ["c0"], "what went too far is said all the same");
  });

  test("what a therapist found is kept beside the visit, and what asks holds all", () => {
    const visit = { practice: ["therapist"], found: ["looser"] };
    const told = tell("massage", visit);
    assert.deepEqual(told.events.map(({ kind, id, entity, at }) => [kind, id, entity, at]), [
      ["massage_had", "entry", undefined, Date.parse(`${DATE}T10:30:00Z`)], ["therapist_found", undefined, "entry", Date.parse(`${DATE}T10:30:00Z`)]]);
    assert.deepEqual(told.events[1].payload, { findings: ["looser"] });
    assert.deepEqual([told.go, told.hold], ["/", undefined]);
    const grave = tell("massage", { ...visit, found: ["swelling", "numb_place", "looser"] });
    assert.deepEqual([grave.show, grave.hold], ["held:found.numb_place", "held:found.numb_place"]);
    assert.deepEqual(grave.events[1].payload.findings, ["swelling", "numb_place", "looser"]);
    for (const [more, marks] of [[{ practice: ["gun"] }, ["found_elsewhere"]], [{ practice: [] }, ["practice"]], [{ found: ["gold"] }, ["found"]]]) {
      const wrong = tell("massage", { ...visit, ...more });
      assert.deepEqual([wrong.events, wrong.says, wrong.typed.found], [undefined, ["any", ...marks], more.found ?? visit.found]);
    }
  });

  test("told while something holds all, it is kept and the graver page stands", () => {
    const held = (found, standing) => underHold(tell("massage", { practice: ["therapist"], found }), standing, RANKS);
    for (const [found, standing, show, hold] of [
      [["numb_place"], "held:skin.hurt", "held:found.numb_place", "held:found.numb_place"],
      [["swelling"], "held:found.numb_place", "held:found.numb_place", "held:found.numb_place"],
      [["looser"], "held:skin.hurt", "held:skin.hurt", undefined],
    ]) {
      const outcome = held(found, standing);
      assert.deepEqual([outcome.show, outcome.hold, outcome.go, outcome.events.length], [show, hold, undefined, 2]);
    }
    const wrong = tell("moved", { minutes: [""] });
    assert.equal(underHold(wrong, "held:skin.hurt", RANKS), wrong);
    assert.equal(held(["looser"], null).go, "/");
  });

  test("a form that this worker cannot read waits", () => {
    assert.deepEqual(tell("moved", {}, { rules: { ...RULES.moved, kind: "dance_had" } }), { show: "page:waits" });
  });
});

describe("the wall where the person is", () => {
  test("there and back, on the days the clock changes too", () => {
    for (const zone of ["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Auckland"]) {
      for (const date of ["2026-03-29", "2026-10-25", "2026-07-01"]) {
        for (const clock of ["00:00", "04:10", "12:00", "23:59"]) {
          assert.deepEqual(wallIn(zone, momentAt(zone, date, clock)), { date, clock }, `${zone} ${date} ${clock}`);
        }
      }
    }
    assert.equal(wallIn("Europe/Berlin", momentAt("Europe/Berlin", "2026-03-29", "02:30")).clock, "03:30");
  });

  test("as the server has it: the first of an hour that comes twice, an hour later where it is missing", () => {
    for (const [zone, date, clock, moment] of [
      ["Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z"],
      ["Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30:00Z"],
      ["America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z"],
      ["America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30:00Z"],
      ["Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00Z"],
    ]) {
      assert.equal(new Date(momentAt(zone, date, clock)).toISOString(), new Date(moment).toISOString(), `${zone} ${date} ${clock}`);
    }
  });

  test("in a zone the browser does not know, from the day that the server told", () => {
    const zone = "Mars/Olympus";
    const day = { date: DATE, from: `${DATE}T05:30:00Z` };
    for (const [date, clock, moment] of [[DATE, "00:00", day.from], [DATE, "23:59", "2026-11-26T05:29:00Z"], ["2026-11-24", "22:10", `${DATE}T03:40:00Z`]]) {
      assert.equal(momentAt(zone, date, clock, day), Date.parse(moment));
      assert.deepEqual(wallIn(zone, Date.parse(moment), day), { date, clock });
    }
    assert.deepEqual(wallIn("Asia/Kathmandu", NOON, day), { date: DATE, clock: "17:45" });
    assert.throws(() => wallIn(zone, NOON), RangeError);
    const told = tell("moved", { at: ["10:30"] }, { timeZone: zone, from: day.from, now: Date.parse(`${DATE}T16:00:00Z`) });
    assert.equal(told.events[0].at, Date.parse(`${DATE}T16:00:00Z`));
    assert.equal(newEvent({ at: NOON, timeZone: zone, localDate: DATE }).local_date, DATE);
  });
});

describe("warmth of a moment ago", () => {
  const told = (id, minutesAgo, more) => ({ id, replaces: null, occurred_at: new Date(NOON - minutesAgo * MINUTE).toISOString(), ...more });
  const warmth = { kind: "warmth_had", payload: { minutes: 10 } };

  test("counts towards the cap of a session, whether told by hand or by a step", () => {
    const since = NOON - 60 * MINUTE;
    const step = { kind: "step_done", payload: { kind: "heat", seconds: 120 } };
    const other = { kind: "step_done", payload: { kind: "move", seconds: 500 } };
    assert.equal(warmSeconds([told("a", 30, warmth), told("b", 5, step), told("c", 4, other)], since), 720);
    assert.equal(warmSeconds([told("a", 61, warmth)], since), 0, "told just now, but begun before");
    const undo = { kind: "correction", payload: { void: true }, replaces: "a" };
    assert.equal(warmSeconds([told("a", 30, warmth), told("d", 1, undo)], since), 0);
  });
});

describe("a kept form with what was typed", () => {
  const FORM = `<input type="hidden" name="token" value="T"><fieldset class="field" id="id_zone">
<p class="problem" id="why_zone" data-problem="zone" hidden>Tap one.</p><input type="checkbox" name="zone" value="a" checked><input type="checkbox" name="zone" value="b">
</fieldset><p id="why_at_later" data-problem="at_later" hidden>Later.</p><input type="time" name="at" value="12:00" aria-describedby="help">
<select name="n"><option value="" selected>-</option>
<option value="1">1</option></select>`;

  test("taps, texts and lists are as they were left; what is not of the form stays", () => {
    const page = filled(FORM, { zone: ["b"], at: ["10:30"], n: ["1"] });
    assert.match(page, /<input type="checkbox" name="zone" value="a">/);
    assert.match(page, /<input checked type="checkbox" name="zone" value="b">/);
    assert.match(page, /<input value="10:30" type="time" name="at"/);
    assert.match(page, /<option value="">-<\/option>\n<option selected value="1">/);
    assert.match(page, /name="token" value="T"/);
    assert.equal(filled(FORM, {}), FORM);
  });

  test("nothing typed becomes part of the page, whatever signs it is made of", () => {
    const page = filled(FORM, { at: [`"><script>$&$'</script>'&`] });
    assert.ok(!page.includes("<script>"));
    assert.match(page, /value="&quot;&gt;&lt;script&gt;\$&amp;\$&#x27;&lt;\/script&gt;&#x27;&amp;"/);
  });

  test("a sentence is shown, and said of its field", () => {
    const page = saying(FORM, ["zone", "at_later"]);
    assert.match(page, /data-problem="zone">Tap one/);
    assert.match(page, /<fieldset aria-describedby="why_zone" class="field"/);
    assert.match(page, /<input aria-describedby="help why_at_later" aria-invalid="true" type="time" name="at" value="12:00">/);
    assert.equal(saying(FORM, ["c9"]), FORM);
    assert.match(saying(FORM, ["zone_elsewhere"]), /<fieldset aria-describedby="why_zone_elsewhere"/);
  });

  test("a sentence of one page is brought to another that has a place for it", () => {
    const told = `<p data-problem="c0" hidden>No $& cloth.</p><p data-problem="c1" hidden>Too long.</p><p data-problem="c2" hidden>No.</p>`;
    const held = `<section class="card" data-carried hidden><h2>Good</h2></section><section><h2>Why</h2></section>`;
    const page = carried(held, sentencesOf(told, ["c0", "c1", "c9"]));
    assert.equal(page, `<section class="card"><h2>Good</h2><p>No $& cloth.</p><p>Too long.</p></section><section><h2>Why</h2></section>`);
    assert.equal(carried(held, sentencesOf(told, [])), held);
  });
});
