import { afterCheck, afterEffort, afterHarm, afterMorning, afterSession, afterStop } from "../src/core/offline_answers.js";
import { dayAt, pageFor } from "../src/core/offline_routes.js";
import { newEvent } from "../src/core/new_event.js";
import { wallIn } from "../src/core/zone_time.js";
import { makeId } from "../src/device.js";
import { tellTabs } from "../src/tabs.js";
import { answered, outcomeOf, saidAt } from "./diary.js";
import { asAnswer } from "./kept_pages.js";
import { asksMorning, openMorning } from "./morning.js";
import { kept } from "./navigate.js";

const PATIENCE_MS = 4000;
const FORM = /^\/(session|prescribed)\/([\w-]+)\/(check|stopped|after|problem|effort)\/$/;
const MORNING = "/log/morning/";
const DIARY = /^\/diary\/(moved|massage|warmth)\/$/;
const AFTER = { check: afterCheck, stopped: afterStop, after: afterSession, problem: afterHarm, effort: afterEffort };

/**
 * A form is sent. Before it leaves, the server is asked for a sign of life: a form that is lost on its
 * way may have arrived, and would be told twice if it were kept here as well.
 */
export async function handleForm(site, keptPages, event) {
  const { request } = event;
  const pages = await keptPages().catch(() => null);
  if (!pages || !(await pages.mayKeep().catch(() => false))) return fetch(request);
  if (await isReached(site)) return fetch(request);
  const path = new URL(request.url).pathname;
  const asked = FORM.exec(path);
  const diary = DIARY.exec(path);
  if (diary) return answerDiary(pages, path, diary[1], await request.formData());
  if (!asked && path !== MORNING) return (await kept(pages, path)) ?? Response.error();
  const fields = new Map((await request.formData()).entries());
  return asked ? answerForm(pages, asked, fields) : answerMorning(pages, fields);
}

/** How the back was this morning, told on Today. */
async function answerMorning(pages, fields) {
  const state = await pages.state();
  const now = Date.now();
  const outcome = afterMorning(fields, { morning: await openMorning(pages, state, now) });
  return answer(pages, state, outcome, now);
}

/**
 * What was done outside a session. Where nothing opens, nothing is taken either: the page says why.
 * While something told here holds all, a form that was open before is still kept, as its page promises.
 */
async function answerDiary(pages, path, name, data) {
  const state = await pages.state();
  const now = Date.now();
  const day = dayAt(state.days, now);
  const form = pageFor(path, { ...state, hold: null }, now);
  if (!day || !form.startsWith(`day:${day.date}:diary:`)) return show(pages, state, pageFor(path, state, now));
  return answer(pages, state, await outcomeOf(pages, state, day, name, data, now), now, path);
}

async function answerForm(pages, [path, base, sitting, form], fields) {
  const state = await pages.state();
  const now = Date.now();
  const day = dayAt(state.days, now);
  // What does not open any more takes no check either; what happened in a session is always kept.
  const stands = pageFor(`/${base}/${sitting}/${form}/`, state, now);
  const isOpen = day && stands.startsWith(`day:${day.date}`);
  if (!isOpen && (form === "check" || !state.session)) return show(pages, state, stands);
  const session = form === "check" ? makeId(now) : state.session?.id ?? makeId(now);
  const outcome = AFTER[form](fields, {
    base, sitting, session, ranks: state.ranks, signs: state.signs, rules: state.check,
    climbed: day?.climbed?.[sitting] ?? "", mostSteps: state.mostSteps,
    day: day?.date, date: day?.date ?? state.days[0]?.date, morning: await openMorning(pages, state, now),
  });
  if (outcome.opens) outcome.session = { sitting, id: session, until: now + state.check.lasts_s * 1000, live: false };
  return answer(pages, state, outcome, now, path);
}

async function answer(pages, state, outcome, now, path) {
  const made = await eventsOf(pages, state, outcome, now);
  try {
    await tell(pages, state, made);
    if (outcome.session) await pages.change({ session: outcome.session });
    if (outcome.hold) await pages.change({ hold: outcome.hold });
  } catch {
    return withoutRoom(pages, state, outcome, made);
  }
  if (outcome.go) return Response.redirect(outcome.go, 303);
  if (!made.length || !standsByItself(outcome.show)) return show(pages, state, outcome.show, outcome);
  // To load an answer anew, or to come back to it, would tell the same once more.
  pages.answersAt(path);
  return Response.redirect(saidAt(path, outcome.says), 303);
}

/** Pages that an address leads to once the form is told: they hold all, or say what went too far. */
const standsByItself = (name) => name.startsWith("held:") || name.endsWith("_told");

async function eventsOf(pages, state, { events = [] }, at) {
  const device = await pages.device.ownName().catch(() => "");
  const { timeZone } = state;
  const day = dayAt(state.days, at) ?? state.days[0];
  const localDate = (told) => day && wallIn(timeZone, told.at ?? at, day).date;
  return events.map((told) => newEvent({
    id: makeId(at), at, ...told, device, timeZone, localDate: localDate(told), contentVersion: day?.contentVersion ?? "",
  }));
}

/** Written, strictly, before anything is shown; the hold comes after what it stands for. */
async function tell(pages, state, events) {
  if (!events.length) return;
  await pages.log.append(state.owner, events.map((event) => (sequence) => ({ ...event, sequence })));
  tellTabs();
}

/** Nothing could be written. A sign still ends all; anything else is asked again, and nothing opens. */
async function withoutRoom(pages, state, outcome, events) {
  const { hold } = outcome;
  if (!hold) return show(pages, state, "page:full");
  await pages.holdWithoutRoom(hold, state.owner, events);
  return show(pages, state, hold, outcome);
}

async function show(pages, state, name, outcome = {}) {
  const html = (await pages.page(name)) ?? (await pages.page("page:waits"));
  if (html === null) return Response.error();
  return asAnswer(await asksMorning(pages, state, answered(html, outcome), Date.now()), state.headers);
}

async function isReached({ reachUrl }) {
  if (!navigator.onLine) return false;
  try {
    return (await fetch(reachUrl, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) })).ok;
  } catch {
    return false;
  }
}
