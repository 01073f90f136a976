import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Deployment } from "../../../deployment";
import { synthesize } from "../../../stacks";
import type { DeploymentStackOptions } from "../../../stacks";
import { inTemporaryFolder } from "./project";

type Block = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A synthesised stack. */
export class SynthesizedStack {
  readonly text: string;
  private readonly json: {
    readonly resource?: Blocks;
    readonly data?: Blocks;
    readonly check?: Blocks[string];
  } & Block;

  constructor(text: string) {
    this.text = text;
    this.json = JSON.parse(text) as typeof this.json;
  }

  /** What a stack has besides resources: `terraform`, `provider`, `locals`. */
  part(name: string): unknown {
    return withoutMetadata(this.json[name]);
  }

  /** Kinds of the resources, sorted. */
  get kinds(): string[] {
    return Object.keys(this.json.resource ?? {}).sort();
  }

  /** Names of the resources of a kind, sorted. */
  names(kind: string): string[] {
    return Object.keys(this.json.resource?.[kind] ?? {}).sort();
  }

  /** Names of the checks, sorted. */
  get checks(): string[] {
    return Object.keys(this.json.check ?? {}).sort();
  }

  /** Resources of a kind by name. */
  all<T = Block>(kind: string): Readonly<Record<string, T>> {
    return withoutMetadata(this.json.resource?.[kind] ?? {}) as Readonly<Record<string, T>>;
  }

  /** One resource; fails when it is not there. */
  resource<T = Block>(kind: string, name: string): T {
    const found = this.all<T>(kind)[name];
    if (found === undefined) throw new Error(`no ${kind}.${name}; there is: ${this.names(kind).join(", ")}`);
    return found;
  }

  /** Data sources of a kind by name. */
  data(kind: string): Readonly<Record<string, Block>> {
    return withoutMetadata(this.json.data?.[kind] ?? {}) as Readonly<Record<string, Block>>;
  }
}

function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "//")
      .map(([key, each]) => [key, withoutMetadata(each)]),
  );
}

/** Synthesises a deployment as the command does. */
export function stackOf(deployment: Deployment, options: DeploymentStackOptions = {}): SynthesizedStack {
  return inTemporaryFolder((outdir) => {
    synthesize([deployment], { outdir, ...options });
    return new SynthesizedStack(readFileSync(join(outdir, "stacks", deployment.name, "cdk.tf.json"), "utf8"));
  });
}

/** Every file that a synthesis writes, by its path in the output folder. */
export function filesOf(deployment: Deployment): Readonly<Record<string, string>> {
  return inTemporaryFolder((outdir) => {
    synthesize([deployment], { outdir });
    const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(
      files.map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(outdir.length + 1), readFileSync(path, "utf8")];
      }),
    );
  });
}

/** Statements of an IAM policy that is written as text. */
export function statementsOf(policy: string): readonly PolicyStatement[] {
  return (JSON.parse(policy) as { Statement: readonly PolicyStatement[] }).Statement;
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: readonly string[];
  readonly Principal?: { readonly Service: string };
  readonly Condition?: Readonly<Record<string, unknown>>;
}
