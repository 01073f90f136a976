import type { SynthRule } from "../rule";
import { serviceLinkBandwidth } from "./bandwidth";
import { serviceLinkLatency } from "./latency";
import { serviceLinkMtu } from "./mtu";
import { serviceLinkRedundancy } from "./redundancy";

/** What AWS asks of a service link, and Terraform cannot measure. */
export const SERVICE_LINK_RULES: readonly SynthRule[] = [
  serviceLinkBandwidth,
  serviceLinkLatency,
  serviceLinkMtu,
  serviceLinkRedundancy,
];
