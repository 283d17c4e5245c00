// From the navigation to text that can be read, and to a field that works, on a slow phone and a slow line, beside a Yew page
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
  // Once more than is counted: the host compresses at the first visit.
  for (let n = 0; n <= REPETITIONS; n += 1) {
    page.push(await open(browser, site.page, wasReplaced, assertFieldWorks));
    counterPage.push(await open(browser, counter.page, hasButton, assertButtonWorks));
  }
  const of = (times, what) => middle(times.slice(1).map((time) => time[what]));
  heading(
    `From navigation, processor ${TIMES_SLOWER} times slower, ${BITS_PER_SECOND / 1e6} Mbit/s, ${LATENCY_MILLIS} ms (the middle of ${REPETITIONS} visits)`,
    'milliseconds',
    'the counter page',
  );
  row('text can be read', of(page, 'text'), of(counterPage, 'text'));
  row('the field works (there: the button)', of(page, 'use'), of(counterPage, 'use'));
}

/** The milliseconds from the navigation to the first painted text, and to where `isUsable` says yes. */
async function open(browser, address, isUsable, assertWorks) {
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
  await visit.page.addInitScript(`(${noteTimes})(${isUsable})`);
  await visit.page.goto(address);
  await visit.page.waitForFunction(() => window.usableAt && performance.getEntriesByName('first-contentful-paint').length > 0);
  const times = await visit.page.evaluate(() => ({
    text: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    use: window.usableAt,
  }));
  await assertWorks(visit);
  await visit.end();
  return times;
}

/** Runs in the page ahead of everything. */
function noteTimes(isUsable) {
  new MutationObserver((changes, observer) => {
    if (!isUsable(changes)) return;
    window.usableAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** Whether the app has put its field in the place of the prerendered one. */
function wasReplaced(changes) {
  return changes.some(({ removedNodes }) =>
    [...removedNodes].some((node) => node.matches?.('textarea') || node.querySelector?.('textarea')),
  );
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
