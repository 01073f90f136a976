import { nodesOfService } from "../../deployment";
import type { SynthRule } from "../rule";

export const nodeNamesUnique: SynthRule = {
  id: "OM-M003",
  title: "No two versions become the same virtual node",
  severity: "error",
  stages: ["synth"],
  why: 'Version "v1" of service "web" and a service "web-v1" would both become the virtual node "web-v1".',
  remedy: "Rename the service or the version.",
  source: "App Mesh API reference, CreateVirtualNode: names are unique in a mesh",
  *inspect({ deployment }) {
    const owners = new Map<string, string>();
    for (const [name, service] of Object.entries(deployment.services ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const { node, version } of nodesOfService(name, service)) {
        const owner = owners.get(node);
        if (owner !== undefined) {
          const path = version === undefined ? ["services", name] : ["services", name, "versions", version];
          yield { path, message: `the virtual node "${node}" would belong to "${owner}" and to "${name}".` };
        }
        owners.set(node, name);
      }
    }
  },
};
