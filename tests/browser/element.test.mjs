// `<token-doctor-card>` in the page of a host. Real Chromium, with the policy from docs/embedding.md.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { resolve } from 'node:path';

import { launchBrowser } from './browser.mjs';
import { startGraphServer } from './graph_server.mjs';
import { ids } from './graph_server/world.mjs';
import { beginVisit } from './page.mjs';
import { dist, HOST_POLICY, startSite } from './site.mjs';

let site;
let graph;
let browser;
let element;

before(async () => {
  site = await startSite();
  graph = await startGraphServer();
  browser = await launchBrowser({ graphPort: graph.port });
  element = `${site.page}card/token-doctor-element.js`;
});

after(async () => {
  await browser?.close();
  await graph?.close();
  await site?.close();
});

/** A test in the page of a host with this body. `host` runs a function there with the element's module and an argument. */
function inHost(sentence, body, steps) {
  test(sentence, { timeout: 120_000 }, async () => {
    graph.reset();
    const visit = await beginVisit(browser);
    site.put('/host', `<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1>${body}</main></html>`, {
      'Content-Security-Policy': HOST_POLICY,
    });
    await visit.open(`${site.origin}/host`, false);
    const host = (run, argument) =>
      visit.page.evaluate(`(async () => (${run})(await import(${JSON.stringify(element)}), ${JSON.stringify(argument ?? null)}))()`);
    await steps(visit, host);
    assert.deepEqual(visit.troubles, []);
    assert.deepEqual(graph.writes, []);
    await visit.end();
  });
}

const CARD = '<token-doctor-card phone-number-id="1111111111" enabled>Loading.</token-doctor-card>';

inHost('attributes become options, and a later change of one keeps what was typed', CARD, async (visit, host) => {
  await host(() => {});
  await visit.token.fill(graph.token);
  assert.equal(await visit.phoneNumberId.inputValue(), '1111111111');
  assert.equal(await visit.page.getByText('Loading.').count(), 0);
  assert.equal(await visit.button('Save Changes').count(), 0, 'nothing saves');
  await host((_, id) => {
    const card = document.querySelector('token-doctor-card');
    card.setAttribute('phone-number-id', id);
    card.setAttribute('guide', '');
    card.onSave = () => {};
  }, ids.phoneNumber);
  await visit.button('Save Changes').waitFor();
  await visit.guide.waitFor();
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
  assert.equal(await visit.token.inputValue(), graph.token);
  await host(() => {
    const card = document.querySelector('token-doctor-card');
    card.removeAttribute('enabled');
    card.lang = 'es';
  });
  await visit.page.getByRole('button', { name: 'Probar conexión' }).waitFor();
  await host(() => document.querySelector('token-doctor-card').removeAttribute('lang'));
  await visit.button('Save & Enable').waitFor();
  await visit.assertSound();
  await visit.assertAccessible();
});

inHost('properties that were set before the element was defined are used, and the token is in no attribute', CARD, async (visit, host) => {
  await visit.page.evaluate((token) => {
    const card = document.querySelector('token-doctor-card');
    card.token = token;
    card.enabled = false;
    card.onSave = (...given) => (window.saved = given);
  }, graph.token);
  await host(() => {});
  await visit.page.getByText('looks complete').waitFor();
  await visit.button('Save & Enable').waitFor();
  const card = await host(() => {
    const card = document.querySelector('token-doctor-card');
    return [card.outerHTML, card.token ?? null, card.phoneNumberId];
  });
  assert.equal(card[0].includes(graph.token), false);
  assert.deepEqual(card.slice(1), [null, '1111111111']);
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.run.click();
  await visit.outcome();
  await visit.button('Save & Enable').click();
  await visit.page.waitForFunction(() => window.saved);
  const [settings, report] = await host(() => window.saved);
  assert.equal(settings.token, graph.token);
  assert.equal(report.verdict, 'connected');
});

inHost('events have the report and the error, do not bubble, and contain no token', CARD, async (visit, host) => {
  await host(() => {
    window.heard = [];
    for (const name of ['token-doctor-report', 'token-doctor-error']) {
      document.addEventListener(name, () => window.heard.push('bubbled'));
      document.querySelector('token-doctor-card').addEventListener(name, ({ type, detail }) => window.heard.push([type, detail]));
    }
  });
  await visit.test({ token: graph.token, phoneNumberId: ids.phoneNumber });
  await visit.outcome();
  const heard = await host(() => window.heard);
  assert.equal(heard.length, 1);
  const [[type, report]] = heard;
  assert.equal(type, 'token-doctor-report');
  assert.equal(report.verdict, 'connected');
  assert.equal(JSON.stringify(heard).includes(graph.token.slice(10, 60)), false);
});

inHost('a failure to load is an event, and the content stays', '<token-doctor-card>Call us.</token-doctor-card>', async (visit, host) => {
  const wasm = '**/token-doctor-card_bg.wasm';
  await visit.page.route(wasm, (route) => route.abort());
  await visit.page.evaluate(() => {
    window.failed = new Promise((resolve) =>
      document.querySelector('token-doctor-card').addEventListener('token-doctor-error', ({ detail }) => resolve(detail instanceof Error)),
    );
  });
  await host(() => {});
  assert.equal(await visit.page.evaluate(() => window.failed), true);
  await visit.page.getByText('Call us.').waitFor();
  await visit.page.unroute(wasm);
  visit.troubles = [];
  await host(() => {
    const card = document.querySelector('token-doctor-card');
    card.remove();
    document.querySelector('main').append(card);
  });
  await visit.token.waitFor();
});

inHost('two cards and a move disturb nothing, and a removed card forgets', `${CARD}<div></div>${CARD}`, async (visit, host) => {
  await host(() => {});
  const [first, second] = [visit.token.first(), visit.token.nth(1)];
  await second.waitFor();
  await first.fill(graph.token);
  await second.fill('YOUR_TOKEN');
  await host(() => document.querySelector('div').append(document.querySelector('token-doctor-card')));
  await visit.page.waitForTimeout(100);
  assert.equal(await first.inputValue(), graph.token);
  await host(async () => {
    window.removed = document.querySelector('token-doctor-card');
    window.removed.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    window.fields = window.removed.shadowRoot.querySelectorAll('textarea').length;
    document.querySelector('div').append(window.removed);
  });
  assert.equal(await host(() => window.fields), 0);
  await second.waitFor();
  assert.equal(await first.inputValue(), '');
  assert.equal(await second.inputValue(), 'YOUR_TOKEN');
  await host(() => document.querySelector('token-doctor-card').focus());
  assert.equal(await first.evaluate((field) => field.matches(':focus')), true);
});

inHost('two releases on one page do not disturb each other', `<div></div>${CARD}`, async (visit, host) => {
  await visit.page.route('**/other/**', async (route) => {
    const file = route.request().url().split('/other/')[1];
    await route.fulfill({ response: await route.fetch({ url: `${site.page}card/${file}` }) });
  });
  await host(() => {});
  await host(async () => {
    const { TokenDoctorCard } = await import('/other/token-doctor-element.js');
    window.isOther = customElements.get('token-doctor-card') !== TokenDoctorCard;
    const { init, mountTokenDoctor } = await import('/other/token-doctor-card.js');
    await init();
    mountTokenDoctor(document.querySelector('div'));
  });
  assert.equal(await host(() => window.isOther), true);
  await visit.token.nth(1).waitFor();
  await visit.token.first().fill('YOUR_TOKEN');
  await visit.token.nth(1).fill(graph.token);
  await visit.phoneNumberId.nth(1).fill(ids.phoneNumber);
  await visit.run.nth(1).click();
  assert.equal((await visit.outcome()).verdict, 'connected');
  assert.equal(await visit.finding('placeholder').count(), 1);
  // The other card may still fetch its second load.
  await visit.page.unrouteAll({ behavior: 'wait' });
});

test('importing it on a server does nothing', async () => {
  const before = Object.keys(globalThis);
  const { TokenDoctorCard } = await import(resolve(dist, 'card/token-doctor-element.js'));
  assert.equal(typeof TokenDoctorCard, 'function');
  assert.deepEqual(Object.keys(globalThis), before);
});
