// `token-doctor explain`: what an answer from Meta means. Sends nothing.

import { exitCode } from "./exit_code.js";
import { diagnosisText, paint, plain, print, toJson } from "./output.js";
import { explainError } from "./start.js";
import { readText } from "./token_input.js";

export async function explain({ json, lang }) {
  const diagnosis = explainError(await readText("Answer or log (not shown), then Enter: "), undefined, { lang });
  await print(json ? toJson(diagnosis, 2) : `${paint("bold", plain(diagnosis.title))}\n\n${diagnosisText(diagnosis)}`);
  return diagnosis.category === "unrecognised" ? exitCode.nothing_recognised : exitCode.answered;
}
