// The examples of the module's README, so that the tests run what people copy.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { dist } from './site.mjs';

const text = readFileSync(join(dist, 'module', 'README.md'), 'utf8');
const blocks = [...text.matchAll(/```(?:js|html)\n(?:\/\/|<!--) (\S+).*\n([^]*?)```/g)];

/** The example with this name in its first line. */
export function example(name) {
  const block = blocks.find(([, named]) => named === name);
  if (block === undefined) throw new Error(`The README has no example ${name}.`);
  return block[2];
}
