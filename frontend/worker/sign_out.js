import { dropWords } from "../src/push.js";
import { asAnswer } from "./kept_pages.js";

/**
 * Signing out takes everything away from this device, also without a network. The server's session
 * cannot be ended then; that is done first thing once it can be reached again.
 */
export async function signOut(site, keptPages, request) {
  const pages = await keptPages().catch(() => null);
  if (!pages) return fetch(request);
  const farewell = await pages.page("page:left").catch(() => null);
  const state = await pages.state().catch(() => ({}));
  const told = (await request.clone().formData().catch(() => null))?.get("owner");
  const owner = told || state.owner;
  await endReminders().catch(() => {});
  try {
    const answer = await fetch(request);
    await pages.forget(owner);
    return answer;
  } catch {
    await pages.forget(owner);
    if (farewell === null) return Response.error();
    await pages.device.setNote("left", farewell, { open: true });
    return asAnswer(farewell, state.headers);
  }
}

/** This browser is reminded no more, and the sentence it would have shown goes. */
async function endReminders() {
  await dropWords(caches);
  const standing = await registration.pushManager?.getSubscription();
  await standing?.unsubscribe();
}

/** Ends the session that could not be ended before. Throws while there is no network. */
export async function finishSignOut({ signOutUrl }, pages) {
  const form = await fetch(signOutUrl, { credentials: "same-origin", cache: "no-store" });
  const token = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(await form.text())?.[1];
  if (form.ok && token) {
    const body = new URLSearchParams({ csrfmiddlewaretoken: token });
    await fetch(signOutUrl, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
  }
  await pages.device.setNote("left", undefined);
}
