import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StandIn } from "../../rehearsal";
import type { StackJson } from "./stack";

/** One resource of a plan. */
export interface ResourceChange {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly change: {
    readonly actions: readonly string[];
    readonly after: Record<string, unknown> | null;
    readonly after_unknown: Record<string, unknown>;
    readonly replace_paths?: readonly (readonly string[])[];
  };
}

interface Plan {
  readonly resource_changes?: readonly ResourceChange[];
  readonly checks?: readonly { readonly address: { readonly to_display: string }; readonly status: string }[];
}

interface StateValues {
  readonly values?: {
    readonly outputs?: Record<string, { readonly value: unknown }>;
    readonly root_module?: { readonly resources?: readonly { address: string; values: Record<string, unknown> }[] };
  };
}

/** A folder in which the real Terraform runs against a stand-in. */
export class Terraform {
  readonly folder = mkdtempSync(join(tmpdir(), "rehearsal-"));

  constructor(private readonly standIn: Pick<StandIn, "env">) {}

  write(stack: StackJson): this {
    writeFileSync(join(this.folder, "main.tf.json"), JSON.stringify(stack, null, 2));
    return this;
  }

  /** Runs a command that has to succeed. */
  run(...args: string[]): string {
    const { status, output } = this.try(...args);
    if (status !== 0) throw new Error(`terraform ${args.join(" ")} ended with ${status}:\n${output}`);
    return output;
  }

  /** Runs a command that may fail. */
  try(...args: string[]): { status: number | null; output: string } {
    const { status, stdout, stderr, error } = spawnSync("terraform", args, {
      cwd: this.folder,
      encoding: "utf8",
      env: { ...process.env, ...this.standIn.env, TF_IN_AUTOMATION: "1", TF_CLI_ARGS: "-no-color" },
      maxBuffer: 64 * 1024 * 1024,
    });
    if (error !== undefined) throw error;
    // Terraform wraps messages to a width; tests look for sentences.
    return { status, output: `${stdout}${stderr}`.replace(/\n│ ?/g, "\n").replace(/[ \n]+/g, " ") };
  }

  init(): this {
    this.run("init", "-input=false");
    return this;
  }

  plan(...args: string[]): Plan {
    this.run("plan", "-input=false", "-out=plan", ...args);
    return this.json("show", "-json", "plan");
  }

  apply(): this {
    this.run("apply", "-input=false", "-auto-approve");
    return this;
  }

  /** Attributes of every managed resource by address. */
  state(): Record<string, Record<string, unknown>> {
    const { values } = this.json<StateValues>("show", "-json");
    return Object.fromEntries((values?.root_module?.resources ?? []).map((each) => [each.address, each.values]));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private json<T>(...args: string[]): T {
    const { stdout } = spawnSync("terraform", args, {
      cwd: this.folder,
      encoding: "utf8",
      env: { ...process.env, ...this.standIn.env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(stdout) as T;
  }
}

/** The planned actions of managed resources, those without any aside. */
export function managedActions(plan: Plan): Record<string, string> {
  return Object.fromEntries(
    (plan.resource_changes ?? [])
      .filter(({ mode, change }) => mode === "managed" && change.actions.join() !== "no-op")
      .map(({ address, change }) => [address, change.actions.join("+")]),
  );
}

/** One resource of a plan by its address. */
export function changeOf(plan: Plan, address: string): ResourceChange["change"] {
  const found = plan.resource_changes?.find((each) => each.address === address);
  if (found === undefined) throw new Error(`the plan has no ${address}`);
  return found.change;
}

/** The status of each check by name. */
export function checkStatus(plan: Plan): Record<string, string> {
  return Object.fromEntries((plan.checks ?? []).map(({ address, status }) => [address.to_display, status]));
}
