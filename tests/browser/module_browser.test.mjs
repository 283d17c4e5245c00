// The module in a page, in a Worker of Chromium, and in Firefox: the same tour as in Node, and the README's form.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launchBrowser } from './browser.mjs';
import { launchFirefox } from './firefox.mjs';
import { startGraphServer } from './graph_server.mjs';
import { places } from './module_places.mjs';
import { tour, tourGives, tourGiven, tourWorld } from './module_tour.mjs';
import { example } from './readme.mjs';
import { startSite } from './site.mjs';

let site;
let graph;
let chromium;
let module;

before(async () => {
  site = await startSite();
  graph = await startGraphServer();
  chromium = await launchBrowser({ graphPort: graph.port });
  module = `${site.page}module/token-doctor.js`;
});

after(async () => {
  await chromium?.close();
  await graph?.close();
  await site?.close();
});

for (const [place, script] of Object.entries(places)) {
  test(`the four functions work in ${place} of Chromium`, { timeout: 60_000 }, async () => {
    graph.reset(tourWorld);
    const page = await chromium.newPage();
    await page.goto(`${site.origin}/framing`);
    assert.deepEqual(await page.evaluate(`(${script(tour)})(${JSON.stringify([module, tourGiven(graph)])})`), tourGives);
    await page.close();
  });
}

test('the four functions work in a page and in a Worker of Firefox', { timeout: 120_000 }, async (t) => {
  const firefox = await launchFirefox({ graphPort: graph.port });
  if (firefox === null) return t.skip('there is no Firefox; name its program in FIREFOX');
  try {
    for (const script of Object.values(places)) {
      graph.reset(tourWorld);
      const page = await firefox.newPage({ ignoreHTTPSErrors: true });
      await page.goto(`${site.origin}/framing`);
      assert.deepEqual(await page.evaluate(`(${script(tour)})(${JSON.stringify([module, tourGiven(graph)])})`), tourGives);
      await page.close();
    }
  } finally {
    await firefox.close();
  }
  return undefined;
});

test("the README's form shows its findings while the person types", { timeout: 60_000 }, async () => {
  const address = `${site.page}module/form.html`;
  const imports = { 'token-doctor': module };
  const html = `<!DOCTYPE html><script type="importmap">${JSON.stringify({ imports })}</script>${example('form.html')}
    <script type="module">${example('form.js')}; document.title = 'ready';</script>`;
  const page = await chromium.newPage();
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(address);
  await page.waitForFunction(() => document.title === 'ready');
  await page.getByLabel('Access Token').fill(`\tBearer ${graph.token.slice(0, -3)}`);
  await page.getByText('looks incomplete').waitFor();
  assert.deepEqual(await page.locator('li').evaluateAll((items) => items.map(({ className }) => className)), [
    'info',
    'info',
    'warning',
  ]);
  await page.getByLabel('Access Token').fill(graph.token);
  await page.waitForFunction(() => document.querySelectorAll('li').length === 0);
  await page.close();
});
