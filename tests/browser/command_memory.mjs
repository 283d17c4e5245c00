// Loaded before the command line to measure it: every call to Meta is answered here, and at the end the peak of its memory
// is written to a file.

import { writeFileSync } from 'node:fs';

const answers = {
  expired: { status: 401, body: { error: { message: 'Session has expired', type: 'OAuthException', code: 190, error_subcode: 463 } } },
  other: { status: 400, body: { error: { message: 'Unsupported get request', type: 'GraphMethodException', code: 100, error_subcode: 33 } } },
};

let calls = 0;

globalThis.fetch = async () => {
  calls += 1;
  const { status, body } = calls % 2 ? answers.expired : answers.other;
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
};

process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
