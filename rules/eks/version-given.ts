import { LOCAL_CLUSTER_VERSIONS, OLDEST_CONTROLLER_VERSION } from "../../aws";
import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

export const versionGiven: SynthRule = {
  id: "OM-K012",
  title: "A new cluster has a Kubernetes version that its form offers",
  severity: "error",
  stages: ["synth"],
  why: "Nodes are made for the version of their cluster, so it is not left to EKS. Local clusters have a list of versions of their own, and App Mesh's controller asks for a recent one.",
  remedy: "Set `version`, in quotes.",
  source: "Amazon EKS user guide, local cluster platform versions; changelog of App Mesh's controller",
  *inspect({ deployment }) {
    const platform = clusterOf(deployment, "local", "extended");
    if (platform === undefined) return;
    const { form, version } = platform.cluster;
    if (version === undefined) {
      yield { path: clusterPath(), message: `a new cluster needs its \`version\`, for example "1.32".` };
      return;
    }
    const path = clusterPath("version");
    if (form === "local" && !LOCAL_CLUSTER_VERSIONS.includes(version)) {
      const message = `a local cluster cannot have version ${version}. Versions: ${LOCAL_CLUSTER_VERSIONS.join(", ")}.`;
      yield { path, message };
    }
    if (platform.injection === "controller" && version < OLDEST_CONTROLLER_VERSION) {
      const message = `App Mesh's controller asks for ${OLDEST_CONTROLLER_VERSION} or later; the cluster has ${version}.`;
      yield { path, message };
    }
  },
};
