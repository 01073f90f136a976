import type { PlanRule } from "../rule";
import type { VpcFacts } from "./facts";

export const vpcDns: PlanRule<VpcFacts> = {
  id: "OM-P011",
  title: "The existing VPC has DNS support and DNS hostnames on",
  severity: "error",
  stages: ["precondition"],
  why: "Private DNS of interface endpoints and Cloud Map's private namespaces answer only in a VPC with both switched on.",
  remedy: "Switch on enableDnsSupport and enableDnsHostnames of the VPC.",
  source: "Amazon VPC user guide, DNS attributes for your VPC",
  assert: (vpc) => ({
    condition: `try(${vpc.enableDnsSupport} && ${vpc.enableDnsHostnames}, false)`,
    message: `VPC ${vpc.id} has DNS support \${try(${vpc.enableDnsSupport}, false) ? "on" : "off"} and DNS hostnames \${try(${vpc.enableDnsHostnames}, false) ? "on" : "off"}; both must be on.`,
  }),
};
