import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

const WORDS = {
  network: "Network Load Balancer",
  gateway: "Gateway Load Balancer",
  classic: "Classic Load Balancer",
} as const;

export const balancerKind: SynthRule = {
  id: "OM-N060",
  title: "A load balancer on an Outpost is an Application Load Balancer",
  severity: "error",
  stages: ["synth"],
  why: "Network, Classic and Gateway Load Balancers do not run on Outposts. Classic ones also take no tasks by their addresses, and Gateway ones lead to appliances, so neither is made here for the Region.",
  remedy:
    "Set `type: application` for one in a subnet of the rack, or leave `type: network` and name subnets of the Region, over which calls then go. Clients on the premises can also call a virtual gateway's tasks directly.",
  source:
    "App Mesh user guide, App Mesh on AWS Outposts, limitations; ECS developer guide, ECS on Outposts; Elastic Load Balancing user guide",
  *inspect({ deployment }) {
    for (const { balancer, path, subnets } of placedBalancers(deployment)) {
      const { type, name } = balancer;
      if (type === "application") continue;
      const onRack = subnets.find(({ outpost }) => outpost !== undefined);
      if (onRack !== undefined) {
        yield {
          path: [...path, "type"],
          message: `a ${WORDS[type]} cannot stand in the subnet "${onRack.name}" of Outpost ${onRack.outpost!.name}; an Application Load Balancer can.`,
        };
      } else if (type !== "network") {
        yield {
          path: [...path, "type"],
          message: `"${name}" would be a ${WORDS[type]}, which cannot lead to tasks; an Application or a Network Load Balancer can.`,
        };
      }
    }
  },
};
