// Reads the arguments. A secret is never an argument, and no message repeats an argument that could be one.
// Does not depend on what the commands do.

import { inspectToken } from "./start.js";

/** The command was used in a wrong way. The message says what to do instead, and contains no secret. */
export class UsageError extends Error {}

const ALL = ["test", "inspect", "explain", "exchange"];

const matches = (pattern, expected) => (text, option) => {
  if (!pattern.test(text)) throw new UsageError(`${option} needs ${expected}.`);
  return text;
};
const MOST_JOBS = 64;
const jobs = (text, option) => Number(matches(/^([1-9]|[1-5]\d|6[0-4])$/, `a number from 1 to ${MOST_JOBS}`)(text, option));
const variable = matches(/^[A-Za-z_][A-Za-z0-9_]*$/, "the name of an environment variable, such as META_TOKEN");
const version = matches(/^v\d{1,3}\.\d{1,2}$/, "a version of the Graph API, such as v25.0");
const language = matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a language, such as pt-BR");
const appId = matches(/^\d{5,20}$/, "an app ID, in digits");
const webhookUrl = (text, option) => {
  const isHttps = URL.canParse(text) && new URL(text).protocol === "https:";
  return matches(/^true$/, "an address such as https://crm.example.com/webhook")(String(isHttps), option) && text;
};

/** Option → its key, the commands that take it, and how its value is read. Without `read`, it has no value. */
export const OPTIONS = {
  "--token-env": { key: "tokenEnv", commands: ["test", "inspect", "exchange"], read: variable },
  "--phone-number-id": { key: "phoneNumberId", commands: ["test"], read: String },
  "--account-id": { key: "whatsappBusinessAccountId", commands: ["test"], read: String },
  "--app-id": { key: "appId", commands: ["test", "exchange"], read: appId },
  "--app-secret-env": { key: "appSecretEnv", commands: ["test", "exchange"], read: variable },
  "--webhook-url": { key: "webhookUrl", commands: ["test"], read: webhookUrl },
  "--probe-sending": { key: "probeSending", commands: ["test"] },
  "--graph-version": { key: "graphVersion", commands: ["test", "exchange"], read: version },
  "--renew": { key: "renew", commands: ["exchange"] },
  "--jsonl": { key: "jsonl", commands: ["test"] },
  "--jobs": { key: "jobs", commands: ["test"], read: jobs },
  "--json": { key: "json", commands: ALL },
  "--lang": { key: "lang", commands: ALL, read: language },
  "--list-checks": { key: "listChecks", commands: ["test"] },
  "--version": { key: "version", commands: ALL },
  "--help": { key: "help", commands: ALL },
  "-h": { key: "help", commands: ALL },
};

const SECRETS = [
  "access_token",
  "app_access_token",
  "app_secret",
  "instagram_token",
  "threads_token",
  "json_web_token",
  "other_key",
];

const SECRET_AS_ARGUMENT = `a token or app secret must not be an argument.
Other users of this computer can see it, and your shell keeps it in its history.
Delete this command from the history. Then use one of these:
  token-doctor                          asks for the token and does not show it
  token-doctor < token.txt              reads the token from standard input
  token-doctor --token-env META_TOKEN   reads the token from this environment variable
For the app secret, use --app-secret-env NAME.`;

const isSecret = (text) => SECRETS.includes(inspectToken(text).kind);

/**
 * The command and its options.
 *
 * @param {string[]} args
 * @returns {{ command: string, options: Record<string, string | number | boolean> }}
 */
export function readArguments(args) {
  // First, so that no other message hides it.
  if (args.some((arg) => isSecret(arg) || /^--?(access[-_]?)?(token|secret|app-secret)(=|$)/.test(arg))) {
    throw new UsageError(SECRET_AS_ARGUMENT);
  }
  const [given, ...more] = args;
  const command = ALL.includes(given) ? given : "test";
  const options = readOptions(command, command === given ? more : args);
  refuseCombinations(command, options);
  return { command, options };
}

function readOptions(command, args) {
  const options = {};
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift();
    const [name, attached] = /^(--[^=]*)=(.*)$/s.exec(arg)?.slice(1) ?? [arg];
    const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (!option) throw new UsageError(unknown(name));
    if (!option.commands.includes(command)) throw new UsageError(`"${command}" does not take ${name}.`);
    if (!option.read && attached !== undefined) throw new UsageError(`${name} takes no value.`);
    const value = option.read ? (attached ?? rest.shift()) : true;
    if (value === undefined || value === "" || (attached === undefined && option.read && value.startsWith("--"))) {
      throw new UsageError(`${name} needs a value.`);
    }
    options[option.key] = option.read ? option.read(value, name) : true;
  }
  return options;
}

/** Repeats only what is too short for a secret. */
function unknown(name) {
  if (/^--?[a-z-]{1,24}$/.test(name)) return `there is no option ${name}.`;
  const word = /^[a-z]{1,12}$/.test(name) ? `"${name}" is not a command.` : "one argument is neither a command nor an option.";
  return `${word}\nThe commands are ${ALL.join(", ")}. A token is never an argument: it is read from standard input.`;
}

function refuseCombinations(command, { jsonl, jobs, json, tokenEnv, appId, help, version }) {
  if (help || version) return;
  if (jobs !== undefined && !jsonl) throw new UsageError("--jobs is only for --jsonl.");
  if (jsonl && json) throw new UsageError("use --json or --jsonl, not both.");
  if (jsonl && tokenEnv) throw new UsageError("--jsonl reads the tokens from standard input, so it does not take --token-env.");
  if (command === "exchange" && !appId) throw new UsageError('"exchange" needs --app-id, the ID of the app that created the token.');
}
