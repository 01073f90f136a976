import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const balancerControlPlane: SynthRule = {
  id: "OM-N086",
  title: "No load balancer on a rack is kept from the Region",
  severity: "note",
  stages: ["synth"],
  why: "Requests stay on the rack, but Elastic Load Balancing's control plane is in the Region. While the service link is down, targets and certificates that the load balancer has go on working; new tasks and nodes are not registered, certificates are not renewed, and it does not grow.",
  remedy: "Run enough tasks to bear failures until the link is back.",
  source: "EKS user guide, network disconnects on Outposts; Elastic Load Balancing user guide",
  *inspect({ deployment }) {
    for (const { balancer, path, outpost } of placedBalancers(deployment)) {
      if (outpost === undefined) continue;
      const targets = deployment.workloads?.platform === "eks" ? "nodes" : "tasks";
      yield {
        path,
        message: `"${balancer.name}" learns of new ${targets} and certificates from ${deployment.region}.`,
      };
    }
  },
};
