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

/**
 * Import blocks that let Terraform adopt the objects of a mesh where they are live already.
 * A mesh that lives elsewhere is not adopted, nor is an object whose name is not known yet.
 * @param logicalId how the rendering names a resource after (parent, name)
 */
export function importBlocks(
  { name: deployment, mesh = {} }: DeploymentInput,
  logicalId: (...parts: readonly string[]) => string,
): ImportBlock[] {
  const meshName = mesh.meshName ?? deployment;
  const block = (kind: ImportedKind, ...names: readonly string[]): ImportBlock => ({
    to: `${factsOf(kind).resource}.${logicalId(...names)}`,
    id: (kind === "mesh" ? names : [meshName, ...names]).join("/"),
  });
  const { virtualNodes = [], virtualRouters = [], routes = [] } = mesh;
  const { virtualServices = [], virtualGateways = [], gatewayRoutes = [] } = mesh;
  // Keys need names alone; that a virtual service may be written without a spec does not matter to them.
  const services = virtualServices.map((service) => ({ ...service, spec: service.spec ?? {} }));
  const lists = { virtualNodes, virtualRouters, routes, virtualServices: services, virtualGateways, gatewayRoutes };
  const isElsewhere = mesh.existing === true || mesh.meshOwner !== undefined;
  return [
    ...(isElsewhere ? [] : [block("mesh", meshName)]),
    ...meshObjectKeys(lists).map(({ kind, parent, name }) =>
      parent === undefined ? block(kind, name) : block(kind, parent, name),
    ),
  ].filter(({ id }) => !holdsPlaceholder(id));
}

/** The text of a file of import blocks. */
export function importBlocksText(blocks: readonly ImportBlock[]): string {
  return `${JSON.stringify({ import: blocks }, null, 2)}\n`;
}
