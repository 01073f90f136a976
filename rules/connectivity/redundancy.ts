import { SERVICE_LINK } from "../../aws";
import type { SynthRule } from "../rule";
import { NOT_MEASURED, statedLinks } from "./stated";

const { minPaths } = SERVICE_LINK;

export const serviceLinkRedundancy: SynthRule = {
  id: "OM-P036",
  title: "There are two ways to the Region that do not fail together",
  severity: "warning",
  stages: ["synth", "review"],
  why: `A highly available connection is recommended: with one way, one cut cable keeps the mesh from being modified and tasks from being replaced. ${NOT_MEASURED}`,
  remedy:
    "Add a second uplink or a second Direct Connect location, or correct `connectivity.serviceLinks`. VifConnectionStatus of the service link's interfaces, which the dashboard shows, says which of them is up.",
  source: `${SERVICE_LINK.source}; App Mesh user guide, App Mesh on AWS Outposts, network connectivity considerations`,
  inspect: (subject) =>
    statedLinks(subject, "paths", ({ paths = 0 }) =>
      paths >= minPaths ? undefined : `has ${paths} way to the Region; ${minPaths} are asked for`,
    ),
};
