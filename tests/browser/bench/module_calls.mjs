// The module's two offline functions, in Node, compared with the same checks in plain JavaScript.

import assert from 'node:assert/strict';

import { loadModule } from '../node_host.mjs';
import { makeToken } from '../token.mjs';
import * as plain from './plain_checks.mjs';
import { heading, middle, row } from './table.mjs';

const ROUNDS = 5;
const MILLIS_EACH = 200;
const CALLS_AT_ONCE = 20;

/** The last answer. It is kept so that the compiler does not remove unused work. */
let kept;

const token = makeToken();
const line = 'a line of a log file that says nothing\n';
const error = {
  message: 'Error validating access token: Session has expired on Friday, 20-Nov-26 03:00:00 PST.',
  type: 'OAuthException',
  code: 190,
  error_subcode: 463,
  fbtrace_id: 'Aabc',
};

const pastes = {
  'a token': token,
  'a token behind "Bearer"': `\tBearer ${token}\n`,
  'a token without its end': token.slice(0, -1),
  'a token in 10 kB of log': `${line.repeat(125)}Authorization: Bearer ${token}\n${line.repeat(125)}`,
};
const answers = {
  'an object': { error },
  'a text': JSON.stringify({ error }),
  'a text with a token in it': JSON.stringify({ error: { ...error, message: `Malformed access token ${token}`, error_subcode: undefined } }),
};

export async function moduleCalls() {
  const doctor = await loadModule();
  heading(`The module in Node (the middle of ${ROUNDS} rounds)`, 'microseconds a call', 'the same checks in plain JavaScript');
  for (const [what, pasted] of Object.entries(pastes)) {
    const [ours, theirs] = [doctor, plain].map(({ inspectToken }) => inspectToken(pasted));
    assert.deepEqual([theirs.token, theirs.appId, theirs.completeness], [ours.token, ours.appId, ours.completeness], what);
    compare(`inspectToken, ${what}`, doctor.inspectToken, plain.inspectToken, pasted);
  }
  for (const [what, answer] of Object.entries(answers)) {
    const [ours, theirs] = [doctor, plain].map(({ explainError }) => explainError(answer, 400));
    assert.deepEqual([theirs.category, theirs.tokenIsFine], [ours.category, ours.tokenIsFine], what);
    assert.ok(![ours, theirs].some((diagnosis) => JSON.stringify(diagnosis).includes(token)), what);
    compare(`explainError, ${what}`, doctor.explainError, plain.explainError, answer, 400);
  }
}

/** Takes turns, so that other load on the machine affects both. */
function compare(what, ours, theirs, ...given) {
  const times = { ours: [], theirs: [] };
  // One round more than is counted: Node compiles in the first round.
  for (let round = 0; round <= ROUNDS; round += 1) {
    times.ours.push(microsACall(ours, given));
    times.theirs.push(microsACall(theirs, given));
  }
  const micros = middle(times.ours.slice(1));
  row(`${what}, ${Math.round(1e6 / micros)} a second`, micros, middle(times.theirs.slice(1)), { digits: 1 });
}

function microsACall(call, given) {
  const began = performance.now();
  let calls = 0;
  let took = 0;
  while (took < MILLIS_EACH) {
    for (let n = 0; n < CALLS_AT_ONCE; n += 1) kept = call(...given);
    calls += CALLS_AT_ONCE;
    took = performance.now() - began;
  }
  assert.equal(kept.schemaVersion, 1);
  return (1_000 * took) / calls;
}
