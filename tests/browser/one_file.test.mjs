// The one-file page, opened with a double-click (file://): reads without a network, and sends to Meta only. Chromium and Firefox.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { launchBrowser } from './browser.mjs';
import { launchFirefox } from './firefox.mjs';
import { startGraphServer } from './graph_server.mjs';
import { ids } from './graph_server/world.mjs';
import { beginVisit } from './page.mjs';
import { dist } from './site.mjs';

let folder;
let address;
let graph;
let browser;

before(async () => {
  // Alone in a folder, as after a download.
  folder = mkdtempSync(join(tmpdir(), 'one-file-'));
  copyFileSync(join(dist, 'token-doctor.html'), join(folder, 'token-doctor.html'));
  address = pathToFileURL(join(folder, 'token-doctor.html')).href;
  graph = await startGraphServer();
  browser = await launchBrowser({ graphPort: graph.port });
});

after(async () => {
  await browser?.close();
  await graph?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ERROR = '{"error":{"message":"Error validating access token: Session has expired","type":"OAuthException","code":190,"error_subcode":463}}';

test('it reads tokens and errors without any network', { timeout: 60_000 }, async () => {
  const visit = await beginVisit(browser);
  await visit.page.context().setOffline(true);
  await visit.open(address);
  await visit.token.fill(`\t${graph.token.slice(0, -1)}`);
  await visit.finding('truncated').waitFor();
  await visit.token.fill(ERROR);
  await visit.page.getByRole('heading', { name: 'Token expired' }).waitFor();
  await visit.guide.waitFor();
  // The pages about the results are not beside it.
  assert.equal(await visit.page.getByRole('link', { name: 'More about this result' }).count(), 0);
  assert.deepEqual(visit.requests.filter((url) => url !== address && !url.startsWith('blob:')), []);
  await visit.assertSound();
  await visit.assertAccessible();
  await visit.end();
});

test('it sends to Meta, and cannot connect to any other host', { timeout: 60_000 }, async () => {
  const visit = await beginVisit(browser);
  await visit.open(address);
  await visit.test({ token: graph.token, phoneNumberId: ids.phoneNumber });
  assert.equal((await visit.outcome()).headline, 'WhatsApp connected successfully! Verified: Lantern Books');
  assert.deepEqual(visit.troubles, []);
  const refused = await visit.page.evaluate(() => fetch('https://elsewhere.example/').catch((error) => error.name));
  assert.equal(refused, 'TypeError');
  assert.match(visit.troubles.join(), /elsewhere\.example.* violates .*connect-src/);
  await visit.end();
});

test('it works in Firefox', { timeout: 180_000 }, async (t) => {
  const firefox = await launchFirefox({ graphPort: graph.port });
  if (firefox === null) return t.skip('there is no Firefox; name its program in FIREFOX');
  try {
    const visit = await beginVisit(firefox);
    await visit.open(address);
    await visit.token.fill(graph.token.slice(0, -1));
    await visit.finding('truncated').waitFor();
    await visit.test({ token: graph.token, phoneNumberId: ids.phoneNumber });
    assert.equal((await visit.outcome()).verdict, 'connected');
    await visit.end();
  } finally {
    await firefox.close();
  }
  return undefined;
});

test('a link to it fills in IDs, opens no other page, and its token is out of the address', { timeout: 60_000 }, async () => {
  const visit = await beginVisit(browser);
  await visit.open(`${address}#access_token=${graph.token}&phone-number-id=${ids.phoneNumber}&cause=session_expired`);
  await visit.page.getByRole('alert').getByText('The address of this page contained a token or a secret.').waitFor();
  assert.equal(visit.page.url(), `${address}#phone-number-id=${ids.phoneNumber}&cause=session_expired`);
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
  await visit.token.fill(ERROR);
  await visit.button('Copy these steps').waitFor();
  assert.equal(await visit.button('Copy link to this diagnosis').count(), 0);
  await visit.assertSound();
  await visit.end();
});
