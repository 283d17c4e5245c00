// The token goes into the body of the calls, and into no address. The tests search everything that records addresses: the requests, the
// console, reports of a security policy, resource timings. They cover the page, the card and the module, and the page if Meta accepts no
// forms. Then what a link to the page can give: IDs and a cause, and no token.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { ids } from './graph_server/world.mjs';
import { journey, stage, WITH_CLIPBOARD } from './journey.mjs';
import { LANGUAGES, speaker } from './languages.mjs';
import { beginVisit } from './page.mjs';
import { dist } from './site.mjs';

/** A policy that forbids nothing and reports every call to Meta. */
const REPORTING = "connect-src 'self'; report-uri /collector";

/** Runs before a page: keeps the name of every entry of its performance timeline, including cleared entries. */
function watchTimings() {
  window.timed = [];
  new PerformanceObserver((list) => window.timed.push(...list.getEntries().map(({ name }) => name))).observe({
    type: 'resource',
    buffered: true,
  });
}

/** Collects the reports of the policy in this list. */
function collect(reports) {
  stage.site.answer('/collector', async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    reports.push(Buffer.concat(chunks).toString());
    response.writeHead(204).end();
  });
}

/** Asserts that the token was sent to Meta and is in nothing that records addresses. */
async function assertInNoAddress(visit, reports) {
  const { token, requests } = stage.graph;
  const isAbout = (text) => text.includes('graph.facebook.com');
  assert.ok(requests.length > 4);
  for (const { sent, url, query, headers } of requests) {
    assert.equal(sent, 'POST', 'no preflight, and no GET');
    assert.equal(new URL(url).search, '');
    assert.equal(query.access_token, token);
    assert.match(headers['content-type'], /^application\/x-www-form-urlencoded/);
  }
  for (let tries = 0; reports.length === 0 && tries < 50; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  const timed = await visit.page.evaluate(() => window.timed);
  for (const [place, texts] of Object.entries({ requests: visit.requests, reports, timed })) {
    assert.ok(texts.some(isAbout), `${place} name the calls`);
  }
  const recorded = [...visit.requests, ...visit.console, ...visit.troubles, ...reports, ...timed].join('\n');
  for (const part of [token, token.slice(20, 60), 'access_token', 'input_token']) {
    assert.equal(recorded.includes(part), false, `${part} is in an address`);
  }
  // The reports of the policy are on the console too.
  visit.troubles = visit.troubles.filter((line) => !/connect-src|Content Security Policy/.test(line));
}

const worlds = [
  ['a token that works', {}],
  ['a token that Meta refuses', { token: { state: 'password_changed' } }],
];
for (const [name, world] of worlds) {
  const reports = [];
  journey(
    `of ${name}, the page puts nothing into an address`,
    async (visit) => {
      await visit.whole();
      await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
      await visit.outcome();
      await assertInNoAddress(visit, reports);
      assert.equal(await visit.page.getByText('The token was in the address').count(), 0);
      stage.site.answer(new URL(stage.site.page).pathname, undefined);
    },
    {
      world,
      before: async (visit) => {
        collect(reports);
        await visit.page.addInitScript(watchTimings);
        const html = await readFile(join(dist, 'index.html'));
        stage.site.put(new URL(stage.site.page).pathname, html, { 'Content-Security-Policy-Report-Only': REPORTING });
      },
    },
  );
}

/** A test in the page of a host whose policy sends reports. */
function inHost(sentence, run) {
  test(sentence, { timeout: 60_000 }, async () => {
    stage.graph.reset();
    const reports = [];
    collect(reports);
    const html = '<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1><div id="place"></div></main></html>';
    stage.site.put('/host', html, { 'Content-Security-Policy-Report-Only': REPORTING });
    const visit = await beginVisit(stage.browser);
    try {
      await visit.page.addInitScript(watchTimings);
      await visit.open(`${stage.site.origin}/host`, false);
      await run(visit);
      await assertInNoAddress(visit, reports);
      assert.deepEqual(visit.troubles, []);
    } finally {
      await visit.end();
    }
  });
}

inHost('the card puts nothing into an address', async (visit) => {
  await visit.page.evaluate(async (card) => {
    const { init, mountTokenDoctor } = await import(card);
    await init();
    mountTokenDoctor(document.querySelector('#place'), { onSave: async () => {} });
  }, `${stage.site.page}card/token-doctor-card.js`);
  await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
  assert.equal((await visit.outcome()).verdict, 'connected');
});

inHost('the module puts nothing into an address', async (visit) => {
  const report = await visit.page.evaluate(
    async ([module, request]) => {
      const doctor = await import(module);
      await doctor.default();
      return doctor.testConnection(request);
    },
    [`${stage.site.page}module/token-doctor.js`, { token: stage.graph.token, phoneNumberId: ids.phoneNumber }],
  );
  assert.equal(report.verdict, 'connected');
  assert.match(report.report, /^Token sent in: the body of each request$/m);
});

const ways = [
  ['refuses posts', { forms: 'refused' }],
  ['refuses the posts of one node', { formsRefusedAt: ['phone_number'] }],
  ['takes a form for the post that it is', { forms: 'written' }],
];
for (const [name, world] of ways) {
  journey(
    `where Meta ${name}, the test works, nothing is written, and the page says that the token was in an address`,
    async (visit) => {
      await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
      assert.equal((await visit.outcome()).verdict, 'connected');
      const { requests, writes, token } = stage.graph;
      assert.deepEqual(writes, []);
      assert.ok(requests.length <= 20);
      const inAddress = requests.filter(({ url }) => url.includes(token));
      assert.deepEqual([...new Set(inAddress.map(({ sent }) => sent))], ['GET']);
      const number = inAddress.length === 1 ? 'address of 1 request' : `addresses of ${inAddress.length} requests`;
      await visit.page.getByText(`The token was in the ${number}`).waitFor();
    },
    { world },
  );
}

journey('answers that the browser hides are requested again, with HTTP status 200, in the same form', async (visit) => {
  // The usual refusals of WhatsApp objects have status 401 and 403. Without CORS headers, a page cannot read them.
  stage.graph.fault('*', { corsOfErrors: false });
  await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
  assert.equal((await visit.outcome()).category, 'permission_denied');
  const [first, second, ...more] = stage.graph.named('phone_number');
  assert.deepEqual(more, []);
  assert.deepEqual([first.query.suppress_http_code, second.query.suppress_http_code], [undefined, '1']);
  assert.deepEqual([first.sent, second.sent], ['POST', 'POST']);
}, { world: { token: { permissions: ['whatsapp_business_messaging'] } } });

const EXPOSED = 'The address of this page contained a token or a secret.';
const APP_ID = '911602140448729';
const APP_SECRET = '0f'.repeat(16);
const IDS = `phone-number-id=${ids.phoneNumber}&account-id=${ids.account}&app-id=${APP_ID}`;

const exposed = (visit, text = EXPOSED) => visit.page.getByRole('alert').getByText(text);
const valuesOf = (visit) =>
  Promise.all(['#phone-number-id', '#account-id', '#app-id'].map((field) => visit.page.locator(field).inputValue()));

for (const [place, mark] of [['fragment', '#'], ['query', '?']]) {
  journey(`IDs in the ${place} of a link fill their fields, and nothing is asked`, async (visit) => {
    await visit.whole();
    assert.deepEqual(await valuesOf(visit), [ids.phoneNumber, ids.account, APP_ID]);
    assert.ok(visit.page.url().endsWith(mark + IDS));
    assert.equal(await exposed(visit).isVisible(), false);
    assert.equal(await visit.token.inputValue(), '');
    assert.deepEqual(stage.graph.requests, []);
  }, { at: ({ page }) => page + mark + IDS });
}

journey('what is not an ID or a cause in a link does nothing', async (visit) => {
  await visit.whole();
  assert.deepEqual(await valuesOf(visit), ['', '', '']);
  assert.equal(await exposed(visit).isVisible(), false);
  assert.ok(visit.page.url().includes('/any/folder/#'));
}, { at: ({ page }) => `${page}#phone-number-id=javascript:alert(1)&account-id=%2B1555&app-id=&cause=//elsewhere.example/%2e%2e&csrf_token=1` });

/** The part that follows the address of the page, for each way in which a token can be in it, and what is left of it. */
const links = [
  ['by its name in the fragment', (token) => `#access_token=${token}&${IDS}`, `#${IDS}`],
  ['by its name in the query', (token) => `?access_token=${token}&lang=en#${IDS}`, `?lang=en#${IDS}`],
  ['alone in the fragment', (token) => `?${IDS}#${token}`, `?${IDS}`],
  ['under another name, encoded twice', (token) => `#x=%257B%2522t%2522:%2522${token}&${IDS}`, `#${IDS}`],
  ['in a path inside the fragment', (token) => `?${IDS}#/callback?access_token=${token.slice(3)}&state=1`, `?${IDS}#state=1`],
  ['as an ID beside the others', (token) => `#cause=${token}&${IDS}`, `#${IDS}`],
  ['as the token of an app', () => `#${IDS}&t=${APP_ID}%7C${APP_SECRET}`, `#${IDS}`],
  ['as an app secret', () => `#app_secret=${APP_SECRET}&${IDS}`, `#${IDS}`],
];
for (const [way, after, left] of links) {
  const reports = [];
  journey(
    `a token in a link ${way} is out of the address at once and said to be exposed, and the IDs beside it fill their fields`,
    async (visit) => {
      await visit.whole();
      const secrets = [stage.graph.token.slice(20, 60), APP_SECRET];
      assert.equal(await visit.page.evaluate(() => window.addressAtOnce), stage.site.page + left);
      assert.equal(visit.page.url(), stage.site.page + left);
      await exposed(visit).waitFor();
      assert.deepEqual(await valuesOf(visit), [ids.phoneNumber, ids.account, APP_ID]);
      assert.equal(await visit.token.inputValue(), '');
      assert.deepEqual(stage.graph.requests, []);
      // A report of the policy names the address of the page.
      await visit.test({ token: 'EAA'.padEnd(180, 'Qx7'), phoneNumberId: ids.phoneNumber });
      await visit.outcome();
      for (let tries = 0; reports.length === 0 && tries < 50; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
      assert.ok(reports.some((report) => report.includes('document-uri')), reports.join());
      // The first request is the link itself.
      const recorded = [...visit.requests.slice(1), ...visit.console, ...visit.troubles, ...reports].join('\n');
      for (const secret of secrets) assert.equal(recorded.includes(secret), false);
      visit.troubles = visit.troubles.filter((line) => !/connect-src|Content Security Policy/.test(line));
      stage.site.answer(new URL(stage.site.page).pathname, undefined);
    },
    {
      at: ({ page }) => page + after(stage.graph.token),
      before: async (visit) => {
        collect(reports);
        await visit.page.addInitScript(() => {
          document.addEventListener('DOMContentLoaded', () => {
            window.addressAtOnce = location.href;
          });
        });
        const html = await readFile(join(dist, 'index.html'));
        stage.site.put(new URL(stage.site.page).pathname, html, { 'Content-Security-Policy-Report-Only': REPORTING });
      },
    },
  );
}

journey('a link that is opened in the page that is open already fills in IDs, and its token is refused', async (visit) => {
  await visit.token.fill(stage.graph.token);
  await visit.page.evaluate((hash) => {
    location.hash = hash;
  }, `access_token=${stage.graph.token}&${IDS}`);
  await exposed(visit).waitFor();
  assert.equal(visit.page.url(), `${stage.site.page}#${IDS}`);
  assert.deepEqual(await valuesOf(visit), [ids.phoneNumber, ids.account, APP_ID]);
  assert.equal(await visit.token.inputValue(), stage.graph.token, 'what was typed stays');
  await visit.run.click();
  assert.equal((await visit.outcome()).verdict, 'connected');
});

for (const lang of LANGUAGES) {
  journey(`${lang}: the page says that the address contained a token`, async (visit) => {
    await visit.whole();
    await exposed(visit, speaker(lang)(EXPOSED)).waitFor();
    await visit.assertAccessible();
  }, { at: ({ page }) => `${page}${lang}/#access_token=${stage.graph.token}` });
}

/** Puts pages about diagnoses beside the page. */
async function putErrors() {
  for (const folder of ['', 'es/']) {
    stage.site.put(`${new URL(stage.site.page).pathname}${folder}errors/index.html`, '<!DOCTYPE html><html lang="en"><title>Errors</title>');
  }
}

for (const [about, path, locale, folder] of [
  ['the page', '', 'en-GB', ''],
  ['the page in the language of the browser', '', 'es-MX', 'es/'],
  ['the page in a folder', 'es/', 'en-GB', 'es/'],
]) {
  journey(`a link with a cause to ${about} opens the page about the cause`, async (visit) => {
    await visit.page.waitForURL(`${stage.site.page}${folder}errors/index.html#session_expired`);
  }, { at: ({ page }) => `${page}${path}#cause=session_expired`, visit: { locale }, before: putErrors });
}

journey('a link with a cause and a token says first that the token was exposed', async (visit) => {
  await visit.whole();
  await exposed(visit).waitFor();
  assert.equal(visit.page.url(), `${stage.site.page}#cause=session_expired`);
}, { at: ({ page }) => `${page}#cause=session_expired&token=${stage.graph.token}`, before: putErrors });

journey('the link to a diagnosis names its cause and nothing else', async (visit) => {
  await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
  assert.equal((await visit.outcome()).category, 'token_expired');
  await visit.button('Copy link to this diagnosis').click();
  await visit.page.waitForFunction(() => navigator.clipboard.readText());
  const copied = await visit.page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, `${stage.site.page}#cause=session_expired`);
}, { ...WITH_CLIPBOARD, world: { token: { expires_at: 1_700_000_000 } } });

journey('a card on another page has no link to a diagnosis', async (visit) => {
  await visit.page.evaluate(async (card) => {
    const { init, mountTokenDoctor } = await import(card);
    await init();
    document.body.innerHTML = '<main><h1>Host</h1><div id="place"></div></main>';
    mountTokenDoctor(document.querySelector('#place'), { guide: true });
  }, `${stage.site.page}card/token-doctor-card.js`);
  await visit.token.fill('{"error":{"message":"Error validating access token: Session has expired","code":190,"error_subcode":463}}');
  await visit.button('Copy these steps').waitFor();
  assert.equal(await visit.button('Copy link to this diagnosis').count(), 0);
}, {
  at: ({ origin }) => `${origin}/host`,
  before: async () => stage.site.put('/host', '<!DOCTYPE html><html lang="en"><title>Host</title><body></body></html>'),
});

/** From this day on, the page says that it is old. */
const OLD_FROM = /data-from="([\d-]+)"/.exec(await readFile(join(dist, 'index.html'), 'utf8'))?.[1];

for (const [when, milliseconds, isOld] of [
  ['until half a year after the release', -1, false],
  ['from half a year after the release', 0, true],
]) {
  journey(`the footer names the version, and ${isOld ? 'says' : 'does not say'} ${when} that it is old`, async (visit) => {
    await visit.whole();
    const cargo = await readFile(new URL('../../Cargo.toml', import.meta.url), 'utf8');
    const [, version] = /^version = "(\d+\.\d+\.\d+)"$/m.exec(cargo);
    const footer = visit.page.locator('footer');
    assert.match(await footer.innerText(), new RegExp(`v${version.replaceAll('.', '\\.')}$`, 'm'));
    assert.equal(await footer.getByText('more than half a year old').isVisible(), isOld);
    await visit.page.locator('.languages a[hreflang="es"]').click();
    const said = speaker('es')('The version of this page is more than half a year old. Ask the person who hosts this page for a newer version.');
    await footer.getByText(said).waitFor({ state: isOld ? 'visible' : 'attached' });
    await visit.assertAccessible();
  }, {
    before: (visit) =>
      visit.page.addInitScript((now) => {
        Date.now = () => now;
      }, Date.parse(OLD_FROM) + milliseconds),
  });
}
