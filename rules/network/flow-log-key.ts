import type { SynthRule } from "../rule";

export const flowLogKey: SynthRule = {
  id: "OM-N131",
  title: "The key of flow logs is of the deployment's Region",
  severity: "error",
  stages: ["synth"],
  why: "A log group is encrypted in its own Region with a key of that Region; CloudWatch Logs refuses any other.",
  remedy: "Name a key of the deployment's Region, a replica of a multi-Region key for example, or leave `kmsKey` out.",
  source: "CloudWatch Logs user guide, encrypt log data using AWS KMS; KMS developer guide, multi-Region keys",
  *inspect({ deployment }) {
    const key = deployment.network?.vpc.flowLogs?.logGroup?.kmsKey;
    if (key === undefined) return;
    const region = key.split(":")[3]!;
    if (region === deployment.region) return;
    yield {
      path: ["network", "vpc", "flowLogs", "logGroup", "kmsKey"],
      message: `the key is in ${region}; the log group is in ${deployment.region}.`,
    };
  },
};
