import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const controllerAnswers: SynthRule = {
  id: "OM-K028",
  title: "The controller answers while pods start",
  severity: "warning",
  stages: ["synth"],
  why: "The failure policy of the controller's webhooks is Fail: while no pod of the controller answers, no pod of the namespace starts, on an Outpost least of all while the service link is down and its image cannot be pulled again.",
  remedy:
    "Run two pods of the controller or more, on different nodes; or set `injection: explicit`, which needs no webhook.",
  source: "github.com/aws/aws-app-mesh-controller-for-k8s config/webhook; eks-charts stable/appmesh-controller",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    if (platform?.injection !== "controller") return;
    const path = ["workloads", ...(platform.controller === undefined ? [] : ["controller", "replicas"])];
    const { replicas = 2 } = platform.controller ?? {};
    const nodes = Object.values(platform.capacity).reduce((sum, { min }) => sum + min, 0);
    if (replicas < 2) yield { path, message: "one pod of the controller: while it does not answer no pod starts." };
    if (platform.cluster.form !== "existing" && nodes < 2) {
      const message = `the controller's pods share ${nodes === 1 ? "the only node" : "no node yet"}: \`min\` of all groups is ${nodes}.`;
      yield { path: ["workloads", "capacity"], message };
    }
  },
};
