// The examples: each fills an empty field at one press and shows what the page says, and nothing asks Meta while one is shown. Real
// Chromium, release page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ids } from './graph_server/world.mjs';
import { WITH_CLIPBOARD, journey, stage } from './journey.mjs';
import { englishWords, LANGUAGES, speaker } from './languages.mjs';
import { NARROW } from './page.mjs';
import { dist } from './site.mjs';

/** Button → a text that the page then shows, and the verdict and category of a recorded test. */
const EXAMPLES = [
  ['Example: a damaged paste', 'the end is missing', null, null],
  ['Example: an error from a log', 'Example: Invalid token', null, 'invalid_token'],
  ['Example: a working connection', 'WhatsApp connected successfully! Verified: Example Ltd', 'connected', null],
  ['Example: a token that expires tonight', 'Example: Works now', 'attention', 'ends_soon'],
];
const FIRST = EXAMPLES[0][0];
const SECRET = '0f'.repeat(16);
const SAVE_PATH = '/admin/api/whatsapp';

/** Asserts that Meta got no request, neither from a test nor from the exchange. */
const assertNothingSent = (visit) => {
  assert.equal(stage.graph.requests.length, 0);
  assert.deepEqual(visit.requests.filter((address) => address.includes('facebook')), []);
};
/** Every line of the result and of the findings. */
const lines = (visit) => visit.page.locator('[data-finding], [data-fact], [data-check], .result h2, .explanation, .steps li').allTextContents();

for (const [name, says, verdict, category] of EXAMPLES) {
  journey(`"${name}" shows what the page says, and is never sent`, async (visit) => {
    await visit.button(name).click();
    await visit.page.getByText(says).first().waitFor();
    const text = await visit.token.inputValue();
    assert.ok(text.split('\n').every((line) => line.startsWith('Example: ')), text);
    await visit.page.getByText('Nothing was sent.').waitFor();
    assert.equal(await visit.phoneNumberId.inputValue(), '');
    assert.equal(await visit.accountId.inputValue(), '');
    if (verdict) assert.equal(await visit.verdict.getAttribute('data-verdict'), verdict);
    if (category) assert.equal(await visit.page.locator('[data-category]').first().getAttribute('data-category'), category);
    for (const line of await lines(visit)) assert.match(line, /Example:/);
    assert.equal(await visit.button(/^Example:/).count(), 0, 'the buttons are gone');
    await visit.assertAccessible();

    await visit.run.click();
    assert.match(await visit.describedBy(visit.token), /Nothing was sent\. The field contains an example\. Press "Clear"/);
    await visit.page.evaluate(() => {
      for (const part of document.querySelector('#checker').shadowRoot.querySelectorAll('details')) part.open = true;
    });
    await visit.page.getByLabel('App secret').fill(SECRET);
    await visit.button('Exchange token').click();
    assert.match(await visit.describedBy(visit.token), /The field contains an example/);
    // An example that was edited stays one.
    await visit.token.press('Control+End');
    await visit.page.keyboard.type('aB1');
    await visit.run.click();
    assert.match(await visit.describedBy(visit.token), /The field contains an example/);
    assertNothingSent(visit);

    await visit.button('Clear').click();
    assert.equal(await visit.token.inputValue(), '');
    await visit.button(FIRST).waitFor();
    assert.equal(await visit.button(/^Example:/).count(), EXAMPLES.length);
    assert.deepEqual([await visit.verdict.count(), await visit.findings.count()], [0, 0]);
  });
}

journey('an example is offered for an empty field alone, and leaves the other fields as they are', async (visit) => {
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.button('Example: a token that expires tonight').click();
  await visit.verdict.waitFor();
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
  // A person's own token takes the place of the example.
  await visit.token.fill(stage.graph.token);
  assert.equal(await visit.verdict.count(), 0);
  assert.equal(await visit.button(/^Example:/).count(), 0);
  await visit.run.click();
  assert.equal((await visit.outcome()).headline, 'WhatsApp connected successfully! Verified: Lantern Books');
  assert.equal(await visit.page.getByText('Example:').count(), 0);
});

journey('the report of an example says on each line that it is one', async (visit) => {
  await visit.button('Example: a working connection').click();
  await visit.button('Copy report').click();
  await visit.page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('WhatsApp Token Doctor'));
  const report = await visit.page.evaluate(() => navigator.clipboard.readText());
  assert.ok(report.split('\n').every((line) => line.startsWith('Example: ')), report);
}, { ...WITH_CLIPBOARD, chromiumOnly: 'Firefox gives the clipboard to no test' });

journey('a page that saves does not save an example', async (visit) => {
  await visit.whole();
  await visit.button('Example: a working connection').click();
  await visit.verdict.waitFor();
  await visit.button(/^Save/).click();
  assert.match(await visit.describedBy(visit.token), /Nothing was saved\. The field contains an example/);
  assert.deepEqual(visit.requests.filter((address) => address.endsWith(SAVE_PATH)), []);
  assertNothingSent(visit);
}, {
  at: ({ page, put }) => {
    const address = new URL('saving.html', page);
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    put(address.pathname, html.replace('</head>', `<meta name="save-url" content="${SAVE_PATH}"></head>`));
    return address.href;
  },
});

journey('a card has no examples', async (visit) => {
  await visit.page.evaluate(async (card) => {
    const { init, mountTokenDoctor } = await import(card);
    await init();
    mountTokenDoctor(document.querySelector('#place'), { guide: true, examples: true });
  }, `${stage.site.page}card/token-doctor-card.js`);
  await visit.guide.waitFor();
  assert.equal(await visit.button(/^Example:/).count(), 0);
}, {
  at: ({ origin, put }) => {
    put('/host', '<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1><div id="place"></div></main></html>');
    return `${origin}/host`;
  },
});

for (const lang of LANGUAGES) {
  journey(`${lang}: the examples are in the language of the page`, async (visit) => {
    const say = speaker(lang);
    await visit.whole();
    await visit.page.setViewportSize(NARROW);
    for (const [name] of EXAMPLES) {
      await visit.button(say(name)).click();
      await visit.page.locator('[data-example]').waitFor();
      const text = await visit.page.locator('#access-token').inputValue();
      assert.ok(text.split('\n').every((line) => line.startsWith(`${say('Example:')} `)), text);
      for (const line of await lines(visit)) assert.ok(line.includes(say('Example:')), line);
      assert.deepEqual(await englishWords(visit.page), []);
      await visit.button(say('Clear')).first().click();
    }
    assertNothingSent(visit);
  }, { at: ({ page }) => `${page}${lang}/` });
}
