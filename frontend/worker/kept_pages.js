import { committed, Device, settled } from "../src/device.js";
import { LogServer, oneAtATime } from "../src/log_server.js";
import { EventQueue } from "../src/core/event_queue.js";
import { readLog } from "../src/core/log_sync.js";
import { IndexedStore, MemoryStore } from "../src/outbox.js";
import { tellTabs } from "../src/tabs.js";

const KEEP = "Spineflow-Keep";
const FORMAT = 1;
const EMPTY = { closed: null, hold: null, days: [], screenUntil: null, other: [], session: null, today: null, seen: 0 };

/**
 * Pages of one person, sealed, each under its name, and what is known about them (`State` of
 * `core/offline_routes.js`, and the rules that came with the pack) in one sealed note.
 */
export class KeptPages {
  #device;
  /** What a device without room could not take: for as long as this worker lives. */
  #spare = new MemoryStore();
  #held = null;
  /** One more with each sign-out: what was asked for before it is not kept after it. */
  #stay = 0;
  /** One more with each sign that holds all: what was asked for before it does not lift it. */
  #holds = 0;
  /** The address whose answer is one of the kept pages, because a form was just sent from it. */
  #answered = "";

  constructor(device) {
    this.#device = device;
  }

  static async open() {
    return new KeptPages(await Device.open());
  }

  get device() {
    return this.#device;
  }

  get log() {
    return new IndexedStore(this.#device);
  }

  /** The next look at this address is an answer to what was told: it waits for no network. */
  answersAt(path) {
    this.#answered = path;
  }

  /** Whether it is that look. */
  isAnswer(path) {
    const is = this.#answered === path;
    if (is) this.#answered = "";
    return is;
  }

  async mayKeep() {
    return this.#device.canSeal && !(await this.#device.note("shared"));
  }

  async state() {
    const state = { ...EMPTY, ...(await this.#device.note("state")) };
    return this.#held ? { ...state, hold: this.#held } : state;
  }

  async change(changes) {
    if (changes.hold) this.#holds += 1;
    const state = { ...(await this.state()), ...changes };
    await this.#device.setNote("state", state);
    if ("hold" in changes) this.#held = null;
    return state;
  }

  /**
   * There was no room to keep what was told. It closes all the same: taking pages away needs no room,
   * and what was told is sent first if the network comes back before this worker goes.
   */
  async holdWithoutRoom(name, owner, events) {
    this.#held = name;
    this.#holds += 1;
    await this.#spare.append(owner, events.map((event) => () => event));
    const work = this.#device.write("pages");
    const done = committed(work);
    const store = work.objectStore("pages");
    for (const key of await settled(store.getAllKeys())) if (isOfADay(key)) store.delete(key);
    await done.catch(() => {});
  }

  /** @returns {Promise<string|null>} the page itself */
  async page(name) {
    const found = await settled(this.#device.read("pages").objectStore("pages").get(name));
    if (!found) return null;
    const html = await this.#device.unsealKnown(found.sealed);
    if (html === undefined) return null;
    return name === this.#held ? withoutRoom(html) : html;
  }

  async #put(pages, { instead = () => false } = {}) {
    const sealed = await Promise.all(
      Object.entries(pages).map(async ([key, html]) => ({ key, sealed: await this.#device.seal(html) })),
    );
    const work = this.#device.write("pages");
    const done = committed(work);
    const store = work.objectStore("pages");
    for (const key of await settled(store.getAllKeys())) if (instead(key)) store.delete(key);
    for (const each of sealed) store.put(each);
    await done;
  }

  // ---- what the server answers, page by page ------------------------------------------------------

  /** Keeps a page that says it may be kept; where the gate is closed, in place of all others. */
  async notice(path, answer) {
    const told = answer.headers.get(KEEP);
    if (!told || !(await this.mayKeep())) return;
    const html = await answer.text();
    const [owner, from, until] = told.split(" ");
    if ((await this.state()).owner !== owner) {
      await this.forgetPages();
      await this.change({ owner });
    }
    if (from === "closed") {
      await this.#put({ closed: html }, { instead: isOfADay });
      await this.change({ closed: "closed", hold: null, days: [], session: null, today: null });
      return;
    }
    await this.#put({ [`live:${path}`]: html });
    const seen = Date.now();
    if (path === "/") return void (await this.change({ closed: null, today: { from, until }, seen }));
    const sitting = /^\/(?:session|prescribed)\/([\w-]+)\/$/.exec(path)?.[1];
    const id = /"session": "([0-9a-f-]{36})"/.exec(html)?.[1];
    if (sitting && id) await this.change({ session: { sitting, id, until: Date.parse(until), live: true }, seen });
  }

  /** The server sent the person elsewhere: questions are open, so nothing kept may be opened. */
  async shut() {
    await this.change({ days: [], session: null, today: null, version: "" });
  }

  // ---- the pack ---------------------------------------------------------------------------------

  /** First what was told here goes out; then the pages come as they are after it. */
  async renew(site) {
    if (!(await this.mayKeep())) return;
    const stay = this.#stay;
    const holds = this.#holds;
    const before = await this.state();
    if (before.owner) await this.send(site, before.owner);
    const answer = await fetch(`${site.packUrl}?have=${encodeURIComponent(before.version ?? "")}`, {
      credentials: "same-origin", cache: "no-store", redirect: "error",
    });
    if (stay !== this.#stay) return;
    const lifted = () => (holds === this.#holds ? { hold: null } : {});
    if (answer.status === 204) return void (await this.change({ ...lifted(), seen: Date.now() }));
    if (answer.status === 403) return this.forgetPages();
    if (!answer.ok) return;
    const pack = await answer.json();
    if (stay !== this.#stay) return; // somebody signed out meanwhile
    if (pack.format === FORMAT) return this.#take(pack, lifted);
    // The server speaks a newer way: what was kept may say less than it does, and a newer worker comes.
    await this.forgetPages();
    await registration.update();
  }

  async #take(pack, lifted) {
    const pages = {};
    const ranks = {};
    for (const [name, { rank, page }] of Object.entries(pack.held ?? {})) {
      pages[`held:${name}`] = page;
      ranks[name] = rank;
    }
    for (const [name, page] of Object.entries(pack.pages ?? {})) pages[`page:${name}`] = page;
    for (const day of pack.days) {
      pages[`day:${day.date}:today`] = day.today;
      for (const [name, page] of Object.entries(day.diary?.pages ?? {})) pages[`day:${day.date}:diary:${name}`] = page;
      for (const [id, { check_problems, ...parts }] of Object.entries(day.sittings)) {
        for (const [part, page] of Object.entries(parts)) pages[`day:${day.date}:${id}:${part}`] = page;
        for (const [name, page] of Object.entries(check_problems)) pages[`day:${day.date}:${id}:check_problems.${name}`] = page;
      }
    }
    const before = await this.state(); // something may have been told while the pack was on its way
    const isOther = before.owner && before.owner !== pack.owner;
    if (pack.closed) pages.closed = pack.closed;
    await this.#put(pages, { instead: (key) => isOther || !pack.days.length || !key.startsWith("live:") });
    const kept = isOther ? EMPTY : before;
    await this.change({
      ...kept,
      owner: pack.owner,
      version: pack.version,
      headers: pack.headers,
      timeZone: pack.time_zone,
      days: pack.days.map(({ date, from, until, content_version, morning_session, sittings, climbed = {}, diary }) => ({
        date, from, until, contentVersion: content_version, morning: morning_session, sittings: Object.keys(sittings), climbed,
        diary: { pages: Object.keys(diary?.pages ?? {}), forms: diary?.forms ?? {} },
      })),
      screenUntil: pack.screen_until ?? null,
      other: Object.keys(pack.pages ?? {}).filter((name) => name.startsWith("/")),
      check: pack.check,
      signs: pack.signs,
      ranks,
      noSession: pack.no_session,
      mostSteps: pack.most_steps,
      heatCountsS: pack.heat_counts_s,
      madeAt: Date.parse(pack.made_at),
      closed: pack.closed ? "closed" : null,
      today: pack.days.length ? kept.today : null,
      session: pack.days.length ? kept.session : null,
      ...lifted(),
      seen: Date.now(),
    });
  }

  // ---- the log ----------------------------------------------------------------------------------

  /** Everything that waits goes out, and the log is read. Throws where the server has not got it. */
  async send(site, owner) {
    const server = new LogServer(site.eventsUrl, owner);
    const store = this.log;
    const queue = new EventQueue({
      owner, store, fallback: this.#spare, lock: oneAtATime,
      send: (events) => server.push(events),
      later: () => () => {},
    });
    await queue.start();
    if (queue.waiting.length) throw new Error("not sent");
    try {
      const { restarted } = await readLog({ owner, store, pull: (marks) => server.pull(marks) });
      if (restarted) await queue.retry();
    } catch (problem) {
      // Without room what others told cannot be kept here; that stops nothing that was told here.
      if (problem.name !== "QuotaExceededError") throw problem;
    }
    tellTabs();
  }

  // ---- leaving ----------------------------------------------------------------------------------

  async hasLeft() {
    return Boolean(await this.#device.note("left"));
  }

  /** The pages go, what was told stays until it is sent. */
  async forgetPages() {
    const work = this.#device.write(["pages", "notes"]);
    work.objectStore("pages").clear();
    work.objectStore("notes").delete("state");
    await committed(work);
  }

  /** Everything goes, but for what others told here and could not send. @param {string} [owner] who leaves */
  async forget(owner) {
    this.#held = null;
    this.#stay += 1;
    this.#spare = new MemoryStore();
    const shared = await this.#device.note("shared");
    await this.#device.forgetAll(owner);
    if (shared) await this.#device.setNote("shared", shared, { open: true });
    tellTabs("left");
  }
}

/** The page of a sign says either that what was told is kept, or that there was no room for it. */
function withoutRoom(html) {
  return html.replace('class="was-kept"', 'class="was-kept" hidden').replace('class="no-room" hidden', 'class="no-room"');
}

/** Pages by which a session could be opened. */
const isOfADay = (key) => key.startsWith("day:") || key.startsWith("live:");

/** A kept page as an answer, with the headers the server would send. */
export function asAnswer(html, headers, status = 200) {
  return new Response(html, {
    status,
    headers: { ...headers, "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
