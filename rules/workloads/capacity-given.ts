import { outpostMeant } from "../../deployment";
import type { SynthRule } from "../rule";

export const capacityGiven: SynthRule = {
  id: "OM-W005",
  title: "Tasks have instances to run on",
  severity: "error",
  stages: ["synth"],
  why: "Without container instances on the Outpost no task can be placed. An existing cluster keeps its own instances: adding capacity providers to it here would take away those it has.",
  remedy:
    "Describe instances under `workloads.capacity`; for an existing cluster name its capacity providers in `workloads.cluster.capacityProviders` instead.",
  source: "Amazon ECS API reference, PutClusterCapacityProviders replaces the list",
  *inspect({ deployment }) {
    const { workloads, network } = deployment;
    if (workloads?.platform !== "ecs") return;
    const groups = Object.keys(workloads.capacity).length;
    if (!workloads.cluster.existing) {
      if (groups === 0)
        yield { path: ["workloads"], message: "the new cluster has no instances: `capacity` is empty." };
      if (workloads.cluster.capacityProviders.length > 0) {
        yield {
          path: ["workloads", "cluster", "capacityProviders"],
          message: "`capacityProviders` is for an existing cluster; a new one gets those of `capacity`.",
        };
      }
      const stocked = new Set(
        Object.values(workloads.capacity).map(({ outpost }) => outpostMeant(deployment, outpost)?.name),
      );
      for (const kind of ["services", "gateways"] as const) {
        for (const [name, { outpost }] of Object.entries(workloads[kind])) {
          const place = outpostMeant(deployment, outpost)?.name;
          if (groups === 0 || network === undefined || place === undefined || stocked.has(place)) continue;
          const what = kind === "gateways" ? `the gateway "${name}"` : `"${name}"`;
          yield {
            path: ["workloads", kind, name],
            message: `${what} runs on Outpost ${place}, where \`capacity\` has no instances.`,
          };
        }
      }
      return;
    }
    if (workloads.cluster.name === undefined) {
      yield { path: ["workloads", "cluster"], message: "an existing cluster needs its `name`." };
    }
    if (workloads.cluster.capacityProviders.length === 0) {
      yield {
        path: ["workloads", "cluster"],
        message: "an existing cluster needs the `capacityProviders` that its services use.",
      };
    }
    if (groups > 0) {
      yield {
        path: ["workloads", "capacity"],
        message: "an existing cluster keeps its own instances; `capacity` is for a new one.",
      };
    }
  },
};
