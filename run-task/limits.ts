/** Bounds of a run task server. HCP Terraform's own are named where they are the reason. */
export interface RunTaskLimits {
  /** Bytes of a request. @default 1 MiB; HCP Terraform sends some 2 kB */
  readonly requestBytes: number;
  /** Bytes of a plan as JSON. @default 256 MiB */
  readonly planBytes: number;
  /** Milliseconds for one task from its request to its result. @default 10 minutes; HCP Terraform waits for 60 */
  readonly taskMs: number;
  /** Milliseconds between two signs of life. @default 4 minutes; HCP Terraform gives up after 10 without one */
  readonly progressMs: number;
  /** Plans that are reviewed at the same time. @default 2 */
  readonly concurrency: number;
  /** Tasks that may wait for their turn; more are answered with 503, and HCP Terraform asks again. @default 50 */
  readonly waiting: number;
  /** Megabytes of memory for one review. @default 1024 */
  readonly reviewMemoryMb: number;
  /** Milliseconds that tasks at work may still take when the server is asked to end. @default 30 seconds */
  readonly patienceMs: number;
}

const MINUTE_MS = 60_000;

export const DEFAULT_LIMITS: RunTaskLimits = {
  requestBytes: 1024 * 1024,
  planBytes: 256 * 1024 * 1024,
  taskMs: 10 * MINUTE_MS,
  progressMs: 4 * MINUTE_MS,
  concurrency: 2,
  waiting: 50,
  reviewMemoryMb: 1024,
  patienceMs: 30_000,
};
