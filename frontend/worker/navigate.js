import { warmSeconds } from "../src/core/heat.js";
import { pageFor } from "../src/core/offline_routes.js";
import { begun, marksIn, toldPage } from "./diary.js";
import { asAnswer } from "./kept_pages.js";
import { asksMorning } from "./morning.js";
import { finishSignOut } from "./sign_out.js";

/** Longer than this a person with a kept page does not wait for a network that does not answer. */
const PATIENCE_MS = 8000;
const GONE = new Set([502, 503, 504]);

/** An address is opened: by the server where it can be reached, else from what was kept. */
export async function navigate(site, keptPages, event) {
  const pages = await keptPages().catch(() => null);
  if (!pages || !(await pages.mayKeep().catch(() => false))) return fetch(event.request);
  const { pathname: path, searchParams } = new URL(event.request.url);
  const asked = { on: searchParams.get("on"), marks: marksIn(searchParams) };
  const known = await whatIsKnown(pages).catch(() => null);
  if (!known) return fetch(event.request); // a storage that fails keeps nobody from the server
  if (known.hasLeft) {
    try {
      await finishSignOut(site, pages);
    } catch {
      return asAnswer(await pages.device.note("left"), {});
    }
  }
  const { state } = known;
  if (pages.isAnswer(path)) return (await kept(pages, path, asked)) ?? fetch(event.request);
  try {
    if (!navigator.onLine) throw new TypeError("offline");
    // What may close the gate reaches the server before anything is asked of it.
    if (state.hold && state.owner) await pages.send(site, state.owner);
    const isKept = pageFor(path, state, Date.now(), asked.on) !== "page:waits";
    const answer = isKept ? await soon(event.request) : await fetch(event.request);
    if (GONE.has(answer.status)) throw new TypeError(String(answer.status));
    event.waitUntil(noticed(pages, path, answer).catch(() => {}));
    return answer;
  } catch (problem) {
    // A page that comes anew stays as it is: what was kept is older than what was just told.
    if (event.request.mode !== "navigate") throw problem;
    return (await kept(pages, path, asked)) ?? Promise.reject(problem);
  }
}

async function whatIsKnown(pages) {
  return { hasLeft: await pages.hasLeft(), state: await pages.state() };
}

/**
 * What was kept for an address, or null where nothing ever was.
 * @param {{on?: string|null, marks?: string[]}} [asked] the date it names, and the marks of what there is to say
 */
export async function kept(pages, path, { on = null, marks = [] } = {}) {
  const state = await pages.state();
  const name = pageFor(path, state, Date.now(), on);
  const html = (await pages.page(name)) ?? (await pages.page("page:waits"));
  if (html === null) return null;
  const told = await toldPage(pages, state, path, name, marks);
  if (told) return asAnswer(told, state.headers);
  if (name.endsWith(":steps")) return asAnswer(await withSession(pages, state, html), state.headers);
  if (name.includes(":diary:")) return asAnswer(begun(html, state, Date.now()), state.headers);
  return asAnswer(await asksMorning(pages, state, html, Date.now()), state.headers);
}

async function soon(request) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(request, { signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}

async function noticed(pages, path, answer) {
  // Today that leads elsewhere is not open; the way it leads to is followed by the browser.
  if (answer.type === "opaqueredirect") return path === "/" ? pages.shut() : undefined;
  if (answer.ok) await pages.notice(path, answer.clone());
}

/** The steps with the name of their session and the warmth of a moment ago, told here. */
async function withSession(pages, state, html) {
  const since = Date.now() - state.heatCountsS * 1000;
  const warm = warmSeconds(await pages.log.since(state.owner, since), since);
  return html
    .replaceAll(state.noSession, state.session.id)
    .replace(/"heat_used_seconds": ([\d.]+)/, (_, used) => {
      const before = state.madeAt > since ? Number(used) : 0;
      return `"heat_used_seconds": ${Math.round(Math.max(before, warm))}`;
    });
}
