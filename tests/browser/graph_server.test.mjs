// The local Graph server answers like Meta: the calls, the refusals, the network. The requests come over
// TLS from Node, without a browser.

import assert from 'node:assert/strict';
import { request as httpsRequest } from 'node:https';
import { after, before, beforeEach, test } from 'node:test';
import { createHmac } from 'node:crypto';

import { startGraphServer } from './graph_server.mjs';
import { nodeTypes } from './graph_server/calls.mjs';
import { pacific } from './graph_server/errors.mjs';
import { tokenStates } from './graph_server/token_states.mjs';
import { ids } from './graph_server/world.mjs';
import { appIdIn, makeToken, OLDER_FORM, withOneLetterAltered } from './token.mjs';

let graph;
before(async () => (graph = await startGraphServer()));
beforeEach(() => graph.reset());
after(() => graph.close());

/** One request. The body of the answer is parsed if it is JSON. */
function ask(path, { method = 'GET', headers = {}, body, ...query } = {}) {
  const search = new URLSearchParams(query).toString();
  const options = { port: graph.port, path: search ? `${path}?${search}` : path, method, headers, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    const outgoing = httpsRequest({ host: '127.0.0.1', ...options }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode, headers: response.headers, text, json: parsed(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const asked = (path, query = {}) => ask(`/v25.0${path}`, { access_token: graph.token, ...query });
const messageOf = async (answer) => (await answer).json.error.message;

test('a generated token has the format of public fixtures, and its text names its app', () => {
  const token = makeToken({ appId: '731904556182037' });
  assert.match(token, /^EA/);
  assert.match(token, /^E(?:[A-Ya-z0-9]|Z[A-D])+$/);
  assert.equal(appIdIn(token), '731904556182037');
  assert.match(makeToken({ appId: '6628568379' }), /^EAAAAAYsX7TsBO/);
  assert.match(makeToken({ appId: '350685531728', form: OLDER_FORM }), /^EAAAAUaZA8jlABA/);
  assert.equal(appIdIn(token.slice(0, -1)), null);
  assert.notEqual(withOneLetterAltered(token), token);
  assert.equal(withOneLetterAltered(token).toLowerCase(), token.toLowerCase());
});

test('a phone number is read with and without a version, field by field', async () => {
  for (const version of ['', '/v25.0', '/v19.0']) {
    const { status, json, headers } = await ask(`${version}/${ids.phoneNumber}`, {
      access_token: graph.token,
      fields: 'verified_name,throughput{level},health_status',
    });
    assert.equal(status, 200);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.equal(json.verified_name, 'Lantern Books');
    assert.deepEqual(json.throughput, { level: 'STANDARD' });
    assert.equal(json.health_status.can_send_message, 'AVAILABLE');
    assert.deepEqual(
      json.health_status.entities.map(({ entity_type }) => entity_type),
      ['PHONE_NUMBER', 'WABA', 'BUSINESS', 'APP'],
    );
    assert.equal(json.id, ids.phoneNumber);
    assert.equal(Object.keys(json).length, 4);
  }
});

test('every node type gives each of its known fields and refuses an unknown one in the words of Meta', async () => {
  const paths = {
    WhatsAppBusinessPhoneNumber: `/${ids.phoneNumber}`,
    WhatsAppBusinessAccount: `/${ids.account}`,
    Business: `/${ids.business}`,
    Application: '/app',
    SystemUser: '/me',
  };
  for (const [type, path] of Object.entries(paths)) {
    const fields = nodeTypes[type].fields.join(',');
    assert.equal((await asked(path, { fields })).status, 200, type);
    const { status, json } = await asked(path, { fields: `id,colour,${fields}` });
    assert.equal(status, 400);
    const { fbtrace_id, ...error } = json.error;
    assert.match(fbtrace_id, /^A[\w-]{10,}$/);
    assert.deepEqual(error, {
      message: `(#100) Tried accessing nonexisting field (colour) on node type (${type})`,
      type: 'OAuthException',
      code: 100,
    });
  }
  graph.reset({ withoutFields: { WhatsAppBusinessPhoneNumber: ['throughput'] } });
  assert.match(await messageOf(asked(paths.WhatsAppBusinessPhoneNumber, { fields: 'id,throughput' })), /field \(throughput\)/);
  assert.equal((await asked(paths.WhatsAppBusinessPhoneNumber)).status, 200);
});

test('every state of a token is answered with its own code and subcode', async () => {
  const subcodes = {
    expired: 463, password_changed: 460, session_replaced: 460, app_removed: 458, logged_out: 467,
    revoked: 466, checkpointed: 459, unconfirmed: 464, impersonating: 492,
  };
  const messages = new Set();
  for (const state of Object.keys(tokenStates)) {
    graph.reset({ token: { state } });
    const { status, json, headers } = await asked(`/${ids.phoneNumber}`);
    assert.equal(status, subcodes[state] === undefined ? 400 : 401, state);
    assert.equal(json.error.code, 190, state);
    assert.equal(json.error.error_subcode, subcodes[state], state);
    assert.equal(headers['access-control-allow-origin'], '*');
    messages.add(json.error.message);
  }
  assert.equal(messages.size, Object.keys(tokenStates).length);
});

test('a token expires at its time, in US Pacific time', async () => {
  assert.equal(pacific(1_709_697_600), 'Tuesday, 05-Mar-24 20:00:00 PST');
  assert.equal(pacific(1_721_000_000), 'Sunday, 14-Jul-24 16:33:20 PDT');
  graph.reset({ now: 1_709_697_599, token: { expires_at: 1_709_697_600 } });
  assert.equal((await asked('/me')).status, 200);
  graph.reset({ now: 1_709_697_600, token: { expires_at: 1_709_697_600 } });
  assert.equal(
    await messageOf(asked('/me')),
    'Error validating access token: Session has expired on Tuesday, 05-Mar-24 20:00:00 PST. The current time is Tuesday, 05-Mar-24 20:00:00 PST.',
  );
});

test('a text that is no known token is malformed, unparsable, undecryptable or missing', async () => {
  const whole = makeToken({ seed: 'of nobody' });
  const cut = whole.slice(0, -1);
  assert.equal(await messageOf(asked('/me', { access_token: cut })), `Malformed access token ${cut}`);
  assert.match(await messageOf(asked('/me', { access_token: 'a b' })), /Cannot parse access token$/);
  assert.match(await messageOf(asked('/me', { access_token: whole })), /could not be decrypted$/);
  assert.match(await messageOf(asked('/me', { access_token: withOneLetterAltered(graph.token) })), /could not be decrypted$/);
  assert.equal((await ask('/me')).json.error.code, 2500);
  assert.equal((await ask(`/${ids.phoneNumber}`)).json.error.code, 104);
});

test('an app that is deleted, blocked, closed to this address or asks for a proof refuses the call', async () => {
  const cases = [
    [{ deleted: true }, 190, /Application has been deleted/],
    [{ blocked: true }, 200, /^API access blocked\.$/],
    [{ refuses_address: true }, 5, /This IP can't make requests/],
    [{ requires_proof: true }, 100, /require an appsecret_proof argument/],
  ];
  for (const [app, code, message] of cases) {
    graph.reset({ app });
    const { json } = await asked('/app');
    assert.equal(json.error.code, code);
    assert.match(json.error.message, message);
  }
  const [{ secret }] = graph.world.apps.values();
  const proof = createHmac('sha256', secret).update(graph.token).digest('hex');
  assert.equal((await asked('/app', { appsecret_proof: proof })).json.id, ids.app);
  assert.match(await messageOf(asked('/app', { appsecret_proof: '00' })), /^Invalid appsecret_proof/);
});

test('a missing permission is refused, and an object out of reach looks like one that does not exist', async () => {
  graph.reset({ token: { permissions: ['whatsapp_business_messaging'] } });
  const refused = await asked(`/${ids.phoneNumber}`);
  assert.equal(refused.status, 403);
  assert.equal(refused.json.error.code, 200);
  assert.match(refused.json.error.message, /whatsapp_business_management/);
  assert.equal((await asked('/me/businesses')).json.error.message, '(#100) Missing permissions');

  graph.reset({ holder: { role: 'EMPLOYEE' } });
  for (const id of [ids.phoneNumber, ids.account, '42']) {
    const { json } = await asked(`/${id}`);
    assert.equal(json.error.code, 100);
    assert.equal(json.error.error_subcode, 33);
    assert.ok(json.error.message.startsWith(`Unsupported get request. Object with ID '${id}' does not exist`));
  }
  graph.reset({ holder: { role: 'EMPLOYEE', assigned: [ids.account] } });
  assert.equal((await asked(`/${ids.phoneNumber}`)).status, 200);
  graph.reset({ token: { accounts: [] } });
  assert.equal((await asked(`/${ids.account}`)).json.error.error_subcode, 33);
  assert.equal((await asked('/lantern')).json.error.code, 803);
  assert.equal((await asked('/me/a/b')).json.error.code, 2500);
  assert.equal(
    await messageOf(ask(`/${ids.account}/messages`, { access_token: graph.token })),
    `Unsupported get request. Object with ID '${ids.account}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  );
  graph.reset();
  assert.equal(
    await messageOf(asked(`/${ids.account}/messages`)),
    '(#100) Tried accessing nonexisting field (messages) on node type (WhatsAppBusinessAccount)',
  );
});

test('the other calls show the owner of the token and what it can access', async () => {
  graph.reset({ holder: { assigned: [ids.account] }, business: { id: ids.business, name: 'Lantern Books' } });
  const account = { id: ids.account, name: 'Lantern Books support' };
  const cases = {
    '/app': { id: ids.app, name: 'CRM connector' },
    '/me': { id: ids.holder, name: 'CRM system user' },
    [`/${ids.account}`]: account,
    '/me/assigned_whatsapp_business_accounts': account,
    '/me/businesses': { id: ids.business, name: 'Lantern Books' },
    [`/${ids.business}/owned_whatsapp_business_accounts`]: account,
    [`/${ids.account}/phone_numbers`]: { id: ids.phoneNumber },
  };
  for (const [path, expected] of Object.entries(cases)) {
    const { json } = await asked(path, { fields: Object.keys(expected).join(',') });
    assert.deepEqual(json.data?.[0] ?? json, expected, path);
  }
  assert.deepEqual((await asked(`/${ids.business}/client_whatsapp_business_accounts`)).json, { data: [] });
  const apps = (await asked(`/${ids.account}/subscribed_apps`)).json.data;
  assert.equal(apps[0].whatsapp_business_api_data.id, ids.app);
  const permissions = (await asked('/me/permissions')).json.data;
  assert.deepEqual(permissions[0], { permission: 'whatsapp_business_management', status: 'granted' });
});

test('an empty list of assigned accounts does not mean that the token can access none', async () => {
  assert.deepEqual((await asked('/me/assigned_whatsapp_business_accounts')).json, { data: [] });
  assert.equal((await asked(`/${ids.account}`)).status, 200);
});

test('long lists come in pages, whose next address carries the token', async () => {
  const phoneNumbers = Array.from({ length: 5 }, (_, n) => ({ id: `${ids.phoneNumber}${n}` }));
  graph.reset({ phoneNumbers });
  const seen = [];
  let query = { fields: 'id', limit: 2 };
  for (;;) {
    const { json } = await asked(`/${ids.account}/phone_numbers`, query);
    seen.push(...json.data);
    if (json.paging.next === undefined) break;
    assert.equal(new URL(json.paging.next).searchParams.get('access_token'), graph.token);
    query = { ...query, after: json.paging.cursors.after };
  }
  assert.deepEqual(seen, phoneNumbers);
  assert.equal(graph.named('phone_numbers').length, 3);
});

test('debug_token is for owners with a role on the app, and describes dead tokens with HTTP 200', async () => {
  const input_token = graph.token;
  const refused = await asked('/debug_token', { input_token });
  assert.equal(refused.status, 400);
  assert.match(refused.json.error.message, /^\(#100\) You must provide an app access token/);

  graph.reset({ app: { roles: [ids.holder] }, token: { accounts: [ids.account], expires_at: 4_000_000_000 } });
  const { data } = (await asked('/debug_token', { input_token })).json;
  assert.equal(data.is_valid, true);
  assert.equal(data.type, 'SYSTEM_USER');
  assert.equal(data.expires_at, 4_000_000_000);
  assert.equal('issued_at' in data, false);
  assert.deepEqual(data.granular_scopes, [
    { scope: 'whatsapp_business_management', target_ids: [ids.account] },
    { scope: 'whatsapp_business_messaging', target_ids: [ids.account] },
    { scope: 'business_management' },
  ]);

  graph.reset({ token: { state: 'password_changed' } });
  const [{ id, secret }] = graph.world.apps.values();
  const access_token = `${id}|${secret}`;
  const dead = await asked('/debug_token', { input_token, access_token });
  assert.equal(dead.status, 200);
  assert.equal(dead.json.data.is_valid, false);
  assert.equal(dead.json.data.error.subcode, 460);
  const unknown = await asked('/debug_token', { input_token: 'rubbish', access_token });
  assert.equal(unknown.json.data.error.code, 190);
  assert.deepEqual(unknown.json.data.scopes, []);
});

test('a short-lived token is exchanged for sixty days, and a longer one is extended only by a renewal', async () => {
  const now = 1_700_000_000;
  const hours = 3_600;
  const [{ secret: client_secret }] = graph.world.apps.values();
  const exchange = (query) =>
    ask('/v25.0/oauth/access_token', {
      grant_type: 'fb_exchange_token', client_id: ids.app, client_secret, fb_exchange_token: graph.token, ...query,
    });
  graph.reset({ now, token: { expires_at: now + 2 * hours, issued_at: now } });
  const { json } = await exchange();
  assert.equal(json.expires_in, 60 * 24 * hours);
  assert.equal((await asked('/me', { access_token: json.access_token })).status, 200);

  graph.reset({ now, token: { expires_at: now + 480 * hours, issued_at: now - 960 * hours } });
  assert.equal((await exchange()).json.expires_in, 480 * hours);
  assert.equal((await exchange({ set_token_expires_in_60_days: 'true' })).json.expires_in, 1_440 * hours);

  assert.match((await exchange({ client_secret: 'no' })).json.error.message, /Error validating client secret/);
  assert.equal((await exchange({ client_id: '1' })).json.error.code, 101);
  assert.match((await exchange({ fb_exchange_token: '' })).json.error.message, /fb_exchange_token is required/);
  graph.reset({ token: { state: 'expired' } });
  assert.equal((await exchange()).json.error.error_subcode, 463);
});

test('a preflight with a bad token in the URL is refused with 400, and otherwise names Authorization', async () => {
  const bad = await ask(`/${ids.phoneNumber}`, { method: 'OPTIONS', access_token: 'rubbish' });
  assert.equal(bad.status, 400);
  for (const query of [{}, { access_token: graph.token }]) {
    const { status, headers } = await ask(`/${ids.phoneNumber}`, { method: 'OPTIONS', ...query });
    assert.equal(status, 200);
    assert.match(headers['access-control-allow-headers'], /Authorization/);
    assert.doesNotMatch(headers['access-control-allow-headers'], /\*/);
  }
});

test('the token may come in the header, and a long call as a form with method=get', async () => {
  const bearer = await ask('/me', { headers: { Authorization: `Bearer ${graph.token}` } });
  assert.equal(bearer.json.id, ids.holder);
  const form = new URLSearchParams({ method: 'get', fields: 'id', access_token: graph.token }).toString();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  assert.equal((await ask('/me', { method: 'POST', headers, body: form })).json.id, ids.holder);
  assert.equal((await asked('/me', { method: 'POST' })).json.error.error_subcode, 33);
});

test('a form with method=get is read, refused, or written as a real POST, as the world says', async () => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const post = (path) =>
    ask(path, { method: 'POST', headers, body: `method=get&access_token=${graph.token}${path.includes('/', 1) ? '' : '&fields=id'}` });
  const subscribed = `/${ids.account}/subscribed_apps`;
  assert.equal((await post(subscribed)).json.data.length, 1);
  assert.deepEqual(graph.writes, []);

  graph.reset({ forms: 'refused' });
  for (const path of ['/debug_token', '/me', `/${ids.phoneNumber}`, subscribed]) {
    assert.match((await post(path)).json.error.message, /^Unsupported post request/, path);
  }
  graph.reset({ formsRefusedAt: ['phone_number'] });
  assert.match((await post(`/${ids.phoneNumber}`)).json.error.message, /^Unsupported post request/);
  assert.equal((await post('/me')).json.id, ids.holder);

  graph.reset({ forms: 'written' });
  assert.match((await post('/debug_token')).json.error.message, /^Unsupported post request/);
  assert.match((await post('/me/permissions')).json.error.message, /^Unsupported post request/);
  assert.equal((await post(`/${ids.phoneNumber}`)).json.id, ids.phoneNumber, 'answered as a read, and nothing is changed');
  assert.match((await post(`/${ids.account}/phone_numbers`)).json.error.message, /parameter cc is required/);
  assert.deepEqual(graph.writes, []);
  assert.deepEqual((await post(subscribed)).json, { success: true });
  assert.equal(graph.writes.length, 1);
  assert.deepEqual(graph.requests.at(-1).sent, 'POST');
  assert.equal((await asked(subscribed)).json.data.length, 1, 'a GET reads');
});

test('any call can get a fault, by name, path or pattern, once or always', async () => {
  graph.fault('me', { status: 502, html: true });
  const gateway = await asked('/me');
  assert.equal(gateway.status, 502);
  assert.match(gateway.headers['content-type'], /html/);
  assert.match(gateway.text, /Bad Gateway/);
  assert.equal((await asked('/app')).status, 200);

  graph.fault('/app', { empty: true });
  assert.equal((await asked('/app')).text, '');
  graph.fault(/^\/\d+$/, { cut: true });
  const cut = await asked(`/${ids.phoneNumber}`);
  assert.ok(cut.text.length > 0 && cut.json === undefined);
  graph.fault('*', { status: 200, error: { code: 4, message: '(#4) Application request limit reached' }, cors: false });
  const limited = await asked('/me');
  assert.equal(limited.status, 200);
  assert.equal(limited.json.error.code, 4);
  assert.equal(limited.headers['access-control-allow-origin'], undefined);
  graph.fault('*', { drop: true, times: 1 });
  await assert.rejects(asked('/me'));
  assert.equal((await asked('/me')).status, 200);
  graph.fault('*', { reset: true });
  await assert.rejects(asked('/me'));
  graph.clearFaults();
  assert.equal((await asked('/me')).status, 200);
});

test('an answer can be of any size and type, lead elsewhere or come piece by piece', async () => {
  graph.fault('me', { large: 1_000_000, type: 'text/plain' });
  const large = await asked('/me');
  assert.equal(large.headers['content-type'], 'text/plain');
  assert.equal(large.json.padding.length, 1_000_000);
  assert.equal(large.json.id, ids.holder);

  graph.fault('me', { redirect: 'https://portal.example/login' });
  const redirected = await asked('/me');
  assert.deepEqual([redirected.status, redirected.headers.location], [302, 'https://portal.example/login']);
  graph.fault('me', { redirect: true });
  assert.match((await asked('/me')).headers.location, /\/v25\.0\/me\?access_token=/);

  graph.fault('me', { drip: { bytes: 10, everyMs: 1 } });
  assert.equal((await asked('/me')).json.id, ids.holder);
  assert.equal((await asked('/me', { method: 'OPTIONS' })).status, 200);
});

test('an answer can be delayed until it is released', async () => {
  const held = graph.hold('me');
  let answered = false;
  const answer = asked('/me').then(() => (answered = true));
  await held.arrived;
  await asked('/app');
  assert.equal(answered, false);
  held.release();
  await answer;
});

test('every request is recorded with its method, address and headers', async () => {
  await asked('/me', { fields: 'id' });
  await ask('/v24.0/app', { method: 'OPTIONS', headers: { Origin: 'http://127.0.0.1' } });
  assert.deepEqual(
    graph.requests.map(({ method, name, path, version }) => ({ method, name, path, version })),
    [
      { method: 'GET', name: 'me', path: '/me', version: 'v25.0' },
      { method: 'OPTIONS', name: 'app', path: '/app', version: 'v24.0' },
    ],
  );
  assert.equal(graph.requests[0].query.fields, 'id');
  assert.equal(graph.requests[1].headers.origin, 'http://127.0.0.1');
});

test('a split account answers the same under both IDs, with the same phone numbers', async () => {
  const twin = '21837465091829999';
  graph.reset({ accounts: [{}, { id: twin, twin_of: ids.account }] });
  const numbersUnder = async (id) => (await asked(`/${id}/phone_numbers`)).json.data.map((number) => number.id);
  assert.deepEqual(await numbersUnder(twin), [ids.phoneNumber]);
  assert.deepEqual(await numbersUnder(twin), await numbersUnder(ids.account));
});

test('a token of Embedded Signup has the WhatsApp permissions only in the flat list', async () => {
  graph.reset({ app: { roles: [ids.holder] }, token: { flat: true, accounts: [ids.account] } });
  const { data } = (await asked('/debug_token', { input_token: graph.token })).json;
  assert.ok(data.scopes.includes('whatsapp_business_messaging'));
  assert.deepEqual(data.granular_scopes, [{ scope: 'business_management' }]);
});
