/** The place of the made-up mesh, the same on both sides: one Region, one VPC, one Outpost. */
export const SITE = {
  name: "factory",
  region: "eu-central-1",
  vpcCidr: "10.40.0.0/16",
  outpost: {
    name: "plant",
    arn: "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718",
    subnet: { name: "containers", cidr: "10.40.128.0/17" },
  },
  regionalSubnet: { name: "endpoints", cidr: "10.40.0.0/26" },
  capacity: { name: "general", type: "m5.xlarge", min: 2, max: 100 },
} as const;
