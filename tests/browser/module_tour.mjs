// One tour of the module, as a function that any host can run: Node, a page, a Worker, Firefox. It uses only its arguments and what
// every host has, so that its text can be sent into a browser. The expected result is in this file too.

import { ids } from './graph_server/world.mjs';

/** Calls all four functions and returns the results as plain data. */
export async function tour(doctor, { token, phoneNumberId, appId, appSecret }) {
  const rows = [];
  const onProgress = (checks) => {
    rows.push(checks.length);
    throw 'a fault of the host';
  };
  const report = await doctor.testConnection({ token, phoneNumberId, appSecret, onProgress });
  const exchanged = await doctor.exchangeToken({ token, appId, appSecret });
  const unsent = await doctor.testConnection({ token: `${appId}|${appSecret}` });
  const stop = new AbortController();
  const rejection = doctor.testConnection({ token, signal: stop.signal }).catch((error) => error);
  stop.abort('a reason of the host');
  const aborted = await rejection;
  let thrown = null;
  try {
    doctor.testConnection({ token, timeoutMs: '10' });
  } catch (error) {
    thrown = error;
  }
  // This text once overflowed the stack and stopped the module permanently.
  const deadly = `${'>"'.repeat(1_722)}x`;
  const survived = [doctor.inspectToken(deadly).token, doctor.explainError(deadly).category];
  return {
    survived,
    kind: doctor.inspectToken(`Bearer ${token}`).kind,
    cause: doctor.explainError({ error: { code: 190, error_subcode: 463, message: 'Session has expired' } }).cause,
    headline: report.headline,
    diagnosis: report.diagnosis,
    checks: report.checks.map(({ id, state }) => `${id} ${state}`),
    everyRowWasTold: rows.length > 2 && rows.every((length) => length === report.checks.length),
    exchanged: [exchanged.token !== token, exchanged.expiresInSecs, exchanged.diagnosis],
    unsent: [unsent.verdict, unsent.diagnosis.cause, unsent.requests],
    aborted: [aborted.name, aborted instanceof DOMException],
    thrown: [thrown instanceof TypeError, thrown.message],
  };
}

/** The world of the tour: the app requires a proof, which every host calculates with its own Web Crypto. */
export const tourWorld = { app: { requires_proof: true } };

export const tourGiven = (graph) => ({
  token: graph.token,
  phoneNumberId: ids.phoneNumber,
  appId: ids.app,
  appSecret: graph.world.apps.get(ids.app).secret,
});

export const tourGives = {
  survived: ['', 'unrecognised'],
  kind: 'access_token',
  cause: 'session_expired',
  headline: 'WhatsApp connected successfully! Verified: Lantern Books',
  diagnosis: null,
  checks: [
    'text pass',
    'token pass',
    'app pass',
    'permissions pass',
    'account pass',
    'phone_number pass',
    'health pass',
    'webhook pass',
  ],
  everyRowWasTold: true,
  exchanged: [true, null, null],
  unsent: ['failed', 'nothing_to_send', 0],
  aborted: ['AbortError', true],
  thrown: [true, 'request.timeoutMs must be a number of milliseconds from 1 to 2147483647'],
};
