import { EventQueue } from "./core/event_queue.js";
import { LogServer, oneAtATime } from "./log_server.js";
import { MemoryStore } from "./outbox.js";

/**
 * Sends what waits in a store, once: it does not wait for a better time. What could not be sent stays.
 * @param {string} owner
 * @param {string} events the address of the log
 * @param {import("./core/event_queue.js").Store} store
 */
export async function sendOnce(owner, events, store) {
  const server = new LogServer(events, owner);
  const queue = new EventQueue({
    owner, store, fallback: new MemoryStore(), lock: oneAtATime,
    send: (told) => server.push(told), later: () => () => {},
  });
  await queue.start();
  await queue.retry();
  queue.close();
}
