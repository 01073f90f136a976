import { LAST_AL2_VERSION } from "../../aws";
import { amiOf } from "../../deployment";
import { clusterOf } from "./cluster-of";
import type { SynthRule } from "../rule";

export const imageFits: SynthRule = {
  id: "OM-K019",
  title: "Nodes have an operating system with which they join",
  severity: "error",
  stages: ["synth"],
  why: "Nodes of Amazon Linux 2023 have not joined local clusters (whether they do today is not documented), and EKS makes no image of Amazon Linux 2 for versions after 1.32.",
  remedy:
    "Leave `ami` out; for a local cluster whose platform takes Amazon Linux 2023, waive the rule with the source as its reason.",
  source:
    "github.com/awsdocs/amazon-eks-user-guide pull request 1127; Amazon EKS user guide, Amazon Linux 2 AMI deprecation",
  *inspect({ deployment }) {
    const platform = clusterOf(deployment, "local", "extended");
    if (platform === undefined) return;
    const { form, version } = platform.cluster;
    for (const [name, group] of Object.entries(platform.capacity).sort()) {
      if (group.amiParameter !== undefined) continue;
      const ami = amiOf(form, group);
      const path = ["workloads", "capacity", name, ...(group.ami === undefined ? [] : ["ami"])];
      if (form === "local" && ami === "al2023") {
        yield { path, message: "nodes of a local cluster do not join with al2023; al2 is allowed." };
      }
      if (ami === "al2" && version !== undefined && version > LAST_AL2_VERSION) {
        yield {
          path,
          message: `there is no al2 image for version ${version}; the last one is for ${LAST_AL2_VERSION}.`,
        };
      }
    }
  },
};
