import { parseOutpostArn } from "../../aws";
import type { SynthRule } from "../rule";

export const outpostsWatched: SynthRule = {
  id: "OM-P024",
  title: "An alarm watches the connection of each Outpost to its Region",
  severity: "note",
  stages: ["synth"],
  why: "App Mesh asks for a reliable connection. Terraform cannot see whether the service link is up: a lifecycle status of ACTIVE outlives it, and no data source reads a metric. CloudWatch's ConnectedStatus says it, to whoever has set an alarm.",
  remedy:
    "Add `connectivity: {}` for the alarms with their defaults; where somebody else's alarms watch the Outpost, say so with `connectivity.alarms.existing: true`.",
  source:
    "App Mesh user guide, App Mesh on AWS Outposts, prerequisites; Outposts user guide (racks), CloudWatch metrics",
  *inspect({ deployment }) {
    if (deployment.connectivity !== undefined) return;
    for (const [index, { name, arn }] of (deployment.network?.outposts ?? []).entries()) {
      yield {
        path: ["network", "outposts", index],
        message: `no alarm watches the service link of Outpost ${name} (${parseOutpostArn(arn)!.id}).`,
      };
    }
  },
};
