import { discoveryOf, gatewaysOf, nodesOfService } from "../../deployment";
import type { SynthRule } from "../rule";

export const gatewayRegistered: SynthRule = {
  id: "OM-W025",
  title: "A gateway's name in Cloud Map is its own",
  severity: "error",
  stages: ["synth"],
  why: "Tasks are registered in a Cloud Map service of the mesh's namespace; one that is a virtual node's or a virtual service's already would answer with both.",
  remedy: "Choose a name that no service, no version and no other gateway has, or leave `registerAs` out.",
  source: "AWS Cloud Map API reference, CreateService: names are unique in a namespace",
  *inspect({ deployment, mesh }) {
    const taken = new Map<string, string>();
    for (const [name, service] of Object.entries(deployment.services ?? {})) {
      for (const { node } of nodesOfService(name, service)) taken.set(node, `the virtual node "${node}"`);
      taken.set(name, `the service "${name}"`);
    }
    for (const { name, workload } of gatewaysOf(deployment, mesh)) {
      const { registerAs } = workload;
      if (registerAs === undefined) continue;
      const path = ["workloads", "gateways", name, "registerAs"];
      if (discoveryOf(deployment).type !== "cloud-map") {
        yield { path, message: `"${registerAs}" cannot be registered: the mesh's names are kept outside Cloud Map.` };
      }
      const owner = taken.get(registerAs);
      if (owner !== undefined) yield { path, message: `the name "${registerAs}" belongs to ${owner}.` };
      else taken.set(registerAs, `the gateway "${name}"`);
    }
  },
};
