import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { LogServer } from "../../frontend/src/log_server.js";

const fetched = globalThis.fetch;
let requests = [];
let answers = [];
const json = (status, body) => ({ status, ok: status < 400, json: async () => body });

beforeEach(() => {
  requests = [];
  globalThis.fetch = async (url, { method = "GET", body } = {}) => {
    requests.push([method, body && JSON.parse(body)]);
    return answers.shift();
  };
});
afterEach(() => (globalThis.fetch = fetched));

test("what is sent says whose it is", async () => {
  answers = [json(200, { results: [{ id: "a", status: "accepted" }] })];
  await new LogServer("/events/", "maria", "a-token").push([{ id: "a" }]);
  assert.deepEqual(requests, [["POST", { owner: "maria", events: [{ id: "a" }] }]]);
});

test("an old token is changed for a new one, but nothing is sent while somebody else is signed in", async () => {
  answers = [json(403, {}), json(200, { owner: "maria", csrf: "new", events: [] }), json(200, { results: [] })];
  const server = new LogServer("/events/", "maria", "an-old-token");
  assert.deepEqual(await server.push([{ id: "a" }]), []);
  requests = [];
  answers = [json(403, {}), json(200, { owner: "ben", csrf: "new", events: [] })];
  await assert.rejects(server.push([{ id: "b" }]), { isSignedOut: true });
  assert.deepEqual(requests.map(([method]) => method), ["POST", "GET"]);
});

test("a page that leaves with an old token is not taken for one that is signed out", async () => {
  answers = [json(403, {})];
  const server = new LogServer("/events/", "maria", "an-old-token");
  await assert.rejects(server.push([{ id: "a" }], true), ({ isSignedOut }) => !isSignedOut);
});

test("signed out is told from a server that is away", async () => {
  answers = [json(403, {}), json(503, {})];
  const server = new LogServer("/events/", "maria", "a-token");
  await assert.rejects(server.pull({}), { isSignedOut: true });
  await assert.rejects(server.pull({}), ({ isSignedOut }) => !isSignedOut);
});
