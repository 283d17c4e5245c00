// Accessibility: WCAG 2.2 AA in every state of every screen, with only the keyboard, with only a screen reader, at twice the size, with
// more letter spacing, in forced colours and without motion. Real Chromium, release page.

import assert from 'node:assert/strict';

import { ids } from './graph_server/world.mjs';
import { journey, stage } from './journey.mjs';
import { brokenWords, exaggerate } from './languages.mjs';
import { NARROW, WIDE } from './page.mjs';
import { states } from './states.mjs';

/** 1,440 × 900 at 200 % zoom: half of the CSS pixels. */
const ZOOMED = { width: 720, height: 450 };

for (const [state, [reach, options]] of Object.entries(states)) {
  journey(
    `${state}: everyone can see it, reach it and read it`,
    async (visit) => {
      await reach(visit);
      await visit.assertAccessible();
      await assertTargets(visit);
      await assertOrder(visit);
      for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }]) await assertFocusIsSeen(visit, media);
      await visit.page.emulateMedia({ forcedColors: 'none' });
      await assertNothingIsCut(visit, ZOOMED);
      await visit.page.evaluate(spaceTextOut);
      for (const viewport of [WIDE, NARROW]) await assertNothingIsCut(visit, viewport);
      await visit.page.evaluate(() => window.spacing.remove());
      const isApp = await visit.page.evaluate(() => Boolean(document.querySelector('#checker')?.shadowRoot));
      if (options?.at === undefined && isApp) {
        // In a language whose texts are longer, read in either direction.
        const turn = await exaggerate(visit.page);
        for (const direction of ['ltr', 'rtl']) {
          await turn(direction);
          for (const viewport of [WIDE, NARROW]) {
            await assertNothingIsCut(visit, viewport);
            assert.deepEqual(await brokenWords(visit.page), [], `broken at ${viewport.width} px`);
          }
        }
      }
      assert.equal(await visit.page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === 'running').length), 0);
    },
    options,
  );
}

/** Asserts that controls are large enough, at 320 px: 44 px for separate controls, 24 px for all (WCAG 2.5.8). */
async function assertTargets({ page }) {
  await page.setViewportSize(NARROW);
  const small = await everywhere(page, (visible) =>
    visible('button, input, select, textarea, summary, a').flatMap((control) => {
      // A link or an ID in a sentence is as high as its line, which the guideline allows.
      if (getComputedStyle(control).display.startsWith('inline') && control.matches('a, .id')) return [];
      const area = control.matches('.tick input') ? control.closest('label') : control;
      const { width, height } = area.getBoundingClientRect();
      const least = control.matches('.saving .quiet, .screens a') ? 24 : 44;
      return height < least || width < 24 ? [`${control.outerHTML.slice(0, 80)} ${width} × ${height}`] : [];
    }),
  );
  assert.deepEqual(small, [], 'too small to press');
}

/**
 * Asserts that the Tab key visits every control once, in page order and in visual order, and leaves the page at its end. At 320 px,
 * with only one column.
 */
async function assertOrder({ page }) {
  await page.setViewportSize(NARROW);
  const controls = await everywhere(page, (visible) => {
    const all = visible('button, input, select, textarea, summary, a[href]').filter((control) => !control.disabled);
    all.forEach((control, at) => (control.dataset.order = at));
    return all.map((control) => control.outerHTML.slice(0, 80));
  });
  // The focus starts at the top of the page again.
  await page.evaluate(() => {
    const focused = (root) => (root.activeElement?.shadowRoot ? focused(root.activeElement.shadowRoot) : root.activeElement);
    focused(document)?.blur();
    const top = document.createElement('i');
    top.tabIndex = -1;
    document.body.prepend(top);
    top.focus();
    top.remove();
  });
  let last = { order: -1, top: -Infinity };
  for (const control of controls) {
    await page.keyboard.press('Tab');
    const next = await focusedControl(page);
    assert.equal(next?.order, last.order + 1, `the Tab key does not reach ${control}`);
    assert.ok(next.bottom > last.top, `${control} is above the previous control`);
    last = next;
  }
  await page.keyboard.press('Tab');
  assert.equal(await focusedControl(page), null, 'the Tab key leaves the page');
}

/** The focused control: its position in the order of the controls, and on the page; `null` if no control has the focus. */
function focusedControl(page) {
  return page.evaluate(() => {
    const find = (root) => {
      const active = root.activeElement;
      const inside = active?.shadowRoot ?? active?.contentDocument;
      return inside ? find(inside) : active;
    };
    const control = find(document);
    if (control?.dataset.order === undefined) return null;
    const { top, bottom } = control.getBoundingClientRect();
    const scrolled = control.ownerDocument.defaultView.scrollY;
    return { order: Number(control.dataset.order), top: top + scrolled, bottom: bottom + scrolled };
  });
}

/** Asserts that each control with keyboard focus has a visible ring. */
async function assertFocusIsSeen({ page }, media) {
  await page.emulateMedia(media);
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await page.keyboard.press('Tab');
    const unseen = await everywhere(page, (visible) =>
      visible('button, input, select, textarea, summary, a[href]')
        .filter((control) => !control.disabled)
        .flatMap((control) => {
          control.focus();
          // The ring of an invisible control over its mark is around both.
          const ringed = getComputedStyle(control).opacity === '0' ? control.parentElement : control;
          const { outlineStyle, outlineWidth, opacity } = getComputedStyle(ringed);
          const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && opacity === '1';
          return isSeen ? [] : [control.outerHTML.slice(0, 80)];
        }),
    );
    assert.deepEqual(unseen, [], `no ring around the focus, ${JSON.stringify(media)}, ${viewport.width} px`);
  }
}

/** Asserts that nothing scrolls sideways, is cut off, or is beyond the edge. */
async function assertNothingIsCut(visit, viewport) {
  await visit.page.setViewportSize(viewport);
  const cut = await everywhere(visit.page, (visible) =>
    visible('*').flatMap((element) => {
      const { overflowX, clipPath } = getComputedStyle(element);
      // A narrow page shows only the icon of the theme menu.
      if (clipPath !== 'none' || element.matches('textarea, input, select, option, svg, svg *, .theme')) return [];
      const isWider = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && overflowX !== 'visible';
      const { left, right } = element.getBoundingClientRect();
      const isOutside = left < -1 || right > document.documentElement.clientWidth + 1;
      return isWider || isOutside ? [element.outerHTML.slice(0, 120)] : [];
    }),
  );
  assert.deepEqual(cut, [], `cut off at ${viewport.width} px`);
  await visit.assertFits(viewport);
}

/** Sets the spacing of text that WCAG 1.4.12 names, as a reader's own style sheet would. */
function spaceTextOut() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  );
  const roots = [document, ...[...document.querySelectorAll('*')].map((element) => element.shadowRoot).filter(Boolean)];
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  window.spacing = { remove: () => sheet.replaceSync('') };
}

/** Runs `look` in the page and in each frame; it gets a function that finds visible elements, also in shadow roots. */
async function everywhere(page, look) {
  const found = [];
  for (const frame of page.frames()) {
    found.push(
      ...(await frame.evaluate(`(${look})((selector) => {
        const found = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
          ...(element.matches(selector) && element.checkVisibility({ visibilityProperty: true }) ? [element] : []),
          ...(element.shadowRoot ? found(element.shadowRoot) : []),
        ]);
        return found(document.body);
      })`)),
    );
  }
  return found;
}

/* With only the keyboard */

const hasFocus = (control) => control.evaluate((element) => element === element.getRootNode().activeElement);

/** Presses the Tab key until the control has the focus. Returns how often. */
async function tabTo({ page }, control) {
  for (let presses = 1; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(control)) return presses;
  }
  return assert.fail(`the Tab key does not lead to ${control}`);
}

journey(
  'from the address bar to the step that fixes it, with only the keyboard',
  async (visit) => {
    const { page } = visit;
    const press = (key) => page.keyboard.press(key);
    assert.ok((await tabTo(visit, visit.token)) <= 5, 'the field is near the top');
    await page.keyboard.insertText(stage.graph.token);
    await tabTo(visit, visit.phoneNumberId);
    await page.keyboard.insertText(ids.phoneNumber);
    // The Enter key in a field starts the test, and does not move the focus.
    await press('Enter');
    assert.equal((await visit.outcome()).category, 'permission_denied');
    assert.ok(await hasFocus(visit.phoneNumberId));
    await tabTo(visit, visit.verdict.getByRole('link', { name: /Open at Meta/ }).first());
    await tabTo(visit, visit.button('Copy report'));
    await press('Space');
    await page.getByText('Copied', { exact: true }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Verdict: failed/);
    assert.ok(await hasFocus(visit.button('Copy report')), 'copying keeps the focus');
    const current = page.locator('.guide [data-current]');
    await tabTo(visit, current.locator('summary'));
    assert.match(await current.innerText(), /start here/);
    await press('Enter');
    assert.equal(await current.evaluate((part) => part.open), false, 'the step folds by the key as well');
    await press('Enter');
    await tabTo(visit, current.getByLabel('Done'));
    await press('Space');
    assert.equal(await current.getByLabel('Done').isChecked(), true);
  },
  {
    world: { token: { permissions: ['whatsapp_business_messaging'] } },
    visit: { permissions: ['clipboard-read', 'clipboard-write'] },
  },
);

/** A state, a button in it that disappears after its press, and what has the focus then. */
const leaving = [
  ['numbers to select from', /^Use this number/, (visit) => visit.run],
  ['several tokens to select from', 'Use token 2', (visit) => visit.run],
  ['a text of an unknown kind that was not sent', 'Send anyway', (visit) => visit.run],
  ['IDs to take out of a command', /^Use .* as phone number ID/, (visit) => visit.phoneNumberId],
  ['a text that is too large for the field', 'Remove', (visit) => visit.token],
  ['a running test', 'Cancel', (visit) => visit.run],
  ['an exchange that is done', 'Use new token', (visit) => visit.token],
  ['a connection', 'Clear', (visit) => visit.token],
  ['a card that asks before it saves', 'Save anyway', (visit) => visit.button(/^Save Changes|^Save & Enable/)],
];
for (const [state, name, next] of leaving) {
  const [reach, options] = states[state];
  journey(
    `in ${state}, a press of "${String(name)}" leaves the focus on what comes next`,
    async (visit) => {
      await reach(visit);
      const button = visit.button(name).first();
      await button.focus();
      await visit.page.keyboard.press('Enter');
      await visit.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      assert.ok(await hasFocus(next(visit)));
    },
    options,
  );
}

journey('the end of a test does not move the focus, and its verdict scrolls into view', async (visit) => {
  await visit.page.setViewportSize(NARROW);
  await visit.token.fill(stage.graph.token);
  await visit.phoneNumberId.fill(ids.phoneNumber);
  await visit.run.focus();
  await visit.page.keyboard.press('Enter');
  await visit.outcome();
  assert.ok(await hasFocus(visit.run));
  const { top, bottom } = await visit.headline.evaluate((heading) => heading.getBoundingClientRect().toJSON());
  assert.ok(top >= 0 && bottom <= NARROW.height, `the headline is at ${top} to ${bottom}`);
});

/* With only a screen reader */

journey('a screen reader is told each part by its role and name, in the order of the page', async (visit) => {
  const parts = (await visit.page.locator('body').ariaSnapshot()).split('\n').map((line) => line.trim());
  const expected = [
    '- heading "WhatsApp Token Doctor" [level=1]',
    /^- combobox "Theme"/,
    '- main:',
    '- textbox "Access Token"',
    '- textbox "Phone number ID"',
    '- textbox "WhatsApp Business Account ID"',
    '- button "Test Connection"',
    '- region "Result":',
    '- status',
    '- region "Get a permanent token":',
    '- heading "Get a permanent token" [level=2]',
    /^- contentinfo/,
  ];
  let at = 0;
  for (const part of expected) {
    const found = parts.findIndex((line, n) => n >= at && (part instanceof RegExp ? part.test(line) : line === part));
    assert.ok(found >= 0, `${part} after ${parts[at - 1]} in\n${parts.join('\n')}`);
    at = found + 1;
  }
});

for (const state of ['a connection with all parts unfolded', 'a failure with all parts unfolded', 'an exchange that is done']) {
  const [reach, options] = states[state];
  journey(
    `the headings of ${state} leave no level out`,
    async (visit) => {
      await reach(visit);
      const levels = (await visit.page.locator('body').ariaSnapshot()).match(/- heading .* \[level=\d\]/g).map((line) => Number(line.at(-2)));
      assert.equal(levels[0], 1);
      assert.equal(levels.filter((level) => level === 1).length, 1);
      levels.forEach((level, at) => assert.ok(at === 0 || level <= levels[at - 1] + 1, levels.join()));
    },
    options,
  );
}

journey(
  'a screen reader announces what is being checked and then the verdict, in an existing region, and no list of steps or buttons',
  async (visit) => {
    const status = visit.page.getByRole('status');
    await status.evaluate((region) => (region.wasThere = true));
    const held = stage.graph.hold('phone_number');
    await visit.test({ token: stage.graph.token, phoneNumberId: ids.phoneNumber });
    await held.arrived;
    assert.match(await heard(status), /^Asking/);
    held.release();
    await visit.outcome();
    assert.equal(await status.evaluate((region) => region.wasThere), true);
    assert.equal(await status.getAttribute('aria-atomic'), 'false');
    const words = await heard(status);
    assert.match(words, /^Does not work: Token expired Your token expired on /);
    for (const unheard of ['Open System users', 'Copy report', 'What Meta said']) assert.equal(words.includes(unheard), false, words);
    // They can be read, in this order.
    const tree = await visit.verdict.ariaSnapshot();
    assert.match(tree, /heading "Token expired" \[level=2\][\s\S]*list[\s\S]*link "Open at Meta.*\(opens in a new tab\)"[\s\S]*button "Copy these steps"/);
  },
  { world: { token: { expires_at: Math.floor(Date.now() / 1_000) - 72 * 3_600 } } },
);

/** The words of a live region, without parts that are not announced automatically. */
function heard(region) {
  return region.evaluate((element) => {
    const texts = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return [node.data];
      if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-live') === 'off' || node.getAttribute('aria-hidden') === 'true') return [];
      return [...node.childNodes].flatMap(texts);
    };
    return texts(element).join(' ').replace(/\s+/g, ' ').replace(' :', ':').trim();
  });
}

/** A state, and the words that appear with it automatically, and so must be in a live region. */
const announced = [
  ['findings that were fixed', /created by app/],
  ['a text that is too large for the field', /one token found/],
  ['a page that was emptied while it was hidden', /All fields were cleared/],
  ['a test that was stopped', /Test cancelled\./],
  ['a pasted answer', /Token expired/],
  ['a card that asks before it saves', /was not tested/],
  ['a card that has saved', /Saved\./],
  ['a card whose host did not save', /Not saved/],
  ['an exchange that was refused', /App problem/],
  ['an exchange that is done', /lasts 60 days/],
  ['a comparison that is done', /Not safe/],
];
for (const [state, words] of announced) {
  const [reach, options] = states[state];
  journey(
    `${state}: a screen reader is told so by itself`,
    async (visit) => {
      await reach(visit);
      const live = await everywhere(visit.page, (visible) => visible('[role="status"], [aria-live="polite"]').map((region) => region.innerText));
      assert.ok(live.some((text) => words.test(text)), live.join('\n'));
    },
    options,
  );
}

journey('what is wrong with a field is part of its description, and it is marked as wrong', async (visit) => {
  const [reach] = states['impossible IDs'];
  await reach(visit);
  for (const [field, says] of [[visit.phoneNumberId, /looks like a phone number/], [visit.accountId, /has letters/]]) {
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.match(await visit.describedBy(field), says);
  }
});

/* In size, colours and motion */

for (const state of ['the first view', 'a connection with all parts unfolded', 'a failure with all parts unfolded', 'an exchange that is done']) {
  const [reach, options] = states[state];
  journey(
    `${state} bears letters of twice the size, set in the browser`,
    async (visit) => {
      const session = await visit.page.context().newCDPSession(visit.page);
      await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
      await reach(visit);
      assert.equal(await visit.run.evaluate((button) => getComputedStyle(button).fontSize), '32px');
      for (const viewport of [WIDE, ZOOMED, NARROW]) await assertNothingIsCut(visit, viewport);
    },
    options,
  );
}

journey('both ID fields are level, also if one label has two lines', async (visit) => {
  for (let width = 560; width <= 800; width += 40) {
    await visit.page.setViewportSize({ width, height: 900 });
    const [left, right] = await Promise.all([visit.phoneNumberId, visit.accountId].map((field) => field.boundingBox()));
    if (left.x !== right.x) assert.equal(left.y, right.y, `${width} px wide`);
  }
});

journey('a full stop after an ID is in the line of the ID', async (visit) => {
  const [reach] = states['a connection with all parts unfolded'];
  await reach(visit);
  for (const width of [320, 360, 400, 1440]) {
    await visit.page.setViewportSize({ width, height: 900 });
    const apart = await everywhere(visit.page, (visible) =>
      visible('.with-stop').flatMap((both) => {
        const stop = document.createRange();
        stop.selectNodeContents(both.lastChild);
        const isBeside = stop.getBoundingClientRect().top < both.querySelector('.id').getBoundingClientRect().bottom - 1;
        return isBeside ? [] : [both.innerText];
      }),
    );
    assert.deepEqual(apart, [], `${width} px wide`);
  }
  assert.ok((await visit.page.locator('.with-stop').count()) > 3);
});

for (const theme of ['light', 'dark']) {
  journey(
    `in forced colours over a ${theme} theme, buttons have borders, and states their words and shapes`,
    async (visit) => {
      await visit.page.emulateMedia({ forcedColors: 'active', colorScheme: theme });
      await visit.token.fill(stage.graph.token);
      await visit.test({ phoneNumberId: ids.phoneNumber });
      await visit.outcome();
      const bare = await everywhere(visit.page, (visible) =>
        visible('button:not(.id), input:not([type="checkbox"]), textarea').flatMap((control) => {
          const { borderTopWidth, borderTopColor, color } = getComputedStyle(control);
          return parseFloat(borderTopWidth) >= 1 && borderTopColor !== 'rgba(0, 0, 0, 0)' ? [] : [`${control.innerText} ${borderTopColor} ${color}`];
        }),
      );
      assert.deepEqual(bare, []);
      const text = await visit.headline.evaluate((heading) => getComputedStyle(heading).color);
      const marks = await everywhere(visit.page, (visible) => visible('.mark').map((mark) => getComputedStyle(mark).stroke));
      for (const stroke of marks) assert.equal(stroke, text);
      assert.match(await heard(visit.page.getByRole('status')), /^Does not work: /);
      assert.equal(await visit.check('token').locator('svg').count(), 1);
      assert.match(await visit.check('token').innerText(), /failed/);
      // The colours that axe computes are not those that the browser shows.
      await visit.page.emulateMedia({ forcedColors: 'none' });
    },
    { world: { token: { state: 'revoked' } } },
  );
}

for (const [reducedMotion, longest] of [['reduce', 0], ['no-preference', 0.15]]) {
  journey(
    `with motion on "${reducedMotion}" nothing moves for longer than ${longest} seconds`,
    async (visit) => {
      const [reach] = states['a connection with all parts unfolded'];
      await reach(visit);
      const moving = await everywhere(visit.page, (visible) =>
        visible('*').flatMap((element) =>
          [null, '::before', '::after'].flatMap((part) => {
            const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(element, part);
            const seconds = [transitionDuration, animationName === 'none' ? '0s' : animationDuration].join().split(',').map(parseFloat);
            return [Math.max(...seconds), scrollBehavior === 'smooth' ? Infinity : 0];
          }),
        ),
      );
      assert.ok(Math.max(...moving) <= longest, String(Math.max(...moving)));
    },
    { visit: { reducedMotion } },
  );
}
