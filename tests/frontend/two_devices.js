/**
 * Random histories of two devices against the real server, over real HTTP. Not a unit test: it is run by
 * tests/web/test_two_devices.py, which gives a line of JSON: {url, histories, seed, people: [{owner,
 * cookie, csrf}]} and reads one line a history: {owner, told, one, two}.
 */
import { EventQueue } from "../../frontend/src/core/event_queue.js";
import { readLog } from "../../frontend/src/core/log_sync.js";
import { uuid7Maker } from "../../frontend/src/core/uuid7.js";
import { MemoryStore } from "../../frontend/src/outbox.js";

const given = JSON.parse(process.argv[2]);
const LANES = 6;
const DAY_MS = 86_400_000;

/** Chance of its own for each person, so that a history is the same whoever else is about. */
function chanceOf(seed) {
  let state = seed >>> 0;
  const random = () => ((state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32);
  return { random, below: (n) => Math.floor(random() * n) };
}

class Device {
  store = new MemoryStore();
  told = [];

  constructor(person, { random, below }) {
    this.person = person;
    this.random = random;
    this.below = below;
    this.skewMs = below(DAY_MS) - DAY_MS / 2;
    this.makeId = uuid7Maker((count) => Uint8Array.from({ length: count }, () => below(256)));
    this.open();
  }

  /** A page is opened anew; the page before it is gone, and what it had not written with it. */
  open() {
    this.queue?.close();
    this.queue = new EventQueue({
      owner: this.person.owner, store: this.store, fallback: new MemoryStore(), later: () => () => {},
      send: (events) => this.#push(events),
    });
  }

  async #ask(method, query, body) {
    const { cookie, csrf } = this.person;
    const answer = await fetch(given.url + query, {
      method, body,
      headers: { Cookie: `sid=${cookie}; csrf=${csrf}`, "X-CSRFToken": csrf, "Content-Type": "application/json" },
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** Sometimes the request is lost, sometimes its answer, sometimes it arrives twice. */
  async #push(events) {
    const fate = this.random();
    if (fate < 0.1) throw new Error("lost");
    const body = JSON.stringify({ events });
    if (fate < 0.2) await this.#ask("POST", "", body);
    const { results } = await this.#ask("POST", "", body);
    if (fate > 0.9) throw new Error("its answer was lost");
    return results;
  }

  /** Something happens on this device: an entry, or one that is taken back or put right. */
  async tell() {
    const { random, below } = this;
    const id = this.makeId(Date.now());
    const at = new Date(Date.now() + this.skewMs);
    const known = (await this.store.since(this.person.owner)).filter(({ kind }) => kind !== "correction");
    const named = random() < 0.3 && known.length ? known[below(known.length)].id : null;
    const [kind, payload] = named && random() < 0.5 ? ["correction", { void: true }]
      : [["water_drunk", { glasses: 1 + below(3) }], ["walk_done", { minutes: 1 + below(90) }],
        ["pain_rated", { when: "now", pain: below(11) }]][below(3)];
    const event = {
      id, device: "", kind, entity: id, occurred_at: at.toISOString(), time_zone: "UTC",
      local_date: at.toISOString().slice(0, 10), content_version: "1", replaces: named, payload,
    };
    this.told.push(id);
    await this.queue.write((sequence) => ({ ...event, sequence }));
  }

  async sync() {
    await this.queue.start();
    await this.queue.retry();
    const pull = (marks) => this.#ask("GET", `?${new URLSearchParams(Object.entries(marks).map(([k, v]) => [k, String(v)]))}`);
    await readLog({ owner: this.person.owner, store: this.store, pull });
  }

  async settle() {
    do await this.sync(); while (this.queue.waiting.length);
  }
}

async function history(person, seed) {
  const chance = chanceOf(seed);
  const devices = [new Device(person, chance), new Device(person, chance)];
  for (let turn = 4 + chance.below(16); turn > 0; turn -= 1) {
    const device = devices[chance.below(2)];
    const what = chance.random();
    if (what < 0.7) await device.tell();
    else if (what < 0.8) device.open();
    else if (what < 0.95) await device.sync();
    else await Promise.all(devices.map((each) => each.sync()));
  }
  for (const device of [...devices, ...devices]) await device.settle();
  const [one, two] = await Promise.all(devices.map(async ({ store }) => store.since(person.owner)));
  const sorted = (events) => events.map((event) => JSON.stringify(event, Object.keys(event).sort())).sort();
  process.stdout.write(`${JSON.stringify({
    owner: person.owner, told: devices.flatMap(({ told }) => told).sort(),
    one: one.map(({ id }) => id).sort(), isSame: JSON.stringify(sorted(one)) === JSON.stringify(sorted(two)),
  })}\n`);
}

// Several people at once: the server has that to bear too, and nobody waits for one slow answer.
const waiting = given.people.map((person, at) => ({ person, seed: given.seed * 1000 + at }));
await Promise.all(Array.from({ length: LANES }, async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) await history(next.person, next.seed);
}));
