// What the release page must never do: disclose the token, run inside a frame of another page, or show
// no message when it cannot load. Real Chromium, release page.

import assert from 'node:assert/strict';

import { ids } from './graph_server/world.mjs';
import { WITH_CLIPBOARD, journey, stage } from './journey.mjs';
import { beginVisit } from './page.mjs';
import { test } from 'node:test';

/** Every place of a page that can store or show a text, as one text. */
async function everyPlace(visit) {
  const { page } = visit;
  const inside = await page.evaluate(async () => {
    const attributes = [];
    const texts = [];
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) attributes.push(`${name}=${value}`);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
      for (const node of root.childNodes) texts.push(node.textContent);
    };
    walk(document);
    const databases = await indexedDB.databases();
    const cached = [];
    for (const key of await caches.keys()) {
      for (const request of await (await caches.open(key)).keys()) cached.push(request.url);
    }
    return {
      address: location.href,
      history: history.state,
      title: document.title,
      name: window.name,
      cookie: document.cookie,
      localStorage: { ...localStorage },
      sessionStorage: { ...sessionStorage },
      databases,
      cached,
      timings: performance.getEntries().map((entry) => entry.name),
      attributes,
      texts,
      seen: document.body.innerText,
      globals: Object.keys(window).filter((key) => typeof window[key] === 'string').map((key) => window[key]),
    };
  });
  return { ...inside, cookies: await page.context().cookies(), console: visit.console };
}

const outcomes = [
  ['a run that works', {}],
  ['a run in which Meta repeats the token', { token: { state: 'malformed' } }],
];
for (const [name, world] of outcomes) {
  journey(
    `after ${name}, the token is in nothing but the requests to Graph`,
    async (visit) => {
      const { token } = stage.graph;
      await visit.test({ token, phoneNumberId: ids.phoneNumber });
      await visit.outcome();
      for (const unfold of await visit.page.locator('summary').all()) await unfold.click();

      assert.equal(visit.requests.filter((url) => url.includes(token)).length, 0, 'it is in their bodies');
      const hosts = new Set(visit.requests.map((url) => new URL(url).origin));
      assert.deepEqual([...hosts].sort(), [stage.site.origin, 'https://graph.facebook.com'].sort());
      for (const { sent, method, headers, body } of stage.graph.requests) {
        assert.deepEqual([sent, method], ['POST', 'GET'], 'a form that Meta reads as a GET');
        assert.ok(body.includes(token));
        for (const header of ['authorization', 'cookie', 'referer']) assert.equal(headers[header], undefined, header);
      }

      // The browser records the last answers a moment after the page has them.
      await visit.page.waitForFunction(() => !performance.getEntries().some(({ name }) => name.includes('access_token')));
      for (const [place, content] of Object.entries(await everyPlace(visit))) {
        const text = JSON.stringify(content) ?? '';
        // Any useful part of it, not only the complete token.
        assert.equal(text.includes(token.slice(20, 60)), false, `the token is in ${place}`);
      }
    },
    { world },
  );
}

journey(
  'texts to copy for others contain no token, and "Copy token" copies the cleaned token',
  async (visit) => {
    const { token } = stage.graph;
    const copied = async (name) => {
      await visit.page.evaluate(() => navigator.clipboard.writeText(''));
      await visit.button(name).first().click();
      return (await visit.page.waitForFunction(() => navigator.clipboard.readText())).jsonValue();
    };
    await visit.test({ token: ` ${token}\n`, phoneNumberId: ids.phoneNumber });
    await visit.outcome();
    assert.equal(await copied('Copy token'), token);
    const report = await copied('Copy report');
    assert.match(report, /Verdict: failed/);
    assert.ok(!report.includes(token.slice(20, 60)));
  },
  {
    ...WITH_CLIPBOARD,
    world: { token: { state: 'malformed' } },
  },
);

/** The console messages of the page and the browsers about a file that is missing or changed. */
const REASONS = /^(Token Doctor did not start|Failed to find a valid digest|Fetch API cannot load .*SRI's integrity checks failed|None of the “sha256” hashes in the integrity attribute match)/;

for (const file of ['*.wasm', 'page*.js', 'boot*.js']) {
  journey(
    `a page that cannot load ${file} says so, and its guide can still be read`,
    async (visit) => {
      await visit.guide.waitFor();
      // If boot.js itself is missing, only the style sheet can say so, after 20 seconds. The test does not wait that long.
      await visit.page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
      await visit.page.getByRole('alert').getByText(/could not load/).waitFor();
      // The reason on the console is for the host of the page.
      visit.troubles = visit.troubles.filter((line) => !REASONS.test(line));
    },
    { before: (visit) => visit.page.route(`**/${file}`, (route) => route.abort()) },
  );
}

journey('an internal error of the checker shows a fixed sentence, and the paste is on no console', async (visit) => {
  const { token } = stage.graph;
  await visit.token.fill(token);
  // No panic is known, so the test makes the browser fail in an unexpected place.
  await visit.page.evaluate(() => {
    Node.prototype.insertBefore = () => {
      throw new Error('broken on purpose');
    };
  });
  await visit.token.fill(`Bearer "${token}"`);
  await visit.page.getByRole('alert').getByText('Token Doctor has stopped.').waitFor();
  assert.equal(await visit.token.count(), 0);
  const noted = [...visit.console, ...visit.troubles].join('\n');
  assert.equal(noted.includes(token.slice(20, 60)), false, noted);
  assert.ok(visit.troubles.every((line) => /unreachable|broken on purpose/.test(line)), noted);
  visit.troubles = [];
});

for (const file of ['page*.wasm', 'page*.js', 'card*.js', 'boot*.js']) {
  journey(
    `${file} does not run if it was changed on its way, and the page says so`,
    async (visit) => {
      await visit.guide.waitFor();
      await visit.page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
      await visit.page.getByRole('alert').getByText(/could not load/).waitFor();
      assert.ok(visit.changed > 0, 'the changed file was asked for');
      assert.equal(await visit.page.evaluate(() => document.querySelector('#checker').shadowRoot), null, 'nothing was mounted');
      visit.troubles = visit.troubles.filter((line) => !REASONS.test(line));
    },
    {
      before: (visit) => {
        visit.changed = 0;
        return visit.page.route(`**/${file}`, async (route) => {
          const response = await route.fetch();
          visit.changed += 1;
          return route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from('\n')]) });
        });
      },
    },
  );
}

journey('the policy blocks what a faulty page would send to another host, or load from it', async (visit) => {
  const stopped = await visit.page.evaluate(async () => {
    const violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      violations.push(`${effectiveDirective} ${blockedURI.split('?')[0]}`),
    );
    const fetched = await fetch('https://elsewhere.example/fetch').then(() => 'let through', () => 'refused');
    navigator.sendBeacon('https://elsewhere.example/beacon');
    await new Promise((resolve) => {
      const image = new Image();
      image.onerror = resolve;
      image.src = 'https://elsewhere.example/pixel.png';
    });
    const form = document.createElement('form');
    form.action = 'https://elsewhere.example/form';
    document.body.append(form);
    try {
      form.submit();
    } catch {
      // Firefox throws if it was blocked.
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    form.remove();
    return [fetched, ...violations];
  });
  assert.deepEqual(stopped, [
    'refused',
    'connect-src https://elsewhere.example/fetch',
    'connect-src https://elsewhere.example/beacon',
    'img-src https://elsewhere.example/pixel.png',
    'form-action https://elsewhere.example/form',
  ]);
  visit.troubles = visit.troubles.filter((line) => !line.includes('elsewhere.example'));
});

test('inside a frame of another page nothing can be typed or tested', async () => {
  stage.graph.reset();
  const visit = await beginVisit(stage.browser);
  try {
    await visit.open(stage.site.framing, false);
    const frame = visit.page.frameLocator('iframe');
    await frame.getByText('does not run inside another page').waitFor();
    const controls = await frame.locator('button, input, select, textarea').all();
    assert.ok(controls.length > 0);
    for (const control of controls) assert.equal(await control.isDisabled(), true, await control.innerHTML());
  } finally {
    await visit.end();
  }
});
