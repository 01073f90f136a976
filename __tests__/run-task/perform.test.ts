import { HcpClient, HcpError } from "../../run-task/hcp-client";
import { DEFAULT_LIMITS } from "../../run-task/limits";
import { TaskAtWork } from "../../run-task/perform";
import type { TaskResultDocument } from "../../run-task/result";
import type { RunTask } from "../../run-task/task";

const TASK: RunTask = {
  id: "taskrs-1",
  stage: "post_plan",
  planUrl: "https://app.terraform.io/plan",
  callbackUrl: "https://app.terraform.io/callback",
  accessToken: "token",
  workspace: "orders",
  takesOutcomes: false,
};

/** HCP Terraform that does not answer a sign of life, and whose plan fails once one is on its way. */
class SilentHcp extends HcpClient {
  readonly told: string[] = [];
  private signs = 0;
  private heard!: () => void;
  private readonly second = new Promise<void>((resolve) => (this.heard = resolve));

  constructor() {
    super([], DEFAULT_LIMITS);
  }

  override async *plan(): AsyncGenerator<Uint8Array> {
    await this.second;
    throw new HcpError("the plan is gone.");
  }

  override async report(_task: RunTask, result: TaskResultDocument, abort: AbortSignal): Promise<void> {
    const { status } = result.data.attributes;
    if (status !== "running" || ++this.signs === 1) return void this.told.push(status);
    this.heard();
    await new Promise<void>((resolve) => {
      abort.addEventListener("abort", () => resolve(void this.told.push("given up")), { once: true });
    });
    abort.throwIfAborted();
  }
}

describe("a task at work", () => {
  test("sends no sign of life after its result: one that is tried again is given up", async () => {
    // GIVEN
    const hcp = new SilentHcp();
    const lines: string[] = [];
    const limits = { ...DEFAULT_LIMITS, progressMs: 1 };
    const work = new TaskAtWork(TASK, hcp, limits, "error", (line) => lines.push(line));
    // WHEN
    await work.perform();
    // THEN
    expect(hcp.told[0]).toBe("running");
    expect(hcp.told.at(-1)).toBe("failed");
    expect(hcp.told.filter((each) => each === "given up").length).toBeGreaterThan(0);
    expect(lines).toEqual([
      expect.stringContaining("orders failed: The plan could not be reviewed: the plan is gone."),
    ]);
  });
});
