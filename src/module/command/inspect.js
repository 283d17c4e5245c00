// `token-doctor inspect`: what the text of a token shows. Sends nothing.

import { exitCode } from "./exit_code.js";
import { paint, paragraph, print, toJson } from "./output.js";
import { inspectToken } from "./start.js";
import { readToken } from "./token_input.js";

const KINDS = {
  access_token: "access token",
  app_access_token: "app access token",
  app_secret: "app secret",
  instagram_token: "Instagram token",
  threads_token: "Threads token",
  phone_number: "phone number",
  object_id: "ID",
  json_web_token: "JSON Web Token",
  other_key: "key of another service",
  graph_error: "error from Meta",
  placeholder: "placeholder",
  empty: "empty",
  unknown: "unknown",
};
const COMPLETENESS = {
  looks_complete: "looks complete",
  looks_truncated: "looks incomplete",
  looks_altered: "looks altered",
  unknown: "unknown",
};
const SEVERITIES = { info: ["grey", "Note"], warning: ["yellow", "Warning"], error: ["red", "Error"] };

export async function inspect(options) {
  const { lang, json } = options;
  // The token is a secret, so it is left out.
  const { token: _, ...inspection } = inspectToken(await readToken(options), { lang });
  await print(json ? toJson(inspection, 2) : inspectionText(inspection));
  return ["empty", "unknown"].includes(inspection.kind) ? exitCode.nothing_recognised : exitCode.answered;
}

function inspectionText({ kind, completeness, appId, findings }) {
  const facts = [`Kind: ${KINDS[kind] ?? kind}`, `Completeness: ${COMPLETENESS[completeness] ?? completeness}`];
  if (appId) facts.push(`App ID: ${appId}`);
  const said = findings.map(({ severity, message }) => {
    const [style, word] = SEVERITIES[severity] ?? ["grey", severity];
    return `${paint(style, word)}: ${paragraph(message)}`;
  });
  return [facts.join("\n"), ...said].join("\n\n");
}
