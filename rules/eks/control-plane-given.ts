import { outpostMeant } from "../../deployment";
import { listed } from "../../document";
import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

export const controlPlaneGiven: SynthRule = {
  id: "OM-K009",
  title: "A local cluster says what its control plane runs on, and no other cluster does",
  severity: "error",
  stages: ["synth"],
  why: "The control plane of a local cluster is three instances on the Outpost, whose type cannot be changed; that of any other cluster runs in the Region, in an account of AWS.",
  remedy: "Give `controlPlane` with an instance type that the Outpost is slotted for three times, or remove it.",
  source: "Amazon EKS user guide, local clusters on Outposts: capacity considerations",
  *inspect({ deployment }) {
    const cluster = clusterOf(deployment, "local", "extended")?.cluster;
    if (cluster === undefined) return;
    if (cluster.form === "local" && cluster.controlPlane === undefined) {
      yield { path: clusterPath(), message: "a local cluster needs its `controlPlane`." };
    }
    if (cluster.form === "extended" && cluster.controlPlane !== undefined) {
      const message = "an extended cluster cannot have a `controlPlane` on the Outpost: its own is in the Region.";
      yield { path: clusterPath("controlPlane"), message };
    }
    const { network } = deployment;
    const outpost = cluster.controlPlane?.outpost;
    if (cluster.form !== "local" || cluster.controlPlane === undefined || network === undefined) return;
    if (outpostMeant(deployment, outpost) !== undefined) return;
    const known = network.outposts.map(({ name }) => name).sort();
    const message = outpost === undefined ? "names none of several Outposts" : `names "${outpost}", which is not there`;
    yield {
      path: clusterPath("controlPlane", ...(outpost === undefined ? [] : ["outpost"])),
      message: `the control plane ${message}. Outposts: ${listed(known)}.`,
    };
  },
};
