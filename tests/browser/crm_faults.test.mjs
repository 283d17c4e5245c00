// Faults of the example CRM's server: many saves at once, invalid bodies, a damaged store, a killed process, a module that hangs.
// Each ends in an answer with a sentence, and the server continues to work. Real processes.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';

import { Doctor } from '../../examples/crm/doctor.mjs';
import { Settings } from '../../examples/crm/settings.mjs';
import { startCrmProcess } from './crm_process.mjs';
import { startGraphServer } from './graph_server.mjs';
import { ids } from './graph_server/world.mjs';
import { dist as release } from './site.mjs';
import { makeToken } from './token.mjs';

const API = '/admin/api/whatsapp';
const SIXTY = Array.from({ length: 60 }, (_, n) => ({ customer: `customer ${n}`, token: makeToken({ seed: `${n}` }), phoneNumberId: `${n}` }));

/** A text of 3 kB that has overflowed the module's stack. */
const KILLING = `${'>"'.repeat(1722)}x`;

let folder;
let store;
let running;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crm-'));
  store = join(folder, 'data', 'settings.db');
  running = [];
});

afterEach(async () => {
  for (const crm of running) {
    await crm.end('SIGKILL');
    assert.doesNotMatch(crm.log(), /EAA/, 'the log holds no token');
  }
  rmSync(folder, { recursive: true, force: true });
});

async function start(options) {
  const crm = await startCrmProcess({ store, ...options });
  running.push(crm);
  return crm;
}

const save = (crm, { customer = '', token = '', phoneNumberId = '', whatsappBusinessAccountId = '' }) =>
  crm.ask(API, { method: 'PUT', headers: { 'X-Customer': customer }, value: { token, phoneNumberId, whatsappBusinessAccountId } });
const explain = (crm, answer) => crm.ask(`${API}/explain`, { method: 'POST', value: { answer } });

/** The content of the store without the last test, read by a separate process: this one. */
function stored(customer = 'the only one') {
  const settings = new Settings(store);
  try {
    const { verdict, expiresAt, ...others } = settings.of(customer);
    return others;
  } finally {
    settings.close();
  }
}

test('60 saves of 60 customers at once are all kept', async () => {
  const crm = await start({ hasCustomers: true });
  const answers = await Promise.all(SIXTY.map((settings) => save(crm, settings)));
  assert.deepEqual(answers.map(({ status }) => status), SIXTY.map(() => 200));
  for (const { customer, token, phoneNumberId } of SIXTY) {
    assert.deepEqual(stored(customer), { token, phoneNumberId, whatsappBusinessAccountId: '' });
  }
});

test('the last of 60 concurrent saves of one customer is kept completely', async () => {
  const crm = await start();
  const answers = await Promise.all(SIXTY.map((settings) => save(crm, settings)));
  assert.deepEqual(answers.map(({ status }) => status), SIXTY.map(() => 200));
  const { token, phoneNumberId } = stored();
  assert.equal(token, SIXTY[phoneNumberId].token);
});

test('a new token is not lost among saves that change only an ID', async () => {
  const crm = await start();
  await save(crm, { token: makeToken({ seed: 'old' }) });
  const token = makeToken({ seed: 'new' });
  const idOnly = SIXTY.map(({ phoneNumberId }) => ({ phoneNumberId }));
  await Promise.all([...idOnly.slice(30), { token }, ...idOnly.slice(0, 30)].map((settings) => save(crm, settings)));
  assert.equal(stored().token, token);
});

test('two processes with one store keep what each of them has confirmed', async () => {
  const both = [await start({ hasCustomers: true }), await start({ hasCustomers: true })];
  const answers = await Promise.all(SIXTY.map((settings, n) => save(both[n % 2], settings)));
  const confirmed = SIXTY.filter((_, n) => answers[n].status === 200);
  assert.ok(confirmed.length > 0);
  for (const { customer, token } of confirmed) assert.equal(stored(customer).token, token);
  for (const { status } of answers) assert.ok([200, 503].includes(status), `status ${status}`);
});

test('only this user can read the store, and the page is never given the token', async () => {
  const crm = await start();
  const token = makeToken();
  const answers = [await save(crm, { token }), await crm.ask(API), await crm.ask(API, { method: 'HEAD' })];
  for (const { status, text } of answers) {
    assert.equal(status, 200);
    assert.doesNotMatch(text, /EAA|"token"/);
  }
  assert.equal(statSync(store).mode & 0o777, 0o600);
  assert.equal(statSync(join(folder, 'data')).mode & 0o777, 0o700);
});

test("a link under the name of the store's temporary file is not followed", async () => {
  const crm = await start();
  const token = makeToken();
  await save(crm, { token });
  const victim = join(folder, 'victim');
  writeFileSync(victim, 'precious');
  const link = `${store}-journal`;
  symlinkSync(victim, link);
  const refused = await save(crm, { token: makeToken({ seed: 'b' }) });
  assert.equal(refused.status, 503);
  assert.match(refused.json().message, /^The settings cannot be read or saved now\. What was stored is unchanged\./);
  assert.equal(readFileSync(victim, 'utf8'), 'precious');
  rmSync(link);
  assert.equal((await save(crm, { phoneNumberId: '1' })).status, 200);
  assert.deepEqual(stored(), { token, phoneNumberId: '1', whatsappBusinessAccountId: '' });
});

test('a character whose bytes arrive in two chunks is kept', async () => {
  const crm = await start();
  const phoneNumberId = 'é€😀';
  const body = Buffer.from(JSON.stringify({ token: makeToken(), phoneNumberId, whatsappBusinessAccountId: '' }));
  const chunks = [...'é€😀'].map((character) => body.indexOf(character) + 1);
  const cuts = [0, ...chunks, body.length];
  const answer = await crm.ask(API, { method: 'PUT', chunks: cuts.slice(1).map((end, n) => body.subarray(cuts[n], end)) });
  assert.equal(answer.status, 200);
  assert.equal(answer.json().phoneNumberId, phoneNumberId);
});

const settings = { token: '', phoneNumberId: '', whatsappBusinessAccountId: '' };
/** The request body → the status, and a part of the sentence. */
const refusals = [
  ['null', 400, 'The body must be a JSON object.'],
  ['[]', 400, 'The body must be a JSON object.'],
  ['1', 400, 'The body must be a JSON object.'],
  ['""', 400, 'The body must be a JSON object.'],
  ['', 400, 'The body is not JSON in UTF-8.'],
  ['token=x', 400, 'The body is not JSON in UTF-8.'],
  [Buffer.from([0x22, 0xff, 0x22]), 400, 'The body is not JSON in UTF-8.'],
  ['['.repeat(60_000), 400, 'The body is not JSON in UTF-8.'],
  ['x'.repeat(10_000_000), 413, 'The body is longer than 64000 bytes.'],
  ['{}', 422, 'The token and both IDs must be strings.'],
  ['{"__proto__":{"token":"x"}}', 422, 'The token and both IDs must be strings.'],
  [JSON.stringify({ ...settings, token: 1 }), 422, 'The token and both IDs must be strings.'],
  [JSON.stringify(settings), 422, 'There is no token to save.'],
  [JSON.stringify({ ...settings, token: 'x', verdict: 'good' }), 422, 'The verdict or the time of expiration is wrong.'],
  [JSON.stringify({ ...settings, token: 'x', expiresAt: '1' }), 422, 'The verdict or the time of expiration is wrong.'],
];

test('a body without settings is refused with a sentence, and the connection stays open', async () => {
  const crm = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (const [body, status, message] of refusals) {
    const what = String(body).slice(0, 40);
    const answer = await crm.ask(API, { method: 'PUT', chunks: [body], agent, headers: { 'Content-Type': 'application/json; charset=utf-8' } });
    assert.deepEqual([answer.status, answer.json()], [status, { message }], what);
    assert.equal((await crm.ask(API, { agent })).status, 200, `after ${what}`);
  }
  assert.equal((await save(crm, { token: makeToken() })).status, 200);
  agent.destroy();
});

/** The request → the status. */
const requests = [
  ['//', {}, 404],
  ['//evil.example/card/', {}, 404],
  ['/%', {}, 400],
  ['/card/%c0%ae', {}, 400],
  ['/card/%00.js', {}, 404],
  ['/card/../server.mjs', {}, 404],
  ['/card/%2e%2e/index.html', {}, 404],
  ['/card/..%2f..%2fexamples/crm/integrations.html', {}, 404],
  ['/../server.mjs', {}, 404],
  ['/node_modules/@photostructure/sqlite/package.json', {}, 404],
  ['/data/settings.db', {}, 404],
  ['http://evil.example/', {}, 400],
  [API, { method: 'DELETE' }, 405],
  [API, { method: 'OPTIONS' }, 405],
  [API, { method: 'PROPFIND' }, 405],
  [`${API}/test`, {}, 405],
  ['/card/token-doctor-card.js', { method: 'POST' }, 405],
  [API, { method: 'PUT', value: settings, headers: { 'Content-Type': 'text/plain' } }, 415],
  [API, { method: 'PUT', value: settings, headers: { 'Content-Encoding': 'gzip' } }, 415],
  [API, { method: 'PUT', value: settings, headers: { 'Sec-Fetch-Site': 'cross-site' } }, 403],
  [API, { method: 'PUT', value: settings, headers: { 'Sec-Fetch-Site': 'same-site' } }, 403],
  [API, { method: 'PUT', value: settings, headers: { Origin: 'https://evil.example' } }, 403],
  [API, { method: 'PUT', value: settings, headers: { Origin: 'null' } }, 403],
  [`${API}/test`, { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } }, 403],
  [API, { headers: { Host: 'evil.example' } }, 421],
  [`${API}/explain`, { method: 'POST', value: { answer: {} } }, 422],
  ...['400', null, 400.5, 99, 600, -1, 1e300].map((httpStatus) => [`${API}/explain`, { method: 'POST', value: { answer: 'x', httpStatus } }, 422]),
];

test('a request that this server does not serve is refused with a sentence', async () => {
  const crm = await start();
  for (const [path, options, status] of requests) {
    const what = `${options.method ?? 'GET'} ${path} ${JSON.stringify(options.headers ?? {})}`;
    const answer = await crm.ask(path, options);
    assert.equal(answer.status, status, what);
    assert.match(answer.json().message, /^[A-Z].*\.$/, what);
  }
  assert.equal((await crm.ask(API, { method: 'DELETE' })).headers.allow, 'GET, PUT');
  assert.equal(crm.log().trim(), `The CRM is at ${crm.page}`);
});

test('a request that ends in the middle of its body changes nothing', async () => {
  const crm = await start();
  const token = makeToken();
  await save(crm, { token });
  const socket = connect(new URL(crm.origin).port, '127.0.0.1');
  socket.write(`PUT ${API} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{"token":"`);
  await new Promise((later) => setTimeout(later, 100));
  socket.destroy();
  assert.equal((await crm.ask(API)).json().tokenStored, true);
  assert.equal(stored().token, token);
  assert.equal(crm.log().trim(), `The CRM is at ${crm.page}`);
});

/** How a store is damaged → whether there is a damaged file to keep. */
const damages = [
  ['overwritten with text', () => writeFileSync(store, 'not a database\n'.repeat(5_000)), true],
  ['cut in the middle', () => truncateSync(store, statSync(store).size / 2), true],
  ['emptied', () => truncateSync(store, 0), false],
  ['deleted', () => rmSync(store), false],
];
for (const [how, damage, isKept] of damages) {
  test(`a store that was ${how} while the server runs is replaced, and saves are kept again`, async () => {
    const crm = await start({ hasCustomers: true });
    for (const settings of SIXTY) await save(crm, settings);
    damage();
    const [{ customer, token }] = SIXTY;
    const asked = await crm.ask(API, { headers: { 'X-Customer': customer } });
    assert.deepEqual([asked.status, asked.json().tokenStored], [200, false]);
    assert.equal((await save(crm, { customer, token })).status, 200);
    assert.equal(stored(customer).token, token);
    const aside = readdirSync(join(folder, 'data')).filter((name) => name.includes('.damaged-'));
    assert.equal(aside.length, isKept ? 1 : 0);
    if (isKept) {
      assert.match(crm.log(), /is damaged\. It was moved to /);
      assert.ok(crm.log().includes(aside[0]), 'the log names the file that was kept');
    }
  });
}

test('a damaged store does not keep the server from starting', async () => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(store, JSON.stringify({ token: makeToken() }));
  const crm = await start();
  assert.match(crm.log(), /is damaged\. It was moved to /);
  assert.equal((await save(crm, { token: makeToken() })).status, 200);
});

test('a store that cannot be opened is opened again by the next call', async () => {
  const crm = await start();
  rmSync(store);
  mkdirSync(store);
  for (const _ of [1, 2]) {
    const answer = await crm.ask(API);
    assert.deepEqual([answer.status, answer.json().message], [500, 'The server failed. Its log says why.']);
  }
  assert.equal(crm.log().match(/EISDIR: /g).length, 2);
  rmSync(store, { recursive: true });
  const token = makeToken();
  assert.equal((await save(crm, { token })).status, 200);
  assert.equal(stored().token, token);
});

test('a store whose table has other columns is not damaged: it stays, and a backup is used without a restart', async () => {
  const crm = await start();
  const token = makeToken();
  await save(crm, { token });
  renameSync(store, `${store}.backup`);
  const { DatabaseSync } = createRequire(import.meta.resolve('../../examples/crm/settings.mjs'))('@photostructure/sqlite');
  const other = new DatabaseSync(store);
  other.exec('CREATE TABLE settings (customer TEXT PRIMARY KEY, accessToken TEXT)');
  other.close();
  for (const answer of [await crm.ask(API), await save(crm, { token })]) {
    assert.equal(answer.status, 503);
    assert.match(answer.json().message, /^The settings cannot be read or saved now\. What was stored is unchanged\./);
  }
  assert.deepEqual(readdirSync(join(folder, 'data')).sort(), ['settings.db', 'settings.db.backup']);
  renameSync(`${store}.backup`, store);
  assert.equal((await save(crm, { phoneNumberId: '1' })).status, 200);
  assert.deepEqual(stored(), { token, phoneNumberId: '1', whatsappBusinessAccountId: '' });
});

test('a backup that is put in place while the server runs is used', async () => {
  const crm = await start();
  const token = makeToken();
  await save(crm, { token });
  cpSync(store, `${store}.backup`);
  await save(crm, { token: makeToken({ seed: 'later' }) });
  rmSync(store);
  cpSync(`${store}.backup`, store);
  assert.equal((await save(crm, { phoneNumberId: '1' })).status, 200);
  assert.deepEqual(stored(), { token, phoneNumberId: '1', whatsappBusinessAccountId: '' });
});

for (const after of [1, 7, 25]) {
  test(`a process that is killed after ${after} of 60 saves leaves a store with all that it has confirmed`, async () => {
    const crm = await start({ hasCustomers: true });
    const confirmed = [];
    let killed;
    await Promise.all(
      SIXTY.map(async (settings) => {
        const answer = await save(crm, settings).catch(() => null);
        if (answer?.status === 200) confirmed.push(settings);
        if (confirmed.length >= after) killed ??= crm.end('SIGKILL');
      }),
    );
    await killed;
    assert.ok(confirmed.length >= after);
    const again = await start({ hasCustomers: true });
    for (const { customer, token } of confirmed) assert.equal(stored(customer).token, token);
    for (const settings of SIXTY) assert.equal((await save(again, settings)).status, 200);
    assert.doesNotMatch(again.log(), /damaged/);
  });
}

test('a server that is stopped during saves stops, and keeps everything that it has confirmed', { timeout: 60_000 }, async () => {
  const crm = await start();
  const saves = Promise.all(SIXTY.map((settings) => save(crm, settings).catch(() => null)));
  await save(crm, SIXTY[0]);
  assert.equal(await crm.end('SIGTERM'), 0);
  const confirmed = (await saves).flatMap((answer, n) => (answer?.status === 200 ? [SIXTY[n].token] : []));
  assert.ok([SIXTY[0].token, ...confirmed].includes(stored().token));
});

/** A module that does what a text says, instead of the real one. */
const STAND_IN = `
  // (module (func (export "hang") (loop (br 0))))
  const bytes = [0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,8,1,4,104,97,110,103,0,0,10,9,1,7,0,3,64,12,0,11,11];
  const acts = {
    'hang in WebAssembly': () => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports.hang(),
    'hang in JavaScript': () => { for (;;); },
    'overflow the stack': function again() { return again() + 1; },
    'quote the token': () => { throw new Error('EAABquoted'); },
    'throw nothing': () => { throw undefined; },
    'leave a rejection behind': () => { Promise.reject(new Error('EAABquoted')); return new Promise(() => {}); },
    'end the thread': () => process.exit(7),
    'fill the memory': () => { const all = []; for (;;) all.push(new Array(100_000).fill(all.length)); },
    'fill the memory of WebAssembly': () => {
      const memory = new WebAssembly.Memory({ initial: 1 });
      try { for (;;) memory.grow(64); } catch { return { pages: memory.buffer.byteLength / 65_536 }; }
    },
  };
  export const initSync = () => {};
  export const explainError = (act) => acts[act]?.() ?? { title: act };
  export const testConnection = ({ token }) => acts[token]?.() ?? { verdict: 'connected' };`;

const HUNG = /^The check took too long and was stopped\. This does not mean that your token is bad\./;
const FAULT = /^The check stopped because of an internal error\. This does not mean that your token is bad\./;
/** The behaviour of the module → the answer. */
const stops = [
  ['hang in WebAssembly', 504, HUNG],
  ['hang in JavaScript', 504, HUNG],
  ['overflow the stack', 503, FAULT],
  ['quote the token', 503, FAULT],
  ['throw nothing', 503, FAULT],
  ['leave a rejection behind', 503, FAULT],
  ['end the thread', 503, /^The check was interrupted\. Try again\./],
  ['fill the memory', 503, FAULT],
];

/** A folder like `dist`, with its own module. */
function distWith(module) {
  const dist = mkdtempSync(join(folder, 'dist-'));
  symlinkSync(join(release, 'card'), join(dist, 'card'));
  cpSync(join(release, 'module'), join(dist, 'module'), { recursive: true });
  if (module) writeFileSync(join(dist, 'module', 'token-doctor.js'), module);
  return dist;
}

test('a module that hangs or stops blocks nobody else, and the next call works', { timeout: 120_000 }, async () => {
  const crm = await start({ dist: distWith(STAND_IN) });
  await Promise.all(
    stops.map(async ([act, status, sentence]) => {
      const answer = await explain(crm, act);
      assert.equal(answer.status, status, act);
      assert.match(answer.json().message, sentence, act);
      assert.deepEqual((await explain(crm, 'all is well')).json(), { title: 'all is well' }, `after ${act}`);
    }),
  );

  // Requests that do not need the module are answered while it hangs.
  await save(crm, { token: 'hang in WebAssembly' });
  let isOver = false;
  const hanging = crm.ask(`${API}/test`, { method: 'POST' }).finally(() => (isOver = true));
  await new Promise((later) => setTimeout(later, 500));
  assert.equal((await crm.ask(API)).status, 200);
  assert.equal((await save(crm, { token: makeToken() })).status, 200);
  assert.deepEqual((await crm.ask(`${API}/test`, { method: 'POST' })).json(), { verdict: 'connected' });
  assert.equal(isOver, false);
  assert.equal((await hanging).status, 504);

  assert.ok((await explain(crm, 'fill the memory of WebAssembly')).json().pages <= 4096);
});

test('the module is replaced by one that hangs and back, without a restart', { timeout: 60_000 }, async () => {
  const dist = distWith();
  const file = join(dist, 'module', 'token-doctor.js');
  const real = readFileSync(file);
  const crm = await start({ dist });
  const expired = '{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463}}';
  writeFileSync(file, STAND_IN);
  assert.equal((await explain(crm, 'hang in JavaScript')).status, 504);
  writeFileSync(file, real);
  assert.equal((await explain(crm, expired)).json().category, 'token_expired');
});

test('too many calls are refused, and a server that is stopped answers the others', { timeout: 60_000 }, async () => {
  const crm = await start({ dist: distWith(STAND_IN) });
  const answers = [];
  let tell;
  const refused = new Promise((resolve) => (tell = resolve));
  // Four run, 32 wait.
  const asked = Array.from({ length: 40 }, () =>
    explain(crm, 'hang in WebAssembly').then((answer) => answers.push(answer) === 4 && tell()),
  );
  await refused;
  for (const answer of answers) {
    assert.match(answer.json().message, /^Too many checks are running\. Try again in a minute\./);
    assert.equal(answer.headers['retry-after'], '60');
  }
  assert.equal(await crm.end('SIGTERM'), 0);
  await Promise.all(asked);
  assert.equal(answers.length, 40);
  for (const answer of answers) {
    assert.equal(answer.status, 503);
    assert.match(answer.json().message, /^(Too many checks|The check was interrupted|The server is shutting down)/);
  }
});

test('a call whose thread cannot be created passes its turn on', { timeout: 60_000 }, async () => {
  const doctor = new Doctor(join(distWith(STAND_IN), 'module'));
  const call = (parameter) => doctor.call('explainError', parameter);
  const ordinary = () => Array.from({ length: 4 }, () => call('all is well'));
  // A function cannot be passed to a thread. Four calls run, and the others wait in this order.
  const [running, impossible, last] = [ordinary(), Array.from({ length: 4 }, () => call(() => {})), ordinary()];
  const outcomes = await Promise.allSettled([...running, ...impossible, ...last]);
  const works = ['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled'];
  assert.deepEqual(outcomes.map(({ status }) => status), [...works, ...works.map(() => 'rejected'), ...works]);
  for (const { reason } of outcomes.slice(4, 8)) assert.equal(reason.name, 'DataCloneError');
});

test('the text that overflowed the module is answered, as an error and as a token, and the next call works', { timeout: 120_000 }, async () => {
  const graph = await startGraphServer();
  try {
    const crm = await start({ graphPort: graph.port });
    const test = () => crm.ask(`${API}/test`, { method: 'POST' });
    await save(crm, { token: KILLING });
    for (const answer of [await explain(crm, KILLING), await test()]) {
      assert.ok([200, 503].includes(answer.status), `status ${answer.status}`);
      if (answer.status === 503) assert.match(answer.json().message, FAULT);
    }
    await save(crm, { token: graph.token, phoneNumberId: ids.phoneNumber });
    assert.equal((await test()).json().headline, 'WhatsApp connected successfully! Verified: Lantern Books');
    assert.equal((await explain(crm, '{"error":{"code":190,"error_subcode":463}}')).json().category, 'token_expired');
  } finally {
    await graph.close();
  }
});

test('a port in use and a missing module are reported in a sentence', async () => {
  const crm = await start();
  const { port } = new URL(crm.origin);
  await assert.rejects(start({ port }), { message: `The CRM ended with 1: Port ${port} is in use. Set PORT to another port.\n` });
  const dist = join(folder, 'empty');
  await assert.rejects(start({ dist }), /There is no module in .*empty.*\. Build it with "cargo xtask build"/);
});
