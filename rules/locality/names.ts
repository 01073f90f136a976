import { meshDomain, namesInCluster } from "../../deployment";
import type { HopRule } from "../rule";
import { envoysOf, unique } from "./takers";

export const namesHop: HopRule = {
  id: "OM-L003",
  title: "No service looks names up in Route 53 in the Region",
  severity: "note",
  stages: ["synth"],
  why: "Hosted zones and the VPC's resolver are in the Region: a call begins with a lookup, and Envoys that discover by DNS repeat theirs.",
  remedy:
    "Let Route 53 Resolver on the rack or a DNS server on the premises answer, and let callers keep connections and answers.",
  source: "App Mesh user guide, App Mesh on AWS Outposts, limitations; Route 53 developer guide, Resolver on Outposts",
  reaches: "Route 53: names",
  when: "when a name is looked up that no cache on the Outpost holds",
  whenDown: "lookups fail, unless a Resolver on the rack or a local DNS server answers",
  trace(subject) {
    const envoys = envoysOf(subject);
    // Whoever calls looks up the virtual service's name; whose hosts are found by DNS is looked up by its callers.
    const takers = unique(envoys.filter(({ hasBackends }) => hasBackends).map(({ taker }) => taker));
    if (takers.length === 0) return undefined;
    const { deployment } = subject;
    // The cluster's own Services are answered in the cluster.
    if (namesInCluster(deployment)) return undefined;
    const zone = deployment.services === undefined ? "" : `, those under ${meshDomain(deployment)} among them,`;
    return {
      path: [deployment.services === undefined ? "mesh" : "services"],
      takers,
      message: `The names that callers dial${zone} are resolved in the Region.`,
    };
  },
};
