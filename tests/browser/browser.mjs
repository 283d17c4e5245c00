// Starts the browser of the journeys, in which graph.facebook.com is the local Graph server and no other
// host exists: an installed Chromium, or Firefox if BROWSER says so. Does not depend on the page.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

import { launchFirefox } from './firefox.mjs';

/** Whether the journeys run in Firefox. */
export const inFirefox = process.env.BROWSER === 'firefox';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Starts the browser. `graphPort` is the port of graph.facebook.com. */
export async function launchBrowser({ graphPort }) {
  if (inFirefox) {
    const firefox = await launchFirefox({ graphPort });
    if (firefox === null) throw new Error('No Firefox was found. Install one, or name its program in FIREFOX.');
    return firefox;
  }
  return chromium.launch({
    executablePath: findChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      `--host-resolver-rules=MAP graph.facebook.com 127.0.0.1:${graphPort}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
      '--ignore-certificate-errors',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** The program of the browser. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  const found = [named, ...USUAL_PLACES, chromium.executablePath()].find((path) => path && existsSync(path));
  if (found === undefined || (named && found !== named)) {
    throw new Error('No Chromium or Chrome was found. Install one, or name its program in CHROMIUM.');
  }
  return found;
}
