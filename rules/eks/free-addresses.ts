import { CONTROL_PLANE_INSTANCES, parseIpv4Cidr } from "../../aws";
import { outpostMeant, podsOf } from "../../deployment";
import { clusterOf } from "./cluster-of";
import type { SynthRule } from "../rule";

/** Addresses of a subnet that AWS keeps. */
const RESERVED = 5;
/** Addresses that the CNI plugin and pods of the cluster itself hold on each node, at least. */
const SYSTEM_PODS = 2;

export const freeAddresses: SynthRule = {
  id: "OM-K022",
  title: "The subnets of an Outpost have addresses for nodes and pods",
  severity: "error",
  stages: ["synth"],
  why: "Every pod has an address of its node's subnet, a local control plane takes three, and during a rollout a quarter more pods count. Without a free address a pod does not start.",
  remedy: "Give the Outpost a larger subnet, or another one.",
  source:
    "Amazon EKS user guide, VPC and subnet requirements; Amazon VPC user guide, subnet sizing: five addresses are reserved",
  *inspect({ deployment }) {
    const platform = clusterOf(deployment, "local", "extended");
    if (platform === undefined) return;
    const pods = podsOf(deployment);
    for (const [index, outpost] of (deployment.network?.outposts ?? []).entries()) {
      // Of a subnet that exists only the plan knows the size.
      if (outpost.subnets.some(({ cidr }) => cidr === undefined)) continue;
      const free = outpost.subnets.reduce(
        (sum, { cidr }) => sum + 2 ** (32 - parseIpv4Cidr(cidr!)!.prefix) - RESERVED,
        0,
      );
      const here = (named: string | undefined) => outpostMeant(deployment, named) === outpost;
      const nodes = Object.values(platform.capacity)
        .filter(({ outpost: named }) => here(named))
        .reduce((sum, { max }) => sum + max, 0);
      const counts = [
        ...pods.filter((pod) => pod.outpost === outpost.name).map(({ pod }) => pod.count),
        ...Object.values(platform.gateways)
          .filter(({ outpost: named }) => here(named))
          .map(({ count }) => count),
      ];
      const surged = counts.reduce((sum, count) => sum + count + Math.ceil(count / 4), 0);
      const { form, controlPlane } = platform.cluster;
      const plane = form === "local" && here(controlPlane?.outpost) ? CONTROL_PLANE_INSTANCES : 0;
      const wanted = nodes + surged + plane + nodes * SYSTEM_PODS;
      if (wanted <= free) continue;
      const message = `Outpost ${outpost.name} has ${free} addresses; ${wanted} may be wanted: ${nodes} nodes, ${surged} pods of the mesh in a rollout, ${plane} of the control plane and ${nodes * SYSTEM_PODS} pods of the cluster itself.`;
      yield { path: ["network", "outposts", index, "subnets"], message };
    }
  },
};
