import { constants } from "node:os";

/** Ctrl-C, or a request to end: the work is ended in order, so that nothing is left running or half-written. */
export class Interruption {
  private readonly controller = new AbortController();
  private readonly onSignal = (signal: NodeJS.Signals) => this.controller.abort(signal);

  constructor() {
    process.on("SIGINT", this.onSignal);
    process.on("SIGTERM", this.onSignal);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Exit code of an interrupted command: 128 and the signal's number. */
  get exitCode(): number | undefined {
    if (!this.controller.signal.aborted) return undefined;
    return 128 + constants.signals[this.controller.signal.reason as NodeJS.Signals];
  }

  release(): void {
    process.off("SIGINT", this.onSignal);
    process.off("SIGTERM", this.onSignal);
  }
}
