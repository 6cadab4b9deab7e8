/**
 * What a service worker does with a push: it shows one neutral sentence, whatever came, and opens
 * the first page when it is tapped. The message is empty, so there is nothing else it could say.
 *
 * A worker imports `listenForPush` and calls it with itself, once, while it starts.
 */

const SHELF = "spineflow-reminder";
const KEY = "/reminder-words";
const FALLBACK = "Spineflow";

/**
 * Keep the sentence in the reader's language where the worker finds it.
 * @param {CacheStorage} caches
 * @param {string} words
 */
export async function keepWords(caches, words) {
  const shelf = await caches.open(SHELF);
  await shelf.put(KEY, new Response(words));
}

/** Nothing is kept of it any more. @param {CacheStorage} caches */
export const dropWords = (caches) => caches.delete(SHELF);

/**
 * The kept sentence; only the name where none was kept, as after signing out.
 * @param {CacheStorage} caches
 */
export async function wordsOf(caches) {
  try {
    const kept = await caches.match(KEY, { cacheName: SHELF });
    return kept ? await kept.text() : FALLBACK;
  } catch {
    return FALLBACK;
  }
}

/** @param {ServiceWorkerGlobalScope} worker */
export function listenForPush(worker) {
  worker.addEventListener("push", (event) => event.waitUntil(show(worker)));
  worker.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(open(worker));
  });
}

async function show(worker) {
  // One tag: a second reminder takes the place of the first, they never pile up.
  await worker.registration.showNotification(await wordsOf(worker.caches), { tag: "reminder" });
}

async function open(worker) {
  const windows = await worker.clients.matchAll({ type: "window" });
  const first = windows.find((each) => "focus" in each);
  return first ? first.focus() : worker.clients.openWindow("/");
}
