// Chooses the command. Does not depend on how a command works.

import { readFileSync } from "node:fs";

import { readArguments, UsageError } from "./arguments.js";
import { exitCode } from "./exit_code.js";
import { exchange } from "./exchange.js";
import { explain } from "./explain.js";
import { HELP } from "./help.js";
import { inspect } from "./inspect.js";
import { testMany } from "./many.js";
import { complain, print } from "./output.js";
import { loadLanguage } from "./start.js";
import { listChecks, test } from "./test.js";

const COMMANDS = { exchange, explain, inspect, test };

/** Runs the command line. Returns the exit code. */
export async function run(args) {
  try {
    const { command, options } = readArguments(args);
    if (options.help) return await say(HELP);
    if (options.version) return await say(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version);
    if (options.lang) await loadLanguage(options.lang);
    if (options.listChecks) return await listChecks(options);
    if (options.jsonl) return await testMany(options);
    return await COMMANDS[command](options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(`token-doctor: ${error.message}\nFor all options: token-doctor --help`);
    return exitCode.usage;
  }
}

async function say(text) {
  await print(text);
  return exitCode.answered;
}
