import { looksLikeIpv6 } from "../../aws";
import type { SynthRule } from "../rule";
import { placedLocalGateways, premisesBlocks } from "./local-gateways";

export const premisesIpv4: SynthRule = {
  id: "OM-N026",
  title: "The ways to the premises are IPv4",
  severity: "error",
  stages: ["synth"],
  why: "A local gateway carries IPv4 only. On an Outpost IPv6 works only between subnets of the same Outpost: not over the service link, a local gateway or an internet gateway.",
  remedy: "Name the IPv4 blocks of the premises; reach what has IPv6 alone by a translator there.",
  source:
    "Outposts user guide (second-generation racks), how Outposts works; Outposts user guide (racks), local gateways",
  *inspect({ deployment }) {
    for (const placed of placedLocalGateways(deployment)) {
      for (const { cidr, path } of premisesBlocks(placed)) {
        if (looksLikeIpv6(cidr)) yield { path, message: `${cidr} is IPv6, which no local gateway carries.` };
      }
    }
  },
};
