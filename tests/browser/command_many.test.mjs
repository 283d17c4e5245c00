// The command line with 10,000 tokens: the time grows with their number, the memory does not.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';

import { start } from './command_process.mjs';
import { makeToken } from './token.mjs';

const HOOK = new URL('command_memory.mjs', import.meta.url).href;
/** What is kept for each line would soon be more than this heap. */
const SMALL_HEAP = '--max-old-space-size=32 --max-semi-space-size=1';
const MOST_GROWTH_KB = 25_000;

/** Tests `count` tokens. Returns the milliseconds, the peak of the memory in kB, and the number of reports. */
async function measure(count) {
  const folder = mkdtempSync(join(tmpdir(), 'token-doctor-'));
  const file = join(folder, 'peak');
  try {
    const began = performance.now();
    const running = start(['test', '--jsonl'], { hooks: [HOOK], env: { PEAK_FILE: file, NODE_OPTIONS: SMALL_HEAP } });
    running.child.stdout.removeAllListeners('data');
    let reports = 0;
    let order = true;
    let rest = '';
    running.child.stdout.on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        order &&= JSON.parse(line).id === reports;
        reports += 1;
      }
    });
    Readable.from(tokens(count)).pipe(running.child.stdin);
    const { code, stderr } = await running.end();
    return { ms: performance.now() - began, peak: Number(readFileSync(file, 'utf8')), reports, order, code, stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function* tokens(count) {
  for (let id = 0; id < count; id += 1) yield `${JSON.stringify({ id, token: makeToken({ seed: `${id}` }) })}\n`;
}

test('10,000 lines take the memory of 1,000', { timeout: 600_000 }, async (t) => {
  const few = await measure(1_000);
  const many = await measure(10_000);
  assert.deepEqual([few.reports, few.order, few.code], [1_000, true, 2]);
  assert.deepEqual([many.reports, many.order, many.code], [10_000, true, 2]);
  assert.match(many.stderr, /^Lines: 10000\. /);
  t.diagnostic(`1,000 lines: ${Math.round(few.ms)} ms, ${few.peak} kB. 10,000 lines: ${Math.round(many.ms)} ms, ${many.peak} kB.`);
  assert.ok(many.peak < few.peak + MOST_GROWTH_KB, `${few.peak} kB, then ${many.peak} kB`);
  assert.ok(many.ms < 15 * few.ms, `${few.ms} ms, then ${many.ms} ms`);
});
