import { constants } from "node:os";

/** Ctrl-C, or a request to end: the work is ended in order, so that nothing is left running or half-written. */
export class Interruption {
  private listening = false;
  private readonly controller = new AbortController();
  private readonly onSignal = (signal: NodeJS.Signals) => this.controller.abort(signal);

  /**
   * Aborted by a signal from now on. Work that never asks for it is ended by the signal itself: it starts nothing that
   * must be ended in order, and while it computes nothing would hear the signal.
   */
  get signal(): AbortSignal {
    if (!this.listening) {
      process.on("SIGINT", this.onSignal);
      process.on("SIGTERM", this.onSignal);
      this.listening = true;
    }
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
