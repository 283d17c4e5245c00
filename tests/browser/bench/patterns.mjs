// Short patterns, repeated to 60 kB, in the module: none takes ten times as long as a log of the same size.

import { loadModule } from '../node_host.mjs';
import { heading, middle, row } from './table.mjs';

const BYTES = 60_000;
const ROUNDS = 3;
const MOST_TIMES = 10;

const LOG = '2026-11-26T08:00:01.123Z INFO [worker-7] message 8812 to 15550100123 queued, attempt 2 of 5, took 31 ms\n';

/** The texts that were slow or fatal before reading became linear, and similar texts. */
const PATTERNS = [
  '>"', 'token:', 'secret:', 'access_token:"', '1|', '{"a":', '[{"a":', "{'a': ", '&quot;', '\n', '"', '{', '}', '\\"', '\\\\', '\u200b', '\ud83d', '\u0301',
  'EAAB', 'eyJ.', 'eyJ...', 'eyJ.EAA...', '(#190) Er', '106540352242922 ', 'phone_number_id=106540352242922&', '(#190) E', 'OAuthException', 'code 190 ', '{"error":{"code":190}}',
  'malformed access token ', 'https://graph.facebook.com/v25.0/', 'token:secret:"', '{"a":"\\', '>" ', '1|EA',
];

export async function patterns() {
  const doctor = await loadModule();
  const filled = (pattern) => `${pattern.repeat(BYTES / pattern.length)}x`;
  heading(`Patterns repeated to ${BYTES / 1000} kB in the module, in Node`, 'milliseconds a call', 'a log of the same size');
  for (const name of ['inspectToken', 'explainError']) {
    const took = (text) => middle(Array.from({ length: ROUNDS }, () => millis(() => doctor[name](text))));
    const log = took(filled(LOG));
    const slowest = PATTERNS.map((pattern) => ({ pattern, millis: took(filled(pattern)) })).toSorted((a, b) => b.millis - a.millis)[0];
    row(`${name}, the slowest: ${JSON.stringify(slowest.pattern)}`, slowest.millis, log, { digits: 2, mostTimes: MOST_TIMES });
  }
}

function millis(call) {
  const began = performance.now();
  call();
  return performance.now() - began;
}
