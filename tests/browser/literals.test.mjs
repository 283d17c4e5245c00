// What bundlers rely on in the scripts of the package: only WebAssembly is addressed, and each address and import is a literal. The recipes
// in package/ are slower, and run less often.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { dist } from './site.mjs';

const ADDRESS = /new URL\(([^()]*),\s*import\.meta\.url\)/g;
const IMPORT = /\bimport\(([^()]*)\)/g;

/** A literal name of a file beside the script. */
const BESIDE = /^["'](\.\/[^"']+)["']$/;

/** An import of an address that the host gives. Bundlers leave it as it is. */
const GIVEN = /^\/\*webpackIgnore:true\*\/\/\*@vite-ignore\*\/\w+$/;

const scripts = ['module', 'module/card', 'card'].flatMap((folder) =>
  readdirSync(join(dist, folder))
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name)),
);

for (const script of scripts) {
  test(`each address and import in ${script} is a literal, and the file is there`, () => {
    const text = readFileSync(join(dist, script), 'utf8');
    const addresses = [...text.matchAll(ADDRESS)].map(([, address]) => address);
    const imports = [...text.matchAll(IMPORT)].map(([, address]) => address).filter((address) => !GIVEN.test(address));
    assert.equal(addresses.length, text.split('import.meta').length - 1, 'import.meta is used for nothing else');
    assert.equal(text.split('import(').length, text.split(IMPORT).length / 2 + 0.5, 'each import was read');
    for (const address of [...addresses, ...imports]) {
      const [, name] = address.match(BESIDE) ?? assert.fail(`${address} is not a literal`);
      assert.ok(existsSync(join(dist, dirname(script), name)), `${name} is there`);
      assert.match(name, addresses.includes(address) ? /\.wasm$/ : /\.js$/);
    }
    assert.doesNotMatch(text, /["'`(]data:/);
  });
}

test('both WebAssembly files of the card, and that of the module, are addressed', () => {
  const addressed = ['module/token-doctor.js', 'card/token-doctor-card-glue.js'].map((script) =>
    [...readFileSync(join(dist, script), 'utf8').matchAll(ADDRESS)].map(([, address]) => address.match(BESIDE)[1]).sort(),
  );
  assert.deepEqual(addressed, [['./token-doctor_bg.wasm'], ['./token-doctor-card_bg.wasm', './token-doctor-card_second.wasm']]);
});
