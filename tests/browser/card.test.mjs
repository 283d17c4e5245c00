// The card in the page of a host: the contract of `init` and `mountTokenDoctor`. Real Chromium, with the policy from docs/embedding.md.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { inFirefox, launchBrowser } from './browser.mjs';
import { startGraphServer } from './graph_server.mjs';
import { ids } from './graph_server/world.mjs';
import { beginVisit } from './page.mjs';
import { HOST_POLICY, startSite } from './site.mjs';

let site;
let graph;
let browser;
let card;

before(async () => {
  site = await startSite();
  graph = await startGraphServer();
  browser = await launchBrowser({ graphPort: graph.port });
  card = `${site.page}card/token-doctor-card.js`;
});

after(async () => {
  await browser?.close();
  await graph?.close();
  await site?.close();
});

/**
 * A test in the page of a host with this body. `host` runs a function there with the card's module and an argument.
 * `chromiumOnly` says why the test cannot run in Firefox.
 */
function inHost(sentence, body, steps, { chromiumOnly } = {}) {
  test(sentence, { timeout: 120_000, skip: inFirefox && chromiumOnly }, async () => {
    graph.reset();
    const visit = await beginVisit(browser);
    const address = `${site.origin}/host`;
    const html = `<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1>${body}</main></html>`;
    const headers = { 'Content-Security-Policy': HOST_POLICY };
    site.put('/host', html, headers);
    await visit.open(address, false);
    const host = (run, argument) =>
      visit.page.evaluate(`(async () => (${run})(await import(${JSON.stringify(card)}), ${JSON.stringify(argument ?? null)}))()`);
    await steps(visit, host);
    assert.deepEqual(visit.troubles, []);
    assert.deepEqual(graph.writes, []);
    await visit.end();
  });
}

const PLACE = '<div id="place"><p>Loading.</p></div>';

/** Mounts a card in `#place`. Keeps the result, and the settings to save, for the test. */
const mount = async ({ init, mountTokenDoctor }, options) => {
  await init();
  window.saved = [];
  window.card = mountTokenDoctor(document.querySelector('#place'), {
    ...options,
    onSave: async (settings) => {
      window.saved.push(settings);
      if (options?.reason !== undefined) throw options.reason && new Error(options.reason);
    },
  });
};

inHost('importing the card mounts nothing, and init loads its files from beside it', PLACE, async (visit, host) => {
  await host(() => {});
  await visit.page.getByText('Loading.').waitFor();
  await host(mount);
  await visit.token.waitFor();
  assert.equal(await visit.page.getByText('Loading.').count(), 0);
  assert.equal(await visit.guide.count(), 0, 'the guide is the page’s');
  await visit.assertSound();
  await visit.assertAccessible();
});

inHost('an exception says what is wrong with a call', PLACE, async (visit, host) => {
  const thrown = await host(async ({ init, mountTokenDoctor }) => {
    const place = document.querySelector('#place');
    const said = [];
    const attempt = (...given) => {
      try {
        mountTokenDoctor(...given);
      } catch (error) {
        said.push(`${error.name}: ${error.message}`);
      }
    };
    attempt(place);
    await init();
    attempt(null);
    attempt(place, { token: 7 });
    attempt(place, { onSave: 'save' });
    mountTokenDoctor(place, { token: null, onSave: undefined });
    attempt(place);
    return said;
  });
  assert.deepEqual(thrown, [
    'Error: Call init and wait for its promise, then mountTokenDoctor.',
    'TypeError: element must be an Element',
    'TypeError: options.token must be a string',
    'TypeError: options.onSave must be a function',
    'Error: This element holds a card already: unmount it first.',
  ]);
  await visit.run.waitFor();
});

inHost('an element whose mounting failed has no card, and can get one', PLACE, async (visit, host) => {
  const thrown = await host(async ({ init, mountTokenDoctor }) => {
    await init();
    const place = document.querySelector('#place');
    const root = place.attachShadow({ mode: 'open' });
    root.replaceChildren = () => {
      throw new Error('broken on purpose');
    };
    try {
      mountTokenDoctor(place);
    } catch (error) {
      return error.message;
    } finally {
      delete root.replaceChildren;
      mountTokenDoctor(place);
    }
  });
  assert.equal(thrown, 'broken on purpose');
  await visit.token.waitFor();
});

inHost('after a failure init tries again', PLACE, async (visit, host) => {
  const wasm = '**/token-doctor-card_bg.wasm';
  await visit.page.route(wasm, (route) => route.abort());
  assert.equal(await host(({ init }) => init().then(() => 'loaded', () => 'failed')), 'failed');
  await visit.page.unroute(wasm);
  visit.troubles = [];
  assert.equal(await host(({ init }) => init().then(() => 'loaded', () => 'failed')), 'loaded');
});

inHost('what a host fills in is read as if it had been typed', PLACE, async (visit, host) => {
  await host(mount, { token: graph.token, phoneNumberId: ids.phoneNumber, whatsappBusinessAccountId: ids.account });
  await visit.page.getByText('looks complete').waitFor();
  assert.equal(await visit.accountId.inputValue(), ids.account);
  await visit.run.click();
  assert.equal((await visit.outcome()).verdict, 'connected');
});

inHost('a text that once overflowed the stack is read, and the card continues to work', PLACE, async (visit, host) => {
  await host(mount);
  await visit.token.fill(`${'>"'.repeat(1_722)}x`);
  await visit.token.fill(graph.token);
  await visit.page.getByText('looks complete').waitFor();
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.run.click();
  assert.equal((await visit.outcome()).verdict, 'connected');
});

inHost('several cards work on one page, and unmounting one removes only that one', '<div></div><div></div>', async (visit, host) => {
  await host(async ({ init, mountTokenDoctor }) => {
    await init();
    window.cards = [...document.querySelectorAll('div')].map((place) => mountTokenDoctor(place));
  });
  const [first, second] = await visit.token.all();
  await first.fill(graph.token.slice(0, -1));
  await second.fill('YOUR_TOKEN');
  assert.equal(await visit.finding('truncated').count(), 1);
  assert.equal(await visit.finding('placeholder').count(), 1);
  // Labels belong to the fields of their own card.
  await visit.page.getByText('Access Token', { exact: true }).nth(1).click();
  assert.equal(await second.evaluate((field) => field.matches(':focus')), true);
  await host(() => {
    window.cards[0].unmount();
    window.cards[0].unmount();
  });
  assert.equal(await visit.token.count(), 1);
  assert.equal(await visit.token.inputValue(), 'YOUR_TOKEN');
  await visit.token.fill(graph.token);
  await visit.run.click();
  assert.equal((await visit.outcome()).verdict, 'connected');
});

inHost('a card that is unmounted during a test stops it and forgets everything', PLACE, async (visit, host) => {
  await host(mount);
  const held = graph.hold('phone_number');
  await visit.test({ token: graph.token, phoneNumberId: ids.phoneNumber });
  const request = await held.arrived;
  await host(() => window.card.unmount());
  await visit.token.waitFor({ state: 'detached' });
  await visit.page.waitForTimeout(100);
  assert.equal(request.abandoned, true);
  held.release();
  await host(mount);
  assert.equal(await visit.token.inputValue(), '');
  assert.equal(await visit.verdict.count(), 0);
});

inHost('a card that is mounted again starts again, and gets nothing from the previous card', PLACE, async (visit, host) => {
  await host(async ({ init, mountTokenDoctor }) => {
    await init();
    const place = document.querySelector('#place');
    const saved = new Promise((resolve) => (window.finishSaving = resolve));
    window.card = mountTokenDoctor(place, { tokenStored: true, onSave: () => saved });
  });
  await visit.button('Save & Enable').click();
  await visit.page.getByText('Saving.', { exact: true }).waitFor();
  await visit.page.getByText('Advanced').click();
  await host(({ mountTokenDoctor }) => {
    window.card.unmount();
    window.card = mountTokenDoctor(document.querySelector('#place'), { phoneNumberId: '106540352242922', onSave: () => {} });
    window.finishSaving();
  });
  await visit.page.waitForTimeout(100);
  assert.equal(await visit.phoneNumberId.inputValue(), '106540352242922');
  assert.equal(await visit.page.getByText('Saved.', { exact: true }).count(), 0);
  assert.equal(await visit.page.getByText('Stored, not shown').count(), 0);
  assert.equal(await visit.page.getByLabel('Graph API version').isVisible(), false);
  await visit.button('Save & Enable').waitFor();
});

inHost('a card that was hidden for long forgets the token, and keeps the IDs that the host has given', PLACE, async (visit, host) => {
  await host(mount, { token: graph.token, phoneNumberId: ids.phoneNumber, enabled: true });
  await visit.page.getByText('looks complete').waitFor();
  await visit.accountId.fill(ids.account);
  await host(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await visit.page.getByText('All fields were cleared').waitFor();
  assert.equal(await visit.token.inputValue(), '');
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
  assert.equal(await visit.accountId.inputValue(), '');
  await visit.button('Save Changes').waitFor();
});

inHost('moving or hiding the element loses nothing', `${PLACE}<section></section>`, async (visit, host) => {
  await host(mount);
  const held = graph.hold('phone_number');
  await visit.test({ token: graph.token, phoneNumberId: ids.phoneNumber });
  await held.arrived;
  await host(() => {
    const place = document.querySelector('#place');
    place.remove();
    document.querySelector('section').append(place);
    place.hidden = true;
  });
  held.release();
  await visit.page.waitForTimeout(300);
  await host(() => (document.querySelector('#place').hidden = false));
  assert.equal((await visit.outcome()).verdict, 'connected');
  assert.equal(await visit.token.inputValue(), graph.token);
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
});

inHost('mounting again a thousand times takes less than a kilobyte each', PLACE, async (visit, host) => {
  const session = await visit.page.context().newCDPSession(visit.page);
  const used = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const memory = await host(async () => (await import('./any/folder/card/token-doctor-card-glue.js')).default().then(({ memory }) => memory.buffer.byteLength));
    return usedSize + memory;
  };
  const remount = async ({ init, mountTokenDoctor }, times) => {
    await init();
    for (let n = 0; n < times; n += 1) {
      const card = mountTokenDoctor(document.querySelector('#place'));
      await new Promise((resolve) => setTimeout(resolve));
      card.unmount();
    }
  };
  await host(remount, 100);
  const before = await used();
  await host(remount, 1_000);
  const bytes = (await used()) - before;
  console.log(`# mounting again a thousand times takes ${Math.round(bytes / 1_000)} kB`);
  assert.ok(bytes < 1_000_000, `${bytes} bytes`);
}, { chromiumOnly: 'only Chromium tells how much memory is used' });

inHost('a second press before the second load is here does not answer what was not asked yet', PLACE, async (visit, host) => {
  let letItCome;
  const come = new Promise((resolve) => (letItCome = resolve));
  await visit.page.route('**/*_second.wasm', (route) => come.then(() => route.continue()));
  await host(mount, { token: graph.token });
  await visit.button('Save & Enable').click();
  await visit.button('Save & Enable').click();
  letItCome();
  await visit.page.getByText('your CRM cannot send messages').waitFor();
  assert.deepEqual(await visit.page.evaluate(() => window.saved), []);
});

inHost('the second load comes from the address or the function that init gets', PLACE, async (visit, host) => {
  const refused = await host(({ init }) => init({ second: Promise.resolve() }).catch(String));
  assert.equal(refused, 'TypeError: files.second must be an address, or a function that fetches it');
  const asked = [];
  await visit.page.route('**/elsewhere/*.wasm', async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${site.page}card/token-doctor-card_second.wasm` }) });
  });
  await host(async ({ init }) => init({ second: '/elsewhere/second.wasm' }));
  await host(mount, { token: graph.token });
  await visit.run.click();
  await visit.outcome();
  assert.deepEqual(asked, [`${site.origin}/elsewhere/second.wasm`]);
});

inHost('what was not tested is asked about once', PLACE, async (visit, host) => {
  const saved = () => visit.page.evaluate(() => window.saved);
  await host(mount);
  await visit.button('Save & Enable').click();
  // The press can wait for the second load.
  await visit.page.getByText(/Nothing was saved/).waitFor();
  assert.match(await visit.describedBy(visit.token), /Nothing was saved/);
  await visit.token.fill(` ${graph.token}`);
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.button('Save & Enable').click();
  await visit.page.getByText('your CRM cannot send messages').waitFor();
  assert.deepEqual(await saved(), []);
  await visit.assertSound();
  await visit.button('Save anyway').click();
  await visit.page.getByText('Saved.', { exact: true }).waitFor();
  const focused = await visit.button('Save Changes').evaluate((button) => button.matches(':focus'));
  assert.equal(focused, true, 'the focus is on the button that stays');
  assert.deepEqual(await saved(), [{ token: graph.token, phoneNumberId: ids.phoneNumber, whatsappBusinessAccountId: '' }]);
  await visit.token.fill(graph.token.slice(0, -3));
  await visit.button('Save Changes').click();
  await visit.button('Save Changes').click();
  await visit.page.getByText('Saved.', { exact: true }).waitFor();
  assert.equal((await saved()).length, 2, 'pressing again answers as well');
});

inHost('a double click asks, and does not answer what it asked', PLACE, async (visit, host) => {
  await host(mount);
  await visit.token.fill(graph.token);
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.button('Save & Enable').dblclick();
  await visit.page.getByText('your CRM cannot send messages').waitFor();
  assert.deepEqual(await visit.page.evaluate(() => window.saved), []);
}, { chromiumOnly: 'a Firefox that is driven tells of two first clicks' });

inHost('a rejected save shows the reason and keeps every field', PLACE, async (visit, host) => {
  await host(mount, { enabled: true, reason: `The vault is sealed for ${graph.token}` });
  await visit.test({ token: graph.token, phoneNumberId: ids.phoneNumber });
  await visit.outcome();
  await visit.button('Save Changes').click();
  const said = await visit.page.getByText('Not saved:').innerText();
  assert.match(said, /The vault is sealed for/);
  assert.equal(said.includes(graph.token.slice(20, 60)), false, 'a token in it is not shown');
  assert.equal(await visit.token.inputValue(), graph.token);
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
  await visit.assertSound();
});

inHost('a save that is rejected without a reason, or throws, says so', PLACE, async (visit, host) => {
  await host(async ({ init, mountTokenDoctor }) => {
    await init();
    mountTokenDoctor(document.querySelector('#place'), {
      tokenStored: true,
      onSave: () => {
        throw null;
      },
      onTestStored: () => Promise.reject(new Error('the queue is full')),
    });
  });
  await visit.button('Save & Enable').click();
  await visit.page.getByText('No reason was given').waitFor();
  await visit.run.click();
  await visit.page.getByText('The stored token was not tested. This does not mean that the token is bad. Reason: the queue is full').waitFor();
});

inHost('a stored token is tested by the host, and any answer from the Graph API is shown', PLACE, async (visit, host) => {
  await host(async ({ init, mountTokenDoctor }) => {
    await init();
    window.answers = [
      { error: { message: 'Error validating access token: Session has expired', type: 'OAuthException', code: 190, error_subcode: 463 } },
      '{"id":"10548273619040582","verified_name":"Lantern Books"}',
    ];
    mountTokenDoctor(document.querySelector('#place'), { tokenStored: true, enabled: true, onTestStored: () => window.answers.shift() });
  });
  await visit.page.getByText('Stored, not shown').waitFor();
  await visit.run.click();
  const { verdict, category, headline } = await visit.outcome();
  assert.deepEqual([verdict, category, headline], ['failed', 'token_expired', 'Token expired']);
  await visit.assertSound();
  await visit.run.click();
  await visit.page.getByRole('heading', { name: 'WhatsApp connected successfully! Verified: Lantern Books' }).waitFor();
  assert.equal(graph.requests.length, 0);
});

inHost('the webhook address and the app of a host are tested, and there is no field for the address', PLACE, async (visit, host) => {
  await host(async ({ init, mountTokenDoctor }) => {
    await init();
    mountTokenDoctor(document.querySelector('#place'), { webhookUrl: 'https://host.example/hook', appId: '1234567890123456' });
  });
  await visit.page.getByText('Advanced').click();
  assert.equal(await visit.page.getByLabel('Webhook address of your CRM').count(), 0);
  await visit.test({ token: graph.token });
  assert.equal((await visit.outcome()).category, 'receiving_limited');
  await visit.page.getByText('your CRM uses app 1234567890123456').first().waitFor();
});

inHost('a host can disable the offer to subscribe the app', PLACE, async (visit, host) => {
  for (const [options, offers] of [[{}, 1], [{ subscribe: true }, 1], [{ subscribe: false }, 0]]) {
    graph.reset({ account: { subscribed_apps: [] } });
    await host(async ({ init, mountTokenDoctor }, options) => {
      await init();
      window.card?.unmount();
      window.card = mountTokenDoctor(document.querySelector('#place'), options);
    }, options);
    await visit.test({ token: graph.token, phoneNumberId: '10548273619040582' });
    await visit.outcome();
    assert.equal(await visit.button('Subscribe this app').count(), offers);
  }
});

/** Mounts a card in `#place`, and keeps what the host is told. */
const mountAndListen = async ({ init, mountTokenDoctor }, options) => {
  await init();
  window.told = { reports: [], errors: [], saved: [] };
  window.card = mountTokenDoctor(document.querySelector('#place'), {
    ...options,
    onReport: (report) => window.told.reports.push(report),
    onError: ({ name, code }) => window.told.errors.push({ name, code }),
    onSave: (...given) => window.told.saved.push(given),
  });
};

inHost('an update changes what the host says, and keeps what was typed and found', PLACE, async (visit, host) => {
  await host(mountAndListen, { phoneNumberId: ids.phoneNumber, whatsappBusinessAccountId: '111111111111111' });
  await visit.accountId.fill(ids.account);
  await visit.test({ token: graph.token });
  assert.equal((await visit.outcome()).verdict, 'connected');
  await host(() => {
    window.card.update({ enabled: true, guide: true, saveAddress: 'https://crm.example/save', lang: 'es' });
    window.card.update({ whatsappBusinessAccountId: '222222222222222', lang: null });
  });
  await visit.button('Save Changes').waitFor();
  await visit.guide.waitFor();
  await visit.page.getByText('https://crm.example/save').waitFor();
  assert.equal(await visit.token.inputValue(), graph.token);
  assert.equal(await visit.accountId.inputValue(), ids.account, 'the person typed it');
  assert.equal(await visit.verdict.count(), 1);
  await host(() => window.card.update({ phoneNumberId: '333333333333333' }));
  assert.equal(await visit.phoneNumberId.inputValue(), '333333333333333');
  await visit.page.getByText('This result is from before the last change').waitFor();
  await host(() => window.card.update({ onSave: null, guide: false, tokenStored: true }));
  await visit.button('Save Changes').waitFor({ state: 'detached' });
  await visit.guide.waitFor({ state: 'detached' });
  assert.equal(await visit.phoneNumberId.inputValue(), '333333333333333');
  const thrown = await host(() => {
    try {
      window.card.update({ enabled: 'yes' });
    } catch (error) {
      return String(error);
    }
  });
  assert.equal(thrown, 'TypeError: options.enabled must be a boolean');
  await visit.button('Clear').click();
  await visit.page.getByText('Stored, not shown').waitFor();
  await visit.assertSound();
});

inHost('an update right after the mount fills in the ID, and a save is not forgotten by a later update', PLACE, async (visit, host) => {
  await host(mountAndListen, { phoneNumberId: '1111111111' });
  await host(({ mountTokenDoctor }, id) => {
    window.card.unmount();
    const options = { tokenStored: true, phoneNumberId: '1111111111', onSave: () => {} };
    window.card = mountTokenDoctor(document.querySelector('#place'), options);
    window.card.update({ phoneNumberId: id });
    window.card.focus();
  }, ids.phoneNumber);
  await visit.page.waitForFunction(() => document.querySelector('#place').shadowRoot.activeElement?.id === 'access-token');
  assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber);
  await visit.button('Save & Enable').click();
  await visit.button('Save Changes').waitFor();
  await host(() => window.card.update({ webhookUrl: 'https://crm.example/hook' }));
  await visit.page.waitForTimeout(100);
  await visit.button('Save Changes').waitFor();
});

inHost('the host gets the report of each test, and the one of the token that is saved', PLACE, async (visit, host) => {
  const told = () => host(() => window.told);
  await host(mountAndListen, {});
  await visit.test({ token: graph.token, phoneNumberId: ids.phoneNumber });
  await visit.outcome();
  let { reports } = await told();
  assert.equal(reports.length, 1);
  const [report] = reports;
  assert.equal(report.schemaVersion, 1);
  assert.equal(report.verdict, 'connected');
  assert.equal(report.headline, (await visit.headline.innerText()).trim());
  assert.equal(report.phoneNumbers[0].id, ids.phoneNumber);
  assert.equal(JSON.stringify(report).includes(graph.token.slice(10, 60)), false);
  await visit.button('Save & Enable').click();
  await visit.page.getByText('Saved.', { exact: true }).waitFor();
  const [[settings, saved]] = (await told()).saved;
  assert.equal(settings.token, graph.token);
  assert.deepEqual(saved, report);

  // Another ID is about the same token, but a changed token is another one.
  await visit.accountId.fill(ids.account);
  await visit.button('Save Changes').click();
  await visit.button('Save anyway').click();
  await visit.page.getByText('Saved.', { exact: true }).waitFor();
  await visit.token.fill(`${graph.token}x`);
  await visit.button('Save Changes').click();
  await visit.button('Save anyway').click();
  await visit.page.waitForFunction(() => window.told.saved.length === 3);
  const all = (await told()).saved.map(([, report]) => report?.verdict ?? null);
  assert.deepEqual(all, ['connected', 'connected', null]);

  const held = graph.hold('phone_number');
  await visit.test({ token: graph.token });
  await held.arrived;
  await visit.button('Cancel').click();
  held.release();
  await visit.page.waitForTimeout(200);
  ({ reports } = await told());
  assert.equal(reports.length, 1, 'a test that was stopped has no report');
});

inHost('the report of the card is that of the module', PLACE, async (visit, host) => {
  await host(mountAndListen, { webhookUrl: 'https://crm.example/hook' });
  await visit.test({ token: graph.token, phoneNumberId: ids.phoneNumber });
  await visit.outcome();
  const reports = await host(async (_, { module, request }) => {
    const { default: init, testConnection } = await import(module);
    await init();
    return [window.told.reports[0], await testConnection(request)];
  }, {
    module: `${site.page}module/token-doctor.js`,
    request: { token: graph.token, phoneNumberId: ids.phoneNumber, webhookUrl: 'https://crm.example/hook' },
  });
  // The clock and the number of the report differ.
  const [card, module] = reports.map(({ report, ...facts }) => facts);
  assert.deepEqual(card, module);
});

inHost('what a host does in its functions does not reach the card', PLACE, async (visit, host) => {
  await host(async ({ init, mountTokenDoctor }) => {
    await init();
    window.addEventListener('error', (event) => event.preventDefault());
    window.card = mountTokenDoctor(document.querySelector('#place'), {
      onReport: () => {
        window.card.update({ guide: true });
        throw new Error('broken on purpose');
      },
    });
  });
  await visit.test({ token: graph.token, phoneNumberId: ids.phoneNumber });
  await visit.guide.waitFor();
  assert.equal((await visit.outcome()).verdict, 'connected');
});

inHost('a second load that does not arrive is told to the host', PLACE, async (visit, host) => {
  const second = '**/*_second.wasm';
  await visit.page.route(second, (route) => route.abort());
  await host(mountAndListen, {});
  await visit.page.getByText('Part of Token Doctor did not load').waitFor();
  assert.deepEqual(await host(() => window.told.errors), [{ name: 'Error', code: 'load' }]);
  await visit.page.unroute(second);
  visit.troubles = [];
});

inHost('a disabled card cannot be used, and gives the focus back', PLACE, async (visit, host) => {
  await host(mountAndListen, { disabled: true, token: graph.token });
  await visit.page.waitForFunction(() => document.querySelector('#place').shadowRoot.querySelector('.result'));
  assert.equal(await host(() => document.querySelector('#place').shadowRoot.firstElementChild.inert), true);
  await host(() => window.card.focus());
  assert.equal(await host(() => document.activeElement === document.body), true);
  await host(() => window.card.update({ disabled: false }));
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await host(() => window.card.update({ disabled: true }));
  await visit.page.waitForFunction(() => document.activeElement === document.body);
  await visit.assertAccessible();
  await host(() => window.card.update({ disabled: false }));
  assert.equal(await visit.phoneNumberId.evaluate((field) => field.matches(':focus')), true);
  await host(({ mountTokenDoctor }) => {
    window.card.update({ disabled: true });
    window.card.unmount();
    mountTokenDoctor(document.querySelector('#place'));
  });
  await visit.token.fill(graph.token);
});

inHost('the headings of a card have the level that the host wants', PLACE, async (visit, host) => {
  await host(mountAndListen, { headingLevel: 3, guide: true });
  await visit.guide.waitFor();
  assert.equal(await visit.guide.getAttribute('aria-level'), '3');
  await host(() => window.card.update({ headingLevel: null }));
  await visit.guide.waitFor();
  assert.equal(await visit.guide.getAttribute('aria-level'), '2');
  await visit.assertAccessible();
});

inHost('in another document the token stays hidden, and the card looks and works as before', PLACE, async (visit, host) => {
  await host(mountAndListen, { token: graph.token });
  const look = () =>
    host(() => {
      const place = window.place;
      const field = place.shadowRoot.querySelector('textarea');
      const { webkitTextSecurity, minHeight, padding } = place.ownerDocument.defaultView.getComputedStyle(field);
      return { webkitTextSecurity, minHeight, padding, own: field.style.webkitTextSecurity };
    });
  await host(() => (window.place = document.querySelector('#place')));
  await visit.token.waitFor();
  const before = await look();
  assert.equal(before.webkitTextSecurity, 'disc');
  assert.equal(before.own, 'disc');
  await host(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentDocument.body.append(window.place);
  });
  assert.deepEqual(await look(), before);
  await host(() => window.place.shadowRoot.querySelector('.label-row button').click());
  await visit.page.waitForFunction(() => window.place.shadowRoot.querySelector('textarea').style.webkitTextSecurity === '');
  assert.equal((await look()).webkitTextSecurity, 'none');
  await host(() => {
    window.place.shadowRoot.querySelector('.label-row button').click();
    document.querySelector('main').append(window.place);
  });
  await visit.page.waitForFunction(() => window.place.shadowRoot.querySelector('textarea').style.webkitTextSecurity === 'disc');
  assert.deepEqual(await look(), before);
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.run.click();
  assert.equal((await visit.outcome()).verdict, 'connected');
});

const POOR_THEMES = {
  'pale colours': 'accent: #ffe08a; on-accent: #fff3c4; background: #888; radius: 0px; font: serif',
  'dark colours': 'accent: #101010; on-accent: #202020; background: black',
  'colours for each scheme': 'accent: light-dark(yellow, navy); background: transparent',
  'a colour with transparency': 'accent: rgb(0 0 255 / 0.2)',
  'values that are no colours': 'accent: nonsense; on-accent: 7px; background: 0; radius: red',
};
for (const [what, theme] of Object.entries(POOR_THEMES)) {
  inHost(`a theme with ${what} can be read`, PLACE, async (visit, host) => {
    await host(async (card, { theme, token }) => {
      const place = document.querySelector('#place');
      document.documentElement.style.colorScheme = 'light dark';
      for (const rule of theme.split('; ')) {
        const [name, value] = rule.split(': ');
        place.style.setProperty(`--token-doctor-${name}`, value);
      }
      await card.init();
      card.mountTokenDoctor(place, { token, guide: true, onSave: () => {} });
    }, { theme, token: graph.token });
    await visit.guide.waitFor();
    await visit.test({ phoneNumberId: '1234567890123456' });
    await visit.outcome();
    await visit.assertAccessible();
    await visit.assertSound();
  });
}

inHost('a theme is used where it can be read, and read again by an update', PLACE, async (visit, host) => {
  const look = () =>
    host(() => {
      const root = document.querySelector('#place').shadowRoot;
      const { backgroundColor, borderRadius, fontFamily } = getComputedStyle(root.querySelector('.primary'));
      return { backgroundColor, borderRadius, fontFamily };
    });
  await visit.page.emulateMedia({ colorScheme: 'light' });
  await host(async (card) => {
    const { style } = document.querySelector('#place');
    style.setProperty('--token-doctor-accent', 'rgb(10 60 160)');
    style.setProperty('--token-doctor-radius', '2px');
    style.setProperty('--token-doctor-font', 'Georgia, serif');
    await card.init();
    window.card = card.mountTokenDoctor(document.querySelector('#place'));
  });
  await visit.token.waitFor();
  assert.deepEqual(await look(), { backgroundColor: 'rgb(10, 60, 160)', borderRadius: '2px', fontFamily: 'Georgia, serif' });
  await host(() => {
    document.querySelector('#place').style.setProperty('--token-doctor-accent', 'rgb(120 20 20)');
    window.card.update({});
  });
  assert.equal((await look()).backgroundColor, 'rgb(120, 20, 20)');
}, { chromiumOnly: 'Firefox that is driven has no setting for the theme' });
