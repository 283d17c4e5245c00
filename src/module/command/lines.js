// The lines of a stream, one at a time. Keeps at most one line and one chunk.

/** Yields `null` for a line with more than `longest` characters. */
export async function* linesOf(stream, longest) {
  stream.setEncoding("utf8");
  let rest = "";
  let isTooLong = false;
  for await (const chunk of stream) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      yield isTooLong || line.length > longest ? null : line;
      isTooLong = false;
    }
    if (rest.length > longest) {
      isTooLong = true;
      rest = "";
    }
  }
  if (isTooLong) yield null;
  else if (rest !== "") yield rest;
}
