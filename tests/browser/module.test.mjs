// The module that a CRM embeds, in plain Node: its functions return the shapes of the public contract, and an argument of the
// wrong type is named. For the effects of a host, see module_host.test.mjs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { ids } from './graph_server/world.mjs';
import { LANGUAGES } from './languages.mjs';
import { tour, tourGives, tourGiven, tourWorld } from './module_tour.mjs';
import { folder, startHost } from './node_host.mjs';
import { dist } from './site.mjs';
import { makeToken } from './token.mjs';

const DAY = 86_400;
const now = () => Math.floor(Date.now() / 1_000);

let doctor;
let graph;

before(async () => {
  ({ doctor, graph } = await startHost());
});

beforeEach(() => graph.reset());
after(() => graph.close());

const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The files that the tests of this folder know. The card and the command have their own. */
const FILES = [
  'LICENSE-APACHE',
  'LICENSE-MIT',
  'README.md',
  'node/index.d.ts',
  'node/index.js',
  'package.json',
  'report.schema.json',
  'token-doctor.d.ts',
  'token-doctor.js',
  'token-doctor_bg.wasm',
  ...LANGUAGES.map((lang) => `words/${lang}.js`),
].sort();

test('the folder is a package that npm would publish, with its version, types and licences', () => {
  assert.match(about.version, /^\d+\.\d+\.\d+$/);
  assert.notEqual(about.version, '0.0.0');
  assert.equal(doctor.version(), about.version);
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: folder, stdio: 'pipe' }));
  const paths = packed.files.map(({ path }) => path);
  assert.deepEqual(paths.filter((path) => !/^(bin|card)\//.test(path)).sort(), FILES);
  const copied = readdirSync(join(dist, 'card'), { recursive: true }).map((path) => `card/${path.replaceAll(sep, '/')}`);
  assert.deepEqual(paths.filter((path) => path.startsWith('card/')).sort(), copied.filter((path) => /\.\w+$|LICENSE/.test(path)).sort());
});

test('every file that the package names exists', () => {
  const named = Object.values(about.exports).flatMap((target) => (typeof target === 'string' ? target : Object.values(target)));
  for (const path of [...named, ...Object.values(about.bin)]) {
    if (!path.includes('*')) assert.ok(existsSync(join(folder, path)), path);
  }
});

test('only the start in Node.js and the command import modules of Node.js', () => {
  const scripts = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.js') && !/^(bin|node)[/\\]/.test(path));
  assert.ok(scripts.length > 5, scripts.join());
  for (const path of scripts) assert.doesNotMatch(readFileSync(join(folder, path), 'utf8'), /["'`]node:|require\(/, path);
});

const inPackage = ['module', 'node_modules/token-doctor'];
const consumers = [
  ['module_consumer.ts', ...inPackage],
  ['module_consumer.ts', ...inPackage, [/"token-doctor"/g, '"token-doctor/node"']],
  ['card_consumer.ts', 'card', 'card'],
  ['card_consumer.ts', ...inPackage, [/'\.\/card\/token-doctor-(card|element)\.js'/g, "'token-doctor/$1'"]],
];
for (const [consumer, from, to, [name, entry] = [/^/, '']] of consumers) {
  test(`${consumer} compiles against the types of the ${from} under tsc --strict, as ${entry || 'usual'}`, () => {
    const place = mkdtempSync(join(tmpdir(), 'token-doctor-'));
    cpSync(join(dist, from), join(place, to), { recursive: true });
    const text = readFileSync(new URL(consumer, import.meta.url), 'utf8');
    writeFileSync(join(place, 'consumer.ts'), text.replace(name, entry));
    writeFileSync(join(place, 'package.json'), '{"type":"module"}');
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom', '--types', ''];
    const tsc = fileURLToPath(new URL('node_modules/.bin/tsc', import.meta.url));
    try {
      execFileSync(tsc, [...options, 'consumer.ts'], { cwd: place, stdio: 'pipe', encoding: 'utf8' });
    } catch (error) {
      assert.fail(error.stdout || error.message);
    } finally {
      rmSync(place, { recursive: true });
    }
  });
}

test('the four functions work in Node', async () => {
  graph.reset(tourWorld);
  assert.deepEqual(await tour(doctor, tourGiven(graph)), tourGives);
});

test('inspectToken cleans what was pasted and says what it found', () => {
  const token = makeToken({ appId: '731904556182037' });
  const { findings, ...inspection } = doctor.inspectToken(`\tBearer ${token}\n`);
  assert.deepEqual(inspection, {
    schemaVersion: 1,
    token,
    kind: 'access_token',
    completeness: 'looks_complete',
    appId: '731904556182037',
  });
  const codes = findings.map(({ code }) => code);
  assert.ok(codes.includes('whitespace_removed') && codes.includes('bearer_prefix_removed'), codes.join());
  for (const finding of findings) {
    assert.deepEqual(Object.keys(finding).sort(), ['code', 'message', 'severity']);
    assert.ok(['info', 'warning', 'error'].includes(finding.severity));
    assert.ok(!finding.message.includes(token));
  }
  assert.equal(doctor.inspectToken(token.slice(0, -1)).completeness, 'looks_truncated');
  assert.equal(doctor.inspectToken('').kind, 'empty');
  assert.equal(doctor.inspectToken('').appId, null);
});

test('explainError gives a diagnosis for a text or an object, with or without a status', () => {
  const token = makeToken({ appId: '731904556182037' });
  const error = { message: `Malformed access token ${token}`, type: 'OAuthException', code: 190, fbtrace_id: 'Aabc' };
  for (const answer of [{ error }, JSON.stringify({ error })]) {
    const diagnosis = doctor.explainError(answer, 400);
    assert.equal(diagnosis.schemaVersion, 1);
    assert.equal(diagnosis.category, 'invalid_token');
    assert.equal(diagnosis.cause, 'malformed');
    assert.equal(diagnosis.tokenIsFine, false);
    assert.equal(diagnosis.retryable, false);
    assert.deepEqual([diagnosis.graph.code, diagnosis.graph.type, diagnosis.graph.httpStatus, diagnosis.graph.fbtraceId], [
      190, 'OAuthException', 400, 'Aabc',
    ]);
    for (const text of [diagnosis.title, diagnosis.explanation, ...diagnosis.steps.map((step) => step.text)]) {
      assert.ok(typeof text === 'string' && text.length > 0);
    }
    assert.ok(!JSON.stringify(diagnosis).includes(token.slice(20, 60)));
  }
  assert.equal(doctor.explainError({ error: { message: 'Session has expired', code: 190, error_subcode: 463 } }).category, 'token_expired');
  assert.equal(doctor.explainError('<html>Bad Gateway</html>', 502).category, 'temporary_fault');
  assert.equal(doctor.explainError('something else').category, 'unrecognised');
});

test('explainError reads the output of the copied command as a whole', () => {
  const { phoneNumber } = ids;
  const expired = { error: { message: 'Error validating access token', type: 'OAuthException', code: 190, error_subcode: 463 } };
  const printed = (answer, httpStatus) =>
    [
      `WhatsApp Token Doctor, answers 1; phone_number_id=${phoneNumber}; whatsapp_business_account_id=`,
      ...[`phone_number ${phoneNumber}`, 'app'].flatMap((call) => [`# ${call}`, JSON.stringify(answer), `HTTP ${httpStatus}`]),
    ].join('\n');
  assert.equal(doctor.explainError(printed(expired, 401)).category, 'token_expired');

  const number = { id: phoneNumber, display_phone_number: '+1 555-010-0199', status: 'CONNECTED' };
  assert.equal(doctor.explainError(printed(number, 200)).category, 'no_fault');
  assert.equal(doctor.explainError(printed({ ...number, status: 'PENDING' }, 200)).cause, 'number_not_connected');
});

test('every character of a text arrives unchanged', () => {
  const message = '"a" \\ b\u0001\u001f\u007f\u2028 é 漢 😀 </script>';
  assert.equal(doctor.explainError({ error: { code: 987_654, type: 'OAuthException', message } }).graph.message, message);
});

/** The members of an object and of everything in it, sorted, lists by their first item: its shape. */
function shapeOf(value) {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null || typeof value !== 'object') return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
}

test('a report has the shape of the contract, in a run that worked', async () => {
  const report = await doctor.testConnection({ token: graph.token, phoneNumberId: ids.phoneNumber });
  const text = 'string';
  assert.deepEqual(shapeOf(report), {
    schemaVersion: 'number',
    verdict: text,
    headline: text,
    diagnosis: null,
    helpPath: null,
    checks: [{ id: text, state: text, label: text, detail: text }],
    firstBrokenCheck: null,
    requests: 'number',
    token: {
      type: text,
      holder: text,
      expiresAt: null,
      dataAccessExpiresAt: null,
      issuedAt: null,
      appId: text,
      appName: text,
      permissions: [{ name: text, state: text }],
    },
    accounts: [{ id: text, name: text }],
    phoneNumbers: [
      { id: text, accountId: text, verifiedName: text, displayPhoneNumber: text, qualityRating: text, status: text },
    ],
    sending: text,
    webhook: { subscribed: 'boolean', address: text, level: text },
    report: text,
  });
  assert.equal(report.requests, graph.requests.length);
  assert.ok(!JSON.stringify(report).includes(graph.token));
});

const states = [
  ['an expired token', { token: { expires_at: now() - DAY } }, 'failed', 'token_expired', 'token'],
  ['a token that ends within hours', { app: { roles: [ids.holder] }, token: { expires_at: now() + 3_600 } }, 'attention', 'ends_soon', null],
  ['a missing permission', { token: { permissions: ['whatsapp_business_messaging'] } }, 'failed', 'permission_denied', 'permissions'],
];
for (const [state, world, verdict, category, broken] of states) {
  test(`${state} is ${verdict}, ${category}`, async () => {
    graph.reset(world);
    const report = await doctor.testConnection({ token: graph.token, phoneNumberId: ids.phoneNumber });
    assert.deepEqual([report.verdict, report.diagnosis.category, report.firstBrokenCheck], [verdict, category, broken]);
    assert.equal(report.diagnosis.schemaVersion, 1);
  });
}

test('the address of the CRM and its app are compared with those at Meta', async () => {
  const asked = { token: graph.token, phoneNumberId: ids.phoneNumber };
  graph.reset({ account: { overrides: { [ids.app]: 'https://u:p@old.example.org/hook?key=1' } } });
  for (const [options, verdict, cause] of [
    [{}, 'connected', undefined],
    [{ webhookUrl: 'https://old.example.org/hook', appId: ids.app }, 'connected', undefined],
    [{ webhookUrl: 'https://crm.example/webhook' }, 'attention', 'webhook_elsewhere'],
    [{ appId: '1234567890123456' }, 'attention', 'another_app'],
  ]) {
    const report = await doctor.testConnection({ ...asked, ...options });
    assert.deepEqual([report.verdict, report.diagnosis?.cause], [verdict, cause]);
    assert.deepEqual(report.webhook, { subscribed: true, address: 'old.example.org/hook', level: 'account' });
  }
});

test('sending is checked only if the host wants it, by one call after the others', async () => {
  const asked = { token: graph.token, phoneNumberId: ids.phoneNumber };
  const messages = () => graph.requests.filter(({ name }) => name === 'messages').length;
  for (const [world, probeSending, sending, verdict] of [
    [{}, undefined, 'not_tested', 'connected'],
    [{}, false, 'not_tested', 'connected'],
    [{}, true, 'proven', 'connected'],
    [{ sending: 'unpaid' }, true, 'refused', 'attention'],
    [{ sending: 'odd' }, true, 'unknown', 'connected'],
  ]) {
    graph.reset(world);
    const report = await doctor.testConnection({ ...asked, probeSending });
    assert.deepEqual([report.sending, report.verdict, messages()], [sending, verdict, probeSending ? 1 : 0]);
    assert.equal(report.requests, graph.requests.length);
    assert.deepEqual(graph.writes, []);
  }
});

const unsendable = [
  ['an empty text', '', /no access token/],
  ['prose', 'the token is on the other desk', /no access token/],
  ['an app token', `731904556182037|${'0f'.repeat(16)}`, /app access token/],
  ['an app secret', '0f'.repeat(16), /app secret/],
  ['an answer of Meta', '{"error":{"message":"Session has expired","type":"OAuthException","code":190}}', /answer from the Graph API/],
  ['two different tokens', `${makeToken({ seed: 'one' })} ${makeToken({ seed: 'two' })}`, /2 different tokens/],
];
for (const [what, token, says] of unsendable) {
  test(`${what} is not sent, and the diagnosis says so`, async () => {
    const report = await doctor.testConnection({ token });
    assert.deepEqual([report.verdict, report.diagnosis.cause, report.requests], ['failed', 'nothing_to_send', 0]);
    assert.match(report.diagnosis.explanation, says);
    const exchange = await doctor.exchangeToken({ token, appId: ids.app, appSecret: '0f'.repeat(16) });
    assert.deepEqual([exchange.token, exchange.diagnosis.cause], [null, 'nothing_to_send']);
    assert.equal(graph.requests.length, 0);
  });
}

test('requests go to the named version', async () => {
  await doctor.testConnection({ token: graph.token, graphVersion: 'v24.0' });
  assert.deepEqual([...new Set(graph.requests.map(({ version }) => version))], ['v24.0']);
});

const secret = () => graph.world.apps.get(ids.app).secret;
const exchange = (request) => doctor.exchangeToken({ token: graph.token, appId: ids.app, appSecret: secret(), ...request });

test('an exchange returns a new token and its expiry, and no secret or token is in an address', async () => {
  graph.reset({ token: { expires_at: now() + 3_600 } });
  const { token, expiresInSecs, ...rest } = await exchange();
  assert.deepEqual(rest, { schemaVersion: 1, diagnosis: null });
  assert.ok(graph.world.tokens.has(token) && token !== graph.token);
  assert.ok(Math.abs(expiresInSecs - 60 * DAY) < 60);
  const [{ method, url, query }] = graph.requests;
  assert.equal(method, 'GET');
  assert.ok(!url.includes(secret()) && !url.includes(graph.token));
  assert.equal(query.set_token_expires_in_60_days, undefined);
});

test('a renewal asks for 60 days more', async () => {
  graph.reset({ token: { expires_at: now() + 5 * DAY, issued_at: now() - 55 * DAY } });
  const { expiresInSecs } = await exchange({ renew: true });
  assert.ok(Math.abs(expiresInSecs - 60 * DAY) < 60);
  assert.equal(graph.requests[0].query.set_token_expires_in_60_days, 'true');
});

const refusals = [
  ['an expired token', { token: { expires_at: now() - DAY } }, {}, 'token_expired'],
  ['a wrong secret', {}, { appSecret: 'ab'.repeat(16) }, 'app_problem'],
  ['an app that is not there', {}, { appId: '1234567890' }, 'app_problem'],
  ['what cannot be an app ID', {}, { appId: 'CRM' }, 'app_problem'],
  ['an empty secret', {}, { appSecret: ' ' }, 'app_problem'],
  [
    "another app's token",
    { apps: [{}, { id: '998877665544', secret: 'cd'.repeat(16) }] },
    { appId: '998877665544', appSecret: 'cd'.repeat(16) },
    'app_problem',
  ],
];
for (const [what, world, request, category] of refusals) {
  test(`${what} is not exchanged: ${category}`, async () => {
    graph.reset(world);
    const report = await exchange(request);
    assert.deepEqual([report.token, report.expiresInSecs, report.diagnosis.category], [null, null, category]);
    assert.ok(!JSON.stringify(report).includes(graph.token) && !JSON.stringify(report).includes(secret()));
  });
}

test('an argument of the wrong type throws a TypeError that names it, before anything is sent', () => {
  const { token } = graph;
  const cases = [
    [() => doctor.inspectToken(), /pasted/],
    [() => doctor.inspectToken(42), /pasted/],
    [() => doctor.inspectToken({}), /pasted/],
    [() => doctor.explainError(), /answer/],
    [() => doctor.explainError(42), /answer/],
    [() => doctor.explainError(null), /answer/],
    [() => doctor.explainError('{}', '400'), /httpStatus/],
    [() => doctor.testConnection(), /request/],
    [() => doctor.testConnection('EAA'), /request/],
    [() => doctor.testConnection({}), /request\.token/],
    [() => doctor.testConnection({ token: ['EAA'] }), /request\.token/],
    [() => doctor.testConnection({ token, phoneNumberId: 106540352242922 }), /request\.phoneNumberId/],
    [() => doctor.testConnection({ token, whatsappBusinessAccountId: {} }), /request\.whatsappBusinessAccountId/],
    [() => doctor.testConnection({ token, appSecret: 7 }), /request\.appSecret/],
    [() => doctor.testConnection({ token, graphVersion: 25 }), /request\.graphVersion/],
    [() => doctor.testConnection({ token, graphVersion: '25' }), /request\.graphVersion/],
    [() => doctor.testConnection({ token, webhookUrl: 'crm.example' }), /request\.webhookUrl/],
    [() => doctor.testConnection({ token, webhookUrl: 7 }), /request\.webhookUrl/],
    [() => doctor.testConnection({ token, appId: 'my app' }), /request\.appId/],
    [() => doctor.testConnection({ token, probeSending: 'yes' }), /request\.probeSending/],
    [() => doctor.testConnection({ token, timeoutMs: '10' }), /request\.timeoutMs/],
    [() => doctor.testConnection({ token, timeoutMs: 0 }), /request\.timeoutMs/],
    [() => doctor.testConnection({ token, timeoutMs: NaN }), /request\.timeoutMs/],
    [() => doctor.testConnection({ token, signal: 'stop' }), /request\.signal/],
    [() => doctor.testConnection({ token, signal: {} }), /request\.signal/],
    [() => doctor.testConnection({ token, onProgress: true }), /request\.onProgress/],
    [() => doctor.exchangeToken({ token, appId: 7, appSecret: 's' }), /request\.appId/],
    [() => doctor.exchangeToken({ token, appId: ids.app }), /request\.appSecret/],
    [() => doctor.exchangeToken({ token, appId: ids.app, appSecret: 's', renew: 'yes' }), /request\.renew/],
  ];
  for (const [call, name] of cases) assert.throws(call, (error) => error instanceof TypeError && name.test(error.message), `${call}`);
  assert.equal(graph.requests.length, 0);
});
