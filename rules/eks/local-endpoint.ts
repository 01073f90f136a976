import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

export const localEndpoint: SynthRule = {
  id: "OM-K007",
  title: "The API of a local cluster is private",
  severity: "error",
  stages: ["synth"],
  why: "The API of a local cluster is reached within the VPC and through the local gateway alone; EKS refuses a public endpoint.",
  remedy:
    "Leave `endpointAccess` and `publicAccessCidrs` out; run Terraform where the VPC or the local gateway is reached.",
  source: "Amazon EKS user guide, Amazon EKS on AWS Outposts: comparison of deployment options",
  *inspect({ deployment }) {
    const cluster = clusterOf(deployment, "local", "extended")?.cluster;
    if (cluster === undefined) return;
    const { form, endpointAccess = "private", publicAccessCidrs } = cluster;
    if (form === "local" && endpointAccess !== "private") {
      const message = `a local cluster cannot have the endpoint access ${endpointAccess}; private is allowed.`;
      yield { path: clusterPath("endpointAccess"), message };
    }
    if (publicAccessCidrs !== undefined && (form === "local" || endpointAccess === "private")) {
      const message = "the endpoint is private: `publicAccessCidrs` would let nobody in.";
      yield { path: clusterPath("publicAccessCidrs"), message };
    }
  },
};
