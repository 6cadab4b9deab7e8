import assert from "node:assert/strict";
import { test } from "node:test";
import { keepWords, listenForPush, wordsOf } from "../../frontend/src/push.js";

function shelves() {
  const kept = new Map();
  return {
    open: async (name) => ({ put: async (key, answer) => kept.set(name + key, answer) }),
    match: async (key, { cacheName }) => kept.get(cacheName + key)?.clone(),
  };
}

function aWorker(windows = []) {
  const listeners = {};
  const shown = [];
  const opened = [];
  return {
    caches: shelves(),
    shown,
    opened,
    addEventListener: (name, listener) => (listeners[name] = listener),
    registration: { showNotification: async (...said) => shown.push(said) },
    clients: { matchAll: async () => windows, openWindow: async (url) => opened.push(url) },
    async happens(name, event = {}) {
      let waited;
      listeners[name]({ ...event, waitUntil: (promise) => (waited = promise) });
      await waited;
    },
  };
}

test("a push shows the kept sentence, whatever came with it", async () => {
  const worker = aWorker();
  await keepWords(worker.caches, "Etwas wartet auf dich");
  listenForPush(worker);
  await worker.happens("push", { data: { text: () => "your back hurts" } });
  assert.deepEqual(worker.shown, [["Etwas wartet auf dich", { tag: "reminder" }]]);
});

test("without kept words, or where they cannot be read, only the name is shown", async () => {
  assert.equal(await wordsOf(shelves()), "Spineflow");
  const broken = { match: () => Promise.reject(new Error("full")) };
  assert.equal(await wordsOf(broken), "Spineflow");
});

test("a tap opens the first page, or goes to the window that is open already", async () => {
  const closed = { notification: { close() {} } };
  const worker = aWorker();
  listenForPush(worker);
  await worker.happens("notificationclick", closed);
  assert.deepEqual(worker.opened, ["/"]);

  let focused = 0;
  const open = aWorker([{ focus: async () => focused++ }]);
  listenForPush(open);
  await open.happens("notificationclick", closed);
  assert.equal(focused, 1);
  assert.deepEqual(open.opened, []);
});
