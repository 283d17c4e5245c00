// The module that a CRM embeds, in plain Node: its functions give the shapes of the public contract,
// and an argument of the wrong type is named.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { dist } from './site.mjs';
import { makeToken } from './token.mjs';

const folder = join(dist, 'module');
let doctor;

before(async () => {
  doctor = await import(pathToFileURL(join(folder, 'token-doctor.js')));
  const wasm = readdirSync(folder).find((name) => name.endsWith('.wasm'));
  doctor.initSync({ module: readFileSync(join(folder, wasm)) });
});

test('the folder is an ES module package with its types', () => {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  assert.equal(about.type, 'module');
  const types = readFileSync(join(folder, 'token-doctor.d.ts'), 'utf8');
  for (const name of ['inspectToken', 'explainError', 'TokenInspection', 'Diagnosis']) assert.match(types, new RegExp(`\\b${name}\\b`));
  assert.equal(typeof doctor.default, 'function');
});

test('inspectToken cleans what was pasted and says what it found', () => {
  const token = makeToken({ appId: '731904556182037' });
  const { findings, ...inspection } = doctor.inspectToken(`\tBearer ${token}\n`);
  assert.deepEqual(inspection, {
    schemaVersion: 1,
    token,
    kind: 'access_token',
    completeness: 'looks_complete',
    appId: '731904556182037',
  });
  const codes = findings.map(({ code }) => code);
  assert.ok(codes.includes('whitespace_removed') && codes.includes('bearer_prefix_removed'), codes.join());
  for (const finding of findings) {
    assert.deepEqual(Object.keys(finding).sort(), ['code', 'message', 'severity']);
    assert.ok(['info', 'warning', 'error'].includes(finding.severity));
    assert.ok(!finding.message.includes(token));
  }
  assert.equal(doctor.inspectToken(token.slice(0, -1)).completeness, 'looks_truncated');
  assert.equal(doctor.inspectToken('').kind, 'empty');
  assert.equal(doctor.inspectToken('').appId, null);
});

test('explainError gives a diagnosis for a text or an object, with or without a status', () => {
  const token = makeToken({ appId: '731904556182037' });
  const error = { message: `Malformed access token ${token}`, type: 'OAuthException', code: 190, fbtrace_id: 'Aabc' };
  for (const answer of [{ error }, JSON.stringify({ error })]) {
    const diagnosis = doctor.explainError(answer, 400);
    assert.equal(diagnosis.schemaVersion, 1);
    assert.equal(diagnosis.category, 'invalid_token');
    assert.equal(diagnosis.cause, 'malformed');
    assert.equal(diagnosis.tokenIsFine, false);
    assert.equal(diagnosis.retryable, false);
    assert.deepEqual([diagnosis.graph.code, diagnosis.graph.type, diagnosis.graph.httpStatus, diagnosis.graph.fbtraceId], [
      190, 'OAuthException', 400, 'Aabc',
    ]);
    for (const text of [diagnosis.title, diagnosis.explanation, ...diagnosis.steps.map((step) => step.text)]) {
      assert.ok(typeof text === 'string' && text.length > 0);
    }
    assert.ok(!JSON.stringify(diagnosis).includes(token.slice(20, 60)));
  }
  assert.equal(doctor.explainError({ error: { message: 'Session has expired', code: 190, error_subcode: 463 } }).category, 'token_expired');
  assert.equal(doctor.explainError('<html>Bad Gateway</html>', 502).category, 'temporary_fault');
  assert.equal(doctor.explainError('something else').category, 'unrecognised');
});

test('an argument of the wrong type throws a TypeError that names it', () => {
  const cases = [
    [() => doctor.inspectToken(), /pasted/],
    [() => doctor.inspectToken(42), /pasted/],
    [() => doctor.inspectToken({}), /pasted/],
    [() => doctor.explainError(), /answer/],
    [() => doctor.explainError(42), /answer/],
    [() => doctor.explainError(null), /answer/],
    [() => doctor.explainError('{}', '400'), /httpStatus/],
  ];
  for (const [call, name] of cases) assert.throws(call, (error) => error instanceof TypeError && name.test(error.message), `${call}`);
});
