import { EventQueue } from "../../src/core/event_queue.js";
import { uuid7Maker } from "../../src/core/uuid7.js";
import { MemoryStore, openStore } from "../../src/outbox.js";

const PATIENCE_MS = 15_000;
const DEVICE = "spineflow-device";

/**
 * Turns what the machine records into events of the log, and hands them to the outbox.
 * `ids` says which event a mark of the machine became; it has to live as long as the session.
 */
export class Recorder {
  ids = {};
  #data;
  #makeId = uuid7Maker((count) => crypto.getRandomValues(new Uint8Array(count)));
  #queue = null;
  #early = [];
  #onStatus;

  constructor(data, onStatus) {
    this.#data = data;
    this.#onStatus = onStatus;
  }

  async start() {
    const store = await openStore();
    this.#queue = new EventQueue({
      // Without an owner only this session's events are sent: never another person's.
      owner: this.#data.owner || this.#data.session,
      store,
      fallback: new MemoryStore(),
      send: (events, leaving) => this.#post(events, leaving),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      chance: () => crypto.getRandomValues(new Uint8Array(1))[0] / 256,
      onStatus: this.#onStatus,
    });
    const early = this.#early;
    this.#early = [];
    for (const build of early) this.#queue.record(build);
    await this.#queue.start();
  }

  /** @param {import("../../src/core/session_machine.js").RecordEffect} effect */
  record({ mark, replaces, kind, payload, at }) {
    const id = this.#makeId(at);
    this.ids[mark] = id;
    const { session, time_zone, content_version } = this.#data;
    const device = this.#data.device || ownDevice(this.#makeId);
    const event = {
      id,
      device,
      kind,
      entity: session,
      occurred_at: new Date(at).toISOString(),
      time_zone,
      local_date: dateIn(time_zone, at) ?? this.#data.local_date,
      content_version,
      replaces: replaces === null ? null : this.ids[replaces] ?? null,
      payload,
    };
    const build = (sequence) => ({ ...event, sequence });
    if (this.#queue) this.#queue.record(build);
    else {
      this.#early.push(build);
      this.#onStatus("unsaved");
    }
  }

  retry() {
    return this.#queue?.retry();
  }

  /** The page may be gone in a moment; this request outlives it. */
  leave() {
    return this.#queue?.flush({ leaving: true });
  }

  reopen() {
    return this.#queue?.start();
  }

  close() {
    this.#queue?.close();
  }

  async #post(events, leaving) {
    const answer = await fetch(this.#data.events_url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
      body: JSON.stringify({ events }),
      credentials: "same-origin",
      redirect: "error",
      keepalive: leaving,
      signal: leaving ? undefined : AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw new Error(`events: ${answer.status}`);
    return (await answer.json()).results;
  }
}

/** From the page (the cookie is out of a script's reach), else from the cookie. */
function csrfToken() {
  return (
    document.querySelector('meta[name="csrf-token"]')?.content ??
    document.querySelector('input[name="csrfmiddlewaretoken"]')?.value ??
    /(?:^|;\s*)(?:__Host-csrf|csrf|csrftoken)=([^;]+)/.exec(document.cookie)?.[1] ??
    ""
  );
}

/** The calendar day where the person is, also after midnight. */
function dateIn(timeZone, at) {
  try {
    const parts = new Intl.DateTimeFormat("en", {
      timeZone, year: "numeric", month: "2-digit", day: "2-digit",
    }).formatToParts(at);
    const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
    return `${of.year}-${of.month}-${of.day}`;
  } catch {
    return null;
  }
}

function ownDevice(makeId) {
  try {
    let device = localStorage.getItem(DEVICE);
    if (!device) localStorage.setItem(DEVICE, (device = makeId(Date.now())));
    return device;
  } catch {
    return "";
  }
}
