import { SERVICE_LINK } from "../../aws";
import type { SynthRule } from "../rule";
import { NOT_MEASURED, statedLinks } from "./stated";

const { maxRoundTripMillis } = SERVICE_LINK;

export const serviceLinkLatency: SynthRule = {
  id: "OM-P034",
  title: `The way to the Region and back takes ${maxRoundTripMillis} ms at most`,
  severity: "warning",
  stages: ["synth", "review"],
  why: `Every call of an API, every lookup and every change of the mesh goes there and back. ${NOT_MEASURED}`,
  remedy: "Use a nearer Region, Direct Connect or a better path, or correct `connectivity.serviceLinks`.",
  source: SERVICE_LINK.source,
  inspect: (subject) =>
    statedLinks(subject, "roundTripMillis", ({ roundTripMillis = 0 }) =>
      roundTripMillis <= maxRoundTripMillis
        ? undefined
        : `takes ${roundTripMillis} ms there and back; ${maxRoundTripMillis} ms are allowed`,
    ),
};
