// What a browser must load before the page works, compared with a Yew page with one counter.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { dist } from '../site.mjs';
import { heading, row } from './table.mjs';

const MOST_TIMES = 2.2;
/** What a server can send before the next reply of the browser. */
const ONE_ROUND_TRIP = 14_000;

const METHODS = {
  brotli: brotliCompressSync,
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
  'not compressed': (bytes) => bytes,
};

export function firstLoad({ counterFolder }) {
  const page = filesOf(dist);
  const counter = filesOf(counterFolder);
  const isText = ({ name }) => /\.(html|css)$/.test(name);
  heading('First load', 'bytes', 'a Yew page with one counter, built by the same command');
  for (const [method, compress] of Object.entries(METHODS)) {
    const goal = method === 'brotli' ? { mostTimes: MOST_TIMES } : {};
    row(method, weight(page, compress), weight(counter, compress), goal);
  }
  for (const method of ['brotli', 'gzip']) {
    const [ours, theirs] = [page, counter].map((files) => weight(files.filter(isText), METHODS[method]));
    row(`HTML and CSS, ${method}`, ours, theirs, { most: ONE_ROUND_TRIP });
  }
  const second = readdirSync(dist).filter((name) => name.endsWith('_second.wasm')).map((name) => ({ name, bytes: readFileSync(join(dist, name)) }));
  row('with what it fetches once it works, brotli', weight([...page, ...second], brotliCompressSync), weight(counter, brotliCompressSync));
  for (const [what, ending] of [['WebAssembly', '.wasm'], ['scripts', '.js']]) {
    const [ours, theirs] = [page, counter].map((files) => weight(files.filter(({ name }) => name.endsWith(ending)), brotliCompressSync));
    row(`${what}, brotli`, ours, theirs);
  }
}

/**
 * The page's HTML and every file that it names, except the words of other languages, which the English page does not load. These files
 * are enough to read a token. The code for requests to Meta is fetched later.
 */
function filesOf(folder) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('words-') && (entry.name === 'index.html' || html.includes(entry.name)))
    .map(({ name }) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

function weight(files, compress) {
  return files.reduce((sum, { bytes }) => sum + compress(bytes).length, 0);
}
