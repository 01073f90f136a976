import { eksOf } from "../../deployment";
import { placedBalancers } from "../load-balancers/placed-balancers";
import type { SynthRule } from "../rule";

export const balancersOfNodes: SynthRule = {
  id: "OM-K039",
  title: "Load balancers in front of pods are Application Load Balancers, and lead to nodes that are made here",
  severity: "error",
  stages: ["synth"],
  why: "The nodes' Auto Scaling groups register them with the load balancer, without a controller that would have to reach the Region. The nodes of an existing cluster belong to somebody else's groups. EKS knows Application Load Balancers alone in front of pods on an Outpost.",
  remedy:
    "With an existing cluster let its AWS Load Balancer Controller lead to the Service of the gateway or service (an Ingress or a TargetGroupBinding), or state `clients`. For tcp state `clients`, or run the service on ECS.",
  source: "Amazon EKS user guide, Amazon EKS on AWS Outposts: load balancing",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    if (platform === undefined) return;
    for (const { balancer, path } of placedBalancers(deployment)) {
      if (platform.cluster.form === "existing") {
        const message = `"${balancer.name}" cannot lead to an existing cluster, whose nodes are not made here; extended and local are allowed.`;
        yield { path, message };
      }
      if (balancer.type === "network") {
        const message = `"${balancer.name}" cannot be a Network Load Balancer in front of pods; application is allowed.`;
        yield { path: [...path, "type"], message };
      }
    }
  },
};
