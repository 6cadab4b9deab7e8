import assert from "node:assert/strict";
import { test } from "node:test";
import { BATCH, EventQueue, backoffMs } from "../../frontend/src/core/event_queue.js";
import { MemoryStore } from "../../frontend/src/outbox.js";

/** A disk that outlives the page, a server that can be switched off, and a clock one pushes. */
class World {
  server = new Map();
  requests = [];
  isUp = true;
  waits = [];
  words = [];
  answer = (event) => ({ id: event.id, status: this.server.has(event.id) ? "duplicate" : "accepted" });

  disk = Object.assign(new MemoryStore(), { durable: true });

  page(owner = "maria", store = this.disk) {
    return new EventQueue({
      owner,
      store,
      fallback: new MemoryStore(),
      onStatus: (word) => this.words.push(word),
      later: (run, ms) => {
        const wait = { run, ms };
        this.waits.push(wait);
        return () => (this.waits = this.waits.filter((other) => other !== wait));
      },
      send: async (events) => {
        this.requests.push(events.map((event) => event.id));
        if (!this.isUp) throw new Error("no network");
        const results = events.map(this.answer);
        for (const event of events) {
          if (!this.server.has(event.id)) this.server.set(event.id, event);
        }
        return results;
      },
    });
  }

  async tick() {
    const [wait] = this.waits.splice(0, 1);
    wait?.run();
    await settle();
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const event = (id) => (sequence) => ({ id, sequence });

test("an event is written before it is sent, and is saved once the server said so", async () => {
  const world = new World();
  const page = world.page();
  await page.start();
  await page.record(event("a"));
  await settle();
  assert.deepEqual(world.words, ["unsaved", "device", "saved"]);
  assert.deepEqual([...world.server.keys()], ["a"]);
  assert.deepEqual(await world.disk.all("maria"), []);
});

test("events arrive in the order they happened, with rising numbers, however fast they come", async () => {
  const world = new World();
  const page = world.page();
  page.start();
  await Promise.all(["a", "b", "c", "d"].map((id) => page.record(event(id))));
  await settle();
  assert.deepEqual([...world.server.values()].map(({ id, sequence }) => [id, sequence]), [
    ["a", 1], ["b", 2], ["c", 3], ["d", 4],
  ]);
});

test("without a network it says 'device', tries again later and longer, and loses nothing", async () => {
  const world = new World();
  world.isUp = false;
  const page = world.page();
  await page.start();
  await page.record(event("a"));
  await settle();
  assert.equal(page.status, "device");
  const first = world.waits[0].ms;
  await world.tick();
  assert.ok(world.waits[0].ms > first);
  world.isUp = true;
  await world.tick();
  assert.equal(page.status, "saved");
  assert.deepEqual([...world.server.keys()], ["a"]);
});

test("what was not acknowledged is sent again after a reload, and counts once", async () => {
  const world = new World();
  const page = world.page();
  await page.start();
  const answer = world.answer;
  world.answer = () => { throw new Error("the answer got lost"); };
  await page.record(event("a")).catch(() => {});
  await settle();
  world.server.set("a", { id: "a" }); // it had arrived
  page.close();
  world.answer = answer;
  const after = world.page();
  await after.start();
  assert.equal(after.status, "saved");
  assert.equal(world.server.size, 1);
});

test("a rejected event is kept on the device and not sent again", async () => {
  const world = new World();
  const page = world.page();
  await page.start();
  world.answer = (event) => ({ id: event.id, status: "rejected", reason: "kind" });
  await page.record(event("a"));
  await settle();
  assert.equal(page.status, "device");
  await page.retry();
  assert.equal(world.requests.length, 1);
  const [kept] = await world.disk.all("maria");
  assert.equal(kept.rejected, "kind");
});

test("another person's events on the same device are never sent", async () => {
  const world = new World();
  world.isUp = false;
  const maria = world.page("maria");
  await maria.start();
  await maria.record(event("a"));
  maria.close();
  world.isUp = true;
  const tom = world.page("tom");
  await tom.start();
  await tom.record(event("b"));
  await settle();
  assert.deepEqual([...world.server.keys()], ["b"]);
});

test("where nothing can be stored it says 'unsaved' until the server has it", async () => {
  const world = new World();
  world.isUp = false;
  const broken = { durable: true, all: async () => [], append: async () => { throw new Error("full"); } };
  const page = world.page("maria", broken);
  await page.start();
  await page.record(event("a"));
  await settle();
  assert.equal(page.status, "unsaved");
  world.isUp = true;
  await page.retry();
  assert.equal(page.status, "saved");
});

test("an answer without results is a failure, not a success", async () => {
  const world = new World();
  world.answer = () => ({ id: "somebody else's", status: "accepted" });
  const page = world.page();
  await page.start();
  await page.record(event("a"));
  await settle();
  assert.equal(page.status, "device");
  assert.equal(world.waits.length, 1);
});

test("a long outbox goes in batches", async () => {
  const world = new World();
  world.isUp = false;
  const page = world.page();
  await page.start();
  for (let n = 0; n < BATCH + 5; n += 1) await page.record(event(`e${n}`));
  await settle();
  world.isUp = true;
  world.requests.length = 0;
  await page.retry();
  assert.deepEqual(world.requests.map((ids) => ids.length), [BATCH, 5]);
});

test("the wait doubles from a second and ends at five minutes", () => {
  assert.deepEqual([1, 2, 3].map((n) => backoffMs(n, 0)), [1000, 2000, 4000]);
  assert.equal(backoffMs(50, 0), 300_000);
  assert.equal(backoffMs(1, 1), 500);
});

/** A disk that takes nothing for as long as it is full. */
function fullDisk(world) {
  const disk = Object.assign(new MemoryStore(), { durable: true });
  for (const name of ["append", "adopt"]) {
    const write = disk[name].bind(disk);
    disk[name] = (...given) => (world.isFull ? Promise.reject(new Error("full")) : write(...given));
  }
  return disk;
}

test("without room it says so, and moves to the disk under its old number once there is some", async () => {
  const world = new World();
  world.isUp = false;
  world.isFull = true;
  const disk = fullDisk(world);
  const page = world.page("maria", disk);
  await page.start();
  await page.record(event("a"));
  await settle();
  assert.deepEqual([page.status, page.problem, page.isAtRisk], ["unsaved", "unkept", true]);
  assert.deepEqual(await disk.all("maria"), []);
  world.isFull = false;
  await page.record(event("b"));
  assert.deepEqual([page.status, page.problem, page.isAtRisk], ["device", null, false]);
  assert.deepEqual((await disk.all("maria")).map(({ event: { id, sequence } }) => [id, sequence]), [["a", 1], ["b", 1]]);
  world.isUp = true;
  await page.retry();
  await settle();
  assert.deepEqual([[...world.server.keys()], page.status], [["a", "b"], "saved"]);
});

test("what arrived from the memory of the page is not sent again where the disk stays full", async () => {
  const world = new World();
  world.isFull = true;
  const disk = fullDisk(world);
  disk.keep = () => Promise.reject(new Error("full"));
  const page = world.page("maria", disk);
  await page.start();
  await page.record(event("a"));
  await settle();
  await page.retry();
  assert.deepEqual([page.status, world.requests], ["saved", [["a"]]]);
});

test("signed out, it goes on keeping, says so, and sends after signing in again", async () => {
  const world = new World();
  const page = world.page();
  await page.start();
  world.answer = () => {
    throw Object.assign(new Error("403"), { isSignedOut: true });
  };
  await page.record(event("a"));
  await settle();
  assert.deepEqual([page.status, page.problem], ["device", "signed_out"]);
  world.answer = ({ id }) => ({ id, status: "accepted" });
  await page.retry();
  await settle();
  assert.deepEqual([page.status, page.problem], ["saved", null]);
});
