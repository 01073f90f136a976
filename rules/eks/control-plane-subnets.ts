import { didYouMean, listed } from "../../document";
import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

export const controlPlaneSubnets: SynthRule = {
  id: "OM-K010",
  title: "The control plane of an extended cluster is given Regional subnets of two Availability Zones",
  severity: "error",
  stages: ["synth"],
  why: "EKS wants subnets of at least two Availability Zones of the Region for the interfaces of a control plane that is there, and refuses a subnet on an Outpost among them. A local cluster's subnets are those of its Outpost.",
  remedy:
    "Add a subnet with another `availabilityZone` to `network.regionalSubnets`; name Regional subnets alone in `subnets`, or leave it out.",
  source: "Amazon EKS user guide, extended clusters on Outposts: network requirements",
  *inspect({ deployment }) {
    const cluster = clusterOf(deployment, "local", "extended")?.cluster;
    const { network } = deployment;
    if (cluster === undefined || network === undefined) return;
    if (cluster.form === "local") {
      if (cluster.subnets === undefined) return;
      const message = "a local cluster cannot have `subnets` in the Region: it stands in those of its Outpost.";
      yield { path: clusterPath("subnets"), message };
      return;
    }
    const known = network.regionalSubnets.map(({ name }) => name).sort();
    const onOutposts = network.outposts.flatMap(({ subnets }) => subnets.map(({ name }) => name));
    for (const name of cluster.subnets ?? []) {
      if (known.includes(name)) continue;
      const what = onOutposts.includes(name) ? "stands on an Outpost" : "is no subnet in the Region";
      const message = `"${name}" ${what}, and an extended cluster takes none.${didYouMean(name, known)} Regional subnets: ${listed(known) || "none"}.`;
      yield { path: clusterPath("subnets"), message };
    }
    const taken = network.regionalSubnets.filter(({ name }) => cluster.subnets?.includes(name) ?? true);
    // Of a subnet that exists, and of one beside an Outpost, only the plan knows the zone; it is looked at there.
    const zones = new Set(taken.map(({ availabilityZone, outpost }) => availabilityZone ?? `beside ${outpost ?? ""}`));
    if (zones.size >= 2 || taken.some(({ id }) => id !== undefined)) return;
    const names = taken.map(({ name }) => name);
    const message = `an extended cluster needs Regional subnets of two Availability Zones; there ${names.length === 0 ? "is none" : `are those of one: ${listed(names)}`}.`;
    yield { path: clusterPath(), message };
  },
};
