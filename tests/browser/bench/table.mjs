// The lines that the benchmark prints: each figure with its baseline, and with its goal if there is one.

const NAME_WIDTH = 60;
const COLUMNS = ['figure', 'comparison', 'ratio', 'goal'];

/** Prints the heading of the rows below, with the `unit` and the baseline. */
export function heading(what, unit, comparison) {
  console.log(`\n${what}, in ${unit}; comparison: ${comparison}`);
  console.log(line('', COLUMNS));
}

/**
 * Prints a row.
 *
 * @param {string} what
 * @param {number} figure
 * @param {number} comparison
 * @param {{ digits?: number, most?: number, mostTimes?: number }} [options]
 *   `digits` after the decimal point; the goal is at most `most`, or at most `mostTimes` the comparison
 */
export function row(what, figure, comparison, { digits = 0, most, mostTimes } = {}) {
  const ratio = figure / comparison;
  const cells = [figure.toFixed(digits), comparison.toFixed(digits), times(ratio)];
  if (most !== undefined) cells.push(`${most}`, verdict(figure - most, digits, ''));
  if (mostTimes !== undefined) cells.push(times(mostTimes), verdict(ratio - mostTimes, 2, '×'));
  console.log(line(`  ${what}`, cells));
}

/** The median. */
export function middle(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Reads like `met` or `missed by 0.42×`. */
function verdict(over, digits, unit) {
  return over > 0 ? `missed by ${over.toFixed(digits)}${unit}` : 'met';
}

function times(ratio) {
  return `${ratio.toFixed(2)}×`;
}

function line(name, [figure = '', comparison = '', ratio = '', goal = '', verdict = '']) {
  return `${name.padEnd(NAME_WIDTH)}${figure.padStart(10)}${comparison.padStart(13)}${ratio.padStart(10)}${goal.padStart(9)}  ${verdict}`.trimEnd();
}
