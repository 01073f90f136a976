import type { Deployment, DeploymentInput } from "../../../deployment";
import { networkSite } from "./network-sites";
import type { NetworkCase } from "./network-sites";
import { OUTPOST } from "./sites";

type VpcInput = NonNullable<DeploymentInput["network"]>["vpc"];

/** A network alone, whose VPC's traffic is recorded. */
export function recordedSite(flowLogs: VpcInput["flowLogs"], vpc: VpcInput = { cidr: "10.40.0.0/16" }): Deployment {
  const subnets = [{ name: "containers", cidr: "10.40.128.0/20" }];
  return networkSite([{ name: "factory", arn: OUTPOST, subnets }], { vpc: { ...vpc, flowLogs } });
}

const keyIn = (region: string) => `arn:aws:kms:${region}:111122223333:key/0a1b2c3d`;
const at = "network.vpc.flowLogs";

export const FLOW_LOG_CASES: readonly NetworkCase[] = [
  {
    rule: "OM-N130",
    red: () => recordedSite({ logGroup: { name: "/outpost-mesh/shop/traffic" } }),
    says: [
      `${at}.logGroup.name: /outpost-mesh/shop/traffic lies under /outpost-mesh/shop/, to which the role that starts tasks may write.`,
    ],
    green: [
      () => recordedSite({}),
      () => recordedSite({ logGroup: { name: "/outpost-mesh/shop-traffic" } }),
      () => recordedSite({ bucket: "arn:aws:s3:::records" }),
    ],
  },
  {
    rule: "OM-N131",
    red: () => recordedSite({ logGroup: { kmsKey: keyIn("eu-west-1") } }),
    says: [`${at}.logGroup.kmsKey: the key is in eu-west-1; the log group is in eu-central-1.`],
    green: [() => recordedSite({ logGroup: { kmsKey: keyIn("eu-central-1") } })],
  },
  {
    rule: "OM-N132",
    red: () => recordedSite({ bucket: "arn:aws-cn:s3:::records/plant/AWSLogs" }),
    says: [
      `${at}.bucket: the bucket is in the partition aws-cn; eu-central-1 is in aws.`,
      `${at}.bucket: a folder is called AWSLogs.`,
    ],
    green: [() => recordedSite({ bucket: "arn:aws:s3:::records/plant/AWSLogs-of-plant" })],
  },
];
