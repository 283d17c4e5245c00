// After the module has stopped, in Node, in a page, in a Worker and in Firefox: its promises reject, its memory is overwritten, and the
// next start works. Exceptions of a host do not stop it.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { launchBrowser } from './browser.mjs';
import { launchFirefox } from './firefox.mjs';
import { ids } from './graph_server/world.mjs';
import { places } from './module_places.mjs';
import { startHost, withFetch } from './node_host.mjs';
import { startSite } from './site.mjs';
import { stopInEachWay, stopsSeen } from './stops.mjs';

let doctor;
let graph;
let site;

before(async () => {
  ({ doctor, graph } = await startHost());
  site = await startSite();
});

afterEach(() => doctor.default());

after(async () => {
  await graph?.close();
  await site?.close();
});

const check = (request) => doctor.testConnection({ token: graph.token, phoneNumberId: ids.phoneNumber, ...request });
const assertWorks = async () => assert.equal((await check()).verdict, 'connected');

/** Uses up the stack in the module's memory. */
function stop() {
  const nested = { toJSON: () => doctor.explainError(nested) };
  assert.throws(() => doctor.explainError(nested), /has stopped/);
}

test('the module stops and restarts in Node', { timeout: 120_000 }, async () => {
  assert.deepEqual(await stopInEachWay(doctor, graph.token), stopsSeen);
  await assertWorks();
});

const browsers = { Chromium: launchBrowser, Firefox: launchFirefox };
for (const [name, launch] of Object.entries(browsers)) {
  test(`the module stops and starts again in a page and in a Worker of ${name}`, { timeout: 240_000 }, async (t) => {
    const browser = await launch({ graphPort: graph.port });
    if (browser === null) return t.skip('there is no Firefox; name its program in FIREFOX');
    try {
      for (const script of Object.values(places)) {
        const page = await browser.newPage({ ignoreHTTPSErrors: true });
        await page.goto(`${site.origin}/framing`);
        const given = JSON.stringify([`${site.page}module/token-doctor.js`, graph.token]);
        assert.deepEqual(await page.evaluate(`(${script(stopInEachWay)})(${given})`), stopsSeen);
        await page.close();
      }
    } finally {
      await browser.close();
    }
    return undefined;
  });
}

/** In a separate function, which keeps no reference to it. */
const refer = async () => new WeakRef(doctor.initSync().memory);

test('the memory of a stopped module is not kept', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const signal = new AbortController().signal;
  const held = graph.hold('*');
  const rejected = assert.rejects(check({ signal }), /has stopped/);
  await held.arrived;
  const memory = await refer();
  stop();
  await rejected;
  // The signal still has a callback into it.
  for (let times = 0; times < 50 && memory.deref() !== undefined; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
  }
  held.release();
  assert.equal(memory.deref(), undefined);
  await doctor.default();
  await assertWorks();
});

test('a call does not continue after the host has silently stopped the module in it', () => {
  const read = [];
  const signal = new Proxy({}, {
    get: (_, name) => {
      read.push(name);
      stop();
      return false;
    },
  });
  assert.throws(() => check({ signal }), /has stopped/);
  assert.deepEqual(read, ['aborted']);
});

/** Throws on every access, with the host's own words. */
const hostile = (target = {}) => {
  const fault = () => {
    throw new WebAssembly.RuntimeError('unreachable: of the host');
  };
  const traps = ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'set', 'apply', 'construct'];
  return new Proxy(target, Object.fromEntries(traps.map((trap) => [trap, fault])));
};
const withThen = (promise) => Object.defineProperty(promise, 'then', { get: () => { throw new RangeError('of the host'); } });
const withoutMessage = (message) => Object.defineProperty(new Error('x'), 'message', message);
const hosts = [
  ['an answer that throws', () => doctor.explainError(hostile())],
  ['an error whose message throws', () => doctor.explainError(withoutMessage({ get: () => { throw new Error('mine'); } }))],
  ['an error whose message is no string', () => doctor.explainError(withoutMessage({ value: 42 }))],
  ['an answer whose toJSON throws', () => doctor.explainError({ toJSON() { throw hostile(); } })],
  ['a status that throws', () => doctor.explainError('{}', hostile())],
  ['a request that throws', () => doctor.testConnection(hostile())],
  ['a token that throws', () => doctor.testConnection({ get token() { throw hostile(); } })],
  ['a signal that throws', () => doctor.testConnection({ token: graph.token, signal: hostile() })],
  ['a signal that takes no listener', () => doctor.testConnection({ token: '', signal: { aborted: false, addEventListener: hostile(() => {}), removeEventListener: hostile(() => {}) } })],
  ['progress that throws', () => doctor.testConnection({ token: '', onProgress: () => { throw hostile(); } })],
  ['a fetch that throws', () => withFetch(hostile(() => {}), () => check())],
  ['a fetch whose promise throws', () => withFetch(() => withThen(Promise.resolve()), () => check())],
  ['a fetch whose answer throws', () => withFetch(async () => ({ get status() { throw hostile(); } }), () => check())],
  ['a fetch whose text throws', () => withFetch(async () => ({ status: 200, text: () => withThen(Promise.resolve('{}')) }), () => check())],
];
for (const [what, call] of hosts) {
  test(`${what} a thousand times leaves the module as it was`, { timeout: 60_000 }, async () => {
    const exports = doctor.initSync();
    for (let times = 0; times < 1_000; times += 1) {
      try {
        await call();
      } catch {
        // The host's own.
      }
    }
    assert.equal(doctor.initSync(), exports, 'it did not stop');
    await assertWorks();
  });
}
