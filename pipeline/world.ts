import { dirname, isAbsolute, join, relative } from "node:path";
import type { LoadedDeployment } from "../deployment";
import {
  PROVIDERS,
  bindingsProviderVersion,
  checkProviderConstraint,
  installedProviders,
  loadScenario,
  startStandIn,
  typesByProvider,
} from "../rehearsal";
import type { ProviderName, Scenario, UsedTypes } from "../rehearsal";
import { ownEnvironment, standInEnvironment } from "../terraform";
import type { Context } from "./context";
import { UsageError } from "./errors";

/** What Terraform talks to. */
export interface World {
  readonly kind: "stand-in" | "aws";
  readonly env: NodeJS.ProcessEnv;
  /** Ends the world. @throws UsageError when it had ended before its time */
  close(): Promise<void>;
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
export function openAws({ env }: Context): World {
  return { kind: "aws", env: ownEnvironment(env).env, close: async () => undefined };
}

/**
 * The stand-in world of a scenario, for the resources of synthesised configurations. What one of them applies, another
 * finds. Without configurations every installed provider is served whole.
 * @throws UsageError when a configuration asks for another version of a provider than the stand-in has
 */
export async function openStandIn(
  { env, progress }: Context,
  scenario: Scenario,
  options: { configurations?: readonly unknown[]; port?: number; cacheDir?: string },
): Promise<World> {
  const { configurations, port, cacheDir } = options;
  for (const configuration of configurations ?? []) checkVersions(configuration);
  const { aws, ...others } = configurations === undefined ? wholeProviders() : typesByProvider(...configurations);
  const standIn = await startStandIn({ scenario, ...(aws ?? { types: [] }), others, port, cacheDir });
  const { env: complete, notices } = standInEnvironment(env, standIn.env);
  for (const notice of notices) progress(notice);
  let closing = false;
  const ended = standIn.exited.then(({ code, signal }) =>
    closing ? undefined : (signal ?? `exit code ${String(code)}`),
  );
  return {
    kind: "stand-in",
    env: complete,
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
  const { terraform } = configuration as {
    terraform?: { required_providers?: Partial<Record<string, { version?: unknown }>> };
  };
  for (const provider of PROVIDERS) {
    const constraint = terraform?.required_providers?.[provider]?.version;
    if (typeof constraint !== "string") continue;
    const version = bindingsProviderVersion(provider);
    if (checkProviderConstraint(constraint, version)) continue;
    throw new UsageError(
      `the configuration asks for hashicorp/${provider} ${constraint}; the stand-in has ${version}, that of the installed @cdktf/provider-${provider}.`,
    );
  }
}
