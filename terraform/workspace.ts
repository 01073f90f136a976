import { join } from "node:path";
import type { TerraformBinary } from "./binary";
import { diagnosticsIn } from "./diagnostics";
import type { Diagnostic } from "./diagnostics";
import { TerraformError } from "./errors";
import { run } from "./run";
import type { CommandResult } from "./run";

/** A plan as Terraform made it. */
export interface PlanResult {
  /** `terraform show -json` of the plan, also of one that errored. */
  readonly json: unknown;
  readonly jsonText: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether Terraform could not complete the plan, for instance because a precondition failed. */
  readonly errored: boolean;
}

/** One stack's folder, with Terraform's commands. */
export class TerraformWorkspace {
  constructor(
    private readonly binary: TerraformBinary,
    readonly directory: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly abort?: AbortSignal,
  ) {}

  /** @throws TerraformError with Terraform's own words when it fails */
  async init(...args: readonly string[]): Promise<void> {
    const result = await this.terraform("init", "-input=false", "-no-color", ...args);
    if (result.code !== 0) throw this.failure("init", result);
  }

  /**
   * Plans and saves the plan beside the stack. A plan that Terraform could not complete is a result, too: it names what
   * failed.
   * @throws TerraformError when there is no plan at all
   */
  async plan(name: string, ...args: readonly string[]): Promise<PlanResult> {
    const file = join(this.directory, name);
    const planned = await this.terraform("plan", "-input=false", "-json", `-out=${name}`, ...args);
    const diagnostics = diagnosticsIn(planned.stdout);
    const shown = planned.signal === null ? await this.terraform("show", "-json", name) : planned;
    const plan = shown.code === 0 ? parse(shown.stdout) : undefined;
    if (planned.signal !== null || plan === undefined) throw this.failure(`plan ${file}`, planned, diagnostics);
    return { json: plan, jsonText: shown.stdout, diagnostics, errored: planned.code !== 0 };
  }

  /** Applies a saved plan. @throws TerraformError with Terraform's own words when it fails */
  async apply(name: string): Promise<readonly Diagnostic[]> {
    const result = await this.terraform("apply", "-input=false", "-json", "-auto-approve", name);
    const diagnostics = diagnosticsIn(result.stdout);
    if (result.code !== 0) throw this.failure("apply", result, diagnostics);
    return diagnostics;
  }

  /** Addresses that the state still holds. @throws TerraformError when the state cannot be read */
  async stateAddresses(): Promise<string[]> {
    const result = await this.terraform("state", "list");
    if (result.code === 0) return result.stdout.split("\n").filter((line) => line !== "");
    if (/No state file was found/.test(result.stderr)) return [];
    throw this.failure("state list", result);
  }

  private async terraform(...args: readonly string[]): Promise<CommandResult> {
    try {
      return await run(this.binary.command, args, { cwd: this.directory, env: this.env, abort: this.abort });
    } catch (error) {
      if (this.abort?.aborted === true) throw error;
      throw new TerraformError(
        `"${this.binary.command}" cannot be started: ${String((error as NodeJS.ErrnoException).code)}.`,
      );
    }
  }

  private failure(command: string, result: CommandResult, diagnostics: readonly Diagnostic[] = []): TerraformError {
    if (this.abort?.aborted === true) return new TerraformError("interrupted.");
    if (result.signal !== null) return new TerraformError(`terraform ${command} was ended by ${result.signal}.`);
    const said = diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ summary, detail }) => (detail === "" ? summary : `${summary}: ${detail}`));
    const text = said.length > 0 ? said.join("\n") : lastErrors(result.stderr || result.stdout);
    return new TerraformError(`terraform ${command} failed (exit code ${result.code}):\n${text}`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lastErrors(output: string): string {
  const lines = output.split("\n").map((line) => line.replace(/^[│╷╵]\s?/, "").trimEnd());
  const start = lines.findIndex((line) => line.startsWith("Error:"));
  return lines
    .slice(Math.max(0, start))
    .filter((line) => line !== "")
    .slice(0, 40)
    .join("\n");
}
