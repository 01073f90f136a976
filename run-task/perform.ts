import type { Severity } from "../rules";
import { HcpError } from "./hcp-client";
import type { HcpClient } from "./hcp-client";
import type { RunTaskLimits } from "./limits";
import { failed, running } from "./result";
import type { TaskResultDocument } from "./result";
import { ReviewError, reviewApart } from "./review-process";
import type { RunTask } from "./task";

/** A task between its request and its result. */
export class TaskAtWork {
  private readonly abort = new AbortController();
  /** Over when there is a result: a sign of life that is tried again must not come after it. */
  private readonly signs = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private saying = "The plan waits for its review.";

  constructor(
    private readonly task: RunTask,
    private readonly client: HcpClient,
    private readonly limits: RunTaskLimits,
    private readonly failOn: Severity,
    private readonly log: (line: string) => void,
  ) {
    // From the request on: the time in the queue counts, and HCP Terraform wants signs of life meanwhile.
    const late = `It took longer than ${Math.round(limits.taskMs / 1000)} s.`;
    this.timers.push(
      setTimeout(() => this.end(late), limits.taskMs),
      setInterval(() => void this.say(), limits.progressMs),
    );
  }

  /** Ends the task with that explanation, whatever it does now. */
  end(why: string): void {
    this.abort.abort(new Ended(why));
  }

  /** Lets go of a task that will not be performed. */
  forget(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.signs.abort();
  }

  /** Reads the plan, reviews it and tells the result. Never throws: what goes wrong is the result. */
  async perform(): Promise<void> {
    const { task } = this;
    let result: TaskResultDocument;
    try {
      result = await this.review();
    } catch (error) {
      result = failed(whyNot(error), "Nothing was judged. Run it again, or see the log of the run task server.");
      if (!isExpected(error)) this.log(`${task.id}: ${(error as Error).stack ?? String(error)}`);
    } finally {
      this.forget();
    }
    const { status, message } = result.data.attributes;
    try {
      await this.client.report(task, result, AbortSignal.timeout(this.limits.patienceMs));
      this.log(`${task.id}: ${task.workspace} ${status}: ${message}`);
    } catch (error) {
      this.log(`${task.id}: ${task.workspace} ${status}, but HCP Terraform was not told: ${(error as Error).message}`);
    }
  }

  private async review(): Promise<TaskResultDocument> {
    const { task, client, limits, failOn } = this;
    const { signal } = this.abort;
    signal.throwIfAborted();
    if (task.planUrl === undefined) {
      return failed(
        `Outpost Mesh reviews plans, and at the stage ${task.stage} there is none.`,
        "Set the run task of the workspace to the stage post-plan.",
      );
    }
    this.saying = "The plan is being reviewed.";
    await this.say();
    const order = { name: task.workspace || "plan", failOn, takesOutcomes: task.takesOutcomes };
    return reviewApart(order, client.plan(task, signal), limits, signal);
  }

  /** A sign of life. That it is not heard is no reason to stop: the result will be tried again. */
  private async say(): Promise<void> {
    const over = AbortSignal.any([this.abort.signal, this.signs.signal]);
    try {
      await this.client.report(this.task, running(this.saying), over);
    } catch (error) {
      if (!over.aborted) this.log(`${this.task.id}: progress: ${(error as Error).message}`);
    }
  }
}

/** Why a task was ended from outside. */
class Ended extends Error {
  override readonly name = "Ended";
}

function isExpected(error: unknown): boolean {
  return [Ended, HcpError, ReviewError].some((kind) => error instanceof kind);
}

function whyNot(error: unknown): string {
  return isExpected(error)
    ? `The plan could not be reviewed: ${(error as Error).message}`
    : "The review failed by a fault of Outpost Mesh.";
}
