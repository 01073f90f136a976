import { containerLogPrefix, flowLogGroupName } from "../../deployment";
import type { SynthRule } from "../rule";

export const flowLogGroupApart: SynthRule = {
  id: "OM-N130",
  title: "Records of traffic are kept apart from what containers write",
  severity: "error",
  stages: ["synth"],
  why: "The role that starts tasks may write to every log group under the deployment's own prefix. Records of traffic that something in the deployment can write to prove nothing, and a container of that name would claim the group for itself.",
  remedy: "Give the log group a name outside that prefix, or leave `name` out.",
  source: "Amazon VPC user guide, flow logs; modules/ecs, the execution role",
  *inspect({ deployment }) {
    const { flowLogs } = deployment.network?.vpc ?? {};
    if (flowLogs === undefined || flowLogs.bucket !== undefined) return;
    const name = flowLogGroupName(deployment.name, flowLogs);
    const prefix = containerLogPrefix(deployment.name);
    if (!name.startsWith(prefix)) return;
    yield {
      path: ["network", "vpc", "flowLogs", "logGroup", "name"],
      message: `${name} lies under ${prefix}, to which the role that starts tasks may write.`,
    };
  },
};
