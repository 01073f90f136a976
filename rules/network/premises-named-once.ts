import type { SynthRule } from "../rule";
import { placedLocalGateways, premisesBlocks } from "./local-gateways";

export const premisesNamedOnce: SynthRule = {
  id: "OM-N029",
  title: "Each block on the premises is named once",
  severity: "error",
  stages: ["synth"],
  why: "A block becomes a route, and a table has one route for each block.",
  remedy: "Name each block once for an Outpost; of two that overlap, the more specific one counts.",
  source: "EC2 API CreateRoute and CreateLocalGatewayRoute",
  *inspect({ deployment }) {
    for (const placed of placedLocalGateways(deployment)) {
      const seen = new Set<string>();
      for (const { key, cidr, path } of premisesBlocks(placed)) {
        if (seen.has(`${key} ${cidr}`)) yield { path, message: `${cidr} stands in \`${key}\` a second time.` };
        seen.add(`${key} ${cidr}`);
      }
    }
  },
};
