// The command line: its commands, exit codes and outputs, in its own process against the local Graph server. No run shows a secret.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { hasTerminal, helpFile, LEADS_TO_GRAPH, program, start, startAtTerminal } from './command_process.mjs';
import { startGraphServer } from './graph_server.mjs';
import { ids } from './graph_server/world.mjs';
import { dist } from './site.mjs';

const APP_SECRET = '0f'.repeat(16);
const OTHER_SECRET = 'ab'.repeat(16);
const EXPIRED = '{"error":{"message":"Error validating access token: Session has expired","type":"OAuthException","code":190,"error_subcode":463}}';
const SUCCESS = 'WhatsApp connected successfully! Verified: Lantern Books';
const DAY = 86_400;

let graph;

before(async () => (graph = await startGraphServer()));
beforeEach(() => graph.reset());
after(() => graph.close());

/** The parts of all secrets of the world. A half of a token is a secret too. */
function parts() {
  const tokens = [...graph.world.tokens.keys()];
  return [...tokens.flatMap((token) => [token.slice(4, 24), token.slice(-24)]), APP_SECRET, OTHER_SECRET];
}

function holdsNoSecret({ stdout, stderr }, known = parts()) {
  for (const part of known) {
    assert.ok(!stdout.includes(part), 'standard output contains a secret');
    assert.ok(!stderr.includes(part), 'standard error contains a secret');
  }
}

/** Runs it to its end. `input`: what is on standard input, by default the token of the world. */
async function run(args, { input = `${graph.token}\n`, hooks, env } = {}) {
  const known = parts();
  const running = start(args, { port: graph.port, hooks, env });
  running.child.stdin.end(input);
  const ended = await running.end();
  holdsNoSecret(ended, known);
  return ended;
}

const lines = (text) => text.split('\n').slice(0, -1);
const objects = (text) => lines(text).map((line) => JSON.parse(line));

test('--help is a page that fits a terminal, and names every option', async () => {
  const { OPTIONS } = await import(pathToFileURL(join(dist, 'module/bin/arguments.js')));
  for (const args of [['--help'], ['-h'], ['exchange', '--help'], ['test', '--help']]) {
    const { code, stdout, stderr } = await run(args);
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, readFileSync(helpFile, 'utf8'));
    assert.ok(lines(stdout).length <= 60, `${lines(stdout).length} lines`);
    for (const line of lines(stdout)) assert.ok(line.length <= 80, line);
    for (const name of Object.keys(OPTIONS).filter((name) => name !== '-h')) assert.ok(stdout.includes(name), name);
  }
  assert.equal(graph.requests.length, 0);
});

test('--version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(dist, 'module/package.json'), 'utf8'));
  const { code, stdout } = await run(['--version']);
  assert.deepEqual([code, stdout], [0, `${version}\n`]);
});

test('--list-checks lists the IDs and names of all checks', async () => {
  const { code, stdout } = await run(['--list-checks', '--json']);
  const order = ['text', 'token', 'app', 'permissions', 'account', 'phone_number', 'health', 'webhook'];
  assert.deepEqual([code, JSON.parse(stdout).map(({ id }) => id)], [0, order]);
  const text = await run(['test', '--list-checks', '--lang', 'pt-BR']);
  assert.match(text.stdout, /^phone_number {2}Número de telefone$/m);
  assert.equal(graph.requests.length, 0);
});

/** Verdict → a world with it, and what is said. */
const verdicts = [
  ['connected', 0, {}, SUCCESS],
  ['attention', 1, { account: { subscribed_apps: [] } }, 'Connected, but incoming messages may not arrive'],
  ['failed', 2, { token: { state: 'expired' } }, 'Token expired'],
  ['could_not_tell', 3, {}, 'Could not reach Meta'],
];
for (const [verdict, expected, world, headline] of verdicts) {
  test(`a token that is ${verdict} ends with ${expected}, in words and as JSON`, async () => {
    graph.reset(world);
    if (verdict === 'could_not_tell') graph.fault('*', { drop: true });
    const words = await run([]);
    assert.deepEqual([words.code, lines(words.stdout)[0], words.stderr], [expected, headline, '']);
    assert.match(words.stdout, /^Checks\n {2}Text of the token: works\n {4}\S/m);
    assert.match(words.stdout, /\nRequests to Meta: \d+\n$/);

    const json = await run(['test', '--json']);
    const report = JSON.parse(json.stdout);
    assert.deepEqual([json.code, json.stderr, report.verdict, report.headline], [expected, '', verdict, headline]);
    for (const key of 'schemaVersion diagnosis checks requests token accounts phoneNumbers sending webhook report'.split(' ')) {
      assert.ok(key in report, key);
    }
    for (const { text, url } of report.diagnosis?.steps ?? []) {
      assert.ok(words.stdout.includes(text), text);
      if (url) assert.ok(words.stdout.includes(`     ${url}\n`), url);
    }
  });
}

test('what works is said also if something needs attention, and what was not tested', async () => {
  assert.ok((await run([])).stdout.includes('Reading works; sending was not tested.'));
  assert.ok((await run(['--probe-sending'])).stdout.includes('Reading and sending work.'));
  graph.reset({ account: { subscribed_apps: [] } });
  assert.equal(lines((await run([])).stdout)[2], SUCCESS);
});

test('the token comes from standard input, with text around it, or from a variable', async () => {
  const curl = `curl -H 'Authorization: Bearer ${graph.token}' https://graph.facebook.com/v25.0/me\r\n`;
  assert.equal((await run([], { input: curl })).code, 0);
  const named = await run(['--token-env', 'META_TOKEN'], { input: '', env: { META_TOKEN: graph.token } });
  assert.equal(named.code, 0);
  assert.equal((await run(['--token-env=META_TOKEN'], { input: 'nothing', env: { META_TOKEN: graph.token } })).code, 0);
  const sent = graph.named('debug_token').map(({ query }) => query.input_token);
  assert.ok(sent.length > 0 && sent.every((token) => token === graph.token));
});

test('options are passed on to the test', async () => {
  const report = async (...args) => JSON.parse((await run(['--json', ...args])).stdout);
  await report('--graph-version', 'v24.0');
  assert.ok(graph.requests.every(({ version }) => version === 'v24.0'));
  graph.reset();
  await report('--phone-number-id', ids.phoneNumber, '--account-id', ids.account);
  assert.ok(graph.requests.some(({ path }) => path === `/${ids.account}`));
  assert.equal((await report('--phone-number-id', '10548273619040999')).diagnosis.category, 'wrong_id');
  assert.equal((await report('--webhook-url', 'https://other.example/hook')).diagnosis.category, 'receiving_limited');
  assert.equal((await report('--app-id', '731904556182999')).verdict, 'attention');
  assert.equal((await report('--probe-sending')).sending, 'proven');
  graph.reset({ token: { state: 'expired' } });
  assert.equal((await report('--lang', 'pt-BR')).headline, 'Token expirado');
  assert.equal((await report('--lang', 'tlh')).headline, 'Token expired');
});

test('the app secret comes from a variable, and is not sent', async () => {
  graph.reset({ app: { requires_proof: true } });
  assert.notEqual((await run([])).code, 0);
  graph.reset({ app: { requires_proof: true } });
  assert.equal((await run(['--app-secret-env', 'APP_SECRET'], { env: { APP_SECRET } })).code, 0);
  assert.ok(graph.requests.every(({ body, url }) => !`${body}${url}`.includes(APP_SECRET)));
});

test('a secret as an argument is refused, also when a token is on standard input', async () => {
  const { token } = graph;
  const refused = [
    [token],
    ['test', token],
    ['--token', token],
    [`--token=${token}`],
    ['--access-token', 'x'],
    ['--token-env', token],
    ['--phone-number-id', token],
    ['--webhook-url', `https://crm.example/webhook?access_token=${token}`],
    [token.slice(0, 40)],
    [`"${token}"`],
    ['--help', token],
    ['inspect', '--', token],
    ['exchange', '--app-id', ids.app, '--app-secret', APP_SECRET],
    ['exchange', '--app-id', ids.app, '--app-secret-env', APP_SECRET],
    ['explain', `{"access_token":"${token}"}`],
    ['--app-id', `${ids.app}|${APP_SECRET}`],
  ];
  for (const args of refused) {
    const { code, stdout, stderr } = await run(args);
    assert.deepEqual([code, stdout], [64, ''], args[0].slice(0, 12));
    assert.match(stderr, /must not be an argument/);
    assert.match(stderr, /token-doctor < token\.txt/);
    assert.match(stderr, /--token-env META_TOKEN/);
  }
  assert.equal(graph.requests.length, 0);
});

const misuses = [
  [['tset'], /"tset" is not a command/],
  [['--jsno'], /there is no option --jsno/],
  [['--json=yes'], /--json takes no value/],
  [['--lang'], /--lang needs a value/],
  [['--lang', '--json'], /--lang needs a value/],
  [['--lang', 'not a language'], /--lang needs a language/],
  [['--graph-version', '25'], /--graph-version needs a version/],
  [['--app-id', 'crm'], /--app-id needs an app ID/],
  [['--webhook-url', 'http://crm.example'], /--webhook-url needs an address/],
  [['--webhook-url', 'crm'], /--webhook-url needs an address/],
  [['--token-env', 'NOT_SET'], /is not set, or is empty/],
  [['--token-env', 'A-B'], /--token-env needs the name/],
  [['--jobs', '4'], /only for --jsonl/],
  [['--jsonl', '--jobs', '0'], /from 1 to 64/],
  [['--jsonl', '--jobs', '65'], /from 1 to 64/],
  [['--jsonl', '--json'], /not both/],
  [['--jsonl', '--token-env', 'X'], /does not take --token-env/],
  [['inspect', '--jsonl'], /"inspect" does not take --jsonl/],
  [['explain', '--token-env', 'X'], /"explain" does not take --token-env/],
  [['--renew'], /"test" does not take --renew/],
  [['exchange'], /needs --app-id/],
  [['exchange', '--app-id', ids.app], /needs --app-secret-env/],
  [['test', 'test'], /is not a command/],
  [['x'.repeat(30)], /neither a command nor an option/],
];
for (const [args, expected] of misuses) {
  test(`wrong usage ends with 64: ${args.join(' ')}`, async () => {
    const { code, stdout, stderr } = await run(args);
    assert.deepEqual([code, stdout], [64, '']);
    assert.match(stderr, expected);
    assert.match(stderr, /token-doctor --help\n$/);
    assert.equal(graph.requests.length, 0);
  });
}

test('nothing on standard input is wrong usage', async () => {
  for (const input of ['', '\n', ' \r\n']) assert.equal((await run([], { input })).code, 64);
});

test('inspect reads the text offline, and leaves the token out', async () => {
  const words = await run(['inspect']);
  assert.deepEqual([words.code, words.stdout], [0, `Kind: access token\nCompleteness: looks complete\nApp ID: ${ids.app}\n`]);
  const json = await run(['inspect', '--json'], { input: `Bearer ${graph.token}` });
  const { token, kind, findings } = JSON.parse(json.stdout);
  assert.deepEqual([json.code, token, kind, findings[0].code], [0, undefined, 'access_token', 'bearer_prefix_removed']);
  assert.equal((await run(['inspect'], { input: 'hello world' })).code, 3);
  assert.equal(graph.requests.length, 0);
});

test('explain reads a log offline', async () => {
  const words = await run(['explain'], { input: `POST /messages?access_token=${graph.token}\n${EXPIRED}\n` });
  assert.deepEqual([words.code, lines(words.stdout)[0]], [0, 'Token expired']);
  assert.match(words.stdout, /\n {2}1\. .*\n {5}https:\/\//);
  // The step with the fields of the card is for another place.
  const again = '     In a terminal, run token-doctor again with what this step names. --help lists the options.';
  assert.match(words.stdout, /\n {2}6\. Paste the token into "Access Token" here .*\n {5}In a terminal, run /);
  assert.deepEqual(lines(words.stdout).filter((line) => line.includes('In a terminal')), [again]);
  assert.match(words.stdout, /From Meta: code 190, subcode 463/);
  const json = await run(['explain', '--json'], { input: EXPIRED });
  const { cause, steps } = JSON.parse(json.stdout);
  assert.deepEqual([json.code, cause], [0, 'session_expired']);
  assert.deepEqual(steps.map(({ here = false }) => here), [false, false, false, false, false, true]);
  for (const input of ['nothing of Meta', '']) assert.equal((await run(['explain'], { input })).code, 3);
  assert.equal(graph.requests.length, 0);
});

test('of a long log, explain reads the end', async () => {
  const { code, stdout, stderr } = await run(['explain'], { input: `${'a line of a log\n'.repeat(200_000)}${EXPIRED}\n` });
  assert.deepEqual([code, lines(stdout)[0]], [0, 'Token expired']);
  assert.match(stderr, /Only the last 1000000 characters/);
});

const EXCHANGE = ['exchange', '--app-id', ids.app, '--app-secret-env', 'APP_SECRET'];

test('exchange writes the new token and nothing else to standard output', async () => {
  graph.reset({ token: { expires_at: Math.floor(Date.now() / 1000) + DAY } });
  const { code, stdout, stderr } = await run(EXCHANGE, { env: { APP_SECRET } });
  const created = [...graph.world.tokens.keys()].at(-1);
  assert.deepEqual([code, stdout], [0, `${created}\n`]);
  assert.match(stderr, /^Days until the new token expires: (59|60)\n$/);
  const json = JSON.parse((await run([...EXCHANGE, '--json'], { env: { APP_SECRET } })).stdout);
  assert.equal(json.token, [...graph.world.tokens.keys()].at(-1));
});

test('an exchange that Meta refuses is answered, and standard output stays empty', async () => {
  const refused = await run(EXCHANGE, { env: { APP_SECRET: OTHER_SECRET } });
  assert.deepEqual([refused.code, refused.stdout], [0, '']);
  assert.match(refused.stderr, /^App problem\n/);
  const json = await run([...EXCHANGE, '--json'], { env: { APP_SECRET: OTHER_SECRET } });
  assert.deepEqual([JSON.parse(json.stdout).token, JSON.parse(json.stdout).diagnosis.category], [null, 'app_problem']);
  graph.fault('*', { drop: true });
  assert.equal((await run(EXCHANGE, { env: { APP_SECRET } })).code, 3);
});

test('--jsonl writes a report for each of 200 lines, in their order, and goes on after bad lines', async () => {
  graph.reset({ tokens: [{}, { state: 'expired' }] });
  const [good, expired] = graph.world.tokens.keys();
  const bad = {
    10: 'not JSON',
    20: '[]',
    30: '{"id":"no token"}',
    40: JSON.stringify({ id: 'number', token: good, phoneNumberId: 5 }),
    50: JSON.stringify({ id: `${good} as ID`, token: good }),
    60: 'x'.repeat(100_001),
    70: JSON.stringify({ id: {}, token: good }),
    80: `{"id":"cut","token":"${good}`,
  };
  const input = Array.from({ length: 200 }, (_, n) => {
    const line = n + 1;
    return bad[line] ?? JSON.stringify({ id: `customer ${line}`, token: line % 3 ? good : expired, phoneNumberId: ids.phoneNumber });
  });
  const { code, stdout, stderr } = await run(['test', '--jsonl', '--jobs', '8'], { input: `\uFEFF${input.join('\n\n')}` });
  const reports = objects(stdout);
  assert.equal(reports.length, 200);
  // The input has an empty line between two lines.
  assert.deepEqual(reports.map(({ line }) => line), input.map((_, n) => 2 * n + 1));
  for (const [n, report] of reports.entries()) {
    const line = n + 1;
    if (line in bad) {
      assert.ok(report.error.code && report.error.message && !('verdict' in report), `line ${line}`);
    } else {
      assert.deepEqual([report.id, report.verdict], [`customer ${line}`, line % 3 ? 'connected' : 'failed']);
      assert.equal(report.schemaVersion, 1);
    }
  }
  const codes = reports.filter(({ error }) => error).map(({ error }) => error.code);
  assert.deepEqual(codes, ['not_json', 'not_json', 'no_token', 'wrong_member', 'secret_in_id', 'too_long', 'wrong_member', 'not_json']);
  assert.equal(code, 2);
  assert.equal(stderr, 'Lines: 200. Connected: 128. Need attention: 0. Failed: 64. Could not tell: 0. Not readable: 8.\n');
});

test('--jsonl ends with the worst code of its lines: 2, 3, 1, 0', async () => {
  const elsewhere = 'https://other.example/hook';
  const worst = async (...input) => (await run(['--jsonl'], { input: input.map((line) => `${line}\n`).join('') })).code;
  const good = JSON.stringify({ id: 1, token: graph.token });
  const attention = JSON.stringify({ id: 2, token: graph.token, webhookUrl: elsewhere });
  const failed = JSON.stringify({ id: 3, token: '' });
  assert.equal(await worst(), 0);
  assert.equal(await worst(good, good), 0);
  assert.equal(await worst(good, attention, good), 1);
  assert.equal(await worst('bad', attention, good), 3);
  assert.equal(await worst(failed, attention, 'bad'), 2);
});

test('members of a line outrank options, and null members are left out', async () => {
  const input = [
    { id: 'own', token: graph.token, phoneNumberId: ids.phoneNumber, note: 'ignored' },
    { id: 'usual', token: graph.token, phoneNumberId: null },
  ];
  const args = ['--jsonl', '--phone-number-id', '10548273619040999', '--lang', 'es'];
  const { stdout } = await run(args, { input: input.map((line) => JSON.stringify(line)).join('\n') });
  assert.deepEqual(objects(stdout).map(({ id, verdict }) => [id, verdict]), [['own', 'connected'], ['usual', 'failed']]);
});

test('a report is written before the next line arrives', async () => {
  const running = start(['--jsonl'], { port: graph.port });
  for (const id of [1, 2]) {
    running.child.stdin.write(`${JSON.stringify({ id, token: graph.token })}\n`);
    await running.until(({ stdout }) => lines(stdout).length === id);
  }
  running.child.stdin.end();
  assert.equal((await running.end()).code, 0);
});

test('at most --jobs tests run at once', async () => {
  const line = JSON.stringify({ token: graph.token });
  const running = start(['--jsonl', '--jobs', '3'], { port: graph.port });
  const all = graph.hold('*');
  running.child.stdin.end(`${line}\n`.repeat(9));
  await all.arrived;
  await new Promise((resolve) => setTimeout(resolve, 500));
  const started = graph.requests.filter(({ name }) => name === graph.requests[0].name).length;
  assert.equal(started, 3);
  all.release();
  assert.equal((await running.end()).code, 0);
});

test('--jsonl slows down while Meta limits requests, and says so', async () => {
  graph.fault('*', { error: { code: 4, message: 'Application request limit reached' }, times: 6 });
  const input = `${JSON.stringify({ id: 1, token: graph.token })}\n`.repeat(4);
  const began = Date.now();
  const { code, stdout, stderr } = await run(['--jsonl', '--jobs', '1'], { input });
  const categories = objects(stdout).map(({ diagnosis }) => diagnosis?.category ?? null);
  assert.equal(categories[0], 'rate_limited');
  assert.equal(categories.at(-1), null);
  assert.match(stderr, /^Meta limits requests\. The next test starts in 1 s\.\n/);
  assert.ok(Date.now() - began >= 1_000);
  assert.equal(code, 3);
});

test('the pace halves, waits longer, and recovers', async () => {
  const { Pace } = await import(pathToFileURL(join(dist, 'module/bin/pace.js')));
  let now = 0;
  const pauses = [];
  const clock = { now: () => now, sleep: async (ms) => (now += ms) };
  const pace = new Pace(4, (ms) => pauses.push(ms), clock);
  const begun = [];
  for (let n = 0; n < 4; n += 1) begun.push(await pace.begin());
  // All four are limited at once: this is one slow-down.
  for (const since of begun) pace.end(since, true);
  assert.deepEqual(pauses, [1_000]);
  for (let n = 0; n < 8; n += 1) pace.end(await pace.begin(), true);
  assert.deepEqual(pauses, [1, 2, 4, 8, 16, 32, 60, 60, 60].map((s) => s * 1_000));
  assert.equal(now, 183_000);
  // One at a time, then up to four again.
  for (let n = 0; n < 6; n += 1) pace.end(await pace.begin(), false);
  const four = [await pace.begin(), await pace.begin(), await pace.begin(), await pace.begin()];
  const fifth = pace.begin();
  assert.equal(await Promise.race([fifth, new Promise((resolve) => setTimeout(resolve, 20, 'waits'))]), 'waits');
  for (const since of four) pace.end(since, false);
  assert.notEqual(await fifth, 'waits');
});

test('Ctrl-C ends with 130, and the lines before it are complete', async () => {
  const one = start([], { port: graph.port });
  const held = graph.hold('*');
  one.child.stdin.end(graph.token);
  await held.arrived;
  one.child.kill('SIGINT');
  const ended = await one.end();
  assert.deepEqual([ended.code, ended.stdout, ended.stderr], [130, '', '']);

  graph.reset();
  const many = start(['--jsonl'], { port: graph.port });
  many.child.stdin.write(`${JSON.stringify({ id: 1, token: graph.token })}\n`.repeat(50));
  await many.until(({ stdout }) => lines(stdout).length > 3);
  many.child.kill('SIGINT');
  const stopped = await many.end();
  assert.equal(stopped.code, 130);
  assert.ok(stopped.stdout.endsWith('}\n'));
  assert.ok(objects(stopped.stdout).length > 3);
  holdsNoSecret(stopped);
});

/** What goes wrong → a module that is loaded before the program. The first call to Meta happens when the program has started. */
const faults = {
  'no WebAssembly': 'delete globalThis.WebAssembly',
  'an error outside of promises': 'globalThis.fetch = () => (setImmediate(() => { throw new Error("EAA" + "x".repeat(60)) }), new Promise(() => {}))',
  'an error without a reason': 'globalThis.fetch = () => (setImmediate(() => { throw undefined }), new Promise(() => {}))',
  'a rejected promise': 'globalThis.fetch = () => (Promise.reject(new Error("no")), new Promise(() => {}))',
};
for (const [what, hook] of Object.entries(faults)) {
  test(`${what}: ends with 70, never with the 1 of Node`, async () => {
    const { code, stdout, stderr } = await run([], { hooks: [`data:text/javascript,${encodeURIComponent(hook)}`] });
    assert.deepEqual([code, stdout], [70, '']);
    assert.match(stderr, /^token-doctor: internal error: /);
    assert.ok(!stderr.includes('xxxxxxxxxx'));
  });
}

/** The module panics at the first request (see `stops.mjs`), and works again after a restart. */
const STOPS_ONCE = `data:text/javascript,${encodeURIComponent(`
  const { Request } = globalThis;
  globalThis.Request = function (...given) {
    globalThis.Request = Request;
    throw 'no error';
  };`)}`;

test('if the module stops, one token ends with 70, and of many the next ones are tested', async () => {
  const hooks = [LEADS_TO_GRAPH, STOPS_ONCE];
  const one = await run([], { hooks });
  assert.deepEqual([one.code, one.stdout], [70, '']);
  assert.match(one.stderr, /Token Doctor has stopped/);

  const input = [1, 2, 3].map((id) => `${JSON.stringify({ id, token: graph.token })}\n`).join('');
  const { code, stdout } = await run(['--jsonl', '--jobs', '1'], { hooks, input });
  const shown = objects(stdout).map(({ id, verdict, error }) => [id, verdict ?? error.code]);
  assert.deepEqual(shown, [[1, 'internal_error'], [2, 'connected'], [3, 'connected']]);
  assert.equal(code, 70);
});

test('a reader that closes the output ends it quietly', async () => {
  const running = start(['--jsonl'], { port: graph.port });
  running.child.stdin.write(`${JSON.stringify({ id: 1, token: graph.token })}\n`.repeat(20));
  await running.until(({ stdout }) => stdout !== '');
  running.child.stdout.destroy();
  const { code, stderr } = await running.end();
  assert.deepEqual([code, stderr], [141, '']);
});

test('a name from Meta cannot control the terminal', async () => {
  graph.reset({ phoneNumber: { verified_name: 'Lantern\x1b]0;x\x07\x1b[2J\u009b31m\u202eBooks' } });
  for (const args of [[], ['--json']]) {
    const { stdout } = await run(args);
    assert.doesNotMatch(stdout, /[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
  }
});

test('a pipe has no colours', async () => {
  const { stdout } = await run([], { env: { FORCE_COLOR: '1' } });
  assert.ok(!stdout.includes('\x1b'));
});

const atTerminal = (what, check) => test(what, { skip: !hasTerminal && 'no program that opens a terminal' }, check);
const PROMPT = /Access token \(not shown\): /;

atTerminal('a terminal has colours, and none with NO_COLOR', async () => {
  const shown = async (env) => (await startAtTerminal(['--token-env', 'T'], { port: graph.port, env: { ...env, T: graph.token } }).end()).stdout;
  assert.ok((await shown({})).includes(`\x1b[32m${SUCCESS}`));
  for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) assert.doesNotMatch(await shown(env), /\x1b\[\d+m/);
});

/** What is pasted → how a terminal sends it. */
const pastes = {
  'one line': (token) => `${token}\r`,
  'several lines': (token) => `${token.slice(0, 60)}\r${token.slice(60, 140)}\r${token.slice(140)}\r`,
  'several lines between marks': (token) => `\x1b[200~${token.slice(0, 60)}\r\r${token.slice(60)}\r\x1b[201~\r`,
  'a wrong character, backspace': (token) => `${token}x\x7f\r`,
  'a wrong start, Ctrl-U': (token) => `wrong\x15${token}\r`,
};
for (const [what, typed] of Object.entries(pastes)) {
  atTerminal(`the prompt reads ${what}, shows nothing of it, and leaves nothing for the shell`, async () => {
    const running = startAtTerminal([], { port: graph.port, after: 'echo "left:"; timeout 0.5 cat' });
    await running.until(({ stdout }) => PROMPT.test(stdout));
    running.child.stdin.write(typed(graph.token));
    const ended = await running.end();
    assert.equal(ended.code, 0, ended.stdout);
    assert.ok(ended.stdout.includes(SUCCESS));
    assert.match(ended.stdout, /left:\s*$/);
    holdsNoSecret(ended);
  });
}

atTerminal('the prompt waits for the end of a slow paste between marks', async () => {
  const running = startAtTerminal([], { port: graph.port });
  await running.until(({ stdout }) => PROMPT.test(stdout));
  running.child.stdin.write(`\x1b[200~${graph.token.slice(0, 60)}\r`);
  await new Promise((resolve) => setTimeout(resolve, 600));
  running.child.stdin.write(`${graph.token.slice(60)}\x1b[201~\r`);
  assert.equal((await running.end()).code, 0);
});

atTerminal('Ctrl-C at the prompt ends with 130', async () => {
  const running = startAtTerminal([], { port: graph.port });
  await running.until(({ stdout }) => PROMPT.test(stdout));
  running.child.stdin.write('EAA\x03');
  assert.equal((await running.end()).code, 130);
  assert.equal(graph.requests.length, 0);
});

atTerminal('exchange asks for the app secret at a second prompt', async () => {
  const running = startAtTerminal(['exchange', '--app-id', ids.app], { port: graph.port });
  await running.until(({ stdout }) => PROMPT.test(stdout));
  const known = parts();
  running.child.stdin.write(`${graph.token}\r`);
  await running.until(({ stdout }) => /App secret \(not shown\): /.test(stdout));
  running.child.stdin.write(`${APP_SECRET}\r`);
  const ended = await running.end();
  assert.equal(ended.code, 0);
  assert.ok(ended.stdout.includes([...graph.world.tokens.keys()].at(-1)));
  holdsNoSecret(ended, known);
});

atTerminal('--jsonl refuses a terminal as its input', async () => {
  const { code, stdout } = await startAtTerminal(['--jsonl']).end();
  assert.equal(code, 64);
  assert.match(stdout, /which is a terminal/);
});

test('a shell can start the program', () => {
  assert.equal(readFileSync(program, 'utf8').split('\n')[0], '#!/usr/bin/env node');
});
