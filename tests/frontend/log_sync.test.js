import assert from "node:assert/strict";
import { test } from "node:test";
import { EventQueue, pressingFirst } from "../../frontend/src/core/event_queue.js";
import { highest, marksAfter, readLog } from "../../frontend/src/core/log_sync.js";
import { MemoryStore } from "../../frontend/src/outbox.js";

/** A server's log in memory: the same answers as the real one gives (tests/web/test_sync.py). */
class Server {
  epoch = "one";
  log = [];

  push = async (events) =>
    events.map((event) => {
      const at = this.log.findIndex(({ id }) => id === event.id);
      if (at < 0) this.log.push(event);
      return { id: event.id, status: at < 0 ? "accepted" : "duplicate", seq: at < 0 ? this.log.length : at + 1 };
    });

  pull = async ({ epoch, after = 0, seq, event }) => {
    const restarted = Boolean((epoch && epoch !== this.epoch) || (event && this.log[seq - 1]?.id !== event));
    const from = restarted ? 0 : after;
    const events = this.log.slice(from, from + 3).map((each, at) => ({ seq: from + at + 1, event: each }));
    return { owner: "maria", epoch: this.epoch, restarted, events, more: this.log.length > from + 3 };
  };
}

class Device {
  store = new MemoryStore();

  constructor(server) {
    this.server = server;
    this.queue = new EventQueue({
      owner: "maria", store: this.store, fallback: new MemoryStore(), later: () => () => {},
      send: (events) => this.server.push(events),
    });
  }

  async tell(id) {
    await this.queue.write((sequence) => ({ id, sequence }));
  }

  async sync() {
    await this.queue.start();
    await this.queue.retry();
    const found = await readLog({ owner: "maria", store: this.store, pull: this.server.pull });
    if (found.restarted) await this.queue.retry();
    return found;
  }

  async knows() {
    return (await this.store.since("maria")).map(({ id }) => id).sort();
  }
}

test("two devices end up with the same, however many pages it takes", async () => {
  const server = new Server();
  const [one, two] = [new Device(server), new Device(server)];
  for (const id of ["a", "b", "c", "d"]) await one.tell(id);
  for (const id of ["e", "f", "g", "h"]) await two.tell(id);
  await one.sync();
  await two.sync();
  await one.sync();
  const all = ["a", "b", "c", "d", "e", "f", "g", "h"];
  assert.deepEqual(await one.knows(), all);
  assert.deepEqual(await two.knows(), all);
  assert.equal(server.log.length, 8);
});

test("a log that was put back is filled again from what the devices have", async () => {
  const server = new Server();
  const [one, two] = [new Device(server), new Device(server)];
  for (const id of ["a", "b"]) await one.tell(id);
  await two.tell("c");
  await one.sync();
  await two.sync();
  server.log = server.log.slice(0, 1);
  server.epoch = "two";
  assert.equal((await two.sync()).restarted, true);
  assert.deepEqual(server.log.map(({ id }) => id).sort(), ["a", "b", "c"]);
  assert.equal((await one.sync()).restarted, true);
  assert.equal((await one.sync()).restarted, false);
  assert.equal(server.log.length, 3);
});

test("a copy put back by hand is noticed by the highest event that was acknowledged", async () => {
  const server = new Server();
  const one = new Device(server);
  await one.tell("a");
  await one.sync();
  const copy = [...server.log];
  await one.tell("b");
  await one.queue.retry(); // acknowledged, and the log not read since
  server.log = copy;
  await one.sync();
  assert.deepEqual(server.log.map(({ id }) => id), ["a", "b"]);
});

test("somebody else's log is never taken", async () => {
  const server = new Server();
  const pull = async () => ({ ...(await server.pull({})), owner: "ben" });
  await assert.rejects(readLog({ owner: "maria", store: new MemoryStore(), pull }));
});

test("marks rise, and begin anew with another life of the log", () => {
  const page = (epoch, ...seqs) => ({ epoch, restarted: false, events: seqs.map((seq) => ({ seq, event: { id: `e${seq}` } })) });
  const first = marksAfter({}, page("one", 1, 2));
  assert.deepEqual(first, { epoch: "one", after: 2, seq: 2, event: "e2" });
  assert.deepEqual(marksAfter(first, page("one")), first);
  assert.deepEqual(marksAfter({ ...first, after: 9, seq: 9 }, page("two", 1)), { epoch: "two", after: 1, seq: 1, event: "e1" });
  assert.deepEqual(highest({ seq: 5, event: "x" }, [{ seq: 4, id: "y" }]), { seq: 5, event: "x" });
});

test("what may close the gate goes first", () => {
  const line = (kind, payload) => ({ event: { kind, payload } });
  const lines = [line("water_drunk"), line("quick_check", { yes: [] }), line("signs_seen", { effect: "stop" }),
    line("quick_check", { yes: ["fever"] }), line("adverse_event"), line("signs_seen", { effect: "ease_off" }),
    line("warmth_had", { skin: "hurt" }), line("therapist_found")];
  const order = pressingFirst(lines).map((each) => lines.indexOf(each));
  assert.deepEqual(order, [2, 3, 4, 6, 7, 0, 1, 5]);
});
