import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import type { LoadedDeployment } from "../deployment";
import {
  PROVIDERS,
  bindingsProviderVersion,
  installedProviders,
  loadScenario,
  startAwsApi,
  startStandIn,
  typesByProvider,
} from "../rehearsal";
import type { ProviderName, Scenario, UsedTypes } from "../rehearsal";
import {
  checkProviderConstraint,
  lockedAwsProvider,
  loopbackEnvironment,
  ownEnvironment,
  standInEnvironment,
  TerraformWorkspace,
} from "../terraform";
import type { TerraformBinary } from "../terraform";
import type { Context } from "./context";
import { UsageError } from "./errors";
import type { ProviderSupply } from "./provider-supply";

/** What Terraform talks to: the stand-in, the real provider before a loopback API, or AWS itself. */
export type WorldKind = "stand-in" | "real" | "aws";

/** The provider that plans. */
export interface PlanningProvider {
  readonly kind: WorldKind;
  /** Version of hashicorp/aws; undefined when nobody can tell. */
  readonly version: string | undefined;
}

/** What Terraform talks to. */
export interface World {
  readonly kind: WorldKind;
  readonly env: NodeJS.ProcessEnv;
  /** Initialises Terraform in a stack's folder, so that the environment of this world works there. */
  initialise(stack: StackFolder, terraform: TerraformBinary): Promise<ReadyStack>;
  /** Ends the world. @throws UsageError when it had ended before its time */
  close(): Promise<void>;
}

/** A stack on disk. */
export interface StackFolder {
  readonly directory: string;
  /** The configuration that lies there. */
  readonly configuration: unknown;
}

/** A stack's folder, ready for Terraform's commands. */
export interface ReadyStack {
  readonly workspace: TerraformWorkspace;
  readonly provider: PlanningProvider;
}

/** The scenario of a deployment: the one given, otherwise the one that its file names; undefined when there is none. */
export function scenarioFile(
  { deployment, document }: LoadedDeployment,
  given: string | undefined,
): string | undefined {
  if (given !== undefined || deployment.scenario === undefined) return given;
  if (isAbsolute(deployment.scenario)) return deployment.scenario;
  return relative("", join(dirname(document.file), deployment.scenario)) || deployment.scenario;
}

/** @throws UsageError when the scenario is of another Region than the deployment */
export function scenarioFor(loaded: LoadedDeployment, file: string): Scenario {
  const scenario = loadScenario(file);
  const { name, region } = loaded.deployment;
  if (scenario.region !== region) {
    throw new UsageError(
      `${file} describes ${scenario.region}; the deployment ${name} is for ${region}. Use a scenario of that Region.`,
    );
  }
  return scenario;
}

/** AWS itself, with the user's own environment. */
export function openAws(context: Context): World {
  const { env } = ownEnvironment(context.env);
  return {
    kind: "aws",
    env,
    async initialise({ directory }, terraform) {
      const workspace = new TerraformWorkspace(terraform, directory, env, context.abort);
      await workspace.init();
      const version = lockedAwsProvider(readIfThere(join(directory, ".terraform.lock.hcl")), terraform);
      return { workspace, provider: { kind: "aws", version } };
    },
    close: async () => undefined,
  };
}

/** The real provider before an AWS API on this machine, which answers from a scenario. */
export async function openReal(
  context: Context,
  scenario: Scenario,
  { supply, port }: { supply: ProviderSupply; port?: number },
): Promise<World> {
  const api = await startAwsApi({ scenario, port });
  const env = loopbackEnvironment(context.env, { url: api.url, region: scenario.region });
  return {
    kind: "real",
    env,
    async initialise({ directory, configuration }, terraform) {
      const installed = await supply.initialise(directory, providerConstraint(configuration, "aws"));
      const workspace = new TerraformWorkspace(terraform, directory, { ...env, ...installed.env }, context.abort);
      return { workspace, provider: { kind: "real", version: installed.version } };
    },
    async close() {
      await api.close();
      const unknown = api.unknownOperations().map(({ operation, times }) => `${operation} (${times})`);
      if (unknown.length === 0) return;
      context.progress(
        `The real provider called operations that no scenario answers, and was refused: ${unknown.join(", ")}.`,
      );
    },
  };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * The stand-in world of a scenario, for the resources of synthesised configurations. What one of them applies, another
 * finds. Without configurations every installed provider is served whole.
 * @throws UsageError when a configuration asks for another version of a provider than the stand-in has
 */
export async function openStandIn(
  { env, progress, abort }: Context,
  scenario: Scenario,
  options: { configurations?: readonly unknown[]; port?: number; cacheDir?: string },
): Promise<World> {
  const { configurations, port, cacheDir } = options;
  for (const configuration of configurations ?? []) checkVersions(configuration);
  const { aws = { types: [] }, ...others } =
    configurations === undefined ? wholeProviders() : typesByProvider(...configurations);
  const standIn = await startStandIn({ scenario, ...aws, others, port, cacheDir });
  const { env: complete, notices } = standInEnvironment(env, standIn.env);
  for (const notice of notices) progress(notice);
  let closing = false;
  const ended = standIn.exited.then(({ code, signal }) =>
    closing ? undefined : (signal ?? `exit code ${String(code)}`),
  );
  return {
    kind: "stand-in",
    env: complete,
    async initialise({ directory }, terraform) {
      const workspace = new TerraformWorkspace(terraform, directory, complete, abort);
      await workspace.init();
      return { workspace, provider: { kind: "stand-in", version: bindingsProviderVersion() } };
    },
    async close() {
      // A stand-in that died settles before this line runs on; one that lives ends only now.
      const before = await Promise.race([
        ended,
        new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined))),
      ]);
      closing = true;
      await standIn.stop();
      if (before !== undefined) {
        throw new UsageError(
          `the stand-in for AWS ended before its time (${before}); what Terraform printed afterwards means nothing.`,
        );
      }
    },
  };
}

function wholeProviders(): Partial<Record<ProviderName, Partial<UsedTypes>>> {
  return Object.fromEntries(installedProviders().map((provider) => [provider, {}]));
}

/** Terraform ignores version constraints of a provider that is handed over by the environment. */
function checkVersions(configuration: unknown): void {
  for (const provider of PROVIDERS) {
    const constraint = providerConstraint(configuration, provider);
    if (constraint === "") continue;
    const version = bindingsProviderVersion(provider);
    if (checkProviderConstraint(constraint, version)) continue;
    throw new UsageError(
      `the configuration asks for hashicorp/${provider} ${constraint}; the stand-in has ${version}, that of the installed @cdktf/provider-${provider}.`,
    );
  }
}

/** The range of versions that a configuration asks for; empty when it asks for none. */
function providerConstraint(configuration: unknown, provider: ProviderName): string {
  const { terraform } = configuration as {
    terraform?: { required_providers?: Partial<Record<string, { version?: unknown }>> };
  };
  const constraint = terraform?.required_providers?.[provider]?.version;
  return typeof constraint === "string" ? constraint : "";
}
