// `token-doctor exchange`: a token that expires after 60 days, for a short-lived one. Standard output has the new token and nothing
// else, so that a script can store it. Explanations are on standard error.

import { exitCode } from "./exit_code.js";
import { complain, diagnosisText, plain, print, toJson } from "./output.js";
import { exchangeToken } from "./start.js";
import { readAppSecret, readToken } from "./token_input.js";

/** Causes that are not an answer about this exchange. The same exchange may work later. */
const NOT_ANSWERED = ["unrecognised", "unreachable", "rate_limited", "temporary_fault"];
const SECONDS_PER_DAY = 86_400;

export async function exchange(options) {
  const { appId, renew, graphVersion, lang, json } = options;
  const token = await readToken(options);
  const appSecret = await readAppSecret(options);
  const report = await exchangeToken({ token, appId, appSecret, renew, graphVersion, lang });
  const { diagnosis } = report;
  if (json) await print(toJson(report, 2));
  else if (diagnosis) complain(`${plain(diagnosis.title)}\n\n${diagnosisText(diagnosis)}`);
  else {
    await print(report.token);
    complain(expiry(report.expiresInSecs));
  }
  return diagnosis && NOT_ANSWERED.includes(diagnosis.category) ? exitCode.nothing_recognised : exitCode.answered;
}

function expiry(seconds) {
  if (seconds === null) return "Meta did not say when the new token expires.";
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  return `Days until the new token expires: ${days}`;
}
