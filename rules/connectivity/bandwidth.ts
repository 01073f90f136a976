import { SERVICE_LINK } from "../../aws";
import type { SynthRule } from "../rule";
import { NOT_MEASURED, statedLinks } from "./stated";

const { minBandwidthMbps } = SERVICE_LINK;

export const serviceLinkBandwidth: SynthRule = {
  id: "OM-P033",
  title: `The service link carries ${minBandwidthMbps} Mbps for each compute rack`,
  severity: "warning",
  stages: ["synth", "review"],
  why: `Images, logs, API calls and Envoy's configuration share the link with AWS's own care of the hardware. ${NOT_MEASURED}`,
  remedy:
    "Order more bandwidth to the Region, or correct `connectivity.serviceLinks`. IfTrafficIn and IfTrafficOut of the service link's interfaces, which the dashboard shows, say how much of it is used.",
  source: SERVICE_LINK.source,
  inspect: (subject) =>
    statedLinks(subject, "bandwidthMbps", ({ bandwidthMbps = 0, computeRacks }) =>
      bandwidthMbps >= minBandwidthMbps * computeRacks
        ? undefined
        : `carries ${bandwidthMbps} Mbps; ${minBandwidthMbps * computeRacks} Mbps are asked for with ${computeRacks} compute rack${computeRacks === 1 ? "" : "s"}`,
    ),
};
