// A host passes the errors that it catches to `explainError`: errors of HTTP clients and SDKs, with Meta's answer in their own
// layers. Each gets the diagnosis of the answer in it, independent of the data beside it. No object of a host breaks the module. In
// plain Node.

import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { loadModule } from './node_host.mjs';
import { makeToken } from './token.mjs';

const TOKEN = makeToken({ appId: '731904556182037' });
const EXPIRED = {
  error: {
    message: 'Error validating access token: Session has expired on Friday, 26-Apr-24 06:00:00 PDT.',
    type: 'OAuthException',
    code: 190,
    error_subcode: 463,
    fbtrace_id: 'AbC1dEf2GhI',
  },
};
const WINDOW = {
  error: {
    message: '(#131047) Re-engagement message',
    type: 'OAuthException',
    code: 131047,
    error_data: { messaging_product: 'whatsapp', details: 'More than 24 hours have passed.' },
    fbtrace_id: 'AbC1dEf2GhI',
  },
};
/** An answer from Meta without type and trace. */
const BARE = { error: { message: 'Session has expired', code: 190, error_subcode: undefined } };

let doctor;

before(async () => {
  doctor = await loadModule();
});

afterEach(() => {
  assert.equal(doctor.explainError(EXPIRED).category, 'token_expired', 'the module works after it');
});

/** An error like axios creates it: the request beside the response, with a cycle, and a `toJSON` without the response. */
class AxiosError extends Error {
  constructor(message, code, config, request, response) {
    super(message);
    Object.defineProperty(this, 'message', { value: message, enumerable: true });
    Object.assign(this, { name: 'AxiosError', isAxiosError: true, code, config, request });
    if (response) Object.assign(this, { response, status: response.status });
  }

  toJSON() {
    const { message, name, stack, config, code, status } = this;
    return { message, name, stack, config, code, status };
  }
}

function axiosError(data, status = 401) {
  const config = {
    method: 'post',
    url: 'https://graph.facebook.com/v25.0/106540352242922/messages',
    headers: { Authorization: `Bearer ${TOKEN}` },
    data: '{"messaging_product":"whatsapp","error":{"code":4}}',
    transformRequest: [() => {}],
  };
  const socket = { destroyed: false };
  const request = { method: 'POST', path: '/v25.0/106540352242922/messages', socket, config };
  socket.parser = { socket, request };
  config.request = request;
  const response = { status, statusText: '', headers: { 'content-type': 'application/json' }, config, request, data };
  request.res = response;
  return new AxiosError(`Request failed with status code ${status}`, 'ERR_BAD_REQUEST', config, request, response);
}

/** An error of a class, with these members. */
function errorWith(message, members) {
  return Object.assign(new Error(message), members);
}

/** An error like got creates it: the path to the response is hidden from loops and `JSON.stringify`. */
function gotError(body, statusCode) {
  const error = errorWith(`Response code ${statusCode}`, { name: 'HTTPError', code: 'ERR_NON_2XX_3XX_RESPONSE' });
  const response = { statusCode, body, rawBody: Buffer.from(body), request: { options: { headers: { authorization: TOKEN } } } };
  return Object.defineProperty(error, 'response', { value: response, enumerable: false });
}

class GetterError extends Error {
  get response() {
    return { status: 401, data: EXPIRED };
  }
}

const text = JSON.stringify;
const caught = {
  "axios' error": () => axiosError(EXPIRED),
  "axios' error, whose body was not parsed": () => axiosError(text(EXPIRED)),
  "axios' error of a download, whose body are bytes": () => axiosError(Buffer.from(text(EXPIRED))),
  "axios' error of a download in a browser": () => axiosError(new TextEncoder().encode(text(EXPIRED)).buffer),
  "axios' response": () => axiosError(EXPIRED).response,
  "axios' error of another realm": () =>
    Object.assign(runInNewContext('new Error("Request failed with status code 401")'), { response: axiosError(EXPIRED).response }),
  "got's error": () => gotError(text(EXPIRED), 401),
  "superagent's error": () => errorWith('Unauthorized', { status: 401, response: { status: 401, body: EXPIRED, text: text(EXPIRED), req: {} } }),
  "ky's and ofetch's error": () => errorWith('401 Unauthorized', { data: EXPIRED, response: new Response(null, { status: 401 }) }),
  "a wrapper's error with the body": () => errorWith('Request failed', { status: 401, body: EXPIRED }),
  "a wrapper's error with the text of the body": () => errorWith('Request failed', { body: text(EXPIRED) }),
  "a wrapper's error around Meta's": () => errorWith('Request failed', { error: EXPIRED.error }),
  "an SDK's error that has Meta's members itself": () => errorWith(EXPIRED.error.message, { ...EXPIRED.error, status: 401 }),
  "Meta's business SDK's error": () =>
    errorWith(EXPIRED.error.message, { name: 'FacebookRequestError', status: 401, response: EXPIRED.error, method: 'POST', data: { to: '1' } }),
  'a cause': () => new Error('Could not send', { cause: axiosError(EXPIRED) }),
  'a cause of a cause': () => new Error('a', { cause: new Error('b', { cause: errorWith('c', { body: EXPIRED }) }) }),
  'one of several errors': () => new AggregateError([new Error('first'), axiosError(EXPIRED)], 'all failed'),
  'a getter of a class': () => new GetterError('failed'),
  'a plain object around the body': () => ({ response: { data: EXPIRED } }),
  'a plain object that has its own toJSON': () => ({ toJSON: () => EXPIRED }),
  'a message that quotes the answer': () => new Error(`401 - ${text(EXPIRED)}`),
  'an answer that names neither type nor trace, in axios': () => axiosError(BARE),
  'an answer that names neither type nor trace, in a wrapper': () => errorWith('failed', { body: text(BARE) }),
  'an answer that names neither type nor trace, as the error itself': () => errorWith('failed', { error: BARE.error }),
};
for (const [what, make] of Object.entries(caught)) {
  test(`${what} is read as Meta's answer in it`, () => {
    const { category, cause, graph, ...rest } = doctor.explainError(make());
    assert.deepEqual([category, cause, graph.code], ['token_expired', 'session_expired', 190]);
    assert.ok(!text(rest).includes(TOKEN));
  });
}

test('an error that is not about the token is found in the same place', () => {
  for (const wrapped of [axiosError(WINDOW, 400), gotError(text(WINDOW), 400), new Error('x', { cause: axiosError(WINDOW, 400) })]) {
    const { category, tokenIsFine, graph } = doctor.explainError(wrapped);
    assert.deepEqual([category, tokenIsFine, graph.code, graph.httpStatus], ['not_token_problem', true, 131047, 400]);
  }
  const sdk = errorWith('(#131047) Re-engagement message', { name: 'WhatsAppApiError', code: 131047 });
  assert.equal(doctor.explainError(sdk).category, 'not_token_problem');
});

test('a partly read object is not healthy, and an error is read before the data beside it', () => {
  const rows = Array.from({ length: 30_000 }, (_, id) => ({ id: `${id}` }));
  assert.equal(doctor.explainError({ data: rows, ...EXPIRED }).category, 'token_expired');
  assert.equal(doctor.explainError({ data: rows }).category, 'unrecognised');
  const nested = (depth) => Array.from({ length: depth }).reduce((inner) => ({ a: inner }), EXPIRED);
  for (const depth of [10, 40, 1_000]) assert.notEqual(doctor.explainError(nested(depth)).category, 'no_fault', `${depth}`);
});

test('a thrown value is never healthy', () => {
  const thrown = [new Error('190'), Object.assign(new Error('boom'), { success: true }), errorWith('x', { data: [] }), new Response('x')];
  for (const error of thrown) assert.equal(doctor.explainError(error).category, 'unrecognised', String(error));
});

test('a refused call is never healthy, whatever its body says', () => {
  for (const body of ['{"success":true}', '{"data":[]}', { success: true }, { data: [] }]) {
    for (const status of [302, 400, 401, 403, 500]) assert.notEqual(doctor.explainError(body, status).category, 'no_fault', text(body));
  }
});

test('the errors of a webhook, and plain answers, are read as before', () => {
  const statuses = [{ id: 'wamid.1', status: 'failed', errors: [{ code: 131047, title: 'Re-engagement message' }] }];
  const webhook = { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value: { statuses } }] }] };
  for (const [answer, category] of [
    [webhook, 'not_token_problem'],
    [{ errors: statuses[0].errors }, 'not_token_problem'],
    [[EXPIRED], 'token_expired'],
    [EXPIRED.error, 'token_expired'],
    [{ id: '106540352242922', display_phone_number: '+1 555-010-0199', verified_name: 'Lantern Books' }, 'no_fault'],
    [{ data: { is_valid: true, app_id: '731904556182037', expires_at: 0, scopes: [] } }, 'no_fault'],
  ]) {
    assert.equal(doctor.explainError(answer).category, category, text(answer));
  }
});

test('the status in an object is used if none is given', () => {
  const page = '<html><head><title>Bad Gateway</title></head></html>';
  const statusOf = (...call) => doctor.explainError(...call).graph?.httpStatus;
  assert.equal(statusOf(axiosError(EXPIRED, 401)), 401);
  assert.equal(statusOf(axiosError(EXPIRED, 401), 400), 400);
  assert.equal(statusOf(new Error('x', { cause: gotError(text(EXPIRED), 400) })), 400);
  assert.equal(statusOf(errorWith('x', { statusCode: 403, error: EXPIRED.error })), 403);
  for (const status of ['401', 0, 42, 600, 401.5, NaN, Infinity, -1, {}, null]) {
    assert.equal(statusOf(errorWith('x', { status, error: EXPIRED.error })) ?? null, null, String(status));
  }
  for (const wrapped of [axiosError(page, 502), errorWith('Bad Gateway', { status: 502, body: page }), { status: 502, body: page }]) {
    assert.equal(doctor.explainError(wrapped).category, 'temporary_fault');
  }
});

test('an error without an answer is read from its text and its causes', () => {
  const refused = errorWith('connect ECONNREFUSED 157.240.0.1:443', { code: 'ECONNREFUSED', errno: -111, syscall: 'connect' });
  const alike = (wrapped, said) => assert.deepEqual(doctor.explainError(wrapped), doctor.explainError(said));
  alike(new Error('(#131047) Re-engagement message'), '(#131047) Re-engagement message');
  alike(new TypeError('fetch failed', { cause: refused }), 'fetch failed\nconnect ECONNREFUSED 157.240.0.1:443');
  alike(new AggregateError([refused, refused]), 'connect ECONNREFUSED 157.240.0.1:443');
  alike(new DOMException('This operation was aborted', 'AbortError'), 'This operation was aborted');
  const thrown = new Error('(#131047) Re-engagement message');
  thrown.cause = thrown;
  alike(thrown, '(#131047) Re-engagement message');
});

const throws = () => {
  throw new Error('mine');
};
const throwing = Object.getOwnPropertyNames(Reflect);
const handler = Object.fromEntries(throwing.map((trap) => [trap, throws]));
const getters = (...names) => Object.fromEntries(names.map((name) => [name, { get: throws, enumerable: true }]));
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
const circle = () => {
  const object = { a: {} };
  object.a.b = object.cause = object;
  return object;
};
const deep = (length, name) => {
  let object = new Error('the first of all');
  for (let at = 0; at < length; at += 1) object = name === 'cause' ? new Error(`number ${at}`, { cause: object }) : { [name]: object };
  return object;
};
const noMessage = (message) => Object.defineProperty(new Error(), 'message', message);

/** Objects that no client creates on purpose. They must not break the module. */
const odd = {
  'an error whose message throws': () => noMessage({ get: throws }),
  'an error whose message is a symbol': () => noMessage({ value: Symbol('x') }),
  'an error whose message is an object': () => noMessage({ value: { toString: throws } }),
  'an error whose message is missing': () => noMessage({ value: undefined }),
  'an error without a prototype': () => Object.setPrototypeOf(new Error('x'), null),
  'an error whose every member throws': () => {
    const error = new Error('x');
    // Node.js writes the stack on the first read, and calls the getters.
    void error.stack;
    return Object.defineProperties(error, getters('message', 'stack', 'name', 'code', 'status', 'response', 'body', 'error', 'errors', 'cause', 'data', 'toJSON'));
  },
  'an error that throws at the response': () => Object.defineProperties(new Error('x'), getters('response')),
  'a Proxy that throws at everything': () => new Proxy({}, handler),
  'a Proxy of an error that throws at everything': () => new Proxy(new Error('x'), handler),
  'a Proxy of a list that throws at everything': () => new Proxy([], handler),
  'a Proxy of bytes that throws at everything': () => new Proxy(new Uint8Array(8), handler),
  'a revoked Proxy': revoked,
  'a Proxy that has every member, and each of these again': () => {
    const endless = () => new Proxy({}, { get: (_, name) => (name === 'length' || typeof name === 'symbol' ? undefined : endless()) });
    return endless();
  },
  'a response whose members throw': () => ({ response: new Proxy({}, handler), error: new Proxy([], handler) }),
  'a circle': circle,
  'a list in itself': () => {
    const list = [];
    list.push(list, list);
    return list;
  },
  'a toJSON that throws': () => ({ toJSON: throws }),
  'a toJSON that always gives another': () => {
    const endless = () => ({ toJSON: () => ({ x: endless() }) });
    return endless();
  },
  'big numbers, symbols and functions': () => ({ a: 1n, b: Symbol('x'), c: throws, d: NaN, e: [undefined, () => {}] }),
  'half surrogates': () => ({ '\ud800': '\udfff', message: '\ud83d' }),
  'a Map': () => new Map([['error', EXPIRED]]),
  'a WeakMap': () => new WeakMap(),
  'a Promise': () => Promise.resolve(EXPIRED),
  'a Response': () => new Response(text(EXPIRED), { status: 401 }),
  'a Date that is none': () => new Date(NaN),
  'bytes that are no text': () => axiosError(new Uint8Array([0xff, 0xfe, 0])),
  'bytes that were given away': () => {
    const bytes = new Uint8Array(8);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    return axiosError(bytes);
  },
  'a list that says it is endless': () => ({ data: new Proxy([], { get: (_, name) => (name === 'length' ? Infinity : 'x') }) }),
};
for (const [what, make] of Object.entries(odd)) {
  test(`${what} gets a diagnosis, however often`, () => {
    // If each exception leaks a slot, a slot is missing after about five hundred calls.
    const isLong = /every member, and each|says it is endless|always gives another/.test(what);
    const times = isLong ? 20 : what.startsWith('an error whose message throws') ? 10_000 : 1_000;
    for (let time = 0; time < times; time += 1) {
      assert.equal(doctor.explainError(make()).schemaVersion, 1);
    }
  });
}

test('a member that throws hides none of the others', () => {
  for (const names of [['message'], ['response', 'toJSON'], ['cause', 'stack', 'name'], ['body', 'status']]) {
    const broken = Object.defineProperties(errorWith('x', { error: EXPIRED.error }), getters(...names));
    assert.equal(doctor.explainError(broken).category, 'token_expired', names.join());
  }
});

test('chains and nests of any length end, and what is near the outside is found', () => {
  for (const name of ['cause', 'error', 'response', 'x', '0']) {
    assert.equal(doctor.explainError(deep(10_000, name)).schemaVersion, 1, name);
  }
  const long = new Error('outer', { cause: deep(10_000, 'cause') });
  long.body = EXPIRED;
  assert.equal(doctor.explainError(long).category, 'token_expired');
  assert.equal(doctor.explainError(new Error('outer', { cause: deep(20, 'cause') })).schemaVersion, 1);
});

test('only a bounded part of a huge object is read', () => {
  const { log } = console;
  const huge = {
    'members': Object.fromEntries(Array.from({ length: 300_000 }, (_, at) => [`member ${at}`, at])),
    'items': Array.from({ length: 1_000_000 }, (_, at) => ({ at })),
    'text': 'x'.repeat(50_000_000),
    'texts': Array.from({ length: 1_000 }, () => 'x'.repeat(1_000_000)),
    'bytes': Buffer.alloc(50_000_000, 'x'),
    'holes': new Array(4_000_000_000),
  };
  let reads = 0;
  const counted = new Proxy([], { get: (_, name) => ((reads += 1), name === 'length' ? 1e15 : { [String(name)]: 1 }) });
  for (const [what, content] of Object.entries({ ...huge, counted })) {
    for (const whole of [{ content }, errorWith('x', { body: content }), errorWith('x', { response: { data: content } })]) {
      assert.equal(doctor.explainError(whole).schemaVersion, 1, what);
    }
  }
  log(`# ${reads} reads of an endless list, three times over`);
  assert.ok(reads < 200_000, `${reads}`);
  const first = { error: EXPIRED.error, ...huge };
  assert.equal(doctor.explainError(errorWith('x', { response: { data: first } })).category, 'token_expired');
});
