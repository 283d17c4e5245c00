// The examples of docs/embedding.md for React and Vue: each is built as in an app, and opened in a browser with the strict policy.

import assert from 'node:assert/strict';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launchBrowser } from '../browser.mjs';
import { startGraphServer } from '../graph_server.mjs';
import { ids } from '../graph_server/world.mjs';
import { beginVisit } from '../page.mjs';
import { embeddingExample } from '../readme.mjs';
import { dist } from '../site.mjs';
import { newFolder, POLICY, serve, write } from './packed.mjs';

/** Puts the folder of the card into the static files of an app. */
const copyCard = (folder) => cpSync(join(dist, 'module', 'card'), join(folder, 'card'), { recursive: true });

const tools = fileURLToPath(new URL('node_modules', import.meta.url));

const PAGE = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>App</title><main><h1>App</h1><p id="verdict"></p><div id="app"></div></main>
  ${embeddingExample('index.html')}<script type="module" src="/main.js"></script></html>`;

/** What both apps give to the card, and how the test changes it. */
const HOST = `
  export const host = {
    settings: { phoneNumberId: "${ids.phoneNumber}", whatsappBusinessAccountId: "", tokenStored: false },
    save: async ({ token }, report) => (window.saved = [token, report.verdict]),
    testStored: async () => ({ error: { message: "Session has expired", type: "OAuthException", code: 190, error_subcode: 463 } }),
    report: ({ verdict }) => (document.querySelector("#verdict").textContent = verdict),
  };`;

const REACT = `
  import { StrictMode, createElement, useState } from "react";
  import { createRoot } from "react-dom/client";
  import { WhatsApp } from "./WhatsApp.jsx";
  import { host } from "./host.js";
  function App() {
    const [settings, setSettings] = useState(host.settings);
    const [isShown, setShown] = useState(true);
    Object.assign(window, { setSettings, setShown });
    const { save, testStored, report } = host;
    return isShown && createElement(WhatsApp, { settings, save, testStored, onReport: report });
  }
  createRoot(document.querySelector("#app")).render(createElement(StrictMode, null, createElement(App)));`;

const VUE = `
  import { createApp, h, reactive } from "vue";
  import WhatsApp from "./WhatsApp.vue";
  import { host } from "./host.js";
  const state = reactive({ settings: host.settings, isShown: true });
  Object.assign(window, { setSettings: (settings) => (state.settings = settings), setShown: (isShown) => (state.isShown = isShown) });
  const { save, testStored, report } = host;
  createApp({ render: () => state.isShown && h(WhatsApp, { settings: state.settings, save, testStored, onReport: report }) }).mount("#app");`;

let graph;
let browser;

before(async () => {
  graph = await startGraphServer();
  browser = await launchBrowser({ graphPort: graph.port });
});

after(async () => {
  await browser?.close();
  await graph?.close();
});

/** Opens a built app, and uses its card as an administrator and as the app. */
async function assertWorks(folder, policy) {
  const site = await serve(folder, { policy });
  const visit = await beginVisit(browser);
  const { page } = visit;
  try {
    await visit.open(site.origin, false);
    await visit.token.waitFor();
    assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
    await visit.test({ token: graph.token });
    await page.locator('#verdict', { hasText: 'connected' }).waitFor();
    await visit.button('Save & Enable').click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    assert.deepEqual(await page.evaluate(() => window.saved), [graph.token, 'connected']);

    // Other settings keep what was typed.
    const settings = { phoneNumberId: '333333333333333', whatsappBusinessAccountId: '', tokenStored: true };
    await page.evaluate((next) => window.setSettings(next), settings);
    await page.waitForFunction(() => document.querySelector('token-doctor-card').phoneNumberId === '333333333333333');
    await page.getByText('This result is from before the last change').waitFor();
    assert.equal(await visit.phoneNumberId.inputValue(), '333333333333333');
    assert.equal(await visit.token.inputValue(), graph.token);

    await visit.button('Clear').click();
    await visit.run.click();
    await page.locator('[data-category="token_expired"]').waitFor();

    await page.evaluate(() => window.setShown(false));
    await visit.token.waitFor({ state: 'detached' });
    await page.evaluate(() => window.setShown(true));
    await visit.token.waitFor();
    assert.equal(await visit.token.inputValue(), '');
    assert.deepEqual(visit.troubles, []);
  } finally {
    await visit.end();
    await site.close();
  }
}

test('the example for React works', { timeout: 120_000 }, async () => {
  const { build } = await import('esbuild');
  const place = newFolder();
  write(place, { 'app.js': REACT, 'host.js': HOST, 'WhatsApp.jsx': embeddingExample('WhatsApp.jsx'), 'out/index.html': PAGE });
  copyCard(join(place, 'out'));
  const outfile = join(place, 'out', 'main.js');
  const define = { 'process.env.NODE_ENV': '"production"' };
  await build({ entryPoints: [join(place, 'app.js')], bundle: true, format: 'esm', jsx: 'automatic', define, nodePaths: [tools], outfile });
  await assertWorks(join(place, 'out'), POLICY);
});

test('the example for Vue works, with its settings of Vite', { timeout: 120_000 }, async () => {
  const { build } = await import('vite');
  const place = newFolder();
  write(place, {
    'main.js': VUE,
    'host.js': HOST,
    'WhatsApp.vue': embeddingExample('WhatsApp.vue'),
    'vite.config.mjs': embeddingExample('vite.config.js'),
    'index.html': PAGE,
  });
  copyCard(join(place, 'public'));
  symlinkSync(tools, join(place, 'node_modules'));
  await build({ root: place, configFile: join(place, 'vite.config.mjs'), logLevel: 'error', build: { outDir: 'out' } });
  await assertWorks(join(place, 'out'), POLICY.replace("trusted-types 'none'", 'trusted-types vue'));
});
