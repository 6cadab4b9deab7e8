/** The server's log, as asked by a page or by the worker. */

const PATIENCE_MS = 15_000;

export class LogServer {
  #url;
  #owner;
  #token;

  /**
   * @param {string} url
   * @param {string} owner whose log it is: the server takes nothing for it while somebody else is signed in
   * @param {string} [token] of the page; asked for where it has none
   */
  constructor(url, owner, token = "") {
    this.#url = url;
    this.#owner = owner;
    this.#token = token;
  }

  /** Sends events; gives one result each. Throws where the server did not answer with results. */
  async push(events, leaving = false) {
    if (!this.#token && !leaving) await this.pull({ after: Number.MAX_SAFE_INTEGER - 1 });
    let answer = await this.#post(events, leaving);
    if (answer.status === 403 && !leaving) {
      await this.pull({ after: Number.MAX_SAFE_INTEGER - 1 }); // a page from before a sign-in has an old token
      answer = await this.#post(events, leaving);
    }
    // While it leaves, a page cannot ask for a new token: an old one says nothing about who is signed in.
    if (leaving && !answer.ok) throw new Error(`events: ${answer.status}`);
    return (await answered(answer)).results;
  }

  /** One page of the log from the marks on. */
  async pull(marks) {
    const told = Object.entries(marks).filter(([, value]) => value !== undefined && value !== "");
    const answer = await fetch(`${this.#url}?${new URLSearchParams(told.map(([key, value]) => [key, String(value)]))}`, {
      credentials: "same-origin", redirect: "error", cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const page = await answered(answer);
    if (this.#owner && page.owner !== this.#owner) throw new SignedOut();
    this.#token = page.csrf;
    return page;
  }

  #post(events, leaving) {
    return fetch(this.#url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.#token },
      body: JSON.stringify({ owner: this.#owner, events }),
      credentials: "same-origin",
      redirect: "error",
      keepalive: leaving,
      signal: leaving ? undefined : AbortSignal.timeout(PATIENCE_MS),
    });
  }
}

/** Nobody is signed in, or somebody else is: the log of this person cannot be reached for now. */
export class SignedOut extends Error {
  isSignedOut = true;
}

async function answered(answer) {
  if (answer.status === 403) throw new SignedOut();
  if (!answer.ok) throw new Error(`events: ${answer.status}`);
  return answer.json();
}

/** One tab, or the worker, at a time. */
export function oneAtATime(run) {
  return navigator.locks ? navigator.locks.request("spineflow-outbox", run) : run();
}

/** How a queue waits in a browser. */
export function later(run, ms) {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

export const chance = () => crypto.getRandomValues(new Uint8Array(1))[0] / 256;
