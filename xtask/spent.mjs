// Says what the bytes of the page's loads or of the module are spent on: its sections as they are shipped, under brotli, and its
// code by the area that it comes from. Names of functions are in none of the shipped files, so the areas are measured in the file
// that the compiler wrote, before wasm-bindgen and wasm-opt made it smaller: their shares are what counts, not their bytes.
//
// Arguments: what it is called, the compiler's own file, the shipped WebAssembly, its glue where it has one.

import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const [CUSTOM, IMPORTS, CODE, DATA] = [0, 2, 10, 11];
const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];
/** The subsection of "name" that holds the names of functions. */
const FUNCTION_NAMES = 1;

/** Areas by what stands in a function's name; the first that fits. */
const AREAS = [
  ['access_token', /token_doctor(\.\.|::|\d+)access_token/],
  ['graph', /token_doctor(\.\.|::|\d+)graph/],
  ['diagnosis', /token_doctor(\.\.|::|\d+)diagnosis/],
  ['check', /token_doctor(\.\.|::|\d+)check/],
  ['fetch, clock and module', /token_doctor(\.\.|::|\d+)(fetch|clock|module)|^(inspectToken|explainError|testConnection|exchangeToken)_/],
  ['the page', /token_doctor(\.\.|::|\d+)ui|^(mountCard|unmountCard)_/],
  ['Yew', /yew|implicit_clone|tokise/],
  ['JSON and its maps', /serde|indexmap|hashbrown/],
  ['calling JavaScript', /wasm_bindgen|js_sys|web_sys|gloo/],
  ["Rust's own library", /core|alloc|std|rlsf|rust/],
  ['other', /./],
];

const name = process.argv[2];
const [compiled, shipped, glue] = process.argv.slice(3).map((path) => readFileSync(path));
const weight = (bytes) => (bytes === undefined ? 0 : brotliCompressSync(bytes).length);

const whole = weight(shipped);
const [code, data] = [CODE, DATA].map((wanted) => weight(sections(shipped).find(({ id }) => id === wanted).bytes));
console.log(`${name}: ${whole + weight(glue)} bytes of WebAssembly and glue under brotli: code ${code}, sentences and tables ${data},`);
console.log(`  the rest of the WebAssembly ${whole - code - data}, glue ${weight(glue)}`);

const spent = new Map(AREAS.map(([area]) => [area, 0]));
for (const [name, size] of functions(compiled)) {
  // Descriptions of functions that wasm-bindgen reads and takes out.
  if (/describe/i.test(name)) continue;
  const [area] = AREAS.find(([, pattern]) => pattern.test(name));
  spent.set(area, spent.get(area) + size);
}
const sum = [...spent.values()].reduce((a, b) => a + b);
const areas = [...spent].filter(([, size]) => size > 0).sort(([, a], [, b]) => b - a);
const shares = areas.map(([area, size]) => `${area} ${Math.round((100 * size) / sum)}%`);
console.log(`  its code by area: ${shares.join(', ')}`);

/** The name of each function and its size. */
function functions(wasm) {
  const all = sections(wasm);
  const imports = reader(all.find(({ id }) => id === IMPORTS).bytes);
  let imported = 0;
  for (let left = imports.number(); left > 0; left -= 1) {
    imports.text();
    imports.text();
    const kind = imports.byte();
    if (kind === FUNCTION) imported += 1;
    if (kind === TABLE) imports.byte();
    if (kind === TABLE || kind === MEMORY) {
      // Whether there is a most, the least, the most.
      if (imports.byte() & 1) imports.number();
      imports.number();
    } else if (kind === GLOBAL) {
      imports.byte();
      imports.byte();
    } else {
      imports.number();
    }
  }
  const names = new Map();
  for (const { bytes } of all.filter(({ id }) => id === CUSTOM)) {
    const section = reader(bytes);
    if (section.text() !== 'name') continue;
    while (section.at < bytes.length) {
      const kind = section.byte();
      const end = section.number() + section.at;
      if (kind === FUNCTION_NAMES) {
        for (let left = section.number(); left > 0; left -= 1) names.set(section.number(), section.text());
      }
      section.at = end;
    }
  }
  const bodies = reader(all.find(({ id }) => id === CODE).bytes);
  return Array.from({ length: bodies.number() }, (_, index) => {
    const size = bodies.number();
    bodies.at += size;
    return [names.get(imported + index) ?? '?', size];
  });
}

function sections(wasm) {
  const found = [];
  const file = reader(wasm, 8);
  while (file.at < wasm.length) {
    const id = file.byte();
    const length = file.number();
    found.push({ id, bytes: wasm.subarray(file.at, (file.at += length)) });
  }
  return found;
}

/** Reads numbers (unsigned LEB128) and texts one after the other. */
function reader(bytes, at = 0) {
  return {
    at,
    byte() {
      return bytes[this.at++];
    },
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = this.byte();
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return value >>> 0;
      }
    },
    text() {
      const length = this.number();
      return bytes.toString('utf8', this.at, (this.at += length));
    },
  };
}
