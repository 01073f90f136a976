import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { HardwareFacts } from "./facts";

export const outpostForm: PlanRule<HardwareFacts> = {
  id: "OM-P003",
  title: "The Outpost's hardware is what the deployment is written for",
  severity: "error",
  stages: ["precondition"],
  why: "EBS volumes, local gateways, load balancers and EKS need a rack; local network interfaces need a server. A deployment for one fails half-way on the other.",
  remedy: "Set `form` of the Outpost to what it is, rack or server, or name an Outpost of the form you need.",
  source: "Outposts user guides (racks, servers), service tables; Outposts API, SupportedHardwareType",
  assert: (outpost) => ({
    condition: `try(${outpost.hardwareType} == "${outpost.form.toUpperCase()}", false)`,
    message: `Outpost ${outpost.name} is a ${placeholder(`lower(${outpost.hardwareType})`, "form that is not known")}; the deployment is written for a ${outpost.form}.`,
  }),
};
