// The example CRM as its administrator meets it: the card in the CRM's own page, under the CRM's own policy, with a server that
// keeps the token to itself. Real Chromium, real server, local Graph server.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { startCrm } from '../../examples/crm/server.mjs';
import { launchBrowser } from './browser.mjs';
import { startGraphServer } from './graph_server.mjs';
import { addToken, ids } from './graph_server/world.mjs';
import { leadMetaTo } from './node_host.mjs';
import { beginVisit, NARROW, WIDE } from './page.mjs';
import { dist } from './site.mjs';
import { makeToken } from './token.mjs';

let folder;
let graph;
let browser;
let crm;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crm-'));
  graph = await startGraphServer();
  leadMetaTo(graph.port);
  browser = await launchBrowser({ graphPort: graph.port });
  crm = await startCrm({ dist, store: join(folder, 'settings.json') });
});

after(async () => {
  await browser?.close();
  await crm?.close();
  await graph?.close();
  rmSync(folder, { recursive: true, force: true });
});

const stored = () => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));

/** Everything that the browser has of the page, as text. */
const wholePage = (visit) =>
  visit.page.evaluate(() => {
    const texts = (root) =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element.outerHTML,
        element.value ?? '',
        ...(element.shadowRoot ? texts(element.shadowRoot) : []),
      ]);
    return texts(document).join('\n');
  });

test('an administrator connects WhatsApp, loses the token and replaces it', { timeout: 120_000 }, async () => {
  const visit = await beginVisit(browser);
  const { page } = visit;
  await visit.open(crm.page, false);

  // Paste, test, save.
  await visit.token.fill(`\t${graph.token}\n`);
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.run.click();
  assert.equal((await visit.outcome()).verdict, 'connected');
  await visit.button('Save & Enable').click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await visit.button('Save Changes').waitFor();
  assert.equal(await page.getByText('enabled', { exact: true }).innerText(), 'enabled');
  assert.deepEqual(stored(), { token: graph.token, phoneNumberId: ids.phoneNumber, whatsappBusinessAccountId: '' });

  // After a reload the token is in no part of the page, and can still be tested.
  await page.reload();
  await page.getByText('Stored, not shown').waitFor();
  assert.equal(await visit.token.inputValue(), '');
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
  assert.equal((await wholePage(visit)).includes(graph.token.slice(20, 60)), false);
  await visit.run.click();
  assert.equal((await visit.outcome()).headline, 'WhatsApp connected successfully! Verified: Lantern Books');

  // The token is revoked at Meta.
  graph.world.tokens.get(graph.token).state = 'revoked';
  await visit.run.click();
  await page.locator('[data-verdict="failed"]').waitFor();
  const { category, headline } = await visit.outcome();
  assert.deepEqual([category, headline], ['invalid_token', 'Invalid token']);
  assert.match(await visit.verdict.innerText(), /About the token that your CRM has stored/);
  assert.match(await visit.verdict.innerText(), /revoked/i);
  assert.equal(await visit.check('token').getAttribute('data-state'), 'fail');

  // A new one is pasted, tested and saved.
  const next = addToken(graph.world, { ...graph.world.tokens.get(graph.token), state: 'valid', text: makeToken({ appId: ids.app, seed: 'next' }) });
  await visit.token.fill(next.text);
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
  await visit.run.click();
  await page.locator('[data-verdict="connected"]').waitFor();
  await visit.button('Save Changes').click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  assert.equal(stored().token, next.text);

  // Only the number is changed: the stored token stays.
  await page.reload();
  await page.getByText('Stored, not shown').waitFor();
  await visit.accountId.fill(ids.account);
  await visit.button('Save Changes').click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  assert.deepEqual(stored(), { token: next.text, phoneNumberId: ids.phoneNumber, whatsappBusinessAccountId: ids.account });

  const elsewhere = visit.requests.map((url) => new URL(url).origin);
  assert.deepEqual([...new Set(elsewhere)].sort(), [new URL(crm.page).origin, 'https://graph.facebook.com'].sort());
  assert.deepEqual(visit.troubles, []);
  await visit.end();
});

test("neither the CRM's styles nor the card's reach the other", { timeout: 60_000 }, async () => {
  const visit = await beginVisit(browser);
  const { page } = visit;
  await visit.open(crm.page, false);
  await visit.run.waitFor();
  const style = (locator, names) =>
    locator.evaluate((element, wanted) => wanted.map((name) => getComputedStyle(element)[name]), names);
  const label = page.getByText('Phone number ID', { exact: true });
  const text = ['textTransform', 'letterSpacing', 'fontStyle', 'textAlign', 'fontSize'];
  assert.deepEqual(await style(label, text), ['none', 'normal', 'normal', 'start', '14px']);
  assert.deepEqual(await style(visit.run, ['textTransform', 'fontSize']), ['none', '16px']);
  assert.deepEqual(await style(page.getByRole('heading', { level: 1 }), ['fontStyle', 'textAlign']), ['italic', 'center']);
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
  for (const viewport of [NARROW, WIDE]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= viewport.width, `${width} px wide at ${viewport.width} px`);
  }
  assert.deepEqual(visit.troubles, []);
  await visit.end();
});

test('the server gives nobody the token, and takes settings only from its own page', async () => {
  const { origin } = new URL(crm.page);
  const api = `${origin}/admin/api/whatsapp`;
  const put = (headers, body) => askServer(api, { method: 'PUT', headers, body });
  assert.equal((await put({ 'Sec-Fetch-Site': 'cross-site' }, '{}')).status, 403);
  assert.equal((await put({}, 'no JSON')).status, 400);
  const refused = await put({}, JSON.stringify({ token: 1 }));
  assert.equal(refused.status, 422);
  assert.match((await refused.json()).message, /have to be texts/);
  assert.equal((await put({}, 'x'.repeat(70_000))).status, 413);
  for (const path of ['/../server.mjs', '/server.mjs', '/card/../server.mjs', '/%2e%2e/package.json', '/card/%2e%2e/index.html']) {
    assert.equal((await askServer(origin + path)).status, 404, path);
  }
  assert.equal((await (await askServer(api)).text()).includes('"token"'), false);
});

/** Over plain HTTP: the global fetch leads to Meta alone, and would tidy up the paths that are tried. */
function askServer(address, { method = 'GET', headers, body } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(address, { method, headers }, async (response) => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      resolve({ status: response.statusCode, text: async () => text, json: async () => JSON.parse(text) });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
