// From a bad token to a permanent one: the guide with the IDs of the case, the exchange, the comparison, the reminder. Real
// Chromium, release page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { addToken, ids } from './graph_server/world.mjs';
import { journey, stage } from './journey.mjs';
import { makeToken } from './token.mjs';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const now = () => Math.floor(Date.now() / 1_000);
const SECRET = '0f'.repeat(16);

const fold = (visit, name) => visit.page.locator('summary').filter({ hasText: name });
const run = async (visit, token = stage.graph.token) => {
  await visit.test({ token, phoneNumberId: ids.phoneNumber });
  return visit.outcome();
};
const openExchange = async (visit) => {
  await fold(visit, 'Exchange').click();
  await visit.page.getByLabel('App secret').fill(SECRET);
};
const exchange = (visit) => visit.button('Exchange token').click();
const said = (visit) => visit.page.locator('.exchange .outcome');
const exchanges = () => stage.graph.named('oauth/access_token');

journey('the guide is folded at first, and has no IDs', async (visit) => {
  await visit.guide.waitFor();
  assert.equal(await visit.page.getByText('start here').count(), 0);
  await fold(visit, 'Which way applies to me?').click();
  for (const way of ['A partner connected my number', "I use Meta's test number", 'I have a token from']) {
    await visit.page.getByRole('heading', { name: way }).waitFor();
  }
  assert.equal(await visit.page.getByLabel('App secret').count(), 0);
});

journey(
  'after a test the step to start with is open and marked, its links open the exact screens, and IDs can be copied',
  async (visit) => {
    assert.equal((await run(visit)).category, 'permission_denied');
    await visit.page.getByText('start here').waitFor();
    const current = visit.page.locator('.guide [data-current]');
    assert.match(await current.locator('summary').innerText(), /Select the permissions/);
    assert.equal(await current.evaluate((part) => part.open), true);
    await fold(visit, 'Open "Generate token", and select "Never"').click();
    await visit.page.locator('.guide').getByRole('button', { name: ids.app }).first().waitFor();
    await fold(visit, 'Which way applies to me?').click();
    const app = visit.page.getByRole('link', { name: 'Your app' }).first();
    assert.equal(await app.getAttribute('href'), `https://developers.facebook.com/apps/${ids.app}/`);
  },
  { world: { token: { permissions: ['whatsapp_business_messaging'] } } },
);

journey('a completed step is remembered only in memory', async (visit) => {
  await fold(visit, 'Select a system user').click();
  await visit.page.getByLabel('Done').first().check();
  assert.equal(await visit.page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await visit.page.reload();
  await visit.run.waitFor();
  assert.equal(await visit.page.getByLabel('Done').first().isChecked(), false);
});

const shortLived = { token: { expires_at: now() + 5 * HOUR } };

journey(
  'a short-lived token is exchanged for one of 60 days, which replaces the field after a press, and the secret is forgotten',
  async (visit) => {
    const old = stage.graph.token;
    await run(visit);
    await openExchange(visit);
    assert.equal(await visit.page.getByLabel('App ID').inputValue(), ids.app, 'the app ID is guessed from the token');
    assert.equal(await visit.page.getByText('from before the last change').count(), 0);
    await exchange(visit);
    await visit.page.getByText('The new token lasts 60 days').waitFor();
    assert.match(await said(visit).innerText(), /not permanent/);

    const [{ method, url, body }] = exchanges();
    assert.equal(method, 'GET', 'a form that Meta reads as a GET');
    for (const secret of [SECRET, old]) assert.equal(url.includes(secret), false);
    assert.ok(body.includes(SECRET));
    assert.equal(await visit.page.getByLabel('App secret').inputValue(), '');

    assert.equal(await visit.token.inputValue(), old, 'not before a press');
    await visit.assertSound();
    await visit.button('Use new token').click();
    const fresh = await visit.token.inputValue();
    assert.notEqual(fresh, old);
    await visit.page.getByText('looks complete, created by').waitFor();
    await visit.run.click();
    assert.equal((await visit.outcome()).verdict, 'connected');
    assert.equal(visit.requests.some((address) => address.includes(SECRET)), false);
  },
  { world: shortLived },
);

journey(
  'the new token can be copied, and the command for a terminal contains no token and no secret',
  async (visit) => {
    const copied = async (name) => {
      await visit.page.evaluate(() => navigator.clipboard.writeText(''));
      await visit.button(name).click();
      return (await visit.page.waitForFunction(() => navigator.clipboard.readText())).jsonValue();
    };
    await visit.token.fill(stage.graph.token);
    await openExchange(visit);
    const command = await copied('Copy exchange command');
    assert.match(command, /oauth\/access_token/);
    for (const secret of [SECRET, stage.graph.token.slice(20, 60)]) assert.equal(command.includes(secret), false);
    await exchange(visit);
    const token = await copied('Copy new token');
    assert.ok(stage.graph.world.tokens.has(token) && token !== stage.graph.token);
  },
  { world: shortLived, visit: { permissions: ['clipboard-read', 'clipboard-write'] } },
);

journey(
  'another app ID than the token’s own is asked about first, and Meta’s refusal is explained',
  async (visit) => {
    await visit.token.fill(stage.graph.token);
    await openExchange(visit);
    await visit.page.getByLabel('App ID').fill('911602140448729');
    await visit.button('Exchange token').dblclick();
    await visit.page.getByText('Press the button again to exchange it anyway.').waitFor();
    assert.equal(exchanges().length, 0);
    await exchange(visit);
    await said(visit).getByRole('heading').waitFor();
    assert.equal(exchanges().length, 1);
    assert.match(await said(visit).innerText(), /App problem/);
  },
  { world: shortLived, chromiumOnly: 'a Firefox that is driven tells of two first clicks' },
);

const refusals = [
  ['a permanent token', { app: { roles: [ids.holder] } }, async (visit) => run(visit), /Nothing to exchange/, 0],
  ['an ended token that was tested', { token: { expires_at: now() - DAY } }, async (visit) => run(visit), /Token expired/, 0],
  ['what is no token', {}, async (visit) => visit.token.fill('where is the token?'), /Invalid token/, 0],
  ['an ended token that was not tested', { token: { expires_at: now() - DAY } }, async (visit) => visit.token.fill(stage.graph.token), /Token expired/, 1],
];
for (const [what, world, prepare, says, requests] of refusals) {
  journey(
    `an exchange of ${what} is answered in words`,
    async (visit) => {
      await prepare(visit);
      await openExchange(visit);
      await visit.page.getByLabel('App ID').fill(ids.app);
      await exchange(visit);
      await said(visit).getByRole('heading').waitFor();
      assert.match(await said(visit).innerText(), says);
      assert.equal(exchanges().length, requests);
    },
    { world },
  );
}

const faults = [
  ['a wrong secret', async (visit) => visit.page.getByLabel('App secret').fill('1e'.repeat(16)), /App problem/],
  ['no secret', async (visit) => visit.page.getByLabel('App secret').fill(''), /App problem/],
  ['too many calls', async () => stage.graph.fault('*', { error: { code: 4, message: '(#4) Application request limit reached' } }), /Too many requests/],
  ['no network', async (visit) => visit.page.context().setOffline(true), /Could not reach Meta/],
];
for (const [what, prepare, says] of faults) {
  journey(
    `an exchange with ${what} is answered in words`,
    async (visit) => {
      await visit.token.fill(stage.graph.token);
      await openExchange(visit);
      await prepare(visit);
      await exchange(visit);
      await said(visit).getByRole('heading').waitFor();
      assert.match(await said(visit).innerText(), says);
    },
    { world: shortLived },
  );
}

journey(
  'a system user’s token of 60 days is renewed',
  async (visit) => {
    await run(visit);
    await openExchange(visit);
    await fold(visit, 'Renew a system user').click();
    await visit.button('Renew token').click();
    await visit.page.getByText('Token renewed').waitFor();
    assert.equal(exchanges()[0].query.set_token_expires_in_60_days, 'true');
  },
  { world: { app: { roles: [ids.holder] }, token: { expires_at: now() + 10 * DAY, issued_at: now() - 50 * DAY } } },
);

const describing = { app: { roles: [ids.holder] } };
/** Another token of the same world, with some fields changed. */
const second = (changes) => {
  const { world, token } = stage.graph;
  return addToken(world, { ...world.tokens.get(token), text: makeToken({ appId: ids.app, seed: 'second' }), ...changes }).text;
};
const compare = async (visit, text) => {
  await fold(visit, 'Compare with').click();
  await visit.page.getByLabel('Second token').fill(text);
  await visit.button('Compare').click();
};

journey(
  'a second token that can do the same is safe to switch to',
  async (visit) => {
    await run(visit);
    await compare(visit, ` ${second({})} `);
    await visit.page.locator('[data-comparison="safe"]').waitFor();
    await visit.page.getByRole('heading', { name: /Safe to switch/ }).waitFor();
    assert.equal((await visit.outcome()).verdict, 'connected', 'the verdict on the first one stays');
  },
  { world: describing },
);

journey(
  'a second token without a permission is not safe to switch to, and the loss is named',
  async (visit) => {
    await run(visit);
    await compare(visit, second({ permissions: ['whatsapp_business_management'], expires_at: now() + HOUR }));
    const outcome = visit.page.locator('[data-comparison="not_safe"]');
    await outcome.waitFor();
    assert.match(await outcome.innerText(), /whatsapp_business_messaging/);
    const row = outcome.getByRole('row', { name: /whatsapp_business_messaging/ });
    assert.match(await row.innerText(), /lost/);
  },
  { world: describing },
);

journey('the same token twice, and no token, are not compared', async (visit) => {
  await run(visit);
  await compare(visit, stage.graph.token);
  await visit.page.getByText('Both fields contain the same token').waitFor();
  const before = stage.graph.requests.length;
  await visit.page.getByLabel('Second token').fill('rubbish, or so');
  await visit.button('Compare').click();
  assert.match(await visit.describedBy(visit.page.getByLabel('Second token')), /no token to compare/);
  assert.equal(stage.graph.requests.length, before);
});

journey(
  'a token that expires gives a reminder, created here, without the token in it',
  async (visit) => {
    await run(visit);
    const [download] = await Promise.all([visit.page.waitForEvent('download'), visit.button('Add a reminder').click()]);
    assert.equal(download.suggestedFilename(), 'whatsapp-token.ics');
    const text = readFileSync(await download.path(), 'utf8');
    assert.match(text, /^BEGIN:VCALENDAR\r\n/);
    assert.equal(text.match(/BEGIN:VEVENT/g).length, 2);
    assert.equal(text.replace(/\r\n /g, '').includes(stage.graph.token.slice(20, 60)), false);
    assert.equal(stage.graph.requests.length > 0 && visit.requests.every((url) => /^(http:\/\/127|https:\/\/graph|blob:)/.test(url)), true);
  },
  {
    world: { app: { roles: [ids.holder] }, token: { expires_at: now() + 50 * DAY, issued_at: now() - 10 * DAY } },
    chromiumOnly: 'a Firefox that is driven does not tell of a download',
  },
);

journey('a success says what to do if the CRM says something else, with the length to compare', async (visit) => {
  await run(visit);
  await fold(visit, 'If your CRM says something else').click();
  const part = visit.page.locator('.after-saving');
  assert.match(await part.innerText(), new RegExp(`${stage.graph.token.length} characters`));
  assert.match(await part.innerText(), /should show the same result as above/);
});

journey('"Clear" removes all of it', async (visit) => {
  await visit.token.fill(stage.graph.token);
  await openExchange(visit);
  await visit.button('Clear').click();
  assert.equal(await visit.page.getByLabel('App secret').inputValue(), '');
  assert.equal(await visit.page.getByLabel('App ID').inputValue(), '');
}, { world: shortLived });
