// The links to the pages about the results, from the page, a card and the element; and `helpPath` of the module. Real Chromium, release
// page.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { journey, stage } from './journey.mjs';
import { LANGUAGES, speaker } from './languages.mjs';
import { loadModule } from './node_host.mjs';
import { HOST_POLICY } from './site.mjs';

const EXPIRED = JSON.stringify({ error: { message: 'Session has expired', type: 'OAuthException', code: 190, error_subcode: 463 } });
const PAGE = 'errors/token_expired.html#session_expired';
const ENGLISH = 'More about this result';

/** The address of the link to the page about the result. */
const help = (visit, name = ENGLISH) => visit.page.getByRole('link', { name }).evaluate((link) => link.href);
const change = (visit, lang) => visit.page.locator(`.languages a[hreflang="${lang}"]`).click();

journey('a result has a link to the page about it, which opens beside the page and learns nothing', async (visit) => {
  await visit.whole();
  await visit.token.fill(EXPIRED);
  assert.equal(await help(visit), stage.site.page + PAGE);
  const [other] = await Promise.all([visit.page.context().waitForEvent('page'), visit.page.getByRole('link', { name: ENGLISH }).click()]);
  await other.locator('#session_expired').getByRole('heading', { name: 'Your token has expired.' }).waitFor();
  assert.deepEqual(await other.evaluate(() => [document.referrer, window.opener]), ['', null]);
  await other.close();
  assert.equal(await visit.token.inputValue(), EXPIRED);
  await visit.assertAccessible();
});

journey('the page about a result is in the language that is shown', async (visit) => {
  await visit.whole();
  await visit.token.fill(EXPIRED);
  for (const lang of LANGUAGES) {
    await change(visit, lang);
    await visit.page.getByRole('link', { name: speaker(lang)(ENGLISH) }).waitFor();
    assert.equal(await help(visit, speaker(lang)(ENGLISH)), `${stage.site.page}${lang}/${PAGE}`);
  }
  await change(visit, 'en');
  await visit.page.getByRole('link', { name: ENGLISH }).waitFor();
  assert.equal(await help(visit), stage.site.page + PAGE);
});

journey(
  'from the folder of a language, English is at the root',
  async (visit) => {
    await visit.whole();
    await visit.page.locator('#access-token').fill(EXPIRED);
    assert.equal(await help(visit, speaker('es')(ENGLISH)), `${stage.site.page}es/${PAGE}`);
    await change(visit, 'en');
    await visit.page.getByRole('link', { name: ENGLISH }).waitFor();
    assert.equal(await help(visit), stage.site.page + PAGE);
  },
  { at: ({ page }) => `${page}es/` },
);

for (const [what, body, ready] of [
  ['a card', '<div id="place"></div>', 'mountTokenDoctor'],
  ['the element', '<token-doctor-card id="place"></token-doctor-card>', ''],
]) {
  journey(
    `${what} links only to what its host names`,
    async (visit) => {
      const file = ready ? 'token-doctor-card.js' : 'token-doctor-element.js';
      const set = (options) =>
        visit.page.evaluate(
          async ([address, isCard, options]) => {
            const { default: init, mountTokenDoctor } = await import(address);
            const place = document.querySelector('#place');
            if (!isCard) {
              place.setAttribute('help-url', options.helpUrl ?? '');
              place.setAttribute('support-url', options.supportUrl ?? '');
              return;
            }
            await init();
            window.mounted ??= mountTokenDoctor(place, {});
            window.mounted.update(options);
          },
          [`${stage.site.page}card/${file}`, Boolean(ready), options],
        );
      await set({});
      await visit.page.locator('#access-token').fill(EXPIRED);
      await visit.page.getByText('Your token has expired.').waitFor();
      assert.equal(await visit.page.getByRole('link', { name: ENGLISH }).count(), 0);
      await set({ helpUrl: '/help/es', supportUrl: 'https://crm.example/support' });
      await visit.page.getByRole('link', { name: ENGLISH }).waitFor();
      assert.equal(await help(visit), `${stage.site.origin}/help/es/${PAGE}`);
      await visit.test({ token: `${stage.graph.token.slice(0, -9)}123456789` });
      await visit.outcome();
      assert.equal(await help(visit, 'Contact support'), 'https://crm.example/support');
      await set({ helpUrl: 'javascript:alert(1)', supportUrl: 'javascript:alert(1)' });
      await visit.page.getByRole('link', { name: ENGLISH }).waitFor({ state: 'detached' });
      assert.equal(await visit.page.getByRole('link', { name: 'Contact support' }).count(), 0);
    },
    {
      before: (visit) => {
        stage.site.put('/host', `<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1>${body}</main></html>`, {
          'Content-Security-Policy': HOST_POLICY,
        });
        return visit;
      },
      at: ({ origin }) => `${origin}/host`,
    },
  );
}

test('a diagnosis of the module has the path to the page about it', async () => {
  const doctor = await loadModule();
  assert.equal(doctor.explainError(EXPIRED).helpPath, PAGE);
  assert.equal(doctor.explainError('An unknown text').helpPath, 'errors/unrecognised.html#no_answer_found');
});
