// docs/embedding.md: its table has the options and attributes of the card, and its examples work under its policy. Real Chromium.
//
// The examples for React and Vue run in package/frameworks.mjs. Those for Rails and PHP need other programs. Here is only what both
// write, with their script.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { ids } from './graph_server/world.mjs';
import { stage } from './journey.mjs';
import { beginVisit } from './page.mjs';
import { embedding, embeddingExample } from './readme.mjs';
import { HOST_POLICY } from './site.mjs';

const source = (name) => readFileSync(new URL(`../../src/ui/card/${name}`, import.meta.url), 'utf8');

/** The value of a constant in a script: a literal. */
const constant = (name, script) => new Function(`return ${new RegExp(`^const ${name} = ([^]*?);$`, 'm').exec(script)[1]}`)();

/** The text of a section, without its heading. */
const section = (title) => embedding.split(`\n## ${title}\n`)[1].split('\n## ')[0];

/** The rows of the first table in a text, without backticks. */
const rows = (text) =>
  [...text.matchAll(/^\| (.*) \|$/gm)].slice(1).map(([, cells]) => cells.replaceAll('`', '').split(/ ?\| ?/));

test('the table of options has each option of the card, with its type and its attribute', () => {
  const table = rows(section('Options'));
  const types = constant('OPTIONS', source('embed.js'));
  assert.deepEqual(Object.fromEntries(table.map(([name, , type]) => [name, type])), types);

  const attributes = constant('ATTRIBUTES', source('element.js'));
  const ofElement = Object.entries(attributes).map(([attribute, [name]]) => [name, attribute]);
  const ofTable = table.filter(([, attribute]) => attribute !== '').map(([name, attribute]) => [name, attribute]);
  assert.deepEqual(new Map(ofTable), new Map([...ofElement, ['lang', 'lang']]));

  const without = table.filter(([, attribute]) => attribute === '').map(([name]) => name);
  assert.deepEqual(without, [...constant('PROPERTIES', source('element.js')), 'onReport', 'onError']);
});

test('the tables have each method, event and custom property of the types', () => {
  const types = source('token-doctor-card.d.ts');
  const [, card] = /interface Card \{([^]*?)\n\}/.exec(types);
  const methods = [...card.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name);
  assert.deepEqual(rows(section('Methods')).map(([call]) => call.split('(')[0]).sort(), methods.sort());
  for (const [name] of source('token-doctor-element.d.ts').matchAll(/token-doctor-(report|error)(?=":)/g)) {
    assert.match(section('Events'), new RegExp(`\`${name}\``));
  }
  const properties = [...types.matchAll(/`(--token-doctor-[a-z-]+)`/g)].map(([, name]) => name);
  assert.deepEqual(rows(section('Theme')).slice(0, properties.length).map(([name]) => name).sort(), properties.sort());
});

test('each link to a part of the text has its heading', () => {
  const anchor = (heading) => heading.toLowerCase().replace(/[^\w -]/g, '').replaceAll(' ', '-');
  const anchors = [...embedding.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading));
  const links = [...embedding.matchAll(/\]\(#([^)]*)\)/g)].map(([, link]) => link);
  assert.ok(links.length > 15);
  assert.deepEqual(links.filter((link) => !anchors.includes(link)), []);
});

/** The policy of the text. */
const policy = /```text\n(.*)\n```/.exec(section('Security policy'))[1];

test('the policy is that of the other tests of the card', () => assert.equal(policy, HOST_POLICY));

/** A test in a page with this body, from a host that has the card in /card/ and answers /whatsapp/settings. */
function inHost(sentence, body, steps) {
  test(sentence, { timeout: 60_000 }, async () => {
    stage.graph.reset();
    const visit = await beginVisit(stage.browser);
    const { page } = visit;
    const saved = [];
    stage.site.put('/host', `<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1>${body}</main></html>`, {
      'Content-Security-Policy': policy,
    });
    await page.route(/\/card\//, async (route) => {
      const [, file] = route.request().url().split('/card/');
      await route.fulfill({ response: await route.fetch({ url: `${stage.site.page}card/${file}` }) });
    });
    for (const name of ['integrations.js', 'whatsapp.js']) {
      await page.route(`${stage.site.origin}/${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body: embeddingExample(name) }));
    }
    const settings = { phoneNumberId: ids.phoneNumber, whatsappBusinessAccountId: '', tokenStored: false };
    await page.route('**/whatsapp/settings', (route) => {
      if (route.request().method() === 'PUT') saved.push(route.request().postDataJSON());
      return route.fulfill({ json: settings });
    });
    await visit.open(`${stage.site.origin}/host`, false);
    await steps(visit, saved);
    assert.deepEqual(visit.troubles, []);
    // The card may still fetch its second load.
    await page.unrouteAll({ behavior: 'wait' });
    await visit.end();
  });
}

/** Tests a token that expires, and saves it. */
async function testAndSave(visit, saved) {
  const expiresAt = Math.floor(Date.now() / 1_000) + 40 * 86_400;
  stage.graph.reset({ app: { roles: [ids.holder] }, token: { accounts: [ids.account], expires_at: expiresAt } });
  await visit.test({ token: stage.graph.token });
  await visit.outcome();
  await visit.button('Save & Enable').click();
  await visit.page.getByText('Saved.', { exact: true }).waitFor();
  const settings = { token: stage.graph.token, phoneNumberId: ids.phoneNumber, whatsappBusinessAccountId: '' };
  assert.deepEqual(saved, [{ ...settings, expiresAt }]);
}

inHost('the one line of HTML shows the card with its guide', embeddingExample('element.html'), async (visit) => {
  await visit.guide.waitFor();
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
  assert.equal(await visit.page.getByText('The WhatsApp settings are loading.').count(), 0);
  await visit.test({ token: stage.graph.token });
  assert.equal((await visit.outcome()).verdict, 'connected');
});

inHost('the script shows the card, hears its report and saves with it', embeddingExample('script.html'), async (visit, saved) => {
  await testAndSave(visit, saved);
  assert.equal(await visit.page.locator('#whatsapp').getAttribute('data-last-verdict'), 'connected');
});

/** What the examples for Rails and PHP write. */
const WRITTEN = `<meta name="csrf-token" content="secret of the session">
  <script type="module" src="/card/token-doctor-element.js"></script><script type="module" src="/whatsapp.js"></script>
  <token-doctor-card phone-number-id="${ids.phoneNumber}" account-id="" enabled="false" token-stored="false" data-save="/whatsapp/settings">
  </token-doctor-card>`;

inHost('the script for pages from a server saves with the report and the token against forgery', WRITTEN, async (visit, saved) => {
  const request = visit.page.waitForRequest((sent) => sent.method() === 'PUT');
  await testAndSave(visit, saved);
  assert.equal((await request).headers()['x-csrf-token'], 'secret of the session');
});

const look = (visit) =>
  visit.run.evaluate((button) => {
    const { backgroundColor, borderRadius, fontFamily } = getComputedStyle(button);
    return { backgroundColor, borderRadius, fontFamily };
  });

inHost('the theme changes the accent, the corners and the font', embeddingExample('script.html'), async (visit) => {
  await visit.page.emulateMedia({ colorScheme: 'light' });
  await visit.run.waitFor();
  await visit.page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
    // A card that is moved reads the theme again.
    document.querySelector('main').append(document.querySelector('#whatsapp'));
  }, embeddingExample('theme.css'));
  const { backgroundColor, borderRadius, fontFamily } = await look(visit);
  assert.equal(backgroundColor, 'rgb(122, 31, 92)');
  assert.equal(borderRadius, '0px');
  assert.match(fontFamily, /^Georgia/);
});
