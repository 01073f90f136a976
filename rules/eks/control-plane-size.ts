import { CONTROL_PLANE_SIZES } from "../../aws";
import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

export const controlPlaneSize: SynthRule = {
  id: "OM-K018",
  title: "The instances of a local control plane are large enough for its nodes",
  severity: "warning",
  stages: ["synth"],
  why: "The instance type of a local control plane cannot be changed; one that is too small for the number of nodes makes the API slow, and there is no way out but another cluster.",
  remedy: "Choose a larger type for `controlPlane`, or fewer nodes.",
  source: "Amazon EKS user guide, local clusters on Outposts: capacity considerations",
  *inspect({ deployment }) {
    const platform = clusterOf(deployment, "local");
    const type = platform?.cluster.controlPlane?.instanceType;
    if (platform === undefined || type === undefined) return;
    const nodes = Object.values(platform.capacity).reduce((sum, { max }) => sum + max, 0);
    const sizes = CONTROL_PLANE_SIZES.map(({ size }) => size);
    const has = sizes.indexOf(type.split(".")[1] ?? "");
    const needs = CONTROL_PLANE_SIZES.findIndex((each) => nodes <= each.nodes);
    // A size that is not in the list is larger than all that are.
    if (needs !== -1 && (has === -1 || has >= needs)) return;
    const path = clusterPath("controlPlane", "instanceType");
    const wanted = sizes[needs] ?? "more than 4xlarge, which no cluster has,";
    yield { path, message: `${type} is for fewer than the ${nodes} nodes that there may be; ${wanted} is asked for.` };
  },
};
