import { containersOf, gatewaysOf, outpostMeant } from "../../deployment";
import { listed } from "../../document";
import type { HopRule } from "../rule";
import { unique } from "./takers";

export const internetHop: HopRule = {
  id: "OM-L012",
  title: "Nothing reaches the internet through the Region",
  severity: "note",
  stages: ["synth"],
  why: "A NAT gateway stands in the Region: what an Outpost sends to the internet crosses the service link first, shares its bandwidth with everything else, and stops while it is down.",
  remedy:
    "Lead the default route to the premises instead (0.0.0.0/0 in `localGateway.onPremises`), where they have a way to the internet.",
  source: "Outposts user guide (racks), how Outposts works; EKS user guide, private clusters on Outposts",
  reaches: "NAT gateway: the internet",
  when: "with everything that no other route leads elsewhere",
  whenDown: "nothing on the Outpost reaches the internet",
  trace({ deployment, mesh }) {
    const leaving = (deployment.network?.outposts ?? []).filter(({ egress }) => egress !== undefined);
    if (leaving.length === 0) return undefined;
    const leaves = (outpost: string | undefined) => leaving.includes(outpostMeant(deployment, outpost)!);
    const takers = unique([
      ...containersOf(deployment).flatMap(({ node, container }) => (leaves(container.outpost) ? [node.service] : [])),
      ...gatewaysOf(deployment, mesh).flatMap(({ name, workload }) =>
        leaves(workload.outpost) ? [`virtual gateway ${name}`] : [],
      ),
    ]);
    const names = leaving.map(({ name }) => name).sort();
    return {
      path: ["network", "outposts"],
      // A network alone has them for whoever will run there.
      takers: takers.length > 0 ? takers : names.map((name) => `Outpost ${name}`),
      message: `The default route of ${listed(names)} leads to a NAT gateway in the Region.`,
    };
  },
};
