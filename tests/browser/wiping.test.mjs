// Secrets do not stay in a hidden page, or in a page that waits for an answer which never comes. Real Chromium, release page.
// The test sets the clock, the visibility of the page and its entry into the back/forward cache.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ids } from './graph_server/world.mjs';
import { journey, stage } from './journey.mjs';
import { dist } from './site.mjs';

const MINUTE = 60_000;
const WIPED = 'All fields were cleared while this page was hidden.';
const NO_ANSWER = 'There was no answer within 60 seconds, so we do not know if your changes were saved. You can save again.';
const ABANDONED = 'All fields were cleared before the save was confirmed. We do not know if your changes were saved.';

const hide = (visit, hidden) =>
  visit.page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
/** The page enters the browser's back/forward cache (`pagehide`), or leaves it (`pageshow`). */
const cross = (visit, name) =>
  visit.page.evaluate((type) => window.dispatchEvent(new PageTransitionEvent(type, { persisted: true })), name);
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
  await cross(visit, 'pageshow');
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

journey('a page that the person leaves during a test has no token in the cache, and late answers show nothing', async (visit) => {
  await fill(visit);
  const held = stage.graph.hold('*');
  await visit.run.click();
  const request = await held.arrived;
  await cross(visit, 'pagehide');
  assert.equal(await visit.token.inputValue(), '');
  await assertEmpty(visit);
  await cross(visit, 'pageshow');
  await visit.page.clock.runFor(MINUTE);
  assert.equal(request.abandoned, true);
  const sent = stage.graph.requests.length;
  held.release();
  await visit.page.clock.runFor(MINUTE);
  await assertEmpty(visit);
  assert.equal(stage.graph.requests.length, sent);
});

journey('a test that still runs after half an hour in a hidden page is stopped, and the page is emptied', async (visit) => {
  await fill(visit);
  const held = stage.graph.hold('*');
  await hide(visit, true);
  await visit.page.clock.runFor(30 * MINUTE - 2_000);
  await visit.run.click();
  const request = await held.arrived;
  await visit.page.clock.runFor(3_000);
  await assertEmpty(visit);
  await visit.page.waitForTimeout(100);
  assert.equal(request.abandoned, true);
});

/** A journey on a page that saves to its own site. The answers wait for `release()`. */
function whileSaving(sentence, steps) {
  const held = { saved: 0 };
  const at = (site) => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const address = new URL('saves.html', site.page);
    site.put(address.pathname, html.replace('</head>', '<meta name="save-url" content="/save"></head>'));
    held.arrived = new Promise((resolve) => (held.arrive = resolve));
    held.released = new Promise((resolve) => (held.release = resolve));
    site.answer('/save', async (request, response) => {
      request.resume();
      held.arrive();
      await held.released;
      held.saved += 1;
      response.writeHead(200).end();
    });
    return address.href;
  };
  journey(
    sentence,
    async (visit) => {
      await visit.whole();
      await test(visit);
      await visit.button('Save & Enable').click();
      await held.arrived;
      await visit.page.getByText('Saving.', { exact: true }).waitFor();
      await steps(visit, held);
    },
    { at },
  );
}

const answer = async (visit, held, count) => {
  const answered = visit.page.waitForResponse((response) => response.url().endsWith('/save'));
  held.release();
  await answered;
  await visit.page.waitForTimeout(100);
  assert.equal(held.saved, count);
};

whileSaving('a page that the person leaves during a save has no token in the cache, and does not claim to know the result', async (visit, held) => {
  await cross(visit, 'pagehide');
  assert.equal(await visit.token.inputValue(), '');
  await cross(visit, 'pageshow');
  await assertEmpty(visit);
  await visit.page.getByText(ABANDONED).waitFor();
  await answer(visit, held, 1);
  await assertEmpty(visit);
  await visit.page.getByText(ABANDONED).waitFor();
  await visit.page.clock.runFor(MINUTE);
  assert.equal(await visit.page.getByText(/^(Saved|Not saved|Stored)|There was no answer/).count(), 0);
});

whileSaving('a save that hangs times out after a minute, keeps the fields, and does not keep the token longer than any other page', async (visit, held) => {
  await visit.page.clock.runFor(MINUTE - 1_000);
  await visit.page.getByText('Saving.', { exact: true }).waitFor();
  await visit.page.clock.runFor(1_000);
  await visit.page.getByText(NO_ANSWER).waitFor();
  assert.equal(await visit.token.inputValue(), stage.graph.token);
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
  await visit.button('Save & Enable').click();
  await visit.page.getByText('Saving.', { exact: true }).waitFor();
  await hide(visit, true);
  await visit.page.clock.runFor(30 * MINUTE);
  await assertEmpty(visit);
  await visit.page.getByText(ABANDONED).waitFor();
  await answer(visit, held, 2);
  await assertEmpty(visit);
});

whileSaving('an answer after the minute is still shown if nothing was changed', async (visit, held) => {
  await visit.page.clock.runFor(MINUTE);
  await visit.page.getByText(NO_ANSWER).waitFor();
  await answer(visit, held, 1);
  await visit.page.getByText('Saved.', { exact: true }).waitFor();
  assert.equal(await visit.page.getByText(NO_ANSWER).count(), 0);
});

journey('an empty page says nothing about wiping', async (visit) => {
  await cross(visit, 'pageshow');
  await visit.page.waitForTimeout(100);
  assert.equal(await visit.page.getByText(WIPED).count(), 0);
});
