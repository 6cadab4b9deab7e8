import { fill } from "./session-player/words.js";
import { make, show } from "./session-player/build.js";

/** Kinds of entries whose form has a page of its own. */
const BESIDE = new Set(["activity_done", "warmth_had", "massage_had"]);

/**
 * What was told on this device and has not arrived, drawn where it was tapped.
 *
 * @typedef {Object} Kept an event that waits, with `loose` where it is not on the disk yet
 *
 * @param {HTMLElement} page whose parts are drawn on; what was drawn before goes
 * @param {Kept[]} waiting
 * @param {Object} given
 * @param {string} given.date the page is of this date; what waits may be of yesterday
 * @param {Object<string, string>} given.words
 * @param {string[]} given.kinds kinds of events that have a form on the page
 * @param {(event: Kept) => void} given.takeBack
 */
export function drawKept(page, waiting, { date, words, kinds, takeBack }) {
  const undone = new Set(waiting.map((event) => event.replaces).filter(Boolean));
  const standing = waiting.filter((event) => !undone.has(event.id));
  const today = standing.filter((event) => event.local_date === date);
  for (const line of page.querySelectorAll(".here")) line.remove();
  drawGlasses(page, today.filter((event) => event.kind === "water_drunk"));
  for (const kind of kinds) {
    const own = standing.filter((event) => event.kind === kind && event.entity === event.id);
    const place = [...page.querySelectorAll(`form[data-log="${kind}"]`)].at(-1);
    if (own.length && place) place.closest("section")?.append(lineOf(own, words, takeBack));
  }
  drawBeside(page, standing.filter(({ kind }) => BESIDE.has(kind)), (event) => lineOf([event], words, takeBack));
  drawDone(page, today.filter((event) => event.kind === "session_finished"), words);
  const morning = standing.filter((event) => event.payload.when === "next_morning");
  drawMorning(page, morning, (own) => lineOf(own, words, takeBack));
}

function drawGlasses(page, drunk) {
  const glasses = [...page.querySelectorAll("button.glass")];
  for (const [at, glass] of glasses.entries()) glass.classList.toggle("here-full", at < drunk.length);
}

/** Under the taps at the top of Today, of which some lead to these forms; each can be taken back. */
function drawBeside(page, told, line) {
  page.querySelector("nav.quick")?.after(...told.map(line));
}

/** A session done here still stands on the page as it came from the server: no more as the next thing. */
function drawDone(page, finished, words) {
  for (const sitting of new Set(finished.map(({ payload }) => payload.sitting))) {
    for (const way of page.querySelectorAll(`a[href="/session/${sitting}/"], a[href="/prescribed/${sitting}/"]`)) {
      if (!way.closest("section.next, li")) continue;
      (way.closest("p") ?? way).before(make("p", { class: "here" }, words.done ?? ""));
      way.classList.add("quiet");
    }
  }
}

/** The morning is told once: by this form, which the worker answers, or in the check before a session. */
function drawMorning(page, told, line) {
  const form = page.querySelector("form[data-of]");
  if (!form) return;
  const own = told.filter((event) => event.entity === form.dataset.of);
  show(form, !own.length);
  if (own.length) form.after(line(own));
}

function lineOf(own, words, takeBack) {
  const last = own.at(-1);
  const values = { n: own.length, pain: last.payload.pain, minutes: last.payload.minutes };
  const said = words[own.some(({ loose }) => loose) ? "loose" : last.kind] ?? "";
  const undo = make("button", { type: "button", class: "text-button" }, words.undo ?? "");
  undo.addEventListener("click", () => takeBack(last));
  return make("p", { class: "here" }, fill(said, values), " ", undo);
}
