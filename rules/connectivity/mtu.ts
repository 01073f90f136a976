import { SERVICE_LINK } from "../../aws";
import type { SynthRule } from "../rule";
import { NOT_MEASURED, statedLinks } from "./stated";

const { minMtu } = SERVICE_LINK;

export const serviceLinkMtu: SynthRule = {
  id: "OM-P035",
  title: `Packets of ${minMtu} bytes reach the Region whole`,
  severity: "warning",
  stages: ["synth", "review"],
  why: `The tunnel of the service link is built for that size; instances are left with 1300 bytes between the Outpost and the Region. With less, connections hang after they were opened. ${NOT_MEASURED}`,
  remedy:
    "Raise the MTU on the way to the Region's endpoints and let ICMP's messages about fragmentation pass, or correct `connectivity.serviceLinks`.",
  source: SERVICE_LINK.source,
  inspect: (subject) =>
    statedLinks(subject, "mtu", ({ mtu = 0 }) =>
      mtu >= minMtu ? undefined : `carries packets of ${mtu} bytes; ${minMtu} bytes are asked for`,
    ),
};
