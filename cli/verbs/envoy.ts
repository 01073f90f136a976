import { Command } from "commander";
import { expandMesh, loadDeployment } from "../../deployment";
import type { Deployment, LoadedDeployment, MeshModel } from "../../deployment";
import { didYouMean, listed } from "../../document";
import { EnvoyCompiler, compileOptionsOf } from "../../envoy";
import type { EnvoyConfiguration } from "../../envoy";
import { UsageError } from "../../pipeline/errors";
import { examineLoaded, formatFinding, reaches } from "../../rules";
import { EXIT } from "../exit";
import { printJson } from "../session";
import type { Session } from "../session";

/** `outpost-mesh envoy FILE` */
export function envoyVerb({ done }: Session): Command {
  return new Command("envoy")
    .description("print the configuration that an Envoy of the mesh starts with in controlPlane: envoy")
    .argument("<file>", "deployment file, YAML or JSON, of either control plane")
    .option("--node <name>", "virtual node or virtual gateway; default: all of them, by kind and name")
    .action((file: string, { node }: { node?: string }) => {
      const given = loadDeployment(file);
      const mesh = expandMesh(given.deployment);
      if (mesh === undefined) {
        throw new UsageError(`${file} has neither "mesh" nor "services": there is no Envoy to configure.`);
      }
      const loaded = asEnvoy(given);
      const findings = examineLoaded(loaded).findings.filter(({ severity }) => reaches(severity, "warning"));
      for (const finding of findings) process.stderr.write(`${formatFinding(finding)}\n`);
      if (findings.some(({ severity }) => severity === "error")) {
        done(EXIT.findings);
        return;
      }
      const compiler = new EnvoyCompiler(mesh, compileOptionsOf(loaded.deployment));
      if (node !== undefined) printJson(find(compiler, mesh, node).bootstrap);
      else printJson(byKind(compiler.all()));
      done(EXIT.ok);
    });
}

/** The same deployment without App Mesh, whatever its control plane is, and with nobody left who waits to leave it. */
function asEnvoy(loaded: LoadedDeployment): LoadedDeployment {
  const { deployment } = loaded;
  const given = deployment.mesh ?? EMPTY;
  const envoy = given.envoy === undefined ? {} : { envoy: { ...given.envoy, fromAppMesh: undefined } };
  const mesh = { ...given, controlPlane: "envoy" as const, ...envoy };
  return { ...loaded, deployment: { ...deployment, mesh } };
}

const EMPTY: NonNullable<Deployment["mesh"]> = {
  controlPlane: "envoy",
  existing: false,
  virtualNodes: [],
  virtualRouters: [],
  routes: [],
  virtualServices: [],
  virtualGateways: [],
  gatewayRoutes: [],
};

function find(compiler: EnvoyCompiler, mesh: MeshModel, name: string): EnvoyConfiguration {
  const nodes = mesh.virtualNodes.map(({ virtualNodeName }) => virtualNodeName);
  const gateways = mesh.virtualGateways.map(({ virtualGatewayName }) => virtualGatewayName);
  if (nodes.includes(name)) return compiler.node(name);
  if (gateways.includes(name)) return compiler.gateway(name);
  const all = [...nodes, ...gateways].sort();
  throw new UsageError(
    `there is no virtual node or virtual gateway ${JSON.stringify(name)}.${didYouMean(name, all)} There are: ${listed(all)}.`,
  );
}

function byKind(configurations: readonly EnvoyConfiguration[]) {
  const of = (kind: EnvoyConfiguration["kind"]) =>
    Object.fromEntries(
      configurations.filter((each) => each.kind === kind).map(({ name, bootstrap }) => [name, bootstrap]),
    );
  return { virtualNodes: of("virtualNode"), virtualGateways: of("virtualGateway") };
}
