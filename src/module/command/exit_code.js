// What the exit codes mean. They are a contract: see docs/command-line.md.

export const exitCode = {
  connected: 0,
  attention: 1,
  failed: 2,
  could_not_tell: 3,
  /** Of `inspect`, `explain` and `exchange`. */
  answered: 0,
  nothing_recognised: 3,
  usage: 64,
  internal_error: 70,
};

/** From the best to the worst. An error of ours is worse than every result. */
const ORDER = [exitCode.connected, exitCode.attention, exitCode.could_not_tell, exitCode.failed, exitCode.internal_error];

export const worst = (one, other) => (ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other);
