// After a test: the check whether the token may send, which sends nothing, and the subscription of this app, the only call that
// changes something at Meta.

import assert from 'node:assert/strict';

import { ids } from './graph_server/world.mjs';
import { journey, stage, WITH_CLIPBOARD } from './journey.mjs';

const now = () => Math.floor(Date.now() / 1000);

const CHECK = 'Check sending (sends nothing)';

const tested = async (visit) => {
  await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
  await visit.outcome();
};

const asked = () => stage.graph.requests.filter(({ name, sent, query }) => sent === 'POST' && name === 'messages' && query.method === undefined);

const checked = async (visit) => {
  await tested(visit);
  assert.equal(asked().length, 0, 'never by itself');
  await visit.button(CHECK).click();
  return visit.page.locator('[data-fact=sending][data-sending]').first();
};

for (const [what, world, sending, verdict, says] of [
  ['may send', {}, 'proven', 'connected', 'Meta would accept messages from this token.'],
  ['may not send', { token: { permissions: ['whatsapp_business_management'] } }, 'refused', 'attention', 'Meta refuses to send'],
  ['has a number that is not registered', { sending: 'not_registered' }, 'refused', 'attention', 'Meta refuses to send'],
  ['has an account that is not paid for', { sending: 'unpaid' }, 'refused', 'attention', 'Meta refuses to send'],
  ['has a test number', { sending: 'list' }, 'unknown', 'connected', 'A test number can send messages only to the recipients on its list.'],
  ['gets an odd code', { sending: 'odd' }, 'unknown', 'connected', 'does not show whether this token can send'],
  ['has a message accepted', { sending: 'accepted' }, 'proven', 'connected', 'Its ID is wamid.'],
]) {
  journey(
    `a token that ${what} is ${sending} after one press, and asked once`,
    async (visit) => {
      const fact = await checked(visit);
      await visit.page.getByText(says).first().waitFor();
      assert.equal(await fact.getAttribute('data-sending'), sending);
      assert.equal((await visit.outcome()).verdict, verdict);
      assert.equal(await visit.button(CHECK).count(), 0);
      const [request, ...others] = asked();
      assert.deepEqual(others, []);
      assert.deepEqual([request.query.to, request.query.type], ['12025550100', 'template']);
      assert.ok(!request.url.includes('?'), 'nothing in the address');
      const line = sending === 'proven' ? 'Reading and sending work.' : 'Reading works';
      await visit.page.getByText(line).first().waitFor();
    },
    { world },
  );
}

for (const [what, fault] of [
  ['a gateway', { status: 502, html: '<html>Bad gateway</html>' }],
  ['an answer that the browser hides', { cors: false }],
]) {
  journey(`${what} in place of an answer shows nothing about sending, and the call is not made again`, async (visit) => {
    await tested(visit);
    stage.graph.fault('messages', fault);
    await visit.button(CHECK).click();
    const fact = visit.page.locator('[data-fact=sending][data-sending]').first();
    await fact.waitFor();
    assert.equal(await fact.getAttribute('data-sending'), 'unknown');
    assert.equal((await visit.outcome()).verdict, 'connected');
    assert.equal(asked().length, 1);
  });
}

const unsubscribed = { account: { subscribed_apps: [] } };

journey(
  'an app is subscribed after two presses, once, without a parameter, and the row is read again',
  async (visit) => {
    await tested(visit);
    await visit.button('Subscribe this app').click();
    await visit.page.getByText(`This step subscribes app ${ids.app} to account ${ids.account}.`).waitFor();
    assert.deepEqual(stage.graph.writes, []);
    await visit.button('Do not subscribe').click();
    await visit.button('Subscribe this app').dblclick();
    await visit.page.waitForTimeout(200);
    assert.deepEqual(stage.graph.writes, [], 'a double click does not confirm');
    await visit.button(`Subscribe app ${ids.app}`).click();
    await visit.page.getByRole('heading', { name: /connected successfully/ }).waitFor();
    assert.equal(await visit.check('webhook').getAttribute('data-state'), 'pass');
    assert.deepEqual(stage.graph.writes, [{ path: `/${ids.account}/subscribed_apps`, parameters: {} }]);
    assert.equal(await visit.button('Subscribe this app').count(), 0);
  },
  { world: unsubscribed, writes: 1 },
);

journey(
  'a subscription that Meta refuses says why, and writes nothing',
  async (visit) => {
    await tested(visit);
    await visit.button('Subscribe this app').click();
    await visit.button(`Subscribe app ${ids.app}`).click();
    await visit.page.getByText('The app was not subscribed: Permission denied.').waitFor();
    assert.equal((await visit.outcome()).category, 'receiving_limited');
    assert.equal(await visit.button('Subscribe this app').count(), 0);
  },
  { world: { ...unsubscribed, refusesSubscription: true } },
);

journey(
  'the steps can be copied for the person who manages the account, without the token, and the test can be repeated beside them',
  async (visit) => {
    await tested(visit);
    assert.equal((await visit.outcome()).category, 'token_expired');
    await visit.button('Copy these steps').click();
    await visit.page.getByText('Copied').first().waitFor();
    const text = await visit.page.evaluate(() => navigator.clipboard.readText());
    for (const part of ['WhatsApp: Token expired.', '\n1. ', 'https://business.facebook.com/', ids.app]) assert.ok(text.includes(part), `${part} in ${text}`);
    assert.ok(!text.includes(stage.graph.token));
    const requests = stage.graph.requests.length;
    await visit.button('Test again').click();
    await visit.outcome();
    assert.ok(stage.graph.requests.length > requests);
  },
  { world: { token: { expires_at: now() - 86_400 } }, ...WITH_CLIPBOARD, chromiumOnly: 'it reads the clipboard' },
);

journey('the facts that an administrator needs first are always visible', async (visit) => {
  await tested(visit);
  const list = visit.page.getByRole('list', { name: 'At a glance' });
  const facts = await list.locator('[data-fact]').evaluateAll((items) => items.map((item) => [item.dataset.fact, item.dataset.state]));
  assert.deepEqual(facts, [['token', 'pass'], ['app', 'pass'], ['number', 'pass'], ['account', 'pass'], ['sending', 'unknown'], ['webhook', 'pass']]);
  for (const fact of await list.locator('[data-fact]').all()) assert.ok(await fact.isVisible());
  assert.equal(await list.locator('[data-fact=sending]').getAttribute('data-sending'), 'not_tested');
});
