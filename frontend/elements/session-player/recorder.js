import { EventQueue } from "../../src/core/event_queue.js";
import { newEvent } from "../../src/core/new_event.js";
import { Device, makeId } from "../../src/device.js";
import { chance, later, LogServer, oneAtATime } from "../../src/log_server.js";
import { MemoryStore, openStore } from "../../src/outbox.js";

/**
 * Turns what the machine records into events of the log, and hands them to the outbox.
 * `ids` says which event a mark of the machine became; it has to live as long as the session.
 */
export class Recorder {
  ids = {};
  #data;
  #device = "";
  #queue = null;
  #early = [];
  #onStatus;

  constructor(data, onStatus) {
    this.#data = data;
    this.#onStatus = onStatus;
  }

  async start() {
    // Without an owner only this session's events are sent: never another person's.
    const owner = this.#data.owner || this.#data.session;
    const [store, device] = await Promise.all([openStore(owner), ownName()]);
    this.#device = this.#data.device || device;
    const server = new LogServer(this.#data.events_url, this.#data.owner, csrfToken());
    const queue = new EventQueue({
      owner,
      store,
      fallback: new MemoryStore(),
      send: (events, leaving) => server.push(events, leaving),
      later,
      chance,
      lock: oneAtATime,
      onStatus: this.#onStatus,
    });
    this.#queue = queue;
    const early = this.#early;
    this.#early = [];
    const started = queue.start();
    for (const build of early) queue.record(build);
    await started;
  }

  /** @param {import("../../src/core/session_machine.js").RecordEffect} effect */
  record({ mark, replaces, kind, payload, at }) {
    const id = makeId(at);
    this.ids[mark] = id;
    const { session, time_zone, content_version, local_date } = this.#data;
    const told = {
      id,
      kind,
      entity: session,
      at,
      timeZone: time_zone,
      localDate: local_date,
      contentVersion: content_version,
      replaces: replaces === null ? null : this.ids[replaces],
      payload,
    };
    const build = (sequence) => ({ ...newEvent({ ...told, device: this.#device }), sequence });
    if (this.#queue) this.#queue.record(build);
    else {
      this.#early.push(build);
      this.#onStatus("unsaved", [], null);
    }
  }

  retry() {
    return this.#queue?.retry();
  }

  /** The page may be gone in a moment; this request outlives it. */
  leave() {
    return this.#queue?.flush({ leaving: true });
  }

  /** Whether something would be lost with this page. */
  get isAtRisk() {
    return this.#queue?.isAtRisk ?? false;
  }

  reopen() {
    return this.#queue?.start();
  }

  close() {
    this.#queue?.close();
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

async function ownName() {
  try {
    return await (await Device.open()).ownName();
  } catch {
    return "";
  }
}
