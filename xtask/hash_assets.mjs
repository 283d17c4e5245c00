// Renames the files of a staged page by their content, so that browsers can cache them permanently. Puts the digests into the files
// that load them: into index.html, and the digest of the second WebAssembly into the glue.
//
// Argument: the folder.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { TRUNK_DIGEST } from './trunk_digest.mjs';

const [folder] = process.argv.slice(2);
const files = new Map(readdirSync(folder).filter((name) => TRUNK_DIGEST.test(name) || /^index.*\.html$/.test(name)).map((name) => [name, readFileSync(join(folder, name))]));

// The glue contains the names of the WebAssembly files, and the first words of a language the name of the others, so they come after these.
const isNamedByOthers = (name) => name.endsWith('.wasm') || name.includes('-rest-');
const names = [...files.keys()].filter((name) => TRUNK_DIGEST.test(name));
for (const name of [...names.filter(isNamedByOthers), ...names.filter((name) => !isNamedByOthers(name))]) {
  const bytes = files.get(name);
  // As strong as the page needs, and shorter than SHA-384: digests cannot be compressed.
  const hash = createHash('sha256').update(bytes).digest();
  const newName = name.replace(TRUNK_DIGEST, `-${hash.toString('hex').slice(0, 8)}`);
  const digest = `sha256-${hash.toString('base64')}`;
  const loaded = new RegExp(`("\\./${name.replaceAll('.', '\\.')}"(?:,"integrity":"|[^>]*? (?:data-)?integrity="))[^"]*`, 'g');
  for (const [other, content] of files) {
    if (other === name || other.endsWith('.wasm') || !content.includes(name)) continue;
    let text = content.toString().replace(loaded, (_, before) => before + digest);
    if (name.endsWith('_second.wasm')) text = text.replace(/\bintegrity: ?""/, `integrity:"${digest}"`);
    files.set(other, Buffer.from(text.replaceAll(name, newName)));
  }
  files.delete(name);
  files.set(newName, bytes);
  rmSync(join(folder, name));
}
for (const [name, bytes] of files) {
  if (!name.endsWith('.wasm') && /\bintegrity"?(=|: ?)""/.test(bytes.toString())) throw new Error(`${name} has an empty digest. Check that Trunk's file names match the pattern in xtask/trunk_digest.mjs.`);
  writeFileSync(join(folder, name), bytes);
}
