import { SERVICE_LINK } from "../../aws";
import type { ServiceLink } from "../../deployment";
import type { SynthRule } from "../rule";

const WORDS = { bandwidthMbps: "bandwidth", roundTripMillis: "latency", mtu: "MTU", paths: "redundancy" } as const;

export const serviceLinksStated: SynthRule = {
  id: "OM-P037",
  title: "Somebody has measured the service link",
  severity: "note",
  stages: ["synth"],
  why: "App Mesh asks for a reliable connection and recommends a highly available one of low latency. Terraform cannot measure any of it, and a plan that passes says nothing about it.",
  remedy:
    "Measure the link and write down what you found in `connectivity.serviceLinks`; the rules then compare it with what AWS asks for.",
  source: `App Mesh user guide, App Mesh on AWS Outposts, prerequisites and network connectivity considerations; ${SERVICE_LINK.source}`,
  *inspect({ deployment }) {
    const { connectivity, network } = deployment;
    if (connectivity === undefined) return;
    for (const { name } of network?.outposts ?? []) {
      const link: Partial<ServiceLink> = connectivity.serviceLinks[name] ?? {};
      const missing = Object.entries(WORDS).filter(([key]) => link[key as keyof typeof WORDS] === undefined);
      if (missing.length === 0) continue;
      yield {
        path: connectivity.serviceLinks[name] === undefined ? ["connectivity"] : ["connectivity", "serviceLinks", name],
        message: `nothing is said about the service link of Outpost ${name}: ${missing.map(([, word]) => word).join(", ")}. Terraform cannot know.`,
      };
    }
  },
};
