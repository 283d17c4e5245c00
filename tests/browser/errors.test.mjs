// The static pages about every diagnosis, as they are in the release: each anchor in each language, no dead link, their weight, no
// script, no English in another language, and that everyone can read them.

import assert from 'node:assert/strict';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { journey } from './journey.mjs';
import { englishWords, LANGUAGES } from './languages.mjs';
import { NARROW, WIDE } from './page.mjs';
import { dist } from './site.mjs';

/** The most bytes of a page under gzip. */
const LIMIT = 14_000;

/** The folders of the pages, from the root of the release: English first. */
const FOLDERS = ['errors/', ...LANGUAGES.map((tag) => `${tag}/errors/`)];

const read = (path) => readFile(join(dist, path), 'utf8');
const pagesOf = async (folder) => (await readdir(join(dist, folder))).filter((name) => name.endsWith('.html'));
const valuesOf = (html, attribute) => [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value);
const machineReadable = async (folder) => JSON.parse(await read(`${folder}errors.json`)).diagnoses;

for (const folder of FOLDERS) {
  test(`${folder}: every category, cause and code has its anchor, and every helpPath leads to its section`, async () => {
    const ids = new Set(valuesOf(await read(`${folder}index.html`), 'id'));
    const diagnoses = await machineReadable(folder);
    assert.ok(diagnoses.length > 100);
    for (const { category, cause, codes, helpPath } of diagnoses) {
      const numbers = codes.map(({ code, subcode }) => [code, subcode].filter((number) => number !== null).join('-'));
      for (const id of [category, cause, ...numbers]) assert.ok(ids.has(id), id);
      const [path, id] = helpPath.split('#');
      assert.ok(valuesOf(await read(join(folder, '..', path)), 'id').includes(id), helpPath);
    }
  });

  test(`${folder}: no link is dead`, async () => {
    for (const name of await pagesOf(folder)) {
      for (const href of valuesOf(await read(folder + name), 'href')) {
        if (href.startsWith('https://')) continue;
        const [path, id] = href.split('#');
        const target = posix.join(folder, path);
        const file = target.endsWith('/') ? `${target}index.html` : target === '.' ? 'index.html' : target;
        assert.ok((await stat(join(dist, file))).isFile(), `${folder}${name} links to ${href}`);
        if (id !== undefined) assert.ok(valuesOf(await read(file), 'id').includes(id), `${folder}${name} links to ${href}`);
      }
    }
  });

  test(`${folder}: every page is small and has no script`, async () => {
    for (const name of await pagesOf(folder)) {
      const html = await read(folder + name);
      const { length } = gzipSync(html, { level: 9 });
      assert.ok(length <= LIMIT, `${folder}${name}: ${length} bytes`);
      assert.doesNotMatch(html, /<script|<style| style=| on[a-z]+="/);
      assert.match(html, /<meta name="description" content="[^"]{40,}">/);
    }
  });
}

test('the pages of all languages are the same', async () => {
  const ids = (folder) => async (name) => [name, valuesOf(await read(folder + name), 'id')];
  const [english, ...others] = await Promise.all(FOLDERS.map(async (folder) => Promise.all((await pagesOf(folder)).map(ids(folder)))));
  for (const other of others) assert.deepEqual(other, english);
});

for (const [index, folder] of FOLDERS.entries()) {
  for (const name of ['index.html', 'invalid_token.html', 'not_token_problem.html']) {
    journey(
      `${folder}${name}: everyone can read it`,
      async (visit) => {
        await visit.assertAccessible();
        for (const viewport of [WIDE, NARROW]) await visit.assertFits(viewport);
        // The style sheet was loaded under the policy of the page.
        assert.notEqual(await visit.page.evaluate(() => getComputedStyle(document.body).maxWidth), 'none');
        if (index > 0) assert.deepEqual(await englishWords(visit.page), []);
      },
      { at: ({ page }) => `${page}${folder}${name}` },
    );
  }
}
