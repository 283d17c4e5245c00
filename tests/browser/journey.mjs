// One journey: a fresh visit to the release page against a fresh world, and, after its own steps,
// the checks that every state of the page must pass. Each test file has one browser, host and server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { inFirefox, launchBrowser } from './browser.mjs';
import { startGraphServer } from './graph_server.mjs';
import { beginVisit } from './page.mjs';
import { startSite } from './site.mjs';

/** What the journeys of a file share. Set when the tests of the file run. */
export const stage = {};

/** For a journey that reads or writes the clipboard. */
export const WITH_CLIPBOARD = { visit: { permissions: ['clipboard-read', 'clipboard-write'] } };

before(async () => {
  stage.site = await startSite();
  stage.graph = await startGraphServer();
  stage.browser = await launchBrowser({ graphPort: stage.graph.port });
});

after(async () => {
  await stage.browser?.close();
  await stage.graph?.close();
  await stage.site?.close();
});

/**
 * A test named by a sentence. `steps` gets the visit. `world` describes what Graph knows. `visit` has options of the browser context.
 * `before` runs before the page loads, which then does not have to start. `writes` is the number of calls that change something at
 * Meta: only the subscription of an app does. `at` returns the address of a page other than the release page. `chromiumOnly` says why
 * the journey cannot run in Firefox.
 */
export function journey(sentence, steps, { world, visit: context, before: prepare, at, writes = 0, chromiumOnly } = {}) {
  test(sentence, { timeout: 60_000, skip: inFirefox && chromiumOnly }, async (t) => {
    stage.graph.reset(world);
    const visit = await beginVisit(stage.browser, context);
    try {
      await prepare?.(visit);
      if (at === undefined) await visit.open(stage.site.page, prepare === undefined);
      else await visit.open(at(stage.site), false);
      await steps(visit, t);
      await visit.assertSound();
      if (stage.graph.world.forms !== 'written') assert.equal(stage.graph.writes.length, writes);
    } catch (error) {
      const folder = process.env.FAILURES;
      if (folder) await visit.page.screenshot({ path: `${folder}/${sentence.replace(/\W+/g, '_')}.png`, fullPage: true });
      throw error;
    } finally {
      stage.graph.clearFaults();
      await visit.end();
    }
  });
}
