import type { SynthRule } from "../rule";

/** Name of the Envoy container in every task. */
const ENVOY = "envoy";

export const reservedNames: SynthRule = {
  id: "OM-W010",
  title: "No service that runs here is named like its sidecar",
  severity: "error",
  stages: ["synth"],
  why: "A service's container has the service's name, and the container of its Envoy is named envoy: a task cannot have two of a name.",
  remedy: "Give the service another name.",
  source: "Amazon ECS API reference, ContainerDefinition: names are unique in a task definition",
  *inspect({ deployment }) {
    if (deployment.workloads?.platform !== "ecs" || !Object.hasOwn(deployment.workloads.services, ENVOY)) return;
    yield {
      path: ["workloads", "services", ENVOY],
      message: `the name "${ENVOY}" belongs to the sidecar of every task.`,
    };
  },
};
