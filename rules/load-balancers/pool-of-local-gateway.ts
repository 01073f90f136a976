import { LOCAL_GATEWAYS_POOL } from "../../deployment";
import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const poolOfLocalGateway: SynthRule = {
  id: "OM-N090",
  title: "A load balancer's customer-owned addresses are those of its rack's local gateway",
  severity: "error",
  stages: ["synth"],
  why: "A pool belongs to one route table of a local gateway, which announces its addresses to the premises. Those of another pool are announced nowhere that leads to this VPC.",
  remedy:
    "Set `localGateway.mode: coip` for the Outpost and `customerOwnedPool: local-gateway`; or leave `customerOwnedPool` out, and the premises call the private addresses.",
  source: "Outposts user guide (racks), local gateway route tables: customer-owned IP addresses",
  *inspect({ deployment }) {
    for (const { balancer, path, outpost } of placedBalancers(deployment)) {
      const { customerOwnedPool: pool, name } = balancer;
      if (pool === undefined || outpost === undefined) continue;
      const at = [...path, "customerOwnedPool"];
      const { localGateway } = outpost;
      if (pool === LOCAL_GATEWAYS_POOL) {
        if (localGateway?.mode === "coip") continue;
        const has = localGateway === undefined ? "no `localGateway`" : `one of mode ${localGateway.mode}`;
        const message = `"${name}" takes addresses from the pool of the local gateway of ${outpost.name}, which has ${has}.`;
        yield { path: at, message };
        continue;
      }
      const own = localGateway?.customerOwnedIpPool;
      if (own === undefined || own === pool) continue;
      yield {
        path: at,
        message: `"${name}" takes addresses from ${pool}, and the local gateway of ${outpost.name} has ${own}.`,
      };
    }
  },
};
