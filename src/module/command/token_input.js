// Where secrets and texts come from: an environment variable, a prompt or standard input.
// Does not depend on what is done with them.

import { UsageError } from "./arguments.js";
import { ask } from "./prompt.js";

/** What the module reads of a text. */
const LONGEST_TEXT = 1_000_000;

/** The token, or the pasted text that contains it. */
export async function readToken({ tokenEnv }) {
  if (tokenEnv) return fromEnvironment(tokenEnv, "--token-env");
  const text = process.stdin.isTTY ? await ask("Access token (not shown): ") : withoutLastBreak(await readStandardInput());
  if (text.trim() === "") {
    throw new UsageError("no token was given. Enter it at the prompt, write it to standard input, or use --token-env NAME.");
  }
  return text;
}

/** The app secret: from the variable, otherwise from a prompt. */
export async function readAppSecret({ appSecretEnv }) {
  if (appSecretEnv) return fromEnvironment(appSecretEnv, "--app-secret-env");
  if (!process.stdin.isTTY) {
    throw new UsageError("standard input is not a terminal, so the app secret needs --app-secret-env NAME.");
  }
  const secret = (await ask("App secret (not shown): ")).trim();
  if (secret === "") throw new UsageError("no app secret was given.");
  return secret;
}

/** The app secret if a variable has it, otherwise `undefined`. */
export const optionalAppSecret = ({ appSecretEnv }) => appSecretEnv && fromEnvironment(appSecretEnv, "--app-secret-env");

/** An answer or a log. */
export const readText = (question) => (process.stdin.isTTY ? ask(question) : readStandardInput());

// The name is not repeated: a token could be in its place.
function fromEnvironment(name, option) {
  const value = process.env[name] ?? "";
  if (value.trim() === "") throw new UsageError(`the environment variable that ${option} names is not set, or is empty.`);
  return value;
}

/** `echo` and editors add a line break to every text, so it is no finding. */
const withoutLastBreak = (text) => text.replace(/\r?\n$/, "");

/** The end of a long text, because the latest lines of a log are there. */
async function readStandardInput() {
  process.stdin.setEncoding("utf8");
  let text = "";
  let isLong = false;
  for await (const chunk of process.stdin) {
    text += chunk;
    if (text.length > 2 * LONGEST_TEXT) {
      isLong = true;
      text = text.slice(-LONGEST_TEXT);
    }
  }
  isLong ||= text.length > LONGEST_TEXT;
  if (isLong) process.stderr.write(`Only the last ${LONGEST_TEXT} characters of standard input are read.\n`);
  return text.slice(-LONGEST_TEXT);
}
