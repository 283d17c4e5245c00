// The recipes for bundlers and for folders on a server: each is built from the packed package in a new folder, and opened in a
// browser, with the strict policy. The app of each uses the module, the card and the element.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { launchBrowser } from '../browser.mjs';
import { startGraphServer } from '../graph_server.mjs';
import { dist } from '../site.mjs';
import { APP_FILES, NEXT_FILES, POLICY, appGives, filesIn, install, newFolder, openApp, page, serve, write } from './packed.mjs';

const { version } = JSON.parse(readFileSync(join(dist, 'module', 'package.json'), 'utf8'));

/** Chunks that are not modules are loaded by script elements, which Trusted Types forbid. */
const WITHOUT_TRUSTED_TYPES = POLICY.replace(/; require-trusted-types-for.*/, '');

let graph;
let browser;
let place;

before(async () => {
  graph = await startGraphServer();
  browser = await launchBrowser({ graphPort: graph.port });
  place = install(APP_FILES);
});

beforeEach(() => graph.reset());

after(async () => {
  await browser?.close();
  await graph?.close();
});

/** Opens a folder. Returns what the app gives. */
async function open(folder, options) {
  const host = await serve(folder, options);
  try {
    return await openApp(browser, host.origin, graph.token);
  } finally {
    await host.close();
  }
}

/** Opens a folder that was built. */
async function assertWorks(folder, options) {
  for (const file of filesIn(folder).filter((name) => /\.(js|mjs|css|html)$/.test(name))) {
    assert.doesNotMatch(readFileSync(file, 'utf8'), /["'`(]data:/, `${file} has no data address`);
  }
  assert.deepEqual(await open(folder, options), appGives(version));
}

const digestOf = (bytes, kind = 'sha384') => `${kind}-${createHash(kind).update(bytes).digest('base64')}`;

test('Vite builds an app without a setting', { timeout: 120_000 }, async () => {
  const { build } = await import('vite');
  const outDir = join(place, 'with-vite');
  await build({ root: place, logLevel: 'error', build: { outDir } });
  await assertWorks(outDir);
});

/** Opens the app on a dev server. */
async function openInVite({ createServer }, exclude) {
  const server = { host: '127.0.0.1', port: 0, hmr: false, ws: false };
  const options = { root: place, cacheDir: join(newFolder(), 'vite'), logLevel: 'error', optimizeDeps: { exclude }, server };
  const vite = await createServer(options);
  try {
    await vite.listen();
    return await openApp(browser, `http://127.0.0.1:${vite.httpServer.address().port}`, graph.token);
  } finally {
    await vite.close();
  }
}

test('the dev server of Vite 8 works without a setting, and with optimizeDeps.exclude', { timeout: 120_000 }, async () => {
  for (const exclude of [[], ['token-doctor']]) {
    assert.deepEqual(await openInVite(await import('vite'), exclude), appGives(version));
  }
});

test('the dev server of Vite 7 works with optimizeDeps.exclude, and the error names it', { timeout: 120_000 }, async () => {
  const vite = await import('vite-7');
  for (const { code, help } of Object.values(await openInVite(vite, []))) {
    assert.equal(code, 'wrong_mime_type');
    assert.match(help, /optimizeDeps\.exclude/);
  }
  assert.deepEqual(await openInVite(vite, ['token-doctor']), appGives(version));
});

const WEBPACK = {
  'without a setting': { output: {}, policy: WITHOUT_TRUSTED_TYPES },
  'as a module': { output: { module: true, publicPath: 'auto' }, experiments: { outputModule: true } },
  'with a policy of its own for Trusted Types': {
    output: { trustedTypes: 'webpack' },
    policy: POLICY.replace("trusted-types 'none'", 'trusted-types webpack'),
  },
};
for (const [how, { output, policy, experiments = {} }] of Object.entries(WEBPACK)) {
  test(`webpack builds an app ${how}`, { timeout: 120_000 }, async () => {
    const { default: webpack } = await import('webpack');
    const path = join(place, `with-webpack-${Object.keys(output).join('-')}`);
    const settings = { experiments, output: { path, filename: 'main.js', ...output } };
    const stats = await new Promise((resolve, reject) => {
      const done = (error, result) => (error ? reject(error) : resolve(result));
      webpack({ mode: 'production', context: place, entry: './main.js', performance: false, ...settings }, done);
    });
    const { errors, warnings } = stats.toJson();
    assert.deepEqual([...errors, ...warnings].map(({ message }) => message), []);
    write(path, { 'index.html': page('/main.js') });
    await assertWorks(path, policy && { policy });
  });
}

/** The WebAssembly of the package: of the module, and of the card. */
const wasmFiles = () => filesIn(join(place, 'node_modules/token-doctor')).filter((name) => name.endsWith('.wasm'));

for (const splitting of [false, true]) {
  const how = splitting ? 'in several files' : 'in one file';
  test(`esbuild builds an app ${how}, and the WebAssembly is copied beside it`, { timeout: 60_000 }, async () => {
    const { build } = await import('esbuild');
    const outdir = join(place, `with-esbuild-${splitting}`);
    const options = { bundle: true, format: 'esm', minify: true, splitting, outdir };
    const { warnings } = await build({ absWorkingDir: place, entryPoints: ['main.js'], ...options });
    assert.deepEqual(warnings, []);
    write(outdir, { 'index.html': page('/main.js') });
    for (const { code, help } of Object.values(await open(outdir))) {
      assert.equal(code, 'not_found');
      assert.match(help, /beside the JavaScript that your bundler writes/);
    }
    for (const file of wasmFiles()) copyFileSync(file, join(outdir, basename(file)));
    await assertWorks(outdir);
  });
}

test('Next exports an app that shows the card on the client', { timeout: 240_000 }, async () => {
  // Turbopack reads no folder outside of its root, in which Next itself must be.
  const folder = install(NEXT_FILES, newFolder(fileURLToPath(new URL('next-app-', import.meta.url))));
  const next = fileURLToPath(new URL('node_modules/next/dist/bin/next', import.meta.url));
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [next, 'build'], { cwd: folder, env });
  const out = join(folder, 'out');
  const inline = [...readFileSync(join(out, 'index.html'), 'utf8').matchAll(/<script(?![^>]* src=)[^>]*>(.*?)<\/script>/gs)];
  const digests = inline.map(([, script]) => `'${digestOf(script, 'sha256')}'`).join(' ');
  await assertWorks(out, { policy: WITHOUT_TRUSTED_TYPES.replace("script-src 'self'", `script-src 'self' ${digests}`) });
});

/** The addresses of the package without a bundler. */
const importsFrom = (address) => ({
  'token-doctor': `${address}/token-doctor.js`,
  'token-doctor/card': `${address}/card/token-doctor-card.js`,
  'token-doctor/element': `${address}/card/token-doctor-element.js`,
});

test('plain HTML uses a folder of its own site, and digests of its scripts', { timeout: 60_000 }, async () => {
  const folder = join(place, 'plain');
  const address = `/token-doctor@${version}`;
  cpSync(join(place, 'node_modules/token-doctor'), join(folder, address), { recursive: true });
  const replaced = (text, [name, file]) => text.replace(`"${name}"`, `"${file}"`);
  const files = { ...APP_FILES, 'app.js': Object.entries(importsFrom(address)).reduce(replaced, APP_FILES['app.js']) };
  files['index.html'] = page('/main.js').replace('src=', `integrity="${digestOf(files['main.js'])}" src=`);
  write(folder, files);
  await assertWorks(folder);
});

/**
 * Opens the app with the package on another site, with a digest of every script in an import map. `change` changes a file of that
 * site after that.
 */
async function openWithOtherSite(change = () => undefined) {
  const files = join(place, 'node_modules/token-doctor');
  const other = await serve(files, { forOthers: true, answer: (path, { body }) => change(path, body) });
  try {
    const scripts = filesIn(files).filter((name) => name.endsWith('.js') && !/[/\\](bin|node)[/\\]/.test(relative(files, name)));
    const integrity = scripts.map((name) => [`${other.origin}/${relative(files, name)}`, digestOf(readFileSync(name))]);
    const map = JSON.stringify({ imports: importsFrom(other.origin), integrity: Object.fromEntries(integrity) });
    const folder = newFolder();
    write(folder, { ...APP_FILES, 'index.html': page('/main.js', `<script type="importmap">${map}</script>`) });
    const policy = POLICY.replace("script-src 'self'", `script-src 'self' ${other.origin} '${digestOf(map, 'sha256')}'`);
    return await open(folder, { policy: policy.replace("connect-src 'self'", `connect-src 'self' ${other.origin}`) });
  } finally {
    await other.close();
  }
}

test('plain HTML uses a folder of another site, and digests of all files', { timeout: 60_000 }, async () => {
  assert.deepEqual(await openWithOtherSite(), appGives(version));
});

/** The code of the error if a file is changed. The browser says why a script does not load. */
const CODES = {
  'token-doctor_bg.wasm': 'digest_mismatch',
  'card/token-doctor-card_bg.wasm': 'digest_mismatch',
  'card/token-doctor-card_second.wasm': 'load',
  'card/token-doctor-card-glue.js': undefined,
};
for (const name of Object.keys(CODES)) {
  test(`a changed ${name} of another site is not used`, { timeout: 60_000 }, async () => {
    const given = await openWithOtherSite((path, body) => path === `/${name}` && { body: Buffer.concat([body, Buffer.from(' ')]) });
    const { module, card } = appGives(version);
    const [broken, whole, expected] = name.startsWith('card/') ? [given.card, given.module, module] : [given.module, given.card, card];
    assert.deepEqual(whole, expected);
    assert.equal(broken.verdict, undefined);
    assert.equal(broken.code, CODES[name]);
  });
}
