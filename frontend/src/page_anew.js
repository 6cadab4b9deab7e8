/**
 * The page as the server has it now, in place of the one that is shown. Only what differs is touched:
 * whoever reads keeps their place, a fold stays open, a number half typed stays typed, and a link
 * tapped in the same moment is followed. A reload does none of this.
 */
const READ = { headers: { Accept: "text/html" }, credentials: "same-origin", cache: "no-store", redirect: "manual" };
const NAMES = ["id", "aria-labelledby", "data-item", "data-log", "name"]; // by which two nodes are told to be the same
const OF_THE_READER = "open"; // which folds are open is for the person to say

/** Marks what a script of the page put there to stay, which the server knows nothing of. */
export const OWN = "data-own";

/** Dispatched on `document` once the page says what the server says. */
export const ANEW = "page-anew";

/** @throws where the server could not be asked or is in trouble: the page stays as it is */
export async function comeAnew() {
  const answer = await fetch(location.href, READ);
  if (answer.status >= 500) throw new Error(String(answer.status));
  const fresh = answer.ok ? read(await answer.text()) : null;
  // It leads elsewhere, to a question or to signing in, and the browser follows.
  if (fresh?.title !== document.title) return location.reload();
  const held = document.activeElement;
  const room = held?.closest("section, nav");
  const kind = held?.closest("form")?.dataset.log;
  meet(document.querySelector("main"), document.adoptNode(fresh.querySelector("main")));
  if (held && !held.isConnected && room?.isConnected) takePlace(room, kind);
  document.dispatchEvent(new CustomEvent(ANEW));
}

/** The focus goes on to what tells the same, else to the name of the part: who holds a key too long tells nothing else. */
function takePlace(room, kind) {
  const same = kind && room.querySelector(`form[data-log="${kind}"] button`);
  const place = same || room.querySelector("h2") || room;
  if (!same) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** Our own page, from our own server; what is parsed so never runs. */
function read(html) {
  const policy = globalThis.trustedTypes?.createPolicy("spineflow-page", { createHTML: (own) => own });
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
}

/** Makes `old` say what `fresh` says, and keeps every node that has its like. @param {Node} old @param {Node} fresh */
export function meet(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  meetAttributes(old, fresh);
  const was = [...old.childNodes].filter((node) => !node.hasAttribute?.(OWN));
  const is = [...fresh.childNodes];
  const least = Math.min(was.length, is.length);
  let head = 0;
  while (head < least && areAlike(was[head], is[head])) meet(was[head], is[head++]);
  let tail = 0;
  while (tail < least - head && areAlike(was.at(-1 - tail), is.at(-1 - tail))) meet(was.at(-1 - tail), is.at(-1 - tail++));
  const after = was[was.length - tail] ?? null;
  for (const gone of was.slice(head, was.length - tail)) gone.remove();
  for (const come of is.slice(head, is.length - tail)) old.insertBefore(come, after);
}

function meetAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (name !== OF_THE_READER && !fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (name !== OF_THE_READER && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

function areAlike(one, other) {
  if (one.nodeName !== other.nodeName) return false;
  return one.nodeType !== Node.ELEMENT_NODE || NAMES.every((name) => one.getAttribute(name) === other.getAttribute(name));
}
