#!/usr/bin/env node
// The command `token-doctor`. Everything else is imported below, so that no error ends with Node's own exit code 1.

const INTERNAL_ERROR = 70;
const INTERRUPTED = 130;
/** What a shell reports for a program whose reader closed the pipe, such as `head`. */
const OUTPUT_CLOSED = 141;

/** Says what failed, without anything that could be a part of a token. */
function fail(error) {
  const message = String(error?.message ?? error).replace(/[\w|+/=-]{16,}/g, "…");
  const places = String(error?.stack ?? "").match(/^ {4}at .*$/gm) ?? [];
  process.stderr.write(`token-doctor: internal error: ${[message, ...places].join("\n")}\n`);
  process.exit(INTERNAL_ERROR);
}

// If nothing is left to wait for before the command has ended, this is an error of ours.
process.exitCode = INTERNAL_ERROR;
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
process.on("SIGINT", () => process.exit(INTERRUPTED));
process.stdout.on("error", (error) => (error.code === "EPIPE" ? process.exit(OUTPUT_CLOSED) : fail(error)));
process.stderr.on("error", () => {});

import("./run.js")
  .then(({ run }) => run(process.argv.slice(2)))
  .then((code) => process.stdout.write("", () => process.exit(code)))
  .catch(fail);
