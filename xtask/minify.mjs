// Makes the scripts and styles of a staged page smaller, and renews their digests in its index.html.
//
// Trunk's own minifier fails on the glue that wasm-bindgen writes.
// Arguments: the folder of the page, the folder that esbuild is installed in.

import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, extname } from 'node:path';

const [folder, tools] = process.argv.slice(2);
const { transform } = createRequire(join(tools, 'node_modules', 'of-the-tools.js'))('esbuild');
const digest = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

const page = join(folder, 'index.html');
let html = await readFile(page, 'utf8');
for (const name of await readdir(folder)) {
  const loader = { '.js': 'js', '.css': 'css' }[extname(name)];
  if (loader === undefined) continue;
  const file = join(folder, name);
  const text = await readFile(file, 'utf8');
  const { code } = await transform(text, { loader, minify: true, legalComments: 'none', target: 'es2022' });
  await writeFile(file, code);
  html = html.replaceAll(digest(text), digest(code));
}
await writeFile(page, html);
