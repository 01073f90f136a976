import type { SynthRule } from "../rule";

export const resolverOnRack: SynthRule = {
  id: "OM-P031",
  title: "Route 53 Resolver on the Outpost is asked of racks only",
  severity: "error",
  stages: ["synth"],
  why: "The Resolver runs on racks; an Outposts server has none. Of a single-rack Outpost of the second generation it is not documented either; Terraform cannot tell the generations apart.",
  remedy: "Use DNS servers on the premises: `connectivity.dns.answeredBy: local-server`.",
  source: "Route 53 developer guide, Resolver on Outposts; Outposts user guides, service tables",
  *inspect({ deployment }) {
    if (deployment.connectivity?.dns?.answeredBy !== "outpost-resolver") return;
    for (const { name, form } of deployment.network?.outposts ?? []) {
      if (form === "rack") continue;
      yield {
        path: ["connectivity", "dns", "answeredBy"],
        message: `Outpost ${name} is a server, which has no Resolver.`,
      };
    }
  },
};
