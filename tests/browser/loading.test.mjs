// Why the module or the card could not be loaded: in a browser, each fault of a host rejects `init` with its code and a sentence that
// helps. The next `init` works.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { launchBrowser } from './browser.mjs';
import { folder } from './node_host.mjs';
import { dist, startSite } from './site.mjs';

/** The script and the WebAssembly of each. */
const MODULE = { script: 'module/token-doctor.js', file: 'module/token-doctor_bg.wasm' };
const CARD = { script: 'card/token-doctor-card.js', file: 'card/token-doctor-card_bg.wasm' };

let site;
let browser;
let wasm;

before(async () => {
  site = await startSite();
  browser = await launchBrowser({ graphPort: 9 });
  wasm = readFileSync(join(folder, 'token-doctor_bg.wasm'));
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Runs a function in a page with the module or the card. `answer` replaces the file: `undefined` leaves it as it is. */
async function inPage(run, { answer, policy, first = '', of = MODULE } = {}) {
  const page = await browser.newPage();
  try {
    const asked = [];
    await page.route('**/*.wasm', async (route) => {
      asked.push(route.request().url());
      return answer ? route.fulfill(answer()) : route.continue();
    });
    site.put('/loading', '<!DOCTYPE html><title>Loading</title>', policy && { 'Content-Security-Policy': policy });
    await page.goto(`${site.origin}/loading`);
    if (first) await page.evaluate(first);
    const text = `import(${JSON.stringify(site.page + of.script)}).then(${run})`;
    const given = await page.evaluate(`(${text}).catch((error) => ({ code: error.code, help: error.help, message: error.message, isError: error instanceof Error }))`);
    return { given, asked: asked.length };
  } finally {
    await page.close();
  }
}

const start = '(doctor) => doctor.default().then(() => "works")';
/** The file of the module with a change. Its last bytes are the mark of the release. */
const changed = (change, file = wasm) => {
  const bytes = Buffer.from(file);
  change(bytes);
  return bytes;
};
const served = (body, contentType = 'application/wasm') => () => ({ status: 200, body, contentType });

test('the file loads with one request, also with another MIME type', async () => {
  assert.deepEqual(await inPage(start), { given: 'works', asked: 1 });
  assert.deepEqual(await inPage(start, { answer: served(wasm, 'application/octet-stream') }), { given: 'works', asked: 1 });
});

test('concurrent calls of init load the file once', async () => {
  const twice = '(doctor) => Promise.all([doctor.default(), doctor.default()]).then(() => "works")';
  assert.deepEqual(await inPage(twice), { given: 'works', asked: 1 });
});

const FAULTS = [
  ['a page arrives instead', 'wrong_mime_type', { answer: served('<!DOCTYPE html>', 'text/html') }],
  ['the address has no file', 'not_found', { answer: () => ({ status: 404, body: 'Not found' }) }],
  ['the server fails', 'network', { answer: () => ({ status: 503, body: 'Busy' }) }],
  ['the file is incomplete', 'digest_mismatch', { answer: () => served(wasm.subarray(0, 100_000))() }],
  ['the code of the file is changed', 'digest_mismatch', { answer: () => served(changed((bytes) => (bytes[bytes.length - 60] ^= 1)))() }],
  ['the file is of another release', 'mixed_releases', { answer: () => served(changed((bytes) => (bytes[bytes.length - 1] ^= 1)))() }],
  ['the policy forbids WebAssembly', 'csp_blocks_wasm', { policy: "script-src 'self' 'unsafe-inline'" }],
  ['the policy forbids the request', 'network', { policy: "connect-src 'none'" }],
  ['fetch is missing', 'no_fetch', { first: 'delete globalThis.fetch; globalThis.fetch = undefined' }],
  ['WebAssembly is missing', 'no_webassembly', { first: 'delete globalThis.WebAssembly' }],
];
for (const [fault, code, options] of FAULTS) {
  test(`if ${fault}, init rejects with ${code}`, async () => {
    const { given } = await inPage(start, options);
    assert.equal(given.code, code, JSON.stringify(given));
    assert.ok(given.isError && given.message.endsWith(given.help), given.message);
    assert.match(given.help, new RegExp(`^[A-Z][^.]*.* See docs/embedding\\.md#${code}\\.$`));
  });
}

/** The same files for the card, which has no mark of the release. */
const cardFile = () => readFileSync(join(dist, CARD.file));
const IN_CARD = {
  'the file is incomplete': { answer: () => served(cardFile().subarray(0, 100_000))() },
  'the code of the file is changed': { answer: () => served(changed((bytes) => (bytes[bytes.length - 60] ^= 1), cardFile()))() },
};
const cardFaults = FAULTS.filter(([, code]) => code !== 'mixed_releases').map(([fault, code, options]) => [fault, code, IN_CARD[fault] ?? options]);
cardFaults.push(['the file is that of the module', 'digest_mismatch', { answer: () => served(wasm)() }]);
for (const [fault, code, options] of cardFaults) {
  test(`if ${fault}, init of the card rejects with ${code}`, async () => {
    const { given } = await inPage(start, { ...options, of: CARD });
    assert.equal(given.code, code, JSON.stringify(given));
    assert.ok(given.isError && given.message.endsWith(given.help), given.message);
    assert.match(given.message, /^token-doctor-card_bg\.wasm could not be loaded\./);
    assert.match(given.help, new RegExp(`See docs/embedding\\.md#${code}\\.$`));
  });
}

test('the card says why the file that its host gives did not load, and the next init works', async () => {
  for (const [wasm, code] of [['"/missing.wasm"', 'not_found'], ['Promise.reject(new TypeError("Failed to fetch"))', 'network'], ['fetch("/loading")', 'wrong_mime_type']]) {
    const { given } = await inPage(`({ init }) => init({ wasm: ${wasm} }).catch(({ code }) => init().then(() => code))`, { of: CARD });
    assert.equal(given, code);
  }
});

test('other files of the card keep their own errors', async () => {
  for (const files of ['{ glue: "/missing.js" }', '{ styles: "/missing.css" }', '{ glue: "/missing.js", wasm: Promise.reject(new Error("no file")) }']) {
    const { given } = await inPage(`({ init }) => init(${files}).then(() => "works")`, { of: CARD });
    assert.deepEqual([given.code, given.isError], [undefined, true], files);
  }
});

const ADDRESSED = [
  ['a rejected fetch of the host', 'network', 'doctor.default(Promise.reject(new TypeError("Failed to fetch")))'],
  ['a response of the host with status 404', 'not_found', 'doctor.default(fetch("/missing.wasm"))'],
  ['a response of the host with a page', 'wrong_mime_type', 'doctor.default({ module_or_path: fetch("/loading") })'],
  ['an address without a file', 'not_found', 'doctor.default("/missing.wasm")'],
  ['a request with a digest of other bytes', 'digest_mismatch', `doctor.default(new Request(ADDRESS, { integrity: "sha256-${'A'.repeat(43)}=" }))`],
];
for (const [input, code, call] of ADDRESSED) {
  test(`${input} rejects with ${code}, and the next init works`, async () => {
    const address = JSON.stringify(`${site.page}module/token-doctor_bg.wasm`);
    const run = `(doctor) => ${call.replace('ADDRESS', address)}.catch(({ code }) => doctor.default().then(() => code))`;
    assert.deepEqual((await inPage(run)).given, code);
  });
}

test('an input that is no file keeps its own error', async () => {
  const { given } = await inPage('(doctor) => doctor.default(42)');
  assert.deepEqual([given.code, given.isError], [undefined, true]);
});

test('initSync throws for the file of another release, and works with the right one', async () => {
  const fresh = pathToFileURL(join(folder, 'token-doctor.js'));
  const { initSync, inspectToken } = await import(`${fresh}?fresh`);
  const other = changed((bytes) => (bytes[bytes.length - 1] ^= 1));
  assert.throws(() => initSync({ module: other }), { code: 'mixed_releases' });
  assert.throws(() => initSync({ module: new WebAssembly.Module(other) }), { code: 'mixed_releases' });
  initSync({ module: wasm });
  assert.equal(inspectToken('').kind, 'empty');
});

test('docs/embedding.md has a heading for each code', () => {
  const text = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
  const [, union] = readFileSync(join(folder, 'token-doctor.d.ts'), 'utf8').match(/type LoadErrorCode =([^;]*);/);
  const codes = [...union.matchAll(/"(\w+)"/g)].map(([, code]) => code);
  assert.ok(codes.length > 6);
  for (const code of codes) assert.match(text, new RegExp(`^#+ ${code}$`, 'm'));
});
