import { authenticationOf } from "../../deployment";
import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

export const localAuthentication: SynthRule = {
  id: "OM-K003",
  title: "Access to a cluster is granted in a way that its form has",
  severity: "error",
  stages: ["synth"],
  why: "A local cluster takes the authentication mode CONFIG_MAP alone, and access entries need the mode API: EKS refuses anything else when the cluster is created, after Terraform has waited for it.",
  remedy: "Leave `authentication` out; administer a local cluster through its aws-auth ConfigMap instead of `admins`.",
  source:
    "Amazon EKS user guide, Amazon EKS on AWS Outposts: comparison of deployment options; github.com/terraform-aws-modules/terraform-aws-eks issue 2925",
  *inspect({ deployment }) {
    const platform = clusterOf(deployment, "local", "extended");
    if (platform === undefined) return;
    const { form, authentication, admins } = platform.cluster;
    if (form === "local" && authentication !== undefined && authentication !== "CONFIG_MAP") {
      const message = `a local cluster cannot have the authentication ${authentication}; CONFIG_MAP is allowed.`;
      yield { path: clusterPath("authentication"), message };
    }
    if (admins.length > 0 && authenticationOf(platform) === "CONFIG_MAP") {
      const which = form === "local" ? "a local cluster" : "a cluster with the authentication CONFIG_MAP";
      yield { path: clusterPath("admins"), message: `${which} has no access entries, which \`admins\` are made as.` };
    }
  },
};
