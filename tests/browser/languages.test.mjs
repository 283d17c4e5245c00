// The page in Portuguese and Spanish: which language it shows, that nothing is lost when the language changes, and that no English is
// left. Then the card and the module in these languages.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ids } from './graph_server/world.mjs';
import { journey, stage, WITH_CLIPBOARD } from './journey.mjs';
import { englishWords, LANGUAGES, speaker } from './languages.mjs';
import { loadModule } from './node_host.mjs';
import { makeToken } from './token.mjs';

const HOUR = 3_600;
const now = () => Math.floor(Date.now() / 1_000);
const SECRET = '0f'.repeat(16);

/** The page in the folder of a language. */
const folder = (lang) => ({ page }) => `${page}${lang}/`;
const spoken = (visit) =>
  visit.page.evaluate(() => [document.documentElement.lang, document.querySelector('#checker').shadowRoot?.querySelector('.token-doctor')?.lang]);
/** Waits until the card says a text. */
const says = (visit, text) => visit.page.getByText(text).first().waitFor();
/** Fills the fields by their position, whatever their names are, and runs the test. */
const run = async (visit, token = stage.graph.token) => {
  await visit.page.locator('#access-token').fill(token);
  await visit.page.locator('#phone-number-id').fill(ids.phoneNumber);
  await visit.page.locator('button[type=submit]').first().click();
  return visit.outcome();
};
const unfold = (visit) =>
  visit.page.evaluate(() => {
    for (const part of document.querySelector('#checker').shadowRoot.querySelectorAll('details')) part.open = true;
  });

for (const lang of LANGUAGES) {
  const say = (...given) => speaker(lang)(...given);
  const at = { at: folder(lang) };

  journey(`${lang}: a paste is read, and a success is told`, async (visit) => {
    await visit.whole();
    await visit.page.locator('#access-token').fill(`\t${stage.graph.token}`);
    await says(visit, say('Removed {characters}.', { characters: say('{characters} at the start', { characters: say('a TAB', { count: 1 }) }) }));
    const { headline } = await run(visit);
    assert.equal(headline, say('WhatsApp connected successfully! Verified: {name}', { name: 'Lantern Books' }));
    await says(visit, say('Reading works; sending was not tested.'));
    await unfold(visit);
    assert.deepEqual(await englishWords(visit.page), []);
    assert.deepEqual(await spoken(visit), [lang, lang]);
    await visit.assertAccessible();
  }, at);

  for (const [state, world, headline, token] of [
    ['an expired token', { token: { expires_at: now() - 72 * HOUR } }, 'Token expired'],
    ['a missing permission', { token: { permissions: ['whatsapp_business_messaging'] } }, 'Permission denied'],
    ['a token that is not complete', {}, 'Invalid token', () => stage.graph.token.slice(0, -8)],
  ]) {
    journey(`${lang}: ${state} is told with its steps`, async (visit) => {
      await visit.whole();
      const outcome = await run(visit, token?.());
      assert.equal(outcome.headline, say(headline));
      await unfold(visit);
      assert.deepEqual(await englishWords(visit.page), []);
    }, { ...at, world });
  }

  journey(`${lang}: the guide leads to a permanent token, and a token is exchanged`, async (visit) => {
    await visit.whole();
    await visit.page.getByRole('heading', { name: say('Get a permanent token') }).waitFor();
    await visit.page.locator('#access-token').fill(stage.graph.token);
    await unfold(visit);
    await visit.page.getByLabel(say('App secret')).fill(SECRET);
    await visit.button(say('Exchange token')).click();
    await visit.button(say('Use new token')).waitFor();
    assert.deepEqual(await englishWords(visit.page), []);
  }, { ...at, world: { token: { expires_at: now() + 5 * HOUR } } });
}

for (const [about, path, locale, shown] of [
  ['the folder', 'pt-BR/', 'en-GB', 'pt-BR'],
  ['the language of the browser at the root', '', 'pt-PT', 'pt-BR'],
  ['English if none of the languages of the browser is there', '', 'fr-FR', 'en'],
  ['`?lang=` before the folder', 'pt-BR/?lang=es', 'pt-BR', 'es'],
  ['`?lang=` before the browser', '?lang=en', 'es-MX', 'en'],
  ['the folder if `?lang=` names no language', 'es/?lang=xx', 'en-GB', 'es'],
]) {
  journey(`the language is that of ${about}`, async (visit) => {
    await visit.whole();
    await visit.page.waitForFunction((lang) => document.documentElement.lang === lang, shown);
    assert.deepEqual(await spoken(visit), [shown, shown]);
    assert.ok(visit.page.url().endsWith(path), 'no redirect');
    assert.equal(await visit.page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  }, { at: ({ page }) => page + path, visit: { locale } });
}

journey('a change of the language keeps what was typed, found and opened, and asks nothing again', async (visit) => {
  const say = speaker('es');
  await run(visit);
  await unfold(visit);
  await visit.page.locator('.privacy summary').click();
  const requests = stage.graph.requests.length;
  await visit.page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'Español' }).click();
  await says(visit, say('WhatsApp connected successfully! Verified: {name}', { name: 'Lantern Books' }));
  await says(visit, say('Is it safe to paste my token?'));
  assert.equal(await visit.page.locator('#access-token').inputValue(), stage.graph.token);
  assert.equal(await visit.page.locator('#phone-number-id').inputValue(), ids.phoneNumber);
  assert.equal(await visit.page.evaluate(() => [...document.querySelector('#checker').shadowRoot.querySelectorAll('details')].filter((part) => !part.open).length), 0);
  assert.equal(await visit.page.locator('.privacy').evaluate((part) => part.open), true);
  assert.equal(stage.graph.requests.length, requests);
  assert.match(visit.page.url(), /\?lang=es$/);
  assert.deepEqual(await englishWords(visit.page), []);
  await visit.page.locator('.languages a[hreflang=en]').click();
  await says(visit, 'WhatsApp connected successfully! Verified: Lantern Books');
  assert.deepEqual(await spoken(visit), ['en', 'en']);
});

journey('of two quick changes of the language, the last one counts', async (visit) => {
  await visit.page.route(/words-es-first-/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  for (const lang of ['es', 'pt-BR', 'es', 'en']) await visit.page.locator(`.languages a[hreflang="${lang}"]`).click();
  await visit.page.waitForTimeout(1_000);
  assert.deepEqual(await spoken(visit), ['en', 'en']);
  assert.match(visit.page.url(), /\?lang=en$/);
});

journey('without the words, the page is in English after two seconds', async (visit) => {
  await visit.whole();
  await visit.page.locator('button[type=submit]', { hasText: 'Test Connection' }).waitFor();
  assert.deepEqual(await spoken(visit), ['en', 'en']);
  assert.equal((await run(visit)).verdict, 'connected');
  visit.troubles.length = 0;
}, {
  visit: { locale: 'pt-BR' },
  before: ({ page }) => page.route(/words-pt-BR-/, () => {}),
});

journey('words that do not arrive leave a page of a folder in English', async (visit) => {
  await visit.whole();
  await visit.page.locator('button[type=submit]', { hasText: 'Test Connection' }).waitFor();
  assert.deepEqual(await spoken(visit), ['pt-BR', 'en']);
  visit.troubles.length = 0;
}, { at: folder('pt-BR'), before: ({ page }) => page.route(/words-pt-BR-/, (route) => route.abort()) });

journey('changed words are not said: the page holds them to their digest', async (visit) => {
  await visit.whole();
  assert.deepEqual(await spoken(visit), ['pt-BR', 'en']);
  visit.troubles.length = 0;
}, {
  at: folder('pt-BR'),
  before: ({ page }) => page.route(/words-pt-BR-/, (route) => route.fulfill({ json: { lang: 'pt-BR', plurals: ['one', 'other'], texts: {} } })),
});

journey('the steps are copied in the language of the page, and the report in English', async (visit) => {
  const say = speaker('pt-BR');
  await visit.whole();
  await run(visit);
  const copied = () => visit.page.evaluate(() => navigator.clipboard.readText());
  await visit.button(say('Copy these steps')).click();
  await visit.page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith('WhatsApp: '));
  assert.ok((await copied()).startsWith(`WhatsApp: ${say('Token expired')}.`), await copied());
  await visit.button(say('Copy report')).click();
  await visit.page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith('WhatsApp Token Doctor'));
  assert.match(await copied(), /^Diagnosis: Token expired$/m);
}, { ...WITH_CLIPBOARD, at: folder('pt-BR'), world: { token: { expires_at: now() - HOUR } }, chromiumOnly: 'Firefox gives the clipboard to no test' });

journey('Ctrl+Enter in a field tests', async (visit) => {
  await visit.token.fill(stage.graph.token);
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.token.press('Control+Enter');
  assert.equal((await visit.outcome()).verdict, 'connected');
  assert.match((await visit.run.getAttribute('title')) ?? '', /Ctrl\+Enter/);
});

/** The page of a host in a language, with a card that gets these options. */
const host = (lang, options) => ({
  at: ({ origin, put }) => {
    put('/host', `<!DOCTYPE html><html lang="${lang}"><title>Host</title><main><h1>Host</h1><div id="checker"></div></main></html>`);
    return `${origin}/host`;
  },
  options,
});
for (const [about, lang, options, shown] of [
  ['its option', 'en', { lang: 'es' }, 'es'],
  ['the nearest `lang` around it', 'pt', {}, 'pt-BR'],
  ['English for a language that is not there', 'fr', {}, 'en'],
]) {
  const { at } = host(lang, options);
  journey(`the language of a card is that of ${about}, and can be changed later`, async (visit) => {
    await visit.page.evaluate(async ([card, given]) => {
      const { init, mountTokenDoctor } = await import(card);
      await init();
      window.card = mountTokenDoctor(document.querySelector('#checker'), given);
    }, [`${stage.site.page}card/token-doctor-card.js`, options]);
    await visit.page.locator('#checker button[type=submit]').waitFor();
    assert.equal((await spoken(visit))[1], shown);
    await visit.page.locator('#access-token').fill(makeToken('911602140448729'));
    await visit.page.evaluate(() => window.card.update({ lang: 'pt-BR' }));
    await visit.page.getByRole('button', { name: speaker('pt-BR')('Test Connection') }).waitFor();
    assert.notEqual(await visit.page.locator('#access-token').inputValue(), '');
  }, { at });
}

test('the module says everything in a language that was loaded, and until then in English', async () => {
  const doctor = await loadModule();
  const say = speaker('pt-BR');
  const expired = { error: { message: 'Session has expired', code: 190, error_subcode: 463 } };
  assert.equal(doctor.explainError(expired, 400, { lang: 'pt-BR' }).title, 'Token expired');
  await doctor.loadLanguage('pt');
  await doctor.loadLanguage('xx');
  assert.equal(doctor.explainError(expired, 400, { lang: 'pt-BR' }).title, say('Token expired'));
  assert.equal(doctor.explainError(expired, undefined, { lang: 'pt' }).title, say('Token expired'));
  assert.equal(doctor.explainError(expired, 400).title, 'Token expired');
  assert.equal(doctor.explainError(expired, 400, { lang: 'xx' }).title, 'Token expired');
  const [finding] = doctor.inspectToken('SEU_TOKEN_AQUI', { lang: 'pt-BR' }).findings;
  assert.equal(finding.message, say('This is a placeholder, not a token. Replace it with your token.'));
  const report = await doctor.testConnection({ token: '', lang: 'pt-BR' });
  assert.equal(report.headline, say('Invalid token'));
  assert.throws(() => doctor.inspectToken('', { lang: 1 }), /options\.lang must be a string/);
  assert.throws(() => doctor.testConnection({ token: '', lang: 1 }), /request\.lang must be a string/);
  await assert.rejects(doctor.loadLanguage(1), /lang must be a string/);
});
