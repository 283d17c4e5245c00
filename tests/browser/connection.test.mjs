// "Test Connection" in the unchanged release page against the local Graph server: what each state
// of the world makes the page say, and what interrupts a run.

import assert from 'node:assert/strict';

import { ids } from './graph_server/world.mjs';
import { journey, stage } from './journey.mjs';
import { withOneLetterAltered } from './token.mjs';

const HOUR = 3_600;
const now = () => Math.floor(Date.now() / 1_000);

/** Runs the test with the world's token and number, unless a row says otherwise. */
const run = (visit, { token = stage.graph.token, phoneNumberId = ids.phoneNumber } = {}) =>
  visit.test({ token, phoneNumberId });

journey('a working token and number are reported with the verified name', async (visit) => {
  await run(visit);
  assert.deepEqual(await visit.outcome(), {
    verdict: 'connected',
    category: null,
    headline: 'WhatsApp connected successfully! Verified: Lantern Books',
  });
  await visit.page.getByText('Reading works; sending was not tested.').waitFor();
});

journey(
  'a number without a verified name is reported with its display phone number',
  async (visit) => {
    await run(visit);
    assert.equal((await visit.outcome()).headline, 'WhatsApp connected successfully! Verified: +49 30 901820');
  },
  { world: { phoneNumber: { verified_name: null } } },
);

journey('a call that is refused because of one unknown field is repeated without it', async (visit) => {
  await run(visit);
  assert.equal((await visit.outcome()).verdict, 'connected');
  assert.equal(stage.graph.named('phone_number').length, 2);
}, { world: { withoutFields: { WhatsAppBusinessPhoneNumber: ['whatsapp_business_manager_messaging_limit'] } } });

const failures = [
  {
    state: 'an expired token',
    world: { token: { expires_at: now() - 72 * HOUR } },
    expected: ['failed', 'token_expired', 'Token expired'],
    says: /3 days ago/,
  },
  {
    state: 'a token without the permission to manage',
    world: { token: { permissions: ['whatsapp_business_messaging'] } },
    expected: ['failed', 'permission_denied', 'Permission denied'],
    says: /whatsapp_business_management/,
  },
  {
    state: 'a token whose maker changed their password',
    world: { token: { state: 'password_changed' } },
    expected: ['failed', 'invalid_token', 'Invalid token'],
    says: /password/,
  },
  {
    state: 'a token that lost its last letters',
    token: () => stage.graph.token.slice(0, -3),
    expected: ['failed', 'invalid_token', 'Invalid token'],
    says: /incomplete/,
  },
  {
    state: 'a token with one letter in the wrong case',
    token: () => withOneLetterAltered(stage.graph.token),
    expected: ['failed', 'invalid_token', 'Invalid token'],
  },
  {
    state: 'a number that is not there or not assigned',
    phoneNumberId: '102938475610293',
    expected: ['failed', 'wrong_id', 'Wrong ID or not assigned'],
  },
  {
    state: 'an app that demands a proof of its secret',
    world: { app: { requires_proof: true } },
    expected: ['failed', 'app_problem', 'App problem'],
  },
  {
    state: 'an app that Meta has blocked',
    world: { app: { blocked: true } },
    expected: ['failed', 'account_restricted', 'Account restricted'],
  },
  {
    state: 'too many calls',
    fault: { error: { code: 4, message: '(#4) Application request limit reached' } },
    expected: ['could_not_tell', 'rate_limited', 'Too many requests'],
  },
  {
    state: "a gateway's HTML page",
    fault: { status: 502, html: true },
    expected: ['could_not_tell', 'temporary_fault', 'Temporary fault at Meta'],
  },
  {
    state: 'an answer that ends half-way',
    fault: { reset: true },
    expected: ['could_not_tell', 'unreachable', 'Could not reach Meta'],
  },
  {
    state: 'an answer that the browser may not read',
    fault: { cors: false },
    expected: ['could_not_tell', 'unreachable', 'Could not reach Meta'],
  },
];

for (const { state, world, fault, token, phoneNumberId, expected, says } of failures) {
  const [verdict, category, headline] = expected;
  journey(
    `${state} is told as "${headline}"`,
    async (visit) => {
      if (fault !== undefined) stage.graph.fault('*', fault);
      await run(visit, { token: token?.(), phoneNumberId });
      assert.deepEqual(await visit.outcome(), { verdict, category, headline });
      if (says !== undefined) assert.match(await visit.verdict.innerText(), says);
    },
    { world },
  );
}

journey('without a network the page could not reach Meta, and does not blame the token', async (visit) => {
  await visit.page.context().setOffline(true);
  await run(visit);
  const { verdict, category } = await visit.outcome();
  assert.deepEqual([verdict, category], ['could_not_tell', 'unreachable']);
});

journey('a server that never answers is given up after ten seconds', async (visit) => {
  stage.graph.fault('*', { hang: true });
  await run(visit);
  await visit.verdict.waitFor({ timeout: 20_000 });
  assert.equal((await visit.outcome()).category, 'unreachable');
});

journey('a refusal to describe the token or the app changes nothing in the verdict', async (visit) => {
  stage.graph.fault('app', { status: 400, error: { code: 200, message: 'API access blocked.' } });
  await run(visit);
  assert.equal((await visit.outcome()).verdict, 'connected');
  assert.equal(stage.graph.named('debug_token').length, 1);
});

journey('a connection that breaks while the token is described changes nothing in the verdict', async (visit) => {
  stage.graph.fault('debug_token', { drop: true });
  await run(visit);
  assert.equal((await visit.outcome()).verdict, 'connected');
});

const hostile = `<img src=x onerror="alert(1)"><b>"Bold" & 'Co'</b>\u202e`;
journey(
  'a business name full of HTML is shown as text',
  async (visit) => {
    await run(visit);
    assert.match((await visit.outcome()).headline, /<img src=x onerror="alert\(1\)"><b>"Bold" & 'Co'<\/b>/);
    assert.equal(await visit.verdict.locator('img, b').count(), 0);
  },
  { world: { phoneNumber: { verified_name: hostile } } },
);

journey('a cancelled run leaves no verdict, and another can be started', async (visit) => {
  const held = stage.graph.hold('phone_number');
  await run(visit);
  await held.arrived;
  await visit.button('Cancel').click();
  await visit.button('Cancel').waitFor({ state: 'hidden' });
  stage.graph.clearFaults();
  assert.equal(await visit.verdict.count(), 0);
  await visit.run.click();
  assert.equal((await visit.outcome()).verdict, 'connected');
});

journey('after a second press the first run is abandoned and its late answer dropped', async (visit) => {
  const first = stage.graph.hold('phone_number', { times: 1, body: { id: ids.phoneNumber, verified_name: 'Too late' } });
  await run(visit);
  const request = await first.arrived;
  await visit.run.click();
  const expected = 'WhatsApp connected successfully! Verified: Lantern Books';
  assert.equal((await visit.outcome()).headline, expected);
  first.release();
  await visit.page.waitForTimeout(200);
  assert.equal((await visit.outcome()).headline, expected);
  assert.equal(request.abandoned, true);
});

journey('a double click is one run', async (visit) => {
  await visit.token.fill(stage.graph.token);
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.run.dblclick();
  assert.equal((await visit.outcome()).verdict, 'connected');
});

journey('the next run removes the verdict', async (visit) => {
  await run(visit);
  await visit.outcome();
  const held = stage.graph.hold('phone_number');
  await visit.run.click();
  await held.arrived;
  assert.equal(await visit.verdict.count(), 0);
  held.release();
  assert.equal((await visit.outcome()).verdict, 'connected');
});

journey(
  'the list of checks says which check passed and which failed',
  async (visit) => {
    await run(visit);
    await visit.outcome();
    assert.equal(await visit.check('token').getAttribute('data-state'), 'fail');
    await visit.checks.waitFor();
  },
  { world: { token: { state: 'revoked' } } },
);
