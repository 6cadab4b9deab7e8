/**
 * What a form comes to that was sent without a network. Pure: fields in, events and a page out.
 *
 * The rules come from the server with the pages; nothing of the domain stands here. They are only
 * ever stricter than the server's: no gentle session, no question asked again, one sign holds all.
 *
 * @typedef {Object} Outcome
 * @property {{kind: string, payload: Object, entity?: string}[]} [events]
 * @property {string} [go] an address to open next
 * @property {string} [show] the name of a kept page
 * @property {string} [hold] the name of the page that stands from now on
 * @property {boolean} [opens] a session begins
 *
 * @typedef {{lines: string[], pain: string, gentle_from: number}} CheckRules
 */
const isPain = (text) => /^(?:\d|10)$/.test(text ?? "");

/** The gravest of some held pages, by the ranks that came with them. */
export function gravest(names, ranks) {
  return names.reduce((worst, name) => ((ranks[name] ?? 0) > (ranks[worst] ?? -1) ? name : worst), names[0]);
}

/**
 * The check before a session.
 * @param {Map<string, string>} fields
 * @param {{base: string, sitting: string, rules: CheckRules, ranks: Object<string, number>, day: string, session: string, morning: string|null}} given
 *   `base`: where its steps lie, `session` or `prescribed`; `session`: the name it gets; `morning`: the session whose next morning may be told
 * @returns {Outcome}
 */
export function afterCheck(fields, { base, sitting, rules, ranks, day, session, morning }) {
  const yes = rules.lines.filter((line) => fields.has(line));
  const none = fields.has("none");
  const problem = (name) => ({ show: `day:${day}:${sitting}:check_problems.${name}` });
  if (yes.length && none) return problem("both");
  if (!yes.length && !none) return problem("nothing");
  const told = fields.get(rules.pain);
  if (!yes.length && !isPain(told)) return problem("pain");
  const pain = isPain(told) ? Number(told) : null;
  const events = [{ kind: "quick_check", payload: { sitting, yes, pain }, entity: session }];
  if (pain !== null) events.push({ kind: "pain_rated", payload: { when: "before", pain }, entity: session });
  if (morning && isPain(fields.get("morning"))) {
    events.push({ kind: "pain_rated", payload: { when: "next_morning", pain: Number(fields.get("morning")) }, entity: morning });
  }
  if (yes.length) {
    const hold = `held:${gravest(yes.map((line) => `check.${line}`), ranks)}`;
    return { events, show: hold, hold };
  }
  if (pain >= rules.gentle_from) return { events, show: "page:gentle" };
  return { events, go: `/${base}/${sitting}/`, opens: true };
}

/**
 * What made one stop.
 * @param {{sitting: string, signs: Object<string, string>, ranks: Object<string, number>, session: string}} given
 *   `signs`: effect by id
 */
export function afterStop(fields, { sitting, signs, ranks, session }) {
  const seen = Object.keys(signs).filter((sign) => fields.has(sign));
  if (!seen.length === !fields.has("none")) return { go: `/session/${sitting}/stopped/` };
  const stops = seen.filter((sign) => signs[sign] === "stop");
  const effect = stops.length ? "stop" : seen.some((sign) => signs[sign] === "ease_off") ? "ease_off" : "carry_on";
  const events = [{ kind: "signs_seen", payload: { sitting, signs: seen, effect }, entity: session }];
  if (!stops.length) return { events, go: `/session/${sitting}/after/` };
  const hold = `held:${gravest(stops.map((sign) => `sign.${sign}`), ranks)}`;
  return { events, show: hold, hold };
}

/**
 * How the back is after a session.
 * @param {{sitting: string, session: string, climbed?: string}} given
 *   `climbed`: the walk, swim or ride in it, of which is asked how hard it was
 */
export function afterSession(fields, { sitting, session, climbed }) {
  if (!isPain(fields.get("pain"))) return { go: `/session/${sitting}/after/` };
  const payload = { when: "after", pain: Number(fields.get("pain")) };
  return { events: [{ kind: "pain_rated", payload, entity: session }], go: climbed ? `/session/${sitting}/effort/` : "/" };
}

/**
 * How hard it was, and steps where they were counted; both may stay open.
 * @param {{sitting: string, session: string, climbed: string, mostSteps: number}} given
 */
export function afterEffort(fields, { sitting, session, climbed, mostSteps }) {
  const [effort, counted] = ["effort", "steps"].map((name) => (fields.get(name) ?? "").trim());
  const steps = counted ? Number(counted) : null;
  const isCount = /^\d*$/.test(counted) && (steps === null || (steps >= 1 && steps <= mostSteps));
  if (!isCount) return { go: `/session/${sitting}/effort/` };
  if (!climbed || (!effort && !steps)) return { go: "/" };
  const payload = { practice: climbed, effort: effort || null, steps };
  return { events: [{ kind: "effort_told", payload, entity: session }], go: "/" };
}

/** How the back was on the morning after. @param {{morning: string|null}} given the session it is about */
export function afterMorning(fields, { morning }) {
  if (!morning || !isPain(fields.get("pain"))) return { go: "/" };
  const payload = { when: "next_morning", pain: Number(fields.get("pain")) };
  return { events: [{ kind: "pain_rated", payload, entity: morning }], go: "/" };
}

/** Something went wrong: kept, and all waits. @param {{sitting: string, session: string, date: string}} given */
export function afterHarm(fields, { sitting, session, date }) {
  const [what, severity, item] = ["what", "severity", "item"].map((name) => fields.get(name));
  if (!what || !severity || !item) return { go: `/session/${sitting}/problem/` };
  const payload = { sitting, on: date, what, severity, item: item === "unknown" ? null : item };
  return { events: [{ kind: "adverse_event", payload, entity: session }], show: "held:harm", hold: "held:harm" };
}
