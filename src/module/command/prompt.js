// Asks for a secret at a terminal, without showing it. Does not depend on what is asked for.

/** A terminal puts these marks around a paste, so that its line breaks are not taken for Enter. */
const PASTES_MARKED = "\x1b[?2004h";
const PASTES_UNMARKED = "\x1b[?2004l";
const PASTE_BEGINS = "\x1b[200~";
const PASTE_ENDS = "\x1b[201~";

/** Without these marks: a paste has ended if nothing follows its last line break for this long. */
const PASTE_PAUSE_MS = 200;

const CONTROL_C = "\x03";
const INTERRUPTED = 130;

/** Shows `question` on standard error. Returns what is typed or pasted until Enter; a paste of several lines is read to its end. */
export function ask(question) {
  const { stdin, stderr } = process;
  const marks = stderr.isTTY ? [PASTES_MARKED, PASTES_UNMARKED] : ["", ""];
  // First: a person, or a password manager, can answer the question as soon as it appears.
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  stderr.write(marks[0] + question);
  const restore = () => {
    stdin.setRawMode(false);
    stderr.write(marks[1]);
  };
  process.once("exit", restore);
  return new Promise((resolve) => {
    let typed = "";
    let pause;
    const finish = () => {
      clearTimeout(pause);
      stdin.off("data", read).off("end", finish);
      stdin.pause();
      process.off("exit", restore);
      restore();
      stderr.write("\n");
      resolve(edited(typed));
    };
    const read = (text) => {
      typed += text;
      clearTimeout(pause);
      if (typed.includes(CONTROL_C)) {
        stderr.write("\n");
        process.exit(INTERRUPTED);
      }
      const isInPaste = typed.lastIndexOf(PASTE_BEGINS) > typed.lastIndexOf(PASTE_ENDS);
      // Enter, or Ctrl-D.
      if (!isInPaste && /[\r\n\x04]$/.test(typed)) pause = setTimeout(finish, PASTE_PAUSE_MS);
    };
    stdin.on("data", read).on("end", finish);
    stdin.resume();
  });
}

/** The marks of a paste, and keys such as the arrows. */
const SEQUENCES = /\x1b(\[[0-9;]*[A-Za-z~]|O[A-Z])/g;

/** What was typed, after backspace and Ctrl-U. */
function edited(typed) {
  const text = typed.replace(SEQUENCES, "").replace(/\r\n?/g, "\n").replaceAll("\x04", "");
  const kept = [];
  for (const character of text.trimEnd()) {
    if (character === "\x7f" || character === "\b") kept.pop();
    else if (character === "\x15") kept.length = 0;
    else kept.push(character);
  }
  return kept.join("");
}
