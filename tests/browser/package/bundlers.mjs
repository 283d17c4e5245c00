// The recipes for bundlers and for a folder on a server: each is built from the packed package in a new folder, and opened in a
// browser, with the strict policy.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';

import { launchBrowser } from '../browser.mjs';
import { startGraphServer } from '../graph_server.mjs';
import { dist } from '../site.mjs';
import { APP, CARD_APP, POLICY, appGives, cardGives, filesIn, install, newFolder, openApp, page, serve, write } from './packed.mjs';

const { version } = JSON.parse(readFileSync(join(dist, 'module', 'package.json'), 'utf8'));

/** Chunks that are not modules are loaded by script elements, which Trusted Types forbid. */
const WITHOUT_TRUSTED_TYPES = POLICY.replace(/; require-trusted-types-for.*/, '');

let graph;
let browser;
let place;

before(async () => {
  graph = await startGraphServer();
  browser = await launchBrowser({ graphPort: graph.port });
  place = install({ 'main.js': APP, 'index.html': page('/main.js'), 'card/main.js': CARD_APP, 'card/index.html': page('/main.js') });
});

beforeEach(() => graph.reset());

after(async () => {
  await browser?.close();
  await graph?.close();
});

/** Opens a built folder. */
async function assertWorks(folder, options, gives = appGives(version)) {
  for (const file of filesIn(folder).filter((name) => /\.(js|mjs|css|html)$/.test(name))) {
    assert.doesNotMatch(readFileSync(file, 'utf8'), /["'`(]data:/, `${file} has no data address`);
  }
  const host = await serve(folder, options);
  try {
    assert.deepEqual(await openApp(browser, host.origin, graph.token), gives);
  } finally {
    await host.close();
  }
}

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
  const { code, help } = await openInVite(vite, []);
  assert.equal(code, 'wrong_mime_type');
  assert.match(help, /optimizeDeps\.exclude/);
  assert.deepEqual(await openInVite(vite, ['token-doctor']), appGives(version));
});

for (const isModule of [false, true]) {
  test(`webpack builds an app${isModule ? ' as a module' : ' without a setting'}`, { timeout: 120_000 }, async () => {
    const { default: webpack } = await import('webpack');
    const path = join(place, isModule ? 'with-webpack-module' : 'with-webpack');
    const asModule = { output: { path, filename: 'main.mjs', module: true, publicPath: 'auto' }, experiments: { outputModule: true } };
    const settings = isModule ? asModule : { output: { path, filename: 'main.js' } };
    const stats = await new Promise((resolve, reject) => {
      const done = (error, result) => (error ? reject(error) : resolve(result));
      webpack({ mode: 'production', context: place, entry: './main.js', ...settings }, done);
    });
    assert.deepEqual(stats.toJson().errors.map(({ message }) => message), []);
    write(path, { 'index.html': page(`/${settings.output.filename}`) });
    await assertWorks(path, isModule ? {} : { policy: WITHOUT_TRUSTED_TYPES });
  });
}

test('esbuild builds an app, and the WebAssembly is copied beside it', { timeout: 60_000 }, async () => {
  const { build } = await import('esbuild');
  const outdir = join(place, 'with-esbuild');
  await build({ absWorkingDir: place, entryPoints: ['main.js'], bundle: true, format: 'esm', minify: true, outdir });
  write(outdir, { 'index.html': page('/main.js') });
  const host = await serve(outdir);
  const { code, help } = await openApp(browser, host.origin, graph.token).finally(host.close);
  assert.equal(code, 'not_found');
  assert.match(help, /beside the JavaScript that your bundler writes/);
  copyFileSync(join(place, 'node_modules/token-doctor/token-doctor_bg.wasm'), join(outdir, 'token-doctor_bg.wasm'));
  await assertWorks(outdir);
});

test('plain HTML uses a folder with the files, and a digest of its script', { timeout: 60_000 }, async () => {
  const folder = join(place, 'plain');
  cpSync(join(place, 'node_modules/token-doctor'), join(folder, `token-doctor@${version}`), { recursive: true });
  const script = APP.replace('"token-doctor"', `"./token-doctor@${version}/token-doctor.js"`);
  const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;
  write(folder, { 'main.js': script, 'index.html': page('/main.js').replace('src=', `integrity="${integrity}" src=`) });
  await assertWorks(folder);
});

test('plain HTML shows the card from a folder with the files', { timeout: 60_000 }, async () => {
  const folder = join(place, 'plain-card');
  cpSync(join(place, 'node_modules/token-doctor/card'), join(folder, 'card'), { recursive: true });
  write(folder, { 'main.js': CARD_APP.replace('"token-doctor/card"', '"./card/token-doctor-card.js"'), 'index.html': page('/main.js') });
  await assertWorks(folder, {}, cardGives);
});

/** Until the addresses in the card are literals. */
const todo = 'the card builds its addresses from a variable';

test('Vite builds the card', { timeout: 120_000, todo }, async () => {
  const { build } = await import('vite');
  const outDir = join(place, 'card-with-vite');
  await build({ root: join(place, 'card'), logLevel: 'error', build: { outDir } });
  await assertWorks(outDir, {}, cardGives);
});

test('webpack builds the card', { timeout: 120_000, todo }, async () => {
  const { default: webpack } = await import('webpack');
  const path = join(place, 'card-with-webpack');
  const settings = { mode: 'production', context: join(place, 'card'), entry: './main.js', output: { path, filename: 'main.js' } };
  const stats = await new Promise((resolve, reject) => webpack(settings, (error, result) => (error ? reject(error) : resolve(result))));
  assert.deepEqual(stats.toJson().errors.map(({ message }) => message), []);
  write(path, { 'index.html': page('/main.js') });
  await assertWorks(path, { policy: WITHOUT_TRUSTED_TYPES }, cardGives);
});
