// The second load: what the page does before it arrives, and if it does not arrive. Real browser, release page.

import assert from 'node:assert/strict';

import { ids } from './graph_server/world.mjs';
import { journey, stage } from './journey.mjs';

const SECOND = '**/*_second.wasm';
const EXPIRED = '{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463}}';

/** Delays the second load until `visit.letItCome()`. The rest of the page has loaded when the steps begin. */
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

/** A journey that begins when the first load works. */
const early = (sentence, steps, options) =>
  journey(
    sentence,
    async (visit) => {
      await visit.page.waitForFunction(() => document.querySelector('#checker').shadowRoot);
      await steps(visit);
    },
    options,
  );

/** The console messages of a browser about a file that is missing or changed. */
const REASONS = /(Failed to find a valid digest|SRI's integrity checks failed|None of the “sha256” hashes in the integrity attribute match)/;
const forgiveReasons = (visit) => {
  visit.troubles = visit.troubles.filter((line) => !REASONS.test(line));
};
const failure = (visit) => visit.page.getByRole('status').getByText('Part of Token Doctor did not load');

early(
  'a token is read before the second load arrives, and does not need it',
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
  'a press before it arrives is carried out when it arrives, and a second press counts only once',
  async (visit) => {
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    await visit.run.click();
    await visit.page.getByRole('status').getByText('still loading').waitFor();
    assert.deepEqual(stage.graph.requests, []);
    visit.letItCome();
    assert.equal((await visit.outcome()).verdict, 'connected');
    const urls = stage.graph.requests.map(({ url }) => url);
    assert.equal(new Set(urls).size, urls.length, 'nothing was asked twice');
  },
  held,
);

early(
  'a change after a press before it arrives cancels the press',
  async (visit) => {
    await visit.test({ token: stage.graph.token });
    await visit.page.getByRole('status').getByText('still loading').waitFor();
    await visit.token.fill(stage.graph.token.slice(0, 60));
    await visit.page.getByRole('status').getByText('still loading').waitFor({ state: 'detached' });
    visit.letItCome();
    await visit.whole();
    await visit.page.waitForTimeout(300);
    assert.deepEqual(stage.graph.requests, []);
  },
  held,
);

early(
  "an answer from Meta that was pasted before is explained when it arrives, and the guide shows where to begin",
  async (visit) => {
    await visit.token.fill(EXPIRED);
    visit.letItCome();
    await visit.page.getByText("You pasted an answer from Meta.").waitFor();
    assert.notEqual(await visit.page.locator('.guide details[data-current]').getAttribute('open'), null);
  },
  held,
);

early(
  'the app of a token that was pasted before appears in the guide, whose form waits for it',
  async (visit) => {
    await visit.token.fill(stage.graph.token);
    const appId = visit.page.locator('#app-id');
    assert.equal(await appId.isDisabled(), true);
    visit.letItCome();
    await visit.whole();
    assert.equal(await appId.inputValue(), ids.app);
    assert.equal(await appId.isDisabled(), false);
  },
  held,
);

early(
  'a text that was kept out of the field before is read again',
  async (visit) => {
    await visit.paste(visit.token, 'a line of a log that says nothing\n'.repeat(7_000) + EXPIRED);
    visit.letItCome();
    await visit.page.getByText("an answer from Meta found").waitFor();
  },
  held,
);

early(
  'the guide does not change: its open parts, its marked steps and its focus stay',
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
  'if it does not arrive, the page says so, the token is still read, and a press tries again',
  async (visit) => {
    await failure(visit).waitFor();
    await visit.token.fill(` ${stage.graph.token}`);
    await visit.finding('whitespace_removed').waitFor();
    await visit.guide.waitFor();
    await visit.assertSound();
    await visit.assertAccessible();
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
  'if it does not arrive, "Test Connection" tries again automatically, and "Clear" still clears',
  async (visit) => {
    await failure(visit).waitFor();
    await visit.token.fill(stage.graph.token);
    await visit.phoneNumberId.fill(ids.phoneNumber);
    await visit.phoneNumberId.press('Enter');
    await failure(visit).waitFor();
    assert.equal(await visit.phoneNumberId.evaluate((field) => field.matches(':focus')), true, 'the focus stays');
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
  'it does not run if it was changed on its way',
  async (visit) => {
    await failure(visit).waitFor();
    forgiveReasons(visit);
  },
  failing(async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from('\n')]) });
  }),
);

journey(
  'a card that is mounted and removed many times before it arrives fetches it once',
  async (visit) => {
    let fetched = 0;
    const come = new Promise((resolve) => (visit.letItCome = resolve));
    await visit.page.route(SECOND, async (route) => {
      fetched += 1;
      await come;
      await route.continue();
    });
    await visit.page.evaluate(async (card) => {
      const { init, mountTokenDoctor } = await import(card);
      await init();
      const place = document.querySelector('#place');
      for (let times = 0; times < 20; times += 1) mountTokenDoctor(place, { guide: true }).unmount();
      mountTokenDoctor(place, { guide: true });
    }, `${stage.site.page}card/token-doctor-card.js`);
    await visit.token.fill(stage.graph.token);
    visit.letItCome();
    await visit.guide.waitFor();
    assert.equal(fetched, 1);
  },
  {
    at: ({ origin, put }) => {
      put('/host', '<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1><div id="place"></div></main></html>');
      return `${origin}/host`;
    },
  },
);
