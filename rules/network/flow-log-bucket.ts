import { partitionOf } from "../../aws";
import type { SynthRule } from "../rule";

export const flowLogBucket: SynthRule = {
  id: "OM-N132",
  title: "The bucket of flow logs is one that they can be delivered to",
  severity: "error",
  stages: ["synth"],
  why: "Records do not leave a partition of AWS, and AWSLogs is the folder that the delivery makes itself: EC2 refuses it as the name of another. Whether the bucket is there and its policy lets the delivery in, Terraform does not look at.",
  remedy:
    "Name a bucket of the Region's partition and a folder that is not called AWSLogs; the delivery puts its own AWSLogs into it.",
  source: "EC2 API reference, CreateFlowLogs; Amazon VPC user guide, Amazon S3 bucket permissions for flow logs",
  *inspect({ deployment }) {
    const bucket = deployment.network?.vpc.flowLogs?.bucket;
    if (bucket === undefined) return;
    const path = ["network", "vpc", "flowLogs", "bucket"];
    const partition = bucket.split(":")[1]!;
    const needed = partitionOf(deployment.region).name;
    if (partition !== needed) {
      yield { path, message: `the bucket is in the partition ${partition}; ${deployment.region} is in ${needed}.` };
    }
    if (bucket.split("/").slice(1).includes("AWSLogs")) yield { path, message: "a folder is called AWSLogs." };
  },
};
