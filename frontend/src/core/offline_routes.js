/**
 * Which kept page stands for an address while there is no network. Pure: pages are named, not read.
 *
 * Every doubt closes: another date, a screening that is due, a clock that went back, something that
 * was told and has not reached the server.
 *
 * @typedef {Object} Day
 * @property {string} date
 * @property {string} from moment, ISO 8601
 * @property {string} until moment, ISO 8601
 * @property {string[]} sittings
 * @property {Object<string, string>} [climbed] what of a sitting is climbed by minutes and weeks
 * @property {{pages: string[], forms: Object}} [diary] names of its pages, and how its forms are read
 *
 * @typedef {Object} State
 * @property {string|null} closed the name of the page that stands for all, where the gate is closed
 * @property {string|null} hold the name of the page that stands since something was told here
 * @property {Day[]} days
 * @property {string|null} screenUntil moment from which all safety questions are due
 * @property {string[]} other addresses of further pages
 * @property {{sitting: string, until: number, live: boolean}|null} session a check that was passed
 * @property {{from: string, until: string}|null} today the page of Today as it was last seen
 * @property {number} seen the latest moment known
 */
const CLOCK_SLACK_MS = 5 * 60 * 1000;
const AFTERWARDS = new Set(["after", "stopped", "problem", "effort"]);
const SITTING = /^\/(session|prescribed)\/([\w-]+)\/(?:(check|gentle|after|stopped|problem|effort)\/)?$/;
const DIARY = /^\/diary\/(?:(moved|massage|warmth)\/)?$/;

/** @returns {Day|null} the day whose hours these are */
export function dayAt(days, now) {
  return days.find(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until)) ?? null;
}

/** @param {string} path @param {State} state @param {number} now @param {string|null} [on] the date that the address names @returns {string} a page's name */
export function pageFor(path, state, now, on = null) {
  if (state.other.includes(path)) return `page:${path}`;
  const sitting = SITTING.exec(path);
  const isToday = path === "/" || path === "/rest/";
  const diary = DIARY.exec(path);
  if (!sitting && !isToday && !diary) return "page:waits";
  if (state.closed) return state.closed;
  if (state.hold) return state.hold;
  if (now < state.seen - CLOCK_SLACK_MS) return "page:other_date";
  if (!state.screenUntil || now >= Date.parse(state.screenUntil)) return "page:due";
  const day = dayAt(state.days, now);
  if (!day) return "page:other_date";
  if (isToday) return state.today && dayAt([state.today], now) ? "live:/" : `day:${day.date}:today`;
  if (diary) return diaryPage(day, diary[1] ?? "doors", on);
  return sessionPage(day, sitting, state.session, now);
}

/** The form of the diary at an address; empty for any other. @param {string} path */
export function diaryFormAt(path) {
  return DIARY.exec(path)?.[1] ?? "";
}

/** What lists practices by what may be done on a date opens on that date only. */
function diaryPage(day, name, on) {
  if ((on && on !== day.date) || !day.diary?.pages.includes(name)) return "page:waits";
  return `day:${day.date}:diary:${name}`;
}

function sessionPage(day, [, base, sitting, part], session, now) {
  if (!day.sittings.includes(sitting)) return "page:waits";
  const name = `day:${day.date}:${sitting}`;
  if (part === "effort" && !day.climbed?.[sitting]) return `day:${day.date}:today`;
  if (AFTERWARDS.has(part)) return `${name}:${part}`;
  const goesOn = session?.sitting === sitting && now < session.until;
  if (part || !goesOn) return `${name}:check`;
  return session.live ? `live:/${base}/${sitting}/` : `${name}:steps`;
}
