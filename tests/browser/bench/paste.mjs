// From a paste to its first finding, compared with a bare text field whose listener reads the value and shows its length.

import { beginVisit } from '../page.mjs';
import { makeToken } from '../token.mjs';
import { heading, middle, row } from './table.mjs';

const REPETITIONS = 5;
const ONE_FRAME_MILLIS = 16.7;

/** The paste, its length, and whether its finding must appear within one frame. */
const SIZES = [
  ['300 characters', 300, true],
  ['10 kB', 10_000, true],
  ['10 MB', 10_000_000, false],
];

const BARE = `<!DOCTYPE html><title>Bare</title><textarea aria-label="Access Token"></textarea><p></p>
<script>
  document.querySelector('textarea').addEventListener('input', ({ target }) => {
    const finding = document.createElement('span');
    finding.dataset.finding = 'length';
    finding.textContent = target.value.length + ' characters';
    document.querySelector('p').replaceChildren(finding);
  });
</script>`;

export async function pasteToFinding({ browser, site }) {
  site.put('/bare', BARE);
  for (const timesSlower of [1, 4]) {
    const processor = timesSlower === 1 ? "this machine's processor" : `processor ${timesSlower} times slower`;
    heading(
      `From a paste to its first finding, laid out, ${processor} (the middle of ${REPETITIONS} visits)`,
      'milliseconds',
      'a bare text field that shows how long its text is',
    );
    for (const [what, length, isInFrame] of SIZES) {
      // A bare field with 10 MB in it would keep a slow processor busy for half a minute each time.
      if (timesSlower > 1 && !isInFrame) continue;
      const text = logWithToken(length);
      const page = [];
      const bare = [];
      for (let n = 0; n < REPETITIONS; n += 1) {
        page.push(await measure(browser, site.page, text, timesSlower));
        bare.push(await measure(browser, `${site.origin}/bare`, text, timesSlower));
      }
      row(what, middle(page), middle(bare), { digits: 1, ...(isInFrame && { most: ONE_FRAME_MILLIS }) });
    }
  }
}

/** Log lines with this many characters in total, and a token in the middle. */
function logWithToken(length) {
  const line = `Authorization: Bearer ${makeToken()}\n`;
  const noise = 'a line of a log file that says nothing\n'.repeat(Math.ceil(length / 39));
  const before = Math.floor((length - line.length) / 2);
  // Complete lines: a part of a line before the token would be in the same line.
  const start = noise.slice(0, before - (before % 39));
  return start + line + noise.slice(0, length - start.length - line.length);
}

/** A first paste on a new page: nothing is compiled for it yet. */
async function measure(browser, address, text, timesSlower) {
  const visit = await beginVisit(browser);
  visit.page.setDefaultTimeout(60_000);
  await visit.open(address, !address.endsWith('/bare'));
  const devtools = await visit.page.context().newCDPSession(visit.page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: timesSlower });
  const millis = await visit.token.evaluate(pasteAndWait, text);
  await visit.end();
  return millis;
}

/** Runs in the page: pastes like the clipboard and returns the milliseconds until a finding has its place on the page. */
function pasteAndWait(field, pasted) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', pasted);
  field.focus();
  return new Promise((resolve) => {
    const began = performance.now();
    const root = field.getRootNode();
    new MutationObserver((_, observer) => {
      const finding = root.querySelector('[data-finding]');
      if (finding === null || finding.getBoundingClientRect().height === 0) return;
      observer.disconnect();
      resolve(performance.now() - began);
    }).observe(root, { subtree: true, childList: true });
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true });
    if (field.dispatchEvent(event)) {
      field.setRangeText(pasted, field.selectionStart, field.selectionEnd, 'end');
      field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true, composed: true }));
    }
  });
}
