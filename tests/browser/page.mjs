// The page as its users see it: only through the accessible names of the public contract.
// Also records what a visit must not cause (console errors, violations of the security policy)
// and runs axe. Does not depend on the world behind the Graph API.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { inFirefox } from './browser.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The tested widths: a narrow phone and an ordinary desktop screen. */
export const NARROW = { width: 320, height: 720 };
export const WIDE = { width: 1440, height: 900 };

/** Browsers log each failed request on the console. An answer with status 400 is not an error of the page. */
const BROWSERS_OWN =
  /^(Failed to load resource|Access to fetch at 'https:\/\/graph\.facebook\.com|The Same Origin Policy disallows reading the remote resource at https:\/\/graph\.facebook\.com)/;

/** A visit in a new context: `visit.page` is Playwright's page, the rest are parts of our page. */
export async function beginVisit(browser, { viewport = WIDE, ...more } = {}) {
  const context = await browser.newContext({
    viewport,
    ignoreHTTPSErrors: true,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...more,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return new Visit(page);
}

class Visit {
  constructor(page) {
    this.page = page;
    /** Addresses of every request of the visit. */
    this.requests = [];
    /** Every line on the console, the browser's own included. */
    this.console = [];
    /** What must not happen: errors on the console, exceptions, dialogs, violations of the policy. */
    this.troubles = [];
    page.context().on('request', (request) => this.requests.push(request.url()));
    page.on('console', (message) => {
      this.console.push(message.text());
      if (message.type() === 'error') this.#note(message.text());
    });
    page.on('pageerror', (error) => this.#note(error.message));
    page.on('dialog', (dialog) => {
      this.troubles.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
  }

  #note(trouble) {
    if (!BROWSERS_OWN.test(trouble)) this.troubles.push(trouble);
  }

  /** Opens the page and, unless it is not `expected` to, waits until the app has taken it over. */
  async open(address, expected = true) {
    await this.page.addInitScript(watch);
    await this.page.goto(address);
    if (expected) await this.whole();
    return this;
  }

  /** Waits until the app has taken the page over and everything has loaded. */
  async whole() {
    await this.page.waitForFunction(() => document.querySelector('#checker').shadowRoot?.querySelector('.guide'));
  }

  end() {
    return this.page.context().close();
  }

  get token() {
    return this.page.getByRole('textbox', { name: 'access token' });
  }
  get findings() {
    return this.page.getByRole('list', { name: 'token check' });
  }
  finding(code) {
    return this.findings.locator(`[data-finding="${code}"]`);
  }
  get phoneNumberId() {
    return this.page.getByRole('textbox', { name: 'phone number id' });
  }
  get accountId() {
    return this.page.getByRole('textbox', { name: 'whatsapp business account id' });
  }
  button(name) {
    return this.page.getByRole('button', { name });
  }
  get run() {
    return this.button('Test Connection');
  }
  get verdict() {
    return this.page.locator('[data-verdict]');
  }
  get headline() {
    return this.verdict.getByRole('heading').first();
  }
  get checks() {
    return this.page.getByRole('list', { name: 'checks' });
  }
  check(id) {
    return this.page.locator(`[data-check="${id}"]`);
  }
  get guide() {
    return this.page.getByRole('heading', { name: 'Get a permanent token' });
  }

  /** Fills the fields as a person would and runs the test. */
  async test({ token, phoneNumberId }) {
    if (token !== undefined) await this.token.fill(token);
    if (phoneNumberId !== undefined) await this.phoneNumberId.fill(phoneNumberId);
    await this.run.click();
  }

  /**
   * Pastes like the clipboard: the page gets the event first and can keep the text out of the field.
   * Returns the milliseconds until the page could paint again.
   */
  paste(locator, text) {
    return locator.evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      field.focus();
      const began = performance.now();
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true });
      if (field.dispatchEvent(event)) {
        field.setRangeText(pasted, field.selectionStart, field.selectionEnd, 'end');
        field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true, composed: true }));
      }
      return new Promise((resolve) =>
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began))),
      );
    }, text);
  }

  /** The verdict of the run that has ended: its attributes and headline. */
  async outcome() {
    await this.verdict.waitFor();
    return {
      verdict: await this.verdict.getAttribute('data-verdict'),
      category: await this.verdict.getAttribute('data-category'),
      headline: (await this.headline.innerText()).trim(),
    };
  }

  /** The text of a field's description or error for screen readers. */
  describedBy(locator) {
    return locator.evaluate((field) =>
      `${field.getAttribute('aria-describedby') ?? ''} ${field.getAttribute('aria-errormessage') ?? ''}`
        .split(/\s+/)
        .filter(Boolean)
        .map((id) => field.getRootNode().getElementById(id)?.innerText ?? '')
        .join('\n'),
    );
  }

  /** Asserts that the page works: no problem so far, and nothing scrolls sideways at either width. */
  async assertSound() {
    assert.deepEqual(this.troubles, []);
    for (const viewport of [WIDE, NARROW]) await this.assertFits(viewport);
  }

  /**
   * Asserts axe's rules for WCAG 2.2 AA and best practice in both themes and at both widths, also in frames.
   * For states that are not in states.mjs: everyone.test.mjs visits all of those.
   */
  async assertAccessible() {
    // Firefox has no setting for the theme (see firefox.mjs), and axe crashes version 153 when the app secret is filled in.
    if (inFirefox) return;
    for (const colorScheme of ['light', 'dark']) {
      for (const viewport of [WIDE, NARROW]) await this.assertAccessibleIn(colorScheme, viewport);
    }
  }

  async assertAccessibleIn(colorScheme, viewport) {
    await this.page.emulateMedia({ colorScheme });
    await this.page.setViewportSize(viewport);
    for (const frame of this.page.frames()) {
      if (!(await frame.evaluate(() => Boolean(window.axe)))) await frame.evaluate(axeSource);
    }
    const violations = await this.page.evaluate(async () => {
      // axe does not run this rule of WCAG 2.2 by default.
      const rules = { 'target-size': { enabled: true } };
      const { violations } = await window.axe.run(document, { resultTypes: ['violations'], rules });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.failureSummary}`),
      );
    });
    assert.deepEqual(violations, [], `axe, ${colorScheme}, ${viewport.width} px`);
  }

  /** Asserts that nothing scrolls sideways. */
  async assertFits(viewport) {
    await this.page.setViewportSize(viewport);
    const width = await this.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= viewport.width, `${width} px wide at ${viewport.width} px: scrolls sideways`);
  }
}

/** Runs first in the page and reports violations of the policy. */
function watch() {
  document.addEventListener('securitypolicyviolation', (event) =>
    console.error(`policy violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
  );
}
