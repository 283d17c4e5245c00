// Names the files of a staged page by what is in them now, so that browsers may keep them for good, and puts their digests into
// what loads them: into index.html, and that of the second WebAssembly into the glue.
//
// Argument: the folder.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Trunk's digest in a name: of what Trunk had made, before the WebAssembly was split and all of it made smaller. */
const TRUNKS = /-[0-9a-f]{12,16}(?=(_bg|_second)?\.(css|js|wasm)$)/;

const [folder] = process.argv.slice(2);
const files = new Map(readdirSync(folder).filter((name) => TRUNKS.test(name) || name === 'index.html').map((name) => [name, readFileSync(join(folder, name))]));

// The glue holds the second WebAssembly's name, and the page those of all others.
const isNamedByGlue = (name) => name.endsWith('_second.wasm');
const names = [...files.keys()].filter((name) => TRUNKS.test(name));
for (const name of [...names.filter(isNamedByGlue), ...names.filter((name) => !isNamedByGlue(name))]) {
  const bytes = files.get(name);
  const hash = createHash('sha384').update(bytes).digest();
  const newName = name.replace(TRUNKS, `-${hash.toString('hex').slice(0, 16)}`);
  const digest = new RegExp(`(${name.replaceAll('.', '\\.')}"[^>}]*?\\bintegrity(?:=|: ?)")[^"]*`, 'g');
  for (const [other, content] of files) {
    if (other === name || other.endsWith('.wasm') || !content.includes(name)) continue;
    const text = content.toString().replace(digest, (_, before) => `${before}sha384-${hash.toString('base64')}`);
    files.set(other, Buffer.from(text.replaceAll(name, newName)));
  }
  files.delete(name);
  files.set(newName, bytes);
  rmSync(join(folder, name));
}
for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
