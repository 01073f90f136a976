import { meshDomain, namesInCluster } from "../../deployment";
import type { SynthRule } from "../rule";

export const namesWhenDown: SynthRule = {
  id: "OM-P030",
  title: "Names are resolved on the premises while the service link is down",
  severity: "note",
  stages: ["synth"],
  why: "The VPC's resolver and the hosted zones, those of Cloud Map among them, are in the Region. While the link is down a lookup gets no answer: running Envoys keep the hosts that they have, but an application that looks up its peer again, and an Envoy that discovers by DNS, do not get through.",
  remedy:
    "Switch on Route 53 Resolver on the rack, which answers from its cache, and say `connectivity.dns.answeredBy: outpost-resolver`; or run a DNS server on the premises that forwards to the Region and keeps answers, and say `local-server` with its address; and let callers keep connections. Neither is made by Terraform, and neither knows of tasks that were registered while the link was down.",
  source: "Route 53 developer guide, Resolver on Outposts; App Mesh user guide, App Mesh on AWS Outposts, limitations",
  *inspect({ deployment, mesh }) {
    const { connectivity } = deployment;
    if (connectivity === undefined || mesh === undefined || (connectivity.dns?.answeredBy ?? "region") !== "region")
      return;
    // Names of the cluster's own Services are answered in the cluster; OM-K033 is about those.
    if (namesInCluster(deployment)) return;
    const names = deployment.services === undefined ? "names" : `names under ${meshDomain(deployment)}`;
    yield {
      path: connectivity.dns === undefined ? ["connectivity"] : ["connectivity", "dns"],
      message: `${names} are resolved in ${deployment.region}: while the service link is down nobody answers.`,
    };
  },
};
