// What can go wrong between the page and Meta, in the unchanged release page: each wrong answer and each wrong clock gets a true
// sentence. The host tests apply more faults to each request (tests/host/check/faults.rs).

import assert from 'node:assert/strict';

import { ids } from './graph_server/world.mjs';
import { journey, stage } from './journey.mjs';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const now = () => Math.floor(Date.now() / 1_000);

const ways = { 'with a phone number ID': ids.phoneNumber, 'without one': undefined };

const CONNECTED = ['connected', null, 'WhatsApp connected successfully! Verified: Lantern Books'];
const UNREACHABLE = ['could_not_tell', 'unreachable', 'Could not reach Meta'];
const LOGIN_PAGE = '<!DOCTYPE html><title>Guest network</title><form action="/login"><input name="user"></form>';

const faults = [
  {
    fault: 'a body that drips in time',
    lay: { drip: { bytes: 100, everyMs: 50 } },
    expected: CONNECTED,
    says: /sending was not tested/,
  },
  {
    fault: 'a body that still drips after ten seconds',
    lay: { drip: { bytes: 1, everyMs: 2_000 } },
    expected: UNREACHABLE,
    says: /says nothing about the token. Meta did not answer within 10 seconds/,
  },
  {
    fault: 'a connection that breaks in the middle of a body',
    lay: { reset: true },
    expected: UNREACHABLE,
    says: /says nothing about the token. The answer is empty or incomplete/,
  },
  {
    fault: 'a right answer of another content type',
    lay: { type: 'image/png' },
    expected: CONNECTED,
    says: /sending was not tested/,
  },
  {
    fault: 'a redirect to another place',
    lay: { redirect: 'https://portal.example/login' },
    expected: UNREACHABLE,
    says: /says nothing about the token. The browser did not get an answer and does not say why/,
  },
  {
    fault: 'a redirect to itself',
    lay: { redirect: true },
    expected: UNREACHABLE,
    says: /says nothing about the token. The browser did not get an answer and does not say why/,
  },
  {
    fault: 'the login page of a network',
    lay: { status: 200, html: LOGIN_PAGE },
    expected: UNREACHABLE,
    says: /says nothing about the token. The answer is not from Meta/,
  },
  {
    fault: 'an empty answer',
    lay: { empty: true },
    expected: UNREACHABLE,
    says: /says nothing about the token. The answer is empty or incomplete/,
  },
  {
    fault: 'an answer of status 204',
    lay: { status: 204, empty: true },
    expected: UNREACHABLE,
    says: /says nothing about the token. The answer is empty or incomplete/,
  },
];

for (const { fault, lay, expected, says } of faults) {
  for (const [way, phoneNumberId] of Object.entries(ways)) {
    const [verdict, category, headline] = expected;
    journey(`${fault} is told as "${headline}", ${way}`, async (visit) => {
      stage.graph.fault('*', lay);
      await visit.test({ token: stage.graph.token, phoneNumberId });
      // Another request may time out after the first.
      await visit.verdict.waitFor({ timeout: 30_000 });
      assert.deepEqual(await visit.outcome(), { verdict, category, headline });
      assert.match((await visit.verdict.innerText()).replaceAll('\n', ' '), says);
      for (const url of visit.requests) assert.doesNotMatch(url, /portal\.example/);
    });
  }
}

const FIFTY_MB = 50_000_000;
const large = [
  { what: 'right answers', lay: { large: FIFTY_MB } },
  { what: 'web pages', lay: { status: 502, html: `<p>${'x'.repeat(FIFTY_MB)}` } },
  { what: 'texts of no kind', lay: { status: 200, body: 'x'.repeat(FIFTY_MB) } },
];
for (const { what, lay } of large) {
  journey(`${what} of 50 MB each are given up, and the page goes on`, async (visit, t) => {
    const [verdict, category, headline] = UNREACHABLE;
    await visit.page.evaluate(() => {
      window.longestPause = 0;
      let last = performance.now();
      setInterval(() => {
        window.longestPause = Math.max(window.longestPause, performance.now() - last);
        last = performance.now();
      });
    });
    stage.graph.fault('*', lay);
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    assert.deepEqual(await visit.outcome(), { verdict, category, headline });
    assert.match(await visit.verdict.innerText(), /The answer is too large \(more than 1 MB\)/);
    const paused = await visit.page.evaluate(() => window.longestPause);
    t.diagnostic(`the page was busy for ${Math.round(paused)} ms at a time`);
    stage.graph.clearFaults();
    await visit.run.click();
    await visit.page.getByRole('heading', { name: CONNECTED[2] }).waitFor();
  });
}

const ofTheApp = { app: { roles: [ids.holder] } };
const clocks = [
  {
    token: 'a token with an hour left',
    world: { ...ofTheApp, token: { expires_at: now() + HOUR } },
    days: 365,
    expected: CONNECTED,
    says: /Meta says that the token expires on .*Meta's dates do not match the clock of this device/s,
  },
  {
    token: 'a token with thirty days left',
    world: { ...ofTheApp, token: { expires_at: now() + 30 * DAY, issued_at: now() - 30 * DAY } },
    days: 365,
    expected: CONNECTED,
    says: /Long-lived: expires on [^,]*, \S+ your time\.\s+Meta's dates do not match the clock of this device/,
  },
  {
    token: 'a token with thirty days left',
    world: { ...ofTheApp, token: { expires_at: now() + 30 * DAY, issued_at: now() - 30 * DAY } },
    days: -365,
    expected: CONNECTED,
    says: /Long-lived: expires on [^,]*, \S+ your time\.\s+Meta's dates do not match the clock of this device/,
  },
  { token: 'a token without an end', world: ofTheApp, days: 365, expected: CONNECTED, says: /Works. Permanent, never expires/ },
  { token: 'a token without an end', world: ofTheApp, days: -365, expected: CONNECTED, says: /Works. Permanent, never expires/ },
  ...[365, -365].map((days) => ({
    token: 'a token that expired three days ago',
    world: { token: { expires_at: now() - 3 * DAY } },
    days,
    expected: ['failed', 'token_expired', 'Token expired'],
    says: /, 3 days ago\./,
  })),
];
for (const { token, world, days, expected, says } of clocks) {
  const [verdict, category, headline] = expected;
  journey(
    `by a clock ${days > 0 ? 'a year ahead' : 'a year behind'}, ${token} is told as what it is`,
    async (visit) => {
      await visit.page.evaluate((ahead) => {
        const byThisDevice = Date.now;
        Date.now = () => byThisDevice() + ahead;
      }, days * DAY * 1_000);
      await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
      assert.deepEqual(await visit.outcome(), { verdict, category, headline });
      for (const unfold of await visit.page.locator('#checker summary').all()) await unfold.click();
      const told = `${await visit.verdict.innerText()}\n${await visit.check('token').innerText()}`;
      assert.match(told, says);
      if (verdict === 'connected') assert.doesNotMatch(told, /expired|ended|is over| ago/i);
    },
    { world },
  );
}
