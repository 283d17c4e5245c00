// The examples of the module's README and of docs/embedding.md, so that the tests run what people copy.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { dist } from './site.mjs';

/** A block of code, with the name of its file in its first line. */
const BLOCK = /```\w+\n(?:\/\/|<!--|<%#|\/\*) (\S+).*\n([^]*?)```/g;

/** Reads the examples of a text: a function from the name in the first line to the rest. */
function examplesIn(title, text) {
  const blocks = new Map([...text.matchAll(BLOCK)].map(([, name, code]) => [name, code]));
  return (name) => {
    if (!blocks.has(name)) throw new Error(`${title} has no example ${name}.`);
    return blocks.get(name);
  };
}

/** An example of the module's README. */
export const example = examplesIn('The README', readFileSync(join(dist, 'module', 'README.md'), 'utf8'));

export const embedding = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');

/** An example of docs/embedding.md. */
export const embeddingExample = examplesIn('docs/embedding.md', embedding);
