// Writes results for people and for programs. Does not depend on how they were reached.

const STYLES = { bold: 1, red: 31, green: 32, yellow: 33, grey: 90 };

/** Characters that change what a terminal shows, and that a name from Meta could contain. */
const UNSAFE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Writes a text and a line break to standard output, and waits until there is room for more. */
export async function print(text) {
  if (!process.stdout.write(`${text}\n`)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}

/** Writes progress or an error to standard error. */
export const complain = (text) => process.stderr.write(`${text}\n`);

/** JSON that is also safe to show at a terminal. */
export function toJson(value, space) {
  const escaped = (unsafe) => `\\u${unsafe.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value, null, space).replace(UNSAFE, escaped);
}

/** A text from the module or from Meta, without what a terminal would obey. */
export const plain = (text) => text.replace(UNSAFE, "");

/** In colour at a terminal, unless `NO_COLOR` is set. */
export function paint(style, text) {
  const isPlain = !process.stdout.isTTY || process.env.NO_COLOR || process.env.TERM === "dumb";
  return isPlain ? text : `\x1b[${STYLES[style]}m${text}\x1b[0m`;
}

/** Indented by `indent`, and at a terminal wrapped between words. Addresses stay in one piece. */
export function paragraph(text, indent = "") {
  const width = process.stdout.isTTY ? columns() - indent.length : Infinity;
  const lines = plain(text).split("\n").flatMap((line) => wrapped(line, width));
  return lines.map((line) => indent + line).join("\n");
}

/** A terminal without a size says 0. */
function columns() {
  const { columns = 0 } = process.stdout;
  return columns < 20 ? 80 : Math.min(columns, 100);
}

function wrapped(line, width) {
  const lines = [""];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last === "") lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** What takes the place of the fields of the card, in which a step is taken. */
const HERE = "In a terminal, run token-doctor again with what this step names. --help lists the options.";

/** Explanation, steps with their links spelled out, and what Meta said. */
export function diagnosisText({ explanation, steps, graph }) {
  const parts = [paragraph(explanation)];
  if (steps.length > 0) parts.push(steps.map(step).join("\n"));
  const said = graph && graphText(graph);
  if (said) parts.push(paragraph(`From Meta: ${said}`));
  return parts.join("\n\n");
}

function step({ text, url, here }, index) {
  const number = `  ${index + 1}. `;
  const indent = " ".repeat(number.length);
  const lines = [number + paragraph(text, indent).trimStart()];
  if (url) lines.push(indent + plain(url));
  if (here) lines.push(paragraph(HERE, indent));
  return lines.join("\n");
}

function graphText({ code, subcode, httpStatus, message, fbtraceId }) {
  const facts = [
    code !== undefined && `code ${code}`,
    subcode !== undefined && `subcode ${subcode}`,
    httpStatus !== undefined && `HTTP status ${httpStatus}`,
    fbtraceId !== undefined && `fbtrace_id ${fbtraceId}`,
    message !== undefined && `"${message}"`,
  ];
  return facts.filter(Boolean).join(", ");
}
