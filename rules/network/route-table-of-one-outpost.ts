import type { SynthRule } from "../rule";
import { outpostSubnets } from "./subnets";

export const routeTableOfOneOutpost: SynthRule = {
  id: "OM-N028",
  title: "A route table with a way to a local gateway belongs to one Outpost",
  severity: "error",
  stages: ["synth"],
  why: "A route to a local gateway is valid only in tables of subnets on that gateway's own Outpost; with one table two Outposts would share a way that only one of them has.",
  remedy: "Give each Outpost's subnets a route table of their own.",
  source: "Outposts user guide (racks), how Outposts works: route tables of Outpost subnets",
  *inspect({ deployment }) {
    const all = outpostSubnets(deployment);
    for (const { outpost, subnet, path } of all) {
      if (subnet.routeTable === undefined) continue;
      const sharing = all.filter((other) => other.subnet.routeTable === subnet.routeTable);
      const first = sharing[0]!.outpost;
      if (first === outpost || sharing.every((other) => (other.outpost.localGateway?.onPremises ?? []).length === 0))
        continue;
      yield {
        path: [...path, "routeTable"],
        message: `${subnet.routeTable} is the route table of subnets on ${first.name} and on ${outpost.name}.`,
      };
    }
  },
};
