// From the navigation to readable text and to a working field, on a slow phone and a slow connection, compared with a Yew page
// with one counter.

import assert from 'node:assert/strict';

import { beginVisit } from '../page.mjs';
import { makeToken } from '../token.mjs';
import { heading, middle, row } from './table.mjs';

const REPETITIONS = 5;
const TIMES_SLOWER = 4;
const LATENCY_MILLIS = 150;
const BITS_PER_SECOND = 1_600_000;

export async function navigation({ browser, site, counter }) {
  const page = [];
  const counterPage = [];
  // One visit more than is counted: the host compresses at the first visit.
  for (let n = 0; n <= REPETITIONS; n += 1) {
    page.push(await open(browser, site.page, wasReplaced, wasGuideReplaced, assertFieldWorks));
    counterPage.push(await open(browser, counter.page, hasButton, hasButton, assertButtonWorks));
  }
  const of = (times, what) => middle(times.slice(1).map((time) => time[what]));
  heading(
    `From navigation, processor ${TIMES_SLOWER} times slower, ${BITS_PER_SECOND / 1e6} Mbit/s, ${LATENCY_MILLIS} ms (the middle of ${REPETITIONS} visits)`,
    'milliseconds',
    'the counter page',
  );
  row('text can be read', of(page, 'text'), of(counterPage, 'text'));
  row('the field works (there: the button)', of(page, 'use'), of(counterPage, 'use'));
  row('all of it is here', of(page, 'all'), of(counterPage, 'all'));
}

/** The milliseconds from the navigation to the first painted text, and until `isUsable` and `isWhole` are true. */
async function open(browser, address, isUsable, isWhole, assertWorks) {
  const visit = await beginVisit(browser);
  const devtools = await visit.page.context().newCDPSession(visit.page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: TIMES_SLOWER });
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MILLIS,
    downloadThroughput: BITS_PER_SECOND / 8,
    uploadThroughput: BITS_PER_SECOND / 8,
  });
  await visit.page.addInitScript(`(${noteTimes})({ usableAt: ${isUsable}, wholeAt: ${isWhole} })`);
  await visit.page.goto(address);
  await visit.page.waitForFunction(() => window.usableAt && window.wholeAt && performance.getEntriesByName('first-contentful-paint').length > 0);
  const times = await visit.page.evaluate(() => ({
    text: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    use: window.usableAt,
    all: window.wholeAt,
  }));
  await assertWorks(visit);
  await visit.end();
  return times;
}

/** Runs first in the page. */
function noteTimes(tests) {
  for (const [name, isSo] of Object.entries(tests)) {
    new MutationObserver((changes, observer) => {
      if (!isSo(changes)) return;
      window[name] = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }
}

/** Whether the app has replaced the prerendered field. */
function wasReplaced(changes) {
  return changes.some(({ removedNodes }) =>
    [...removedNodes].some((node) => node.matches?.('textarea') || node.querySelector?.('textarea')),
  );
}

/** Whether the second load has replaced the prerendered guide. */
function wasGuideReplaced(changes) {
  return changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.matches?.('.guide')));
}

function hasButton() {
  return document.querySelector('button') !== null;
}

async function assertFieldWorks(visit) {
  await visit.token.fill(` ${makeToken()}`);
  await visit.finding('whitespace_removed').waitFor();
}

async function assertButtonWorks(visit) {
  await visit.button('Add one').click();
  assert.equal(await visit.page.getByRole('paragraph').innerText(), '1');
}
