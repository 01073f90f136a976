import type { Deployment } from "../../deployment";
import { listed } from "../../document";
import type { SynthRule } from "../rule";

export const oneDefaultRoute: SynthRule = {
  id: "OM-N043",
  title: "A route table has one default route",
  severity: "error",
  stages: ["synth"],
  why: "Whatever has no other way goes where the default route leads: to a NAT gateway in the Region or through the local gateway to the premises, never both. EC2 refuses a second one.",
  remedy:
    "Take `egress` out, or name the blocks of the premises instead of 0.0.0.0/0; they are more specific and count first. Give subnets of several Outposts route tables of their own.",
  source: "EC2 API CreateRoute; Amazon VPC user guide, route tables",
  *inspect({ deployment }) {
    const seen = new Map<string, string>();
    for (const { table, ways, path } of defaultRoutes(deployment)) {
      const before = seen.get(table);
      const all = [...new Set([...(before === undefined ? [] : [before]), ...ways])];
      if (all.length > 0) seen.set(table, all[0]!);
      if (all.length < 2) continue;
      yield { path, message: `the route table of ${table} would lead everything to ${listed(all)}.` };
    }
  },
};

/** Where the default routes lead that each subnet's table gets; several subnets may have one table. */
function* defaultRoutes({ network }: Deployment) {
  for (const [index, { name, subnets, egress, localGateway }] of (network?.outposts ?? []).entries()) {
    const ways = [
      ...(egress === undefined ? [] : [egress.natGateway ?? `the NAT gateway in ${egress.subnet}`]),
      ...((localGateway?.onPremises ?? []).includes("0.0.0.0/0") ? [`the local gateway of ${name}`] : []),
    ];
    const tables = new Set(subnets.map((subnet) => subnet.routeTable ?? subnet.name));
    for (const table of tables) yield { table, ways, path: ["network", "outposts", index] };
  }
}
