// The checker after its WebAssembly has stopped: the page, and two cards in the page of a host without a security policy. The
// faults are real: a full stack, no memory left, a panic.

import assert from 'node:assert/strict';

import { ids } from './graph_server/world.mjs';
import { journey, stage } from './journey.mjs';

const SECOND = '**/*_second.wasm';

/** Each is run in the page with the token's field and the exports of the WebAssembly. */
const ways = {
  'the stack is full': (field) => {
    const root = field.getRootNode();
    const fill = () => {
      try {
        fill();
      } catch {
        // Full. From here on, each return frees a little stack.
      }
      if (root.contains(field)) field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };
    fill();
  },
  'memory has run out': (field, { memory }) => {
    for (const pages of [1_024, 32, 1]) {
      try {
        for (;;) memory.grow(pages);
      } catch {
        // So many are no longer there.
      }
    }
    field.value = 'x'.repeat(2_000_000);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  },
  /** Yew panics if the browser refuses a node. */
  'it panics': (field) => {
    const { insertBefore } = Node.prototype;
    Node.prototype.insertBefore = () => {
      throw new Error('broken on purpose');
    };
    field.value = `Bearer "${field.value}"`;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    return new Promise((resolve) => setTimeout(() => resolve((Node.prototype.insertBefore = insertBefore)), 100));
  },
};

/** Why a way of stopping is not tested in Firefox. */
const onlyInChromium = { 'the stack is full': 'Firefox tells of each of thousands of overflows, and much later' };

/** Stops the WebAssembly whose glue is at an address, and remembers the fields and that the page is the same. */
const stop = async (visit, way, glue) => {
  await visit.page.evaluate(
    `(async () => {
      const exports = await (await import(${JSON.stringify(glue)})).default();
      const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
      window.isSamePage = true;
      window.fields = roots.flatMap((root) => [...root.querySelectorAll('textarea, input')]);
      await (${ways[way]})(window.fields[0], exports);
    })()`,
  );
  // If the stack is full, not even the listener can be called.
  visit.troubles = visit.troubles.filter((line) => !/Maximum call stack size exceeded/.test(line));
};
const said = (visit) => visit.page.getByRole('alert').filter({ hasText: 'Token Doctor has stopped.' });
const assertEmptied = async (visit) => {
  const values = await visit.page.evaluate(() => window.fields.filter(({ type }) => type !== 'checkbox').map(({ value }) => value));
  assert.ok(values.length > 2 && values.every((value) => value === ''), JSON.stringify(values));
};
const assertSamePage = async (visit) => assert.equal(await visit.page.evaluate(() => window.isSamePage), true);

/** Whether the second load has arrived when it happens. */
const times = {
  'before the second load': {
    before: async (visit) => {
      const come = new Promise((resolve) => (visit.letItCome = resolve));
      await visit.page.route(SECOND, (route) => come.then(() => route.continue()));
    },
  },
  'after the second load': {},
};

for (const way of Object.keys(ways)) {
  for (const [time, options] of Object.entries(times)) {
    journey(
      `the page says that it has stopped, is emptied and starts again: ${way}, ${time}`,
      async (visit) => {
        await visit.page.waitForFunction(() => document.querySelector('#checker').shadowRoot?.querySelector('textarea'));
        await visit.token.fill(stage.graph.token);
        await visit.phoneNumberId.fill(ids.phoneNumber);
        const glue = await visit.page.evaluate(() => new URL(document.querySelector('meta[name="app"]').dataset.js, document.baseURI).href);
        await stop(visit, way, glue);
        await said(visit).waitFor();
        await assertEmptied(visit);
        assert.equal(await visit.token.count(), 0);
        await visit.assertSound();
        await visit.assertAccessible();
        visit.letItCome?.();
        await visit.button('Start again').click();
        await visit.whole();
        assert.equal(await said(visit).count(), 0);
        assert.equal(await visit.token.inputValue(), '');
        await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
        assert.equal((await visit.outcome()).verdict, 'connected');
        assert.equal(await visit.guide.count(), 1);
        await assertSamePage(visit);
      },
      { ...options, chromiumOnly: onlyInChromium[way] },
    );
  }
}

/** The page of a host without a policy, with two cards. */
const inHost = {
  at: ({ origin, put }) => {
    put('/host', '<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1><div id="one"></div><div id="two"></div></main></html>');
    return `${origin}/host`;
  },
};
const mountTwo = async (visit) => {
  await visit.page.evaluate(async ([card, number]) => {
    window.doctor = await import(card);
    await window.doctor.init();
    window.cards = ['one', 'two'].map((id) =>
      window.doctor.mountTokenDoctor(document.getElementById(id), {
        phoneNumberId: number,
        token: 'EAAB',
        onError: ({ code }) => (window.errors ??= []).push(code),
      }),
    );
  }, [`${stage.site.page}card/token-doctor-card.js`, ids.phoneNumber]);
  for (const field of await visit.token.all()) await field.fill(stage.graph.token);
};
const glue = () => `${stage.site.page}card/token-doctor-card-glue.js`;
const stopBoth = (visit, way) => stop(visit, way, glue());

for (const way of Object.keys(ways)) {
  journey(
    `both cards of a host say that they have stopped, and each starts again: ${way}`,
    async (visit) => {
      await mountTwo(visit);
      await stopBoth(visit, way);
      assert.equal(await said(visit).count(), 2);
      assert.deepEqual(await visit.page.evaluate(() => window.errors), ['stopped', 'stopped']);
      await assertEmptied(visit);
      await visit.button('Start again').first().click();
      await visit.test({ token: stage.graph.token });
      assert.equal((await visit.outcome()).verdict, 'connected');
      assert.equal(await visit.phoneNumberId.inputValue(), ids.phoneNumber, "the host's own");
      assert.equal(await said(visit).count(), 1);
      await visit.button('Start again').click();
      assert.equal(await visit.token.count(), 2);
      await assertSamePage(visit);
      // Two results with the same name are two landmarks with the same name.
      await visit.page.evaluate(() => window.cards[1].unmount());
    },
    { ...inHost, chromiumOnly: onlyInChromium[way] },
  );
}

journey(
  'a card whose second load had just started says that it has stopped, and its open test ends',
  async (visit) => {
    await mountTwo(visit);
    const held = stage.graph.hold('phone_number');
    await visit.run.first().click();
    await held.arrived;
    await visit.page.evaluate(() => {
      window.Request = function () {
        throw 'no error';
      };
    });
    await visit.run.nth(1).click();
    await said(visit).first().waitFor();
    assert.equal(await said(visit).count(), 2);
    held.release();
    await visit.page.waitForTimeout(100);
    assert.equal(await visit.verdict.count(), 0);
  },
  inHost,
);

journey(
  'a host removes and mounts cards while the WebAssembly has stopped',
  async (visit) => {
    await mountTwo(visit);
    await stopBoth(visit, 'it panics');
    await visit.page.evaluate(() => {
      window.cards[1].unmount();
      window.cards[1] = window.doctor.mountTokenDoctor(document.getElementById('two'));
    });
    assert.equal(await said(visit).count(), 2, 'a new one says so too');
    await visit.page.evaluate(async () => {
      window.cards[1].unmount();
      await window.doctor.init();
      window.doctor.mountTokenDoctor(document.getElementById('two'));
    });
    assert.equal(await said(visit).count(), 1);
    await visit.token.fill(` ${stage.graph.token}`);
    await visit.finding('whitespace_removed').waitFor();
  },
  inHost,
);

journey(
  'a card that stops while it is mounted says so with the others, and restarts',
  async (visit) => {
    await mountTwo(visit);
    await visit.page.evaluate(async (glue) => {
      window.cards[1].unmount();
      const { memory } = await (await import(glue)).default();
      for (const pages of [1_024, 32, 1]) {
        try {
          for (;;) memory.grow(pages);
        } catch {
          // So many are no longer there.
        }
      }
      window.doctor.mountTokenDoctor(document.getElementById('two'), { token: 'x'.repeat(2_000_000) });
    }, glue());
    assert.equal(await said(visit).count(), 2);
    for (const left of [1, 0]) {
      await visit.button('Start again').first().click();
      await visit.token.nth(1 - left).waitFor();
      assert.equal(await said(visit).count(), left);
    }
    await visit.page.evaluate(() => window.cards[0].unmount());
  },
  inHost,
);

journey(
  'a form without its WebAssembly is not sent, and "Clear" clears it',
  async (visit) => {
    await mountTwo(visit);
    await visit.page.evaluate(() => (window.places = ['one', 'two'].map((id) => document.getElementById(id).shadowRoot.firstChild)));
    await stopBoth(visit, 'it panics');
    // As if nothing had noticed.
    await visit.page.evaluate(() => document.getElementById('one').shadowRoot.replaceChildren(window.places[0]));
    await visit.token.fill(stage.graph.token);
    await visit.phoneNumberId.press('Enter');
    await visit.run.click();
    await visit.page.waitForTimeout(100);
    assert.equal(visit.page.url(), `${stage.site.origin}/host`);
    await assertSamePage(visit);
    await visit.button('Clear').click();
    assert.equal(await visit.token.inputValue(), '');
    assert.equal(await visit.phoneNumberId.inputValue(), '');
  },
  inHost,
);
