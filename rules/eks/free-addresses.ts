import { addressNeeds } from "../../deployment";
import { addressesOfNew, needText, totalOf } from "../network/subnet-addresses";
import { clusterOf } from "./cluster-of";
import type { SynthRule } from "../rule";

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
    if (clusterOf(deployment, "local", "extended") === undefined) return;
    for (const [index, outpost] of (deployment.network?.outposts ?? []).entries()) {
      const free = addressesOfNew(outpost);
      const needs = addressNeeds(deployment, outpost);
      if (free === undefined || totalOf(needs) <= free) continue;
      const message = `Outpost ${outpost.name} has ${free} addresses; ${needText(needs)}.`;
      yield { path: ["network", "outposts", index, "subnets"], message };
    }
  },
};
