// `token-doctor test`: one token. Also the list of the checks.

import { UsageError } from "./arguments.js";
import { exitCode } from "./exit_code.js";
import { diagnosisText, paint, paragraph, plain, print, toJson } from "./output.js";
import { testConnection } from "./start.js";
import { optionalAppSecret, readToken } from "./token_input.js";

const STATES = {
  pass: ["green", "works"],
  warn: ["yellow", "needs attention"],
  fail: ["red", "failed"],
  unknown: ["grey", "could not tell"],
  skipped: ["grey", "not checked"],
};
const PROVEN = { proven: "Reading and sending work." };
const VERDICTS = { connected: "green", attention: "yellow", failed: "red", could_not_tell: "yellow" };

/** The members of a request that options give. */
export function requestOf(options) {
  const { phoneNumberId, whatsappBusinessAccountId, appId, webhookUrl, probeSending, graphVersion, lang } = options;
  const appSecret = optionalAppSecret(options);
  return { phoneNumberId, whatsappBusinessAccountId, appId, appSecret, webhookUrl, probeSending, graphVersion, lang };
}

/** Whether the module refused a member of the request. The message names it, and contains no value. */
export const isWrongMember = (error) => error instanceof TypeError && error.message.startsWith("request.");

export async function test(options) {
  const request = requestOf(options);
  const token = await readToken(options);
  const progress = new Progress();
  let running;
  try {
    running = testConnection({ ...request, token, onProgress: (checks) => progress.show(checks) });
  } catch (error) {
    if (isWrongMember(error)) throw new UsageError(error.message);
    throw error;
  }
  const report = await running.finally(() => progress.clear());
  await print(options.json ? toJson(report, 2) : reportText(report, options));
  return exitCode[report.verdict];
}

/** Each check with its name. A test of an empty text has them all, and sends nothing. */
export async function listChecks({ json, lang }) {
  const { checks } = await testConnection({ token: "", lang });
  const rows = checks.map(({ id, label }) => ({ id, label }));
  await print(json ? toJson(rows, 2) : rows.map(({ id, label }) => `${id.padEnd(14)}${label}`).join("\n"));
  return exitCode.answered;
}

function reportText({ verdict, headline, diagnosis, checks, phoneNumbers, sending, requests }, options) {
  const parts = [paint("bold", paint(VERDICTS[verdict], plain(headline)))];
  if (verdict === "attention" && /^en/.test(options.lang ?? "en")) parts.push(...success(phoneNumbers, options));
  if (verdict === "connected") parts.push(PROVEN[sending] ?? "Reading works; sending was not tested.");
  if (diagnosis) parts.push(diagnosisText(diagnosis));
  parts.push([paint("bold", "Checks"), ...checks.map(row)].join("\n"));
  parts.push(`Requests to Meta: ${requests}`);
  return parts.join("\n\n");
}

function row({ state, label, detail }) {
  const [style, word] = STATES[state] ?? ["grey", state];
  const head = `  ${plain(label)}: ${paint(style, word)}`;
  return detail ? `${head}\n${paragraph(detail, "    ")}` : head;
}

/** What works, if a number was read and something else needs attention. */
function success(phoneNumbers, { phoneNumberId }) {
  const number = phoneNumbers.length === 1 ? phoneNumbers[0] : phoneNumbers.find(({ id }) => id === phoneNumberId);
  const name = number && (number.verifiedName ?? number.displayPhoneNumber);
  return name ? [plain(`WhatsApp connected successfully! Verified: ${name}`)] : [];
}

/** The check that is running, on one line of standard error. Nothing if that is not a terminal. */
class Progress {
  #shown = "";

  show(checks) {
    const { label = "" } = checks.find(({ state }) => state === "running") ?? {};
    if (!process.stderr.isTTY || label === "" || label === this.#shown) return;
    this.#shown = label;
    process.stderr.write(`\r\x1b[KChecking: ${plain(label)}`);
  }

  clear() {
    if (this.#shown !== "") process.stderr.write("\r\x1b[K");
  }
}
