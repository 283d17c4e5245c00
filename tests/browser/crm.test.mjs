// The example CRM as its administrator uses it: the card in the CRM's own page, under the CRM's own policy, with a server that
// never sends the token back. Real Chromium, real server, local Graph server.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Settings } from '../../examples/crm/settings.mjs';
import { launchBrowser } from './browser.mjs';
import { runNightly, startCrmProcess } from './crm_process.mjs';
import { startGraphServer } from './graph_server.mjs';
import { addToken, ids } from './graph_server/world.mjs';
import { beginVisit, NARROW, WIDE } from './page.mjs';
import { makeToken } from './token.mjs';

let folder;
let graph;
let browser;
let crm;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crm-'));
  graph = await startGraphServer();
  browser = await launchBrowser({ graphPort: graph.port });
  crm = await startCrmProcess({ store: join(folder, 'settings.db'), graphPort: graph.port });
});

after(async () => {
  await browser?.close();
  await crm?.end();
  await graph?.close();
  rmSync(folder, { recursive: true, force: true });
});

function stored(name = 'settings.db') {
  const settings = new Settings(join(folder, name));
  try {
    return settings.of('the only one');
  } finally {
    settings.close();
  }
}

/** Everything that the browser has from the page, as text. */
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
  const settings = { token: graph.token, phoneNumberId: ids.phoneNumber, whatsappBusinessAccountId: '' };
  assert.deepEqual(stored(), { ...settings, verdict: 'connected', expiresAt: null });

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
  assert.equal(stored().verdict, 'failed');
  assert.match(await visit.verdict.innerText(), /This result is about the token that your CRM has stored/);
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
  assert.deepEqual(stored(), { ...settings, token: next.text, whatsappBusinessAccountId: ids.account, verdict: 'connected', expiresAt: null });

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

test('what the server refuses is said in the card, and the fields are kept', { timeout: 60_000 }, async () => {
  const visit = await beginVisit(browser);
  const { page } = visit;
  await visit.open(crm.page, false);
  const api = '**/admin/api/whatsapp';
  await visit.accountId.fill(ids.account);
  const answers = [
    [{ status: 503, json: { message: 'The settings cannot be read or saved now.' } }, 'The settings cannot be read or saved now.'],
    [{ status: 502, body: '<h1>Bad gateway</h1>' }, 'The CRM did not answer as expected (status 502). Try again later.'],
    [null, 'The CRM cannot be reached. Check your connection and try again.'],
  ];
  for (const [answer, sentence] of answers) {
    await page.route(api, (route) => (answer ? route.fulfill(answer) : route.abort()));
    await visit.button('Save Changes').click();
    await page.getByText(sentence).waitFor();
    assert.equal(await visit.accountId.inputValue(), ids.account);
    await page.unroute(api);
  }
  await page.route(api, (route) => route.fulfill({ status: 500, json: { message: 'The server failed. Its log says why.' } }));
  await page.reload();
  await page.getByText('The WhatsApp settings could not be loaded. The server failed. Its log says why.').waitFor();
  await visit.end();
});

test('the report is stored with the token, and the nightly test warns before the token expires', { timeout: 120_000 }, async () => {
  const DAY = 86_400;
  const now = Math.floor(Date.now() / 1_000);
  graph.reset({ app: { roles: [ids.holder] }, token: { accounts: [ids.account], expires_at: now + 40 * DAY } });
  const token = graph.world.tokens.get(graph.token);
  const place = { store: join(folder, 'nightly.db'), graphPort: graph.port };
  const own = await startCrmProcess(place);
  const visit = await beginVisit(browser);
  const { page } = visit;
  const banner = page.locator('#banner');
  /** Runs the nightly test, and reads the banner of a new visit. */
  const nextMorning = async () => {
    const { code, output } = await runNightly(place);
    assert.equal(code, 0);
    assert.doesNotMatch(output, /EAA/);
    await page.reload();
    await page.getByText('Stored, not shown').waitFor();
    return [output, (await banner.isVisible()) && (await banner.innerText())];
  };

  try {
    await visit.open(own.page, false);
    await visit.test({ token: graph.token, phoneNumberId: ids.phoneNumber });
    await visit.outcome();
    await page.getByText('Last test: works.').waitFor();
    await visit.button('Save & Enable').click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    const saved = stored('nightly.db');
    assert.deepEqual([saved.token, saved.verdict, saved.expiresAt], [graph.token, 'connected', now + 40 * DAY]);
    assert.equal(await banner.isVisible(), false);

    // Later, the same token expires soon.
    token.expires_at = now + 5.5 * DAY;
    const warning = 'YOUR WHATSAPP TOKEN EXPIRES IN 5 DAYS. CREATE A NEW TOKEN AND SAVE IT HERE.';
    assert.deepEqual(await nextMorning(), ['the only one: attention\n', warning]);

    // A night without an answer from Meta changes nothing.
    graph.fault('*', { html: true });
    assert.deepEqual(await nextMorning(), ['the only one: could_not_tell\n', warning]);
    graph.clearFaults();

    token.state = 'revoked';
    const failed = 'YOUR WHATSAPP TOKEN FAILED THE LAST TEST. PRESS "TEST CONNECTION" TO SEE WHY.';
    assert.deepEqual(await nextMorning(), ['the only one: failed\n', failed]);
    assert.equal(stored('nightly.db').expiresAt, now + 5.5 * DAY);

    // A new token, saved in the page, ends the warning.
    const next = addToken(graph.world, { ...token, state: 'valid', expires_at: 0, text: makeToken({ appId: ids.app, seed: 'new' }) });
    await visit.test({ token: next.text });
    await visit.outcome();
    await visit.button('Save Changes').click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    assert.equal(await banner.isVisible(), false);
    assert.deepEqual(visit.troubles, []);
  } finally {
    await visit.end();
    await own.end();
  }
});

test('a store from before the tests were stored is used', async () => {
  const store = join(folder, 'older.db');
  const { DatabaseSync } = createRequire(import.meta.resolve('../../examples/crm/settings.mjs'))('@photostructure/sqlite');
  const older = new DatabaseSync(store);
  older.exec(`
    CREATE TABLE settings (customer TEXT PRIMARY KEY, token TEXT NOT NULL, phoneNumberId TEXT NOT NULL, whatsappBusinessAccountId TEXT NOT NULL) STRICT;
    INSERT INTO settings VALUES ('the only one', 'saved before', '1', '2')`);
  older.close();
  const settings = { token: 'saved before', phoneNumberId: '1', whatsappBusinessAccountId: '2' };
  assert.deepEqual(stored('older.db'), { ...settings, verdict: null, expiresAt: null });
});
