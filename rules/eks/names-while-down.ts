import { eksOf, meshDomain, namesInCluster } from "../../deployment";
import type { SynthRule } from "../rule";

export const podNamesWhileDown: SynthRule = {
  id: "OM-K033",
  title: "Pods resolve the names of the mesh while the service link is down",
  severity: "note",
  stages: ["synth"],
  why: "Names of Services are answered by CoreDNS, whose pods run on the cluster's nodes. Those of an extended cluster keep what they know while the link is down, and do not come back when they are started again; names outside the cluster are asked of the VPC's resolver, in the Region.",
  remedy:
    "Run CoreDNS on two nodes of the Outpost or more; where pods must start while the link is down, use a local cluster.",
  source:
    "Amazon EKS user guide, network disconnects on local clusters; Kubernetes documentation, DNS for Services and Pods",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    const { connectivity, mesh } = deployment;
    if (platform === undefined || (connectivity === undefined && mesh?.envoy?.disconnected !== true)) return;
    if (!namesInCluster(deployment) || platform.cluster.form === "local") return;
    const message = `names under ${meshDomain(deployment)} are answered by pods of CoreDNS, which are not started again while the service link is down.`;
    yield { path: ["workloads", "cluster"], message };
  },
};
