// The shipped languages, as a test needs them: what an English text is in a language, and an exaggerated language.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { reader } from '../../src/words.js';
import { dist } from './site.mjs';

/** The shipped languages besides English: those whose words are in the release. */
export const LANGUAGES = readdirSync(dist).flatMap((file) => file.match(/^words-(.+)-first-/)?.[1] ?? []);

/** Both files of words of a language: those of the first load, and the others. */
export function tablesOf(lang) {
  return ['first', 'rest'].map((part) => {
    const name = readdirSync(dist).find((file) => file.startsWith(`words-${lang}-${part}-`));
    return JSON.parse(readFileSync(join(dist, name), 'utf8'));
  });
}

/** Says an English text in a language, with values for its placeholders. Throws if there is no translation. */
export function speaker(lang) {
  const read = reader(...tablesOf(lang));
  return (english, values = {}) => {
    const said = read(english, values.count);
    if (!said) throw new Error(`"${english}" has no translation into ${lang}`);
    return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), said);
  };
}

/** Words of the English sentences that none of the shipped languages has. */
const ENGLISH = /\b(the|your|you|with|and|this|that|from|does|not|press|select|open|paste|only|its|what|how|was|were|has|have|can|cannot)\b/gi;

/**
 * The English words that a person sees in a page of another language. What stays English is marked with its language, or is in
 * quotes or brackets, as the names of Meta's buttons.
 */
export function englishWords(page) {
  return page.evaluate(
    ([source, flags]) => {
      const english = new RegExp(source, flags);
      const found = [];
      const look = (root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
          acceptNode: (node) =>
            node.matches?.('script, style, noscript, code, [lang="en"], select, textarea, [data-verbatim]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
        });
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.shadowRoot) look(node.shadowRoot);
          if (node.nodeType !== Node.TEXT_NODE) continue;
          const text = node.data.replace(/"[^"]*"|\([^()]*\)/g, '');
          const words = text.match(english);
          if (words) found.push(`${words.join(', ')}: ${node.data.trim()}`);
        }
      };
      look(document.body);
      return found;
    },
    [ENGLISH.source, ENGLISH.flags],
  );
}

/**
 * Says the page in an exaggerated language: each text is 35 % longer and in brackets. Everything that was typed, found and opened
 * stays, because the page only changes its language. Returns a function that changes the direction in which the page is read.
 */
export async function exaggerate(page) {
  const longer = (text) => `⟦${text}${' ~~~~'.repeat(Math.ceil((text.length * 0.35) / 5))}⟧`;
  const [first, rest] = tablesOf('es').map((table) => ({
    ...table,
    // The words are not those of the digest.
    rest: table.rest && { ...table.rest, integrity: '' },
    texts: Object.fromEntries(Object.entries(table.texts).map(([key, text]) => [key, Array.isArray(text) ? text.map(longer) : longer(text)])),
  }));
  await page.route(/words-es-first-/, (route) => route.fulfill({ json: first }));
  await page.route(/words-es-rest-/, (route) => route.fulfill({ json: rest }));
  const folder = readFileSync(join(dist, 'es', 'index.html'), 'utf8').replace(/>([^<>]*[^<>\s][^<>]*)</g, (_, text) => `>${longer(text)}<`);
  await page.route(/\/es\/$/, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: folder }));
  await page.evaluate(() => {
    for (const words of document.querySelectorAll('meta[name="words"]')) words.dataset.integrity = '';
  });
  await Promise.all([page.waitForResponse(/words-es-rest-/), page.locator('.languages a[hreflang="es"]').evaluate((link) => link.click())]);
  const said = (selector) => page.waitForFunction((part) => document.querySelector('#checker').shadowRoot.querySelector(part)?.textContent.includes('⟦') ?? true, selector);
  await said('[type=submit]');
  await said('.guide h2');
  return (direction) =>
    page.evaluate((dir) => {
      document.documentElement.dir = dir;
      document.querySelector('#checker').shadowRoot.querySelector('.token-doctor').dir = dir;
    }, direction);
}

/** Words of four letters or more that are broken into two lines, outside code, IDs, addresses, and tables, whose columns have one width. */
export function brokenWords(page) {
  return page.evaluate(() => {
    const found = [];
    const look = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
        acceptNode: (node) => (node.matches?.('script, style, noscript, code, .id, .number, dl, table, textarea, select') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
      });
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.shadowRoot) look(node.shadowRoot);
        if (node.nodeType !== Node.TEXT_NODE) continue;
        for (const { 0: word, index } of node.data.matchAll(/\p{Letter}{4,20}(?![\p{Letter}_./:@])/gu)) {
          if (/[_./:@]/.test(node.data[index - 1] ?? '')) continue;
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const tops = new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)));
          if (tops.size > 1) found.push(`${word}: ${node.data.trim().slice(0, 60)}`);
        }
      }
    };
    look(document.body);
    return found;
  });
}
