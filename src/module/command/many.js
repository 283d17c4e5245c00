// `token-doctor test --jsonl`: one token a line from standard input, one report a line to standard output, in the same
// order. Keeps a fixed number of lines, however many there are.

import { UsageError } from "./arguments.js";
import { exitCode, worst } from "./exit_code.js";
import { linesOf } from "./lines.js";
import { complain, print, toJson } from "./output.js";
import { Pace } from "./pace.js";
import { initSync, testConnection } from "./start.js";
import { isWrongMember, requestOf } from "./test.js";

const USUAL_JOBS = 4;
const LONGEST_LINE = 100_000;
/** How many results may wait for an earlier one, for each test at once. */
const WAITING_PER_JOB = 8;
/** The members of a line that are passed on. They outrank the options. */
const MEMBERS = ["phoneNumberId", "whatsappBusinessAccountId", "appId", "appSecret", "webhookUrl", "probeSending", "graphVersion"];

/** A line that cannot be tested. The message contains nothing of the line. */
class BadLine extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export async function testMany(options) {
  if (process.stdin.isTTY) throw new UsageError("--jsonl reads lines of JSON from standard input, which is a terminal.");
  const usual = requestOf(options);
  const jobs = options.jobs ?? USUAL_JOBS;
  const pace = new Pace(jobs, (ms) => complain(`Meta limits requests. The next test starts in ${ms / 1000} s.`));
  const tally = new Tally();
  const waiting = [];
  let written = Promise.resolve();
  let number = 0;
  for await (const text of linesOf(process.stdin, LONGEST_LINE)) {
    number += 1;
    if (text !== null && text.trim() === "") continue;
    const line = number;
    const slowDowns = await pace.begin();
    const result = testLine(text, usual).then(({ id, code, ...result }) => {
      pace.end(slowDowns, result.diagnosis?.category === "rate_limited");
      tally.count(code, result);
      return { id, line, ...result };
    });
    const before = written;
    written = result.then(async (shape) => {
      await before;
      await print(toJson(shape));
      tally.show();
    });
    waiting.push(written);
    if (waiting.length >= jobs * WAITING_PER_JOB) await waiting.shift();
  }
  await written;
  complain(tally.summary());
  return tally.code;
}

/** `{ id, code }` and the report or the error of a line. Never rejects. */
async function testLine(text, usual) {
  let id = null;
  try {
    const { id: given, ...request } = read(text);
    id = given;
    const report = await testConnection({ ...usual, ...request });
    return { id, code: exitCode[report.verdict], ...report };
  } catch (error) {
    const refused = (code, message) => ({ id, code: exitCode.could_not_tell, error: { code, message } });
    if (error instanceof BadLine) return refused(error.code, error.message);
    if (isWrongMember(error)) return refused("wrong_member", error.message.slice("request.".length));
    // Starts the module again, if it has stopped.
    initSync();
    return { id, code: exitCode.internal_error, error: { code: "internal_error", message: "Token Doctor could not test this line." } };
  }
}

function read(text) {
  if (text === null) throw new BadLine("too_long", `The line has more than ${LONGEST_LINE} characters.`);
  const line = parsed(text);
  const { id = null, token } = line;
  const isId = id === null || ["string", "number"].includes(typeof id);
  if (!isId) throw new BadLine("wrong_member", "id must be a string or a number");
  if (typeof token !== "string") throw new BadLine("no_token", "The line has no token, or the token is not a string.");
  for (const secret of [token, line.appSecret]) {
    if (typeof secret === "string" && secret !== "" && String(id).includes(secret.trim())) {
      throw new BadLine("secret_in_id", "The id contains the token or the app secret.");
    }
  }
  const request = Object.fromEntries(MEMBERS.filter((name) => line[name] != null).map((name) => [name, line[name]]));
  return { id, token, ...request };
}

function parsed(text) {
  let line;
  try {
    line = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    // The message of the error would quote the line.
    throw new BadLine("not_json", "The line is not JSON.");
  }
  const isObject = line !== null && typeof line === "object" && !Array.isArray(line);
  if (!isObject) throw new BadLine("not_json", "The line is not a JSON object.");
  return line;
}

/** Counts the results. */
class Tally {
  code = exitCode.connected;
  #counts = { connected: 0, attention: 0, failed: 0, could_not_tell: 0, bad: 0 };
  #lines = 0;

  count(code, { verdict = "bad" }) {
    this.#lines += 1;
    this.#counts[verdict] += 1;
    this.code = worst(this.code, code);
  }

  /** Only if a person watches, and the reports go elsewhere. */
  show() {
    if (process.stderr.isTTY && !process.stdout.isTTY) process.stderr.write(`\rTested: ${this.#lines}\x1b[K\r`);
  }

  summary() {
    const { connected, attention, failed, could_not_tell, bad } = this.#counts;
    return (
      `Lines: ${this.#lines}. Connected: ${connected}. Need attention: ${attention}. Failed: ${failed}. ` +
      `Could not tell: ${could_not_tell}. Not readable: ${bad}.`
    );
  }
}
