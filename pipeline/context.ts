/** What every step of a command needs to know. */
export interface Context {
  /** Says what is going on. */
  readonly progress: (text: string) => void;
  /** Ends the work when the user interrupts it. */
  readonly abort: AbortSignal;
  readonly env: NodeJS.ProcessEnv;
}
