// Answers from Meta, or from a service in between, to the module in Node: answers that are too large, in every form in which a host's
// fetch returns them, and numbers that JavaScript cannot represent. Each ends in a report, and the module continues to work.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { ids } from './graph_server/world.mjs';
import { startHost, withFetch } from './node_host.mjs';

let doctor;
let graph;

before(async () => {
  ({ doctor, graph } = await startHost());
});

beforeEach(() => graph.reset());

afterEach(async () => {
  graph.reset();
  const report = await check();
  assert.equal(report.verdict, 'connected', 'the module works after it');
});

after(() => graph.close());

const check = (request) => doctor.testConnection({ token: graph.token, phoneNumberId: ids.phoneNumber, ...request });
const exchange = () => doctor.exchangeToken({ token: graph.token, appId: ids.app, appSecret: 'ab'.repeat(16) });

const MB = 1_000_000;
const PIECE = 64_000;
const FORTY = 40 * MB;

/** A body of this many bytes that comes piece by piece. Reports how much was read and whether it was cancelled. */
function bodyOf(length) {
  const taken = { bytes: 0, isCancelled: false };
  const stream = new ReadableStream(
    {
      pull(controller) {
        const piece = Math.min(PIECE, length - taken.bytes);
        if (piece === 0) return controller.close();
        taken.bytes += piece;
        return controller.enqueue(new Uint8Array(piece).fill(120));
      },
      cancel() {
        taken.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, taken };
}

test('reading a too large answer stops after 1 MB, and the rest is not requested', async () => {
  const bodies = [];
  const fetch = async () => {
    const { stream, taken } = bodyOf(FORTY);
    bodies.push(taken);
    return new Response(stream);
  };
  const before = process.memoryUsage().rss;
  const [report, exchanged] = await withFetch(fetch, () => Promise.all([check(), exchange()]));
  for (const [diagnosis, what] of [[report.diagnosis, report.verdict], [exchanged.diagnosis, exchanged.token]]) {
    assert.deepEqual([diagnosis.category, diagnosis.cause, diagnosis.tokenIsFine], ['unreachable', 'answer_too_large', null]);
    assert.match(diagnosis.explanation, /The answer is too large/);
    assert.ok(what === 'could_not_tell' || what === null);
  }
  assert.equal(bodies.length, report.requests + 1);
  for (const { bytes, isCancelled } of bodies) {
    assert.ok(bytes <= MB + 2 * PIECE, `${bytes} bytes were taken`);
    assert.ok(isCancelled);
  }
  assert.ok(process.memoryUsage().rss - before < 200 * MB, 'it is not kept');
});

const long = 'x'.repeat(FORTY);
const headers = (length) => ({ get: (name) => (name.toLowerCase() === 'content-length' ? String(length) : null) });
/** The forms in which a host's fetch returns a large answer. */
const shapes = [
  ['a stream of one piece', async () => new Response(long)],
  ['a stream of pieces of a host of its own', async () => ({ status: 200, body: { getReader: () => readerOf([Buffer.alloc(MB), Buffer.alloc(1)]) } })],
  ['a text without a stream', async () => ({ status: 200, text: async () => long })],
  ['a text whose characters have several bytes', async () => ({ status: 200, text: async () => 'ü'.repeat(MB / 2 + 1) })],
  [
    'a length in its header, and no stream',
    async () => ({ status: 200, headers: headers(MB + 1), text: () => assert.fail('the text was asked for') }),
  ],
  ['a body that no one may look at', async () => ({ status: 200, get body() { throw new Error('no'); }, text: async () => long })],
  ['a page of HTML', async () => new Response(`<!DOCTYPE html>${long}`, { status: 502 })],
  ['an error of Meta', async () => new Response(JSON.stringify({ error: { code: 190, message: long } }), { status: 400 })],
  ['a stream that fails to be cancelled', async () => ({ status: 200, body: { getReader: () => readerOf([Buffer.alloc(2 * MB)], () => Promise.reject(new Error('no'))) } })],
  ['a stream that throws when it is cancelled', async () => ({ status: 200, body: { getReader: () => readerOf([Buffer.alloc(2 * MB)], () => { throw new Error('no'); }) } })],
];
for (const [what, fetch] of shapes) {
  test(`${what} of more than 1 MB is answer_too_large`, async () => {
    const report = await withFetch(fetch, () => check());
    assert.deepEqual([report.verdict, report.diagnosis.cause], ['could_not_tell', 'answer_too_large']);
  });
}

/** A reader that returns these pieces, from an array or from an endless source. */
function readerOf(pieces, cancel = async () => {}) {
  const left = Array.isArray(pieces) ? [...pieces] : pieces;
  return { read: async () => (left.length > 0 ? { value: left.shift(), done: false } : { done: true }), cancel };
}

const body = (reader) => async () => ({ status: 200, body: { getReader: () => reader() } });
const json = Buffer.from('{"id":"10548273619040582","verified_name":"Bäckerei 🥐"}');
/** The same bytes in 16-bit elements. JSON can end with a space. */
const pairs = new Uint16Array(Uint8Array.from([...json, 32].slice(0, json.length + (json.length % 2))).buffer);
/** A view of bytes in the middle of its buffer. */
const inTheMiddle = (View) => new View(new Uint8Array([123, ...json, 125]).buffer, 1, json.length);
const givenAway = () => {
  const piece = Uint8Array.from(json);
  structuredClone(piece, { transfer: [piece.buffer] });
  return piece;
};
/** Streams that are not too large. */
const streams = [
  ['comes byte by byte', body(() => readerOf([...json].map((byte) => Buffer.from([byte])))), 'connected'],
  ['has a piece without bytes', body(() => readerOf([new Uint8Array(), json, new Uint8Array()])), 'connected'],
  ['breaks off', body(() => ({ read: () => Promise.reject(new Error('gone')), cancel: async () => {} })), 'answer_incomplete'],
  ['gives a DataView', body(() => readerOf([inTheMiddle(DataView)])), 'connected'],
  ['gives an Int8Array', body(() => readerOf([inTheMiddle(Int8Array)])), 'connected'],
  ['gives a Uint16Array', body(() => readerOf([pairs])), 'connected'],
  ['gives an ArrayBuffer', body(() => readerOf([Uint8Array.from(json).buffer])), 'connected'],
  ['gives a view of another realm', body(() => readerOf([runInNewContext('new DataView(Uint8Array.from(json).buffer)', { json })])), 'connected'],
  ['gives bytes whose memory was given away', body(() => readerOf([givenAway()])), 'answer_incomplete'],
  ['gives an object with a length', body(() => readerOf([{ byteLength: 1e9, length: 1e9 }])), 'answer_incomplete'],
  ['gives text in place of bytes', body(() => readerOf(['{}'])), 'answer_incomplete'],
  ['gives a number in place of bytes', body(() => readerOf([1e9])), 'answer_incomplete'],
  ['gives nothing at all', body(() => ({ read: async () => undefined, cancel: async () => {} })), 'answer_incomplete'],
  ['gives pieces without bytes for ever', body(() => readerOf({ shift: () => new Uint8Array(), length: 1 })), 'answer_too_large'],
  ['never goes on', body(() => ({ read: () => new Promise(() => {}), cancel: async () => {} })), 'timed_out', { timeoutMs: 20 }],
];
for (const [what, fetch, expected, request] of streams) {
  test(`a stream that ${what} is ${expected}`, async () => {
    const report = await withFetch(fetch, () => check(request));
    assert.equal(report.diagnosis?.cause ?? report.verdict, expected);
    if (expected === 'connected') assert.match(report.headline, /Bäckerei 🥐$/);
  });
}

test('a stream that is no longer needed is not read further', async () => {
  let pieces = 0;
  let isCancelled = false;
  const reader = {
    read: async () => {
      pieces += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { value: new Uint8Array(1), done: false };
    },
    cancel: async () => (isCancelled = true),
  };
  const fetch = async () => ({ status: 200, body: { getReader: () => reader } });
  const report = await withFetch(fetch, () => check({ timeoutMs: 50 }));
  assert.equal(report.diagnosis.cause, 'timed_out');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const read = pieces;
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(pieces, read);
  assert.ok(isCancelled);
});

/** As they are written in JSON. */
const numbers = [
  '9007199254740993', '-9007199254740993', '9223372036854775807', '-9223372036854775808', '18446744073709551615',
  '18446744073709551616', '1e400', '-1e400', '1e-400', '-0', '0.1', '1760000000.5', `0.${'123456789'.repeat(1_000)}`,
  '9'.repeat(1_000),
];
const NUMERIC = /"(expires_at|data_access_expires_at|issued_at|code|error_subcode|expires_in)":"?-?\d+"?/g;
const safe = (number) => number === null || number === undefined || Number.isSafeInteger(number);
for (const number of numbers) {
  test(`${number.slice(0, 24)} in any field of any answer throws nowhere, and is one unknown value`, async () => {
    const usual = globalThis.fetch;
    // Every number from Meta, and one more in a field that is not read.
    const odd = async (request) => {
      const response = await usual(request);
      const text = (await response.text()).replace(NUMERIC, `"$1":${number}`).replace(/^\{/, `{"other":${number},`);
      return new Response(text, { status: response.status });
    };
    graph.reset({ app: { roles: [ids.holder] }, token: { issued_at: 1_700_000_000, expires_at: 4_000_000_000 } });
    const report = await withFetch(odd, () => check());
    const { expiresAt, issuedAt, dataAccessExpiresAt } = report.token;
    assert.ok([expiresAt, issuedAt, dataAccessExpiresAt].every(safe), JSON.stringify(report.token));
    assert.match(report.headline, /^WhatsApp connected successfully!/);

    graph.fault('*', { error: { code: 190, error_subcode: 463, message: 'Session has expired' } });
    const refused = await withFetch(odd, () => check());
    assert.deepEqual([refused.verdict, refused.diagnosis.cause], ['failed', 'session_expired']);
    assert.ok(safe(refused.diagnosis.graph.code) && safe(refused.diagnosis.graph.subcode));

    const given = async () => new Response(`{"access_token":"EAAnewtoken1234567890","expires_in":${number}}`);
    const exchanged = await withFetch(given, exchange);
    assert.equal(exchanged.token, 'EAAnewtoken1234567890');
    assert.ok(safe(exchanged.expiresInSecs), String(exchanged.expiresInSecs));

    const explained = doctor.explainError(`{"error":{"code":${number},"error_subcode":${number},"message":"Session has expired"}}`);
    assert.ok(safe(explained.graph?.code) && safe(explained.graph?.subcode));
  });
}

test('a token that lists ten thousand accounts is reported with all of them', async (t) => {
  const accounts = Array.from({ length: 10_000 }, (_, n) => `2183746${String(n).padStart(8, '0')}`);
  const scope = (name) => ({ scope: name, target_ids: accounts });
  const described = {
    data: {
      is_valid: true, type: 'SYSTEM_USER', expires_at: 0, scopes: ['whatsapp_business_management'],
      granular_scopes: ['whatsapp_business_management', 'whatsapp_business_messaging', 'business_management'].map(scope),
    },
  };
  graph.fault('debug_token', { body: described });
  graph.fault(/assigned_whatsapp_business_accounts$/, { body: { data: accounts.map((id) => ({ id, name: `Shop ${id}` })) } });
  const began = process.cpuUsage();
  const report = await doctor.testConnection({ token: graph.token });
  const { user, system } = process.cpuUsage(began);
  assert.equal(report.accounts.length, 10_000);
  assert.match(report.report, /\nAccounts found: 10000\n/);
  t.diagnostic(`${Math.round((user + system) / 1_000)} ms of processor, the local server's included`);
});
