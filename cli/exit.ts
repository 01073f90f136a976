/** Exit codes of the command line. */
export const EXIT = {
  /** No finding at or above `--fail-on`. */
  ok: 0,
  /** Findings. */
  findings: 1,
  /** The command line, a file or the machine is not as it must be. */
  usage: 2,
  /** A fault of the program itself. */
  fault: 70,
} as const;
