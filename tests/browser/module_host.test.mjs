// The effects of a host on the module in Node: its fetch, its signals, its own errors. Each ends in a rejected promise or a
// diagnosis, and the module continues to work. The README's examples for Node run here too.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { ids } from './graph_server/world.mjs';
import { folder, leadMetaTo, startHost, withFetch } from './node_host.mjs';
import { example } from './readme.mjs';

let doctor;
let graph;

before(async () => {
  ({ doctor, graph } = await startHost());
});

beforeEach(() => graph.reset());

afterEach(async () => {
  graph.reset();
  const report = await doctor.testConnection({ token: graph.token, phoneNumberId: ids.phoneNumber });
  assert.equal(report.verdict, 'connected', 'the module works after it');
});

after(() => graph.close());

const check = (request) => doctor.testConnection({ token: graph.token, phoneNumberId: ids.phoneNumber, ...request });
const exchange = (request) => doctor.exchangeToken({ token: graph.token, appId: ids.app, appSecret: 'ab'.repeat(16), ...request });

const never = new Promise(() => {});
/** The behaviour of a host's fetch → the cause of the diagnosis. */
const faults = [
  ['is missing', undefined, 'call_rejected'],
  ['is no function', 'fetch', 'call_rejected'],
  ['throws', () => { throw new Error('blocked'); }, 'call_rejected'],
  ['throws nothing', () => { throw undefined; }, 'call_rejected'],
  ['rejects with an error', () => Promise.reject(new TypeError('Failed to fetch')), 'call_rejected'],
  ['rejects with a text', () => Promise.reject('no'), 'call_rejected'],
  ['rejects with nothing', () => Promise.reject(undefined), 'call_rejected'],
  ['resolves with nothing', async () => undefined, 'call_rejected'],
  ['gives no promise', () => 42, 'call_rejected'],
  ['gives a response without a text', async () => ({ status: 200 }), 'call_rejected'],
  ['gives a response whose text fails', async () => ({ status: 200, text: () => Promise.reject(null) }), 'answer_incomplete'],
  ['gives a text that is none', async () => ({ status: 200, text: async () => 42 }), 'answer_incomplete'],
  ['gives a status that is none', async () => ({ status: 'ok', text: async () => '<html>' }), 'not_meta_answered'],
  ['never settles, and heeds no signal', () => never, 'timed_out', { timeoutMs: 20 }],
  ['never ends the body', async () => ({ status: 200, text: () => never }), 'timed_out', { timeoutMs: 20 }],
];
for (const [what, fetch, cause, request] of faults) {
  test(`a fetch that ${what} is ${cause}, and says nothing about the token`, async () => {
    const [report, exchanged] = await withFetch(fetch, () => Promise.all([check(request), exchange(request)]));
    assert.deepEqual([report.verdict, report.diagnosis.cause], ['could_not_tell', cause]);
    assert.equal(report.diagnosis.tokenIsFine, null);
    assert.deepEqual([exchanged.token, exchanged.diagnosis.cause], [null, cause]);
  });
}

test('a response of another realm is read', async () => {
  const usual = globalThis.fetch;
  const foreign = async (...call) => {
    const response = await usual(...call);
    return Object.create(null, { status: { value: response.status }, text: { value: () => response.text() } });
  };
  assert.equal((await withFetch(foreign, () => check())).verdict, 'connected');
});

test('the secret and the token of an exchange are in the body alone', async () => {
  const calls = [];
  const answer = { status: 200, text: async () => 'access_token=EAAnew&expires=5183999' };
  const report = await withFetch(async (request) => (calls.push(request), answer), () => exchange());
  assert.deepEqual([report.token, report.expiresInSecs], ['EAAnew', 5_183_999]);
  const [request] = calls;
  assert.equal(request.url, 'https://graph.facebook.com/v25.0/oauth/access_token');
  assert.equal(request.credentials, 'omit');
  const body = await request.text();
  assert.ok(body.includes(graph.token) && body.includes('ab'.repeat(16)));
});

/** Waits until a condition is true. The time limit of the test stops an endless wait. */
async function until(holds) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const reasons = [undefined, null, 'enough', 42, { name: 'Mine' }, new Error('mine'), new DOMException('late', 'TimeoutError')];
for (const reason of reasons) {
  test(`a signal aborted with ${String(reason)} rejects with an AbortError, and nothing more is sent or told`, { timeout: 20_000 }, async () => {
    const early = AbortSignal.abort(reason);
    for (const call of [check, exchange]) {
      await assert.rejects(call({ signal: early }), (error) => error instanceof DOMException && error.name === 'AbortError');
    }
    assert.equal(graph.requests.length, 0);

    const stop = new AbortController();
    const held = graph.hold('*');
    const told = [];
    const running = check({ signal: stop.signal, onProgress: (checks) => told.push(checks) });
    const rejected = assert.rejects(running, { name: 'AbortError' });
    await held.arrived;
    const said = told.length;
    stop.abort(reason);
    await rejected;
    assert.equal(getEventListeners(stop.signal, 'abort').length, 0);
    await until(() => graph.requests.every(({ abandoned }) => abandoned));
    held.release();
    await check();
    assert.equal(told.length, said);
  });
}

test('an aborted exchange is abandoned', async () => {
  const stop = new AbortController();
  const held = graph.hold('oauth/access_token');
  const rejected = assert.rejects(exchange({ signal: stop.signal }), { name: 'AbortError' });
  await held.arrived;
  stop.abort();
  await rejected;
  assert.equal(getEventListeners(stop.signal, 'abort').length, 0);
});

test('the listener is removed from a signal after the run', async () => {
  const { signal } = new AbortController();
  await check({ signal });
  await exchange({ signal });
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('a signal aborted from within onProgress stops the run', async () => {
  const stop = new AbortController();
  let calls = 0;
  const onProgress = () => {
    calls += 1;
    stop.abort();
  };
  await assert.rejects(check({ signal: stop.signal, onProgress }), { name: 'AbortError' });
  assert.equal(calls, 1);
});

test('without a DOMException the rejection is an Error named AbortError', async () => {
  const usual = globalThis.DOMException;
  const signal = AbortSignal.abort();
  globalThis.DOMException = undefined;
  try {
    await assert.rejects(check({ signal }), (error) => error instanceof Error && error.name === 'AbortError');
  } finally {
    globalThis.DOMException = usual;
  }
});

test('a signal of another type works if it has the members', async () => {
  const listeners = new Set();
  const signal = {
    aborted: false,
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
  };
  const held = graph.hold('*');
  const rejected = assert.rejects(check({ signal }), { name: 'AbortError' });
  await held.arrived;
  for (const listener of listeners) listener();
  await rejected;
  assert.equal(listeners.size, 0);
});

test('concurrent runs do not affect each other, even if one starts the other', async () => {
  const inner = [];
  const onProgress = () => inner.push(check());
  const outer = await Promise.all([check({ onProgress }), check(), exchange()]);
  assert.deepEqual(outer.slice(0, 2).map(({ verdict }) => verdict), ['connected', 'connected']);
  assert.ok((await Promise.all(inner)).every(({ verdict }) => verdict === 'connected'));
});

test("an exception of a host's getter is passed on unchanged", () => {
  const fault = new Error('mine');
  const request = { get token() { throw fault; } };
  assert.throws(() => doctor.testConnection(request), fault);
});

/** A folder with the installed package, the README's examples and the host's own part. */
function install(t, files) {
  const place = mkdtempSync(join(tmpdir(), 'token-doctor-'));
  t.after(() => rmSync(place, { recursive: true }));
  mkdirSync(join(place, 'node_modules'));
  symlinkSync(folder, join(place, 'node_modules', 'token-doctor'));
  writeFileSync(join(place, 'package.json'), '{ "type": "module" }');
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(place, name), text);
  }
  return place;
}

test("the README's nightly check reports only the tokens that fail", async (t) => {
  const yesterday = Math.floor(Date.now() / 1_000) - 86_400;
  graph.reset({ tokens: [{}, { expires_at: yesterday }] });
  const [alive, dead] = graph.world.tokens.keys();
  const stored = [
    { customer: 'Lantern Books', token: alive, phoneNumberId: ids.phoneNumber },
    { customer: 'Harbour Bakery', token: dead, phoneNumberId: ids.phoneNumber },
  ];
  const place = install(t, {
    'nightly.js': example('nightly.js'),
    'crm.js': `export const storedTokens = async () => (${JSON.stringify(stored)});
      export const tellAdministrator = async (...told) => console.log(JSON.stringify(told));`,
    'led.js': `import { leadMetaTo } from ${JSON.stringify(new URL('node_host.mjs', import.meta.url).href)};
      leadMetaTo(${graph.port});
      await import('./nightly.js');`,
  });
  const { stdout } = await promisify(execFile)(process.execPath, ['led.js'], { cwd: place });
  const told = stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(told.map(([customer]) => customer), ['Harbour Bakery']);
  assert.match(told[0][1], /^Token expired\nYour token expired on /);
  assert.ok(!stdout.includes(dead));
});

test("the README's webhook example says what an error means", async (t) => {
  const place = install(t, { 'webhook.js': example('webhook.js') });
  const { failures } = await import(pathToFileURL(join(place, 'webhook.js')));
  const statuses = [
    { id: 'wamid.1', status: 'delivered' },
    {
      id: 'wamid.2',
      status: 'failed',
      errors: [{ code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours have passed.' } }],
    },
  ];
  const [failure, ...others] = failures({ entry: [{ changes: [{ value: { statuses } }] }] });
  assert.deepEqual(others, []);
  assert.deepEqual([failure.id, failure.title, failure.tokenIsFine], ['wamid.2', 'Not a token problem', true]);
  assert.match(failure.explanation, /24 hours/);
});
