import { meshObjectKeys } from "../mesh";
import type { DeploymentInput } from "../schema";
import { factsOf } from "./kinds";
import type { ImportedKind } from "./kinds";
import { holdsPlaceholder } from "./placeholder";

/** An `import` block of Terraform, as JSON has it. */
export interface ImportBlock {
  /** Address of the resource. */
  readonly to: string;
  readonly id: string;
}

/** What lets Terraform adopt the objects of a mesh. */
export interface ImportBlocks {
  readonly blocks: readonly ImportBlock[];
  /** Objects that have no block yet, in words: why, and how to get one. */
  readonly open: readonly string[];
}

/**
 * Import blocks that let Terraform adopt the objects of a mesh where they are live already.
 * A mesh that lives elsewhere is not adopted. An object whose name is not known yet has no import id: it is named
 * among those that are open.
 * @param logicalId how the rendering names a resource after (parent, name)
 */
export function importBlocks(
  { name: deployment, mesh = {} }: DeploymentInput,
  logicalId: (...parts: readonly string[]) => string,
): ImportBlocks {
  const meshName = mesh.meshName ?? deployment;
  const { virtualNodes = [], virtualRouters = [], routes = [] } = mesh;
  const { virtualServices = [], virtualGateways = [], gatewayRoutes = [] } = mesh;
  // Keys need names alone; that a virtual service may be written without a spec does not matter to them.
  const services = virtualServices.map((service) => ({ ...service, spec: service.spec ?? {} }));
  const lists = { virtualNodes, virtualRouters, routes, virtualServices: services, virtualGateways, gatewayRoutes };
  const blocks: ImportBlock[] = [];
  const open: string[] = [];
  const isElsewhere = mesh.existing === true || mesh.meshOwner !== undefined;
  if (!isElsewhere) add("mesh", [meshName]);
  for (const { kind, parent, name } of meshObjectKeys(lists)) add(kind, parent === undefined ? [name] : [parent, name]);
  return { blocks, open };

  function add(kind: ImportedKind, names: readonly string[]): void {
    const { resource, title } = factsOf(kind);
    const steps = kind === "mesh" ? names : [meshName, ...names];
    const id = steps.join("/");
    const unknown = steps.filter(holdsPlaceholder);
    if (unknown.length === 0) blocks.push({ to: `${resource}.${logicalId(...names)}`, id });
    else open.push(missing(`${title} ${JSON.stringify(names[names.length - 1])}`, unknown, resource, id));
  }
}

function missing(object: string, unknown: readonly string[], resource: string, id: string): string {
  const names = [...new Set(unknown)].map((name) => JSON.stringify(name)).join(" and ");
  return (
    `${object} has no import block, because ${names} in its import id ${JSON.stringify(id)} stands for what is not ` +
    "known. Give the value with --parameter and import again; or put the real name in its place in the deployment " +
    `file, synthesise, and add {"to": "${resource}.<as in cdk.tf.json>", "id": <the import id with the real name>}.`
  );
}

/** The text of a file of import blocks. What is open stands in it as a comment, which JSON for Terraform calls "//". */
export function importBlocksText({ blocks, open }: ImportBlocks): string {
  const comment = open.length === 0 ? {} : { "//": open };
  return `${JSON.stringify({ ...comment, import: blocks }, null, 2)}\n`;
}
