import { virtualServiceName } from "../../deployment";
import type { Subject } from "../rule";
import { meshIndex } from "./mesh-index";
import type { MeshIndex } from "./mesh-index";
import type { Path } from "./placed";

/** Who calls virtual services, as the file has it: a service of the shorthand once, whatever its versions. */
export interface Caller {
  /** What messages call it: `service "web"`. */
  readonly label: string;
  /** Where its calls stand in the file. */
  readonly path: Path;
  /** Names of the virtual services that it calls. */
  readonly backends: readonly string[];
}

/** The nodes of the full form and the services of the shorthand, each with what it calls. */
export function callersOf(subject: Subject): Caller[] {
  const { deployment } = subject;
  return [
    ...meshIndex(subject)
      .nodes.filter(({ service }) => service === undefined)
      .map(({ label, value, at }) => ({
        label,
        path: at("spec", "backends"),
        backends: (value.spec.backends ?? []).map(({ virtualService }) => virtualService.virtualServiceName),
      })),
    ...Object.entries(deployment.services ?? {}).map(([name, { calls }]) => ({
      label: `service ${JSON.stringify(name)}`,
      path: ["services", name, "calls"],
      backends: calls.map((call) => virtualServiceName(deployment, call)),
    })),
  ];
}

/** The ports of a virtual service, as far as the file shows its provider. */
export function portsOfService(
  { servicesByName, routersByName, nodesByName }: MeshIndex,
  name: string,
): { readonly port: number; readonly protocol: string }[] {
  const { virtualNode, virtualRouter } = servicesByName.get(name)?.value.spec.provider ?? {};
  const provider =
    routersByName.get(virtualRouter?.virtualRouterName ?? "") ?? nodesByName.get(virtualNode?.virtualNodeName ?? "");
  const listeners: readonly { portMapping: { port: number; protocol: string } }[] =
    provider?.value.spec.listeners ?? [];
  return listeners.map(({ portMapping }) => portMapping);
}
