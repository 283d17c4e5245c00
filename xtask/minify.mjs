// Makes the files of a staged page or of the module smaller. esbuild minifies scripts and styles, because Trunk's own minifier fails on
// the glue from wasm-bindgen. The names of the functions that the WebAssembly imports from the glue are also shortened. Each contains a
// hash and is in both files. This saves 4.7 kB brotli of the page and 2.2 kB of the module (wasm-bindgen 0.2.130).
//
// Arguments: the folder, the folder in which esbuild is installed.

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { TRUNK_DIGEST } from './trunk_digest.mjs';

const IMPORT_SECTION = 2;
const FUNCTION = 0;

const [folder, tools] = process.argv.slice(2);
const { transform } = createRequire(join(tools, 'node_modules', 'of-the-tools.js'))('esbuild');

const files = new Map();
for (const name of await readdir(folder)) {
  if (/\.(js|css|wasm)$/.test(name)) files.set(name, await readFile(join(folder, name)));
}

for (const [name, bytes] of files) {
  if (!name.endsWith('_bg.wasm')) continue;
  const glue = name.replace('_bg.wasm', '.js');
  const { wasm, renamed } = shortenImports(bytes);
  files.set(name, wasm);
  const text = files.get(glue).toString();
  files.set(glue, Buffer.from(text.replace(/\b__wb\w+/g, (long) => renamed.get(long) ?? long)));
}
// Trunk's digests depend on the folder of the build, and esbuild chooses short names by how often a character is in the whole text.
// So each file name in the text has zeros instead meanwhile.
const zeros = (digest) => `-${'0'.repeat(digest.length - 1)}`;
const names = [...files.keys()].filter((name) => TRUNK_DIGEST.test(name)).map((name) => [name, name.replace(TRUNK_DIGEST, zeros)]);
const replaced = (text, pairs) => pairs.reduce((text, [from, to]) => text.replaceAll(from, to), text);
for (const [name, bytes] of files) {
  const loader = name.split('.').at(-1);
  if (loader === 'wasm') continue;
  // The glue warns about a start-up call that the module's contract allows.
  const drop = files.has(name.replace('.js', '_bg.wasm')) ? ['console'] : [];
  const text = replaced(bytes.toString(), names);
  const { code } = await transform(text, { loader, minify: true, legalComments: 'none', target: 'es2022', drop });
  files.set(name, Buffer.from(replaced(code, names.map(([own, neutral]) => [neutral, own]))));
}

for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
for (const name of await readdir(folder)) {
  if (!/^index.*\.html$/.test(name)) continue;
  const page = join(folder, name);
  await writeFile(page, (await readFile(page, 'utf8')).replace(/\s*<!--.*?-->/gs, ''));
}

/**
 * Gives every function that is imported from the glue a short name.
 * @returns {{ wasm: Buffer, renamed: Map<string, string> }} unchanged if there are imports other than functions
 */
function shortenImports(wasm) {
  const renamed = new Map();
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  };
  const text = () => {
    const length = number();
    return wasm.toString('utf8', at, (at += length));
  };
  while (at < wasm.length) {
    const start = at;
    const id = wasm[at++];
    const end = number() + at;
    if (id !== IMPORT_SECTION) {
      at = end;
      continue;
    }
    const count = number();
    const section = [bytesOf(count)];
    for (let index = 0; index < count; index++) {
      const module = text();
      const name = text();
      if (wasm[at++] !== FUNCTION) return { wasm, renamed: new Map() };
      // The same function can be imported twice, with two types.
      if (name.startsWith('__wb') && !renamed.has(name)) renamed.set(name, `$${renamed.size.toString(36)}`);
      section.push(string(module), string(renamed.get(name) ?? name), Buffer.of(FUNCTION), bytesOf(number()));
    }
    const content = Buffer.concat(section);
    const parts = [wasm.subarray(0, start), Buffer.of(id), bytesOf(content.length), content, wasm.subarray(end)];
    return { wasm: Buffer.concat(parts), renamed };
  }
  return { wasm, renamed };
}

function string(text) {
  return Buffer.concat([bytesOf(Buffer.byteLength(text)), Buffer.from(text)]);
}

/** A number in WebAssembly's encoding (unsigned LEB128). */
function bytesOf(number) {
  const bytes = [];
  for (; number >= 0x80; number >>>= 7) bytes.push((number & 0x7f) | 0x80);
  return Buffer.of(...bytes, number);
}
