/**
 * The service worker: the network first; where there is none, the pages that were kept for it.
 *
 * Pages of a person lie sealed in IndexedDB (`kept_pages.js`), never in the Cache API; that holds only
 * styles, scripts and pictures (`shell.js`). docs/sync.md tells the whole.
 */
import { listenForPush } from "../src/push.js";
import { handleForm } from "./forms.js";
import { KeptPages } from "./kept_pages.js";
import { navigate } from "./navigate.js";
import { dropOldShells, fromShell, layBy } from "./shell.js";
import { finishSignOut, signOut } from "./sign_out.js";

/** Kept for as long as this worker lives; opened anew when the browser has closed it. */
let opened = null;
const keptPages = () => (opened ??= KeptPages.open().catch((problem) => {
  opened = null;
  throw problem;
}));

/** @param {{name: string, files: string[], packUrl: string, eventsUrl: string, signOutUrl: string, reachUrl: string}} site */
export function begin(site) {
  listenForPush(self);
  addEventListener("install", (event) => {
    event.waitUntil(layBy(site).then(() => skipWaiting()));
  });

  addEventListener("activate", (event) => {
    event.waitUntil(dropOldShells(site).then(() => clients.claim()));
  });

  addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (url.origin !== location.origin) return;
    // A page that comes anew in its place is asked for as one that is opened, but of the server only.
    if (request.mode !== "navigate" && request.headers.get("Accept") !== "text/html") {
      if (request.method === "GET" && site.files.includes(url.pathname)) event.respondWith(fromShell(site, request));
      return;
    }
    if (request.method === "POST" && url.pathname === site.signOutUrl) event.respondWith(signOut(site, keptPages, request));
    else if (request.method === "POST") event.respondWith(handleForm(site, keptPages, event));
    else if (request.method === "GET") event.respondWith(navigate(site, keptPages, event));
  });

  addEventListener("message", (event) => {
    const { type } = event.data ?? {};
    if (type === "refresh") event.waitUntil(refresh(site).catch(() => {}));
    if (type === "forget") event.waitUntil(keptPages().then((pages) => pages.forget()));
  });
}

/** What a page asks for once it is online: the pages of today and tomorrow as they are now. */
async function refresh(site) {
  const pages = await keptPages();
  if (await pages.hasLeft()) return finishSignOut(site, pages);
  return pages.renew(site);
}
