// The packed package under the checks of publint and of "are the types wrong".

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { newFolder, pack } from './packed.mjs';

const archive = pack(newFolder());

/** Runs a tool. Fails with what it printed. */
function run(name, ...options) {
  try {
    return execFileSync(fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url)), options, { stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    return assert.fail(`${error.stdout}\n${error.stderr}`);
  }
}

test('publint finds nothing', () => {
  assert.match(run('publint', '--strict', archive), /All good/);
});

test('the types are right for every way in which a module can be imported', { timeout: 60_000 }, () => {
  run('attw', archive, '--profile', 'esm-only', '--format', 'ascii', '--exclude-entrypoints', './token-doctor_bg.wasm', './report.schema.json');
});
