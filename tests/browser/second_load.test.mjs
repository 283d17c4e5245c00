// The second load: what the page does before it is here, and where it does not come. Real browser, release page.

import assert from 'node:assert/strict';

import { ids } from './graph_server/world.mjs';
import { journey, stage } from './journey.mjs';

const SECOND = '**/*_second.wasm';

/** Holds the second load back until `visit.letItCome()`. The rest of the page has come when the steps begin. */
const held = {
  before: async (visit) => {
    const come = new Promise((resolve) => (visit.letItCome = resolve));
    await visit.page.route(SECOND, async (route) => {
      await come;
      await route.continue();
    });
  },
};

/** Lets the second load fail until `visit.letItCome()`. */
const failing = (fail) => ({
  before: async (visit) => {
    visit.letItCome = () => visit.page.unroute(SECOND);
    await visit.page.route(SECOND, fail);
  },
});

/** A journey that begins once the first load works. */
const early = (sentence, steps, options) =>
  journey(
    sentence,
    async (visit) => {
      await visit.page.waitForFunction(() => document.querySelector('#checker').shadowRoot);
      await steps(visit);
    },
    options,
  );

/** What a browser says on the console of a file that cannot be had, or not as it was built. */
const REASONS = /(Failed to find a valid digest|SRI's integrity checks failed|None of the “sha384” hashes in the integrity attribute match)/;
const forgiveReasons = (visit) => {
  visit.troubles = visit.troubles.filter((line) => !REASONS.test(line));
};
const failure = (visit) => visit.page.getByRole('status').getByText('Part of the checker did not load');

early(
  'a token is read before the second load is here, and nothing of it was needed for that',
  async (visit) => {
    await visit.token.fill(` ${stage.graph.token}`);
    await visit.finding('whitespace_removed').waitFor();
    await visit.page.getByText(ids.app).first().waitFor();
    visit.letItCome();
    await visit.whole();
    await visit.finding('whitespace_removed').waitFor();
  },
  held,
);

early(
  'a press before it is here is done once it is, and pressed twice it is one',
  async (visit) => {
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    await visit.run.click();
    await visit.page.getByRole('status').getByText('One moment').waitFor();
    assert.deepEqual(stage.graph.requests, []);
    visit.letItCome();
    assert.equal((await visit.outcome()).verdict, 'connected');
    const urls = stage.graph.requests.map(({ url }) => url);
    assert.equal(new Set(urls).size, urls.length, 'nothing was asked twice');
  },
  held,
);

early(
  "an answer of Meta's that was pasted before is explained once it is here",
  async (visit) => {
    await visit.token.fill('{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463}}');
    visit.letItCome();
    await visit.page.getByText("You pasted an answer of Meta's.").waitFor();
  },
  held,
);

early(
  'a text that was kept out of the field before is read once more',
  async (visit) => {
    const answer = '{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463}}';
    await visit.paste(visit.token, 'a line of a log that says nothing\n'.repeat(7_000) + answer);
    visit.letItCome();
    await visit.page.getByText("an answer of Meta's found").waitFor();
  },
  held,
);

early(
  'the guide is left as it was found: what is open, ticked and focused',
  async (visit) => {
    const parts = visit.page.locator('.guide details');
    await parts.nth(1).locator('summary').click();
    await parts.nth(1).getByLabel('Done').check();
    await parts.nth(2).locator('summary').focus();
    visit.letItCome();
    await visit.whole();
    assert.equal(await parts.nth(1).getAttribute('open'), '');
    assert.equal(await parts.nth(1).getByLabel('Done').isChecked(), true);
    const focused = await parts.nth(2).locator('summary').evaluate((summary) => summary.matches(':focus'));
    assert.equal(focused, true);
    assert.equal(await visit.guide.count(), 1);
  },
  held,
);

early(
  'where it does not arrive, that is said, the token is still read, and a press tries again',
  async (visit) => {
    await failure(visit).waitFor();
    await visit.token.fill(` ${stage.graph.token}`);
    await visit.finding('whitespace_removed').waitFor();
    await visit.guide.waitFor();
    await visit.assertSound();
    visit.letItCome();
    await visit.button('Try again').click();
    await visit.whole();
    assert.equal(await failure(visit).count(), 0);
    await visit.test({ phoneNumberId: ids.phoneNumber });
    assert.equal((await visit.outcome()).verdict, 'connected');
  },
  failing((route) => route.abort()),
);

early(
  'where it does not arrive, "Test Connection" tries again by itself, and "Clear" still clears',
  async (visit) => {
    await failure(visit).waitFor();
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    await failure(visit).waitFor();
    await visit.button('Clear').click();
    assert.equal(await visit.token.inputValue(), '');
    visit.letItCome();
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    assert.equal((await visit.outcome()).verdict, 'connected');
    forgiveReasons(visit);
  },
  failing((route) => route.fulfill({ status: 404, body: 'Not found' })),
);

early(
  'it is not run where it was changed on its way',
  async (visit) => {
    await failure(visit).waitFor();
    forgiveReasons(visit);
  },
  failing(async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from('\n')]) });
  }),
);
