import { eksOf, gatewayObjectName } from "../../deployment";
import type { SynthRule } from "../rule";

export const gatewaysUnregistered: SynthRule = {
  id: "OM-K040",
  title: "A gateway of pods has its Service's name, and none in Cloud Map",
  severity: "error",
  stages: ["synth"],
  why: "Tasks of ECS are registered under `registerAs`. Nobody registers the pods of a virtual gateway, with App Mesh's controller neither: the name would resolve to nothing.",
  remedy:
    "Remove `registerAs`. Inside the cluster the gateway is called by its Service's name; from outside state `clients` or put a load balancer in front.",
  source: "github.com/aws/aws-app-mesh-controller-for-k8s pkg/cloudmap: virtual nodes alone are registered",
  *inspect({ deployment }) {
    for (const [name, { registerAs }] of Object.entries(eksOf(deployment)?.gateways ?? {}).sort()) {
      if (registerAs === undefined) continue;
      const path = ["workloads", "gateways", name, "registerAs"];
      const message = `the platform eks cannot have \`registerAs\`; inside the cluster the gateway is ${gatewayObjectName(name)}.`;
      yield { path, message };
    }
  },
};
