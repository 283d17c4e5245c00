// What is secret does not wait in a page that nobody looks at. Real Chromium, release page; the clock and the page's being hidden
// are the browser's own, told by the test.

import assert from 'node:assert/strict';

import { ids } from './graph_server/world.mjs';
import { journey, stage } from './journey.mjs';

const MINUTE = 60_000;
const WIPED = 'The fields were emptied while this page was out of sight.';

const hide = (visit, hidden) =>
  visit.page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
const fill = async (visit) => {
  await visit.page.clock.install();
  await visit.token.fill(stage.graph.token);
  await visit.phoneNumberId.fill(ids.phoneNumber);
};
const test = async (visit) => {
  await fill(visit);
  await visit.run.click();
  await visit.verdict.waitFor();
};
const assertEmpty = async (visit) => {
  await visit.page.getByRole('status').getByText(WIPED).waitFor();
  assert.equal(await visit.token.inputValue(), '');
  assert.equal(await visit.phoneNumberId.inputValue(), '');
  assert.equal(await visit.verdict.count(), 0);
};

journey('a page that was hidden for half an hour is empty, and says so', async (visit) => {
  await test(visit);
  await hide(visit, true);
  await visit.page.clock.runFor(30 * MINUTE);
  await assertEmpty(visit);
  await hide(visit, false);
  await visit.token.fill('x');
  assert.equal(await visit.page.getByText(WIPED).count(), 0);
});

journey('a page whose timers the browser has stopped is emptied when it is seen again', async (visit) => {
  await test(visit);
  await hide(visit, true);
  await visit.page.clock.setSystemTime(Date.now() + 31 * MINUTE);
  assert.notEqual(await visit.token.inputValue(), '');
  await hide(visit, false);
  await assertEmpty(visit);
});

journey('a page that comes back from the back/forward cache is empty', async (visit) => {
  await test(visit);
  await visit.page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await assertEmpty(visit);
});

journey('a page that was hidden for less keeps everything', async (visit) => {
  await test(visit);
  for (const minutes of [29, 29]) {
    await hide(visit, true);
    await visit.page.clock.runFor(minutes * MINUTE);
    await hide(visit, false);
  }
  assert.equal(await visit.token.inputValue(), stage.graph.token);
  assert.equal((await visit.outcome()).verdict, 'connected');
});

journey('a run that is under way is not cut off: the page is emptied after it', async (visit) => {
  await fill(visit);
  const held = stage.graph.hold('*');
  await hide(visit, true);
  await visit.page.clock.runFor(30 * MINUTE - 2_000);
  await visit.run.click();
  await held.arrived;
  await visit.page.clock.runFor(3_000);
  assert.notEqual(await visit.token.inputValue(), '');
  held.release();
  await visit.verdict.waitFor();
  await visit.page.clock.runFor(31_000);
  await assertEmpty(visit);
});

journey('an empty page says nothing of it', async (visit) => {
  await visit.page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await visit.page.waitForTimeout(100);
  assert.equal(await visit.page.getByText(WIPED).count(), 0);
});
