/**
 * What a form of the diary comes to that was sent without a network. Pure: what was typed and the rules
 * that came with the page go in; an event and a page come out. docs/sync.md tells the whole.
 *
 * @typedef {Object<string, string[]>} Typed by the name of a field
 *
 * @typedef {Object} FieldRule
 * @property {"choice"|"choices"|"number"|"time"} type
 * @property {boolean} required
 * @property {string[]} [of] what may be chosen
 * @property {boolean} [number] a choice that is a number
 * @property {string} [only_for] the practice of which alone it is told
 * @property {boolean} [whole]
 * @property {number} [least]
 * @property {number} [most]
 *
 * @typedef {Object} DiaryRules
 * @property {string} kind of the event
 * @property {number} days_back how many days ago may be told
 * @property {Object<string, FieldRule>} fields
 * @property {Object<string, string>} needs_server answers that only the server takes, where the form lacks the field; empty for any
 * @property {Object<string, {field: string, over: number|null, words: (string|boolean)[], says: string}[]>} cautions by practice
 * @property {{sources: string[], apart: number, a_day: number, says_apart: string, says_a_day: string}|null} spacing minutes between two, and how many a day
 * @property {{field: string, words: string[]}|null} asks what holds all until its questions were asked
 */
import { gravest } from "./offline_answers.js";
import { momentAt } from "./zone_time.js";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DATE = /^\d{4}-\d\d-\d\d$/;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d(?::\d\d)?$/;

const PAYLOADS = {
  activity_done: ({ practice, minutes, effort, steps }) => ({ practice, minutes, effort, steps }),
  massage_had: ({ practice, zones, minutes, pressure, tender_before, tender_after }) =>
    ({ practice, zones, minutes, pressure, tender_before, tender_after }),
  warmth_had: ({ practice, minutes, warmth, degrees_c, cloth, skin }) =>
    ({ source: practice, minutes, warmth, degrees_c, cloth: cloth === "yes", skin }),
};

/**
 * @param {Typed} typed
 * @param {{name: string, rules: DiaryRules, ranks: Object<string, number>, id: string, date: string, from: string, now: number, timeZone: string, had: {at: number, minutes: number}[]}} given
 *   `id`: the name the entry gets; `date`: the day that is open, and `from` when it began; `had`: today's warmth before this, when it began
 * @returns {import("./offline_answers.js").Outcome & {typed?: Typed, says?: string[]}}
 *   `says`: marks of the sentences to show on the page; `typed`: what stands on it again
 */
export function afterDiary(typed, { name, rules, ranks, id, date, from, now, timeZone, had }) {
  const on = typed.on?.[0] || date;
  if (!PAYLOADS[rules.kind] || !isOpen(on, date, rules.days_back)) return { show: "page:waits" };
  const form = `day:${date}:diary:${name}`;
  const { values, problems } = readTyped(typed, rules.fields);
  const at = values.at && !problems.includes("at") ? momentAt(timeZone, on, values.at.slice(0, 5), { date, from }) : NaN;
  if (at > now) problems.push("at_later");
  const needs = needsServer(typed, rules);
  if (needs || problems.length) {
    const says = ["any", ...(needs ? ["needs"] : []), ...problems, ...(on === date ? [] : ["other_day"])];
    return { show: form, typed: again(typed, on, rules, needs), says };
  }
  const events = eventsOf(rules.kind, values, { id, at });
  const [{ payload }] = events;
  const says = [...spokenAgainst(rules.cautions[values.practice] ?? [], payload), ...tooClose(rules.spacing, had, at, payload)];
  const asking = wordsThatAsk(values, rules.asks);
  if (asking.length) {
    const hold = `held:${gravest(asking, ranks)}`;
    return { events, show: hold, hold, says };
  }
  return says.length ? { events, show: `${form}_told`, says } : { events, go: "/" };
}

/**
 * The same where something told before holds all: the graver page stands.
 * @param {string|null} standing the page that holds all so far
 */
export function underHold(outcome, standing, ranks) {
  const { events, hold, says } = outcome;
  if (!standing || !events) return outcome;
  const names = [standing, ...(hold ? [hold] : [])].map((name) => name.replace(/^held:/, ""));
  const show = `held:${gravest(names, ranks)}`;
  return { events, show, says, ...(hold ? { hold: show } : {}) };
}

/** What a therapist found is an entry of its own, beside the visit it belongs to. */
function eventsOf(kind, values, { id, at }) {
  const told = { kind, id, payload: PAYLOADS[kind](values), at };
  if (!values.found?.length) return [told];
  return [told, { kind: "therapist_found", entity: id, payload: { findings: values.found }, at }];
}

/** Names of the pages, without `held:`, of what was told that asks safety questions. */
function wordsThatAsk(values, asks) {
  if (!asks) return [];
  return [values[asks.field]].flat().filter((word) => asks.words.includes(word)).map((word) => `${asks.field}.${word}`);
}

/** Whether a day may still be told of on a date. */
export function isOpen(on, date, daysBack) {
  const days = DATE.test(on) ? (Date.parse(date) - Date.parse(on)) / DAY_MS : NaN;
  return days >= 0 && days <= daysBack;
}

function needsServer(typed, { needs_server: needs, fields }) {
  const lacking = Object.entries(needs).filter(([field]) => !(field in fields));
  return lacking.some(([field, word]) => (typed[field] ?? []).some((each) => each && (!word || each === word)));
}

/** What was typed, to stand on the page again; a time that meant *now* is no time of what was. */
function again(typed, on, { fields }, needs) {
  const own = Object.keys(fields).map((field) => [field, typed[field] ?? []]);
  return { ...Object.fromEntries(own), on: [on], ...(needs && typed.begins ? { at: [] } : {}) };
}

/** @param {Typed} typed @param {Object<string, FieldRule>} fields @returns {{values: Object, problems: string[]}} names of fields that are wrong */
function readTyped(typed, fields) {
  const values = {};
  const problems = [];
  for (const [field, rule] of Object.entries(fields)) {
    const given = (typed[field] ?? []).filter(Boolean).map((each) => (rule.of ? each : each.trim()));
    values[field] = rule.type === "choices" ? given : valueOf(given[0], rule);
    if (given.length ? !given.every((each) => fits(each, rule)) : rule.required) problems.push(field);
    else if (given.length && isElsewhere(rule, values.practice, problems)) problems.push(`${field}_elsewhere`);
  }
  return { values, problems };
}

function isElsewhere({ only_for: only }, practice, problems) {
  return only && practice && practice !== only && !problems.includes("practice");
}

function valueOf(text, { type, number }) {
  if (text === undefined) return null;
  return type === "number" || number ? Number(text) : text;
}

function fits(text, { type, of, whole, least, most }) {
  if (type === "time") return CLOCK.test(text);
  if (type !== "number") return of.includes(text);
  return (whole ? /^\d+$/ : /^\d+(?:\.\d+)?$/).test(text) && Number(text) >= least && Number(text) <= most;
}

/** Marks of what went too far by itself. */
function spokenAgainst(cautions, payload) {
  const found = cautions.filter(({ field, over, words }) => {
    const told = payload[field];
    if (told === null || told === undefined) return false;
    return [told].flat().some((each) => words.includes(each)) || (over !== null && told > over);
  });
  return [...new Set(found.map(({ says }) => says))];
}

/** Warmth that came too soon after another, or once too often; both ways in time. */
function tooClose(spacing, had, at, { minutes }) {
  if (!spacing) return [];
  const gap = spacing.apart * MINUTE_MS;
  const end = at + minutes * MINUTE_MS;
  const isClose = had.some((each) => at < each.at + each.minutes * MINUTE_MS + gap && each.at < end + gap);
  return [...(had.length >= spacing.a_day ? [spacing.says_a_day] : []), ...(isClose ? [spacing.says_apart] : [])];
}
