import { z } from "zod";
import { OUTPOST_ARN } from "../../aws";
import { appMeshSchema } from "./app-mesh";
import { localGatewaySchema } from "./local-gateway-schema";

const account = z
  .string()
  .regex(/^\d{12}$/, { error: (issue) => `"${String(issue.input)}" is not an account: twelve digits, quoted.` });
const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, {
  error: (issue) => `"${String(issue.input)}" is not a Region, such as eu-central-1.`,
});
const id = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`), {
    error: (issue) => `"${String(issue.input)}" is not an id: "${prefix}-" and 17 (or 8) hexadecimal digits.`,
  });
const zoneName = z.string().min(1);
const text = z.string().min(1);
const cidr = z.string();

const availabilityZone = z.strictObject({
  name: zoneName.describe("Name of the Availability Zone, for example `eu-central-1a`."),
  id: text.describe("Id of the Availability Zone, the same in every account, for example `euc1-az2`."),
});

const asset = z.strictObject({
  id: text.describe("Id of the asset."),
  state: z
    .enum(["ACTIVE", "ISOLATED", "RETIRING", "INSTALLING"])
    .default("ACTIVE")
    .describe("State of the asset's hardware."),
  hostId: text.optional().describe("Id of the Dedicated Host on the asset."),
});

const outpost = z.strictObject({
  arn: z
    .string()
    .regex(OUTPOST_ARN, {
      error: (issue) =>
        `"${String(issue.input)}" is not an Outpost ARN: arn:PARTITION:outposts:REGION:ACCOUNT:outpost/op- and 17 hexadecimal digits.`,
    })
    .describe("ARN of the Outpost."),
  name: text.describe("Name of the Outpost."),
  description: z.string().default("").describe("Description of the Outpost."),
  lifecycleStatus: z
    .string()
    .regex(/^[ A-Za-z]{1,20}$/, {
      error: "a lifecycle status is 1 to 20 letters and spaces, such as ACTIVE or PENDING.",
    })
    .default("ACTIVE")
    .describe("Lifecycle status. AWS documents no closed list; `ACTIVE` means installed."),
  supportedHardwareType: z.enum(["RACK", "SERVER"]).default("RACK").describe("What the Outpost is built as."),
  availabilityZone: zoneName.describe("Availability Zone that the Outpost is anchored to; one of `availabilityZones`."),
  availabilityZoneId: text
    .optional()
    .describe("Id of that Availability Zone. Default: the id that `availabilityZones` gives it."),
  siteId: z
    .string()
    .regex(/^os-[0-9a-f]{17}$/, {
      error: (issue) => `"${String(issue.input)}" is not a site: "os-" and 17 hexadecimal digits.`,
    })
    .describe("Id of the site where the Outpost stands."),
  ownerId: account
    .optional()
    .describe("Account that owns the Outpost. Default: `account`; another one means it is shared."),
  instanceTypes: z.array(text).default([]).describe("Instance types that the Outpost's capacity is configured for."),
  assets: z
    .array(asset)
    .default([{ id: "0000000001", state: "ACTIVE" }])
    .describe("Hardware assets of the Outpost. Default: one active asset."),
  tags: z.record(z.string(), z.string()).default({}).describe("Tags of the Outpost."),
});

const subnet = z.strictObject({
  id: id("subnet").describe("Id of the subnet."),
  cidr: cidr.describe("IPv4 block of the subnet, inside its VPC's."),
  availabilityZone: zoneName.describe("Availability Zone of the subnet; one of `availabilityZones`."),
  outpostArn: text.optional().describe("ARN of the Outpost that the subnet is on. Default: none, a Regional subnet."),
  ipv6Cidr: z.string().default("").describe("IPv6 block of the subnet. Default: none."),
  freeAddresses: z
    .int()
    .min(0)
    .optional()
    .describe("Addresses of the subnet that nobody has. Default: all but the five that AWS keeps to itself."),
  tags: z.record(z.string(), z.string()).default({}).describe("Tags of the subnet."),
});

const natGateway = z.strictObject({
  id: id("nat").describe("Id of the NAT gateway."),
  subnetId: id("subnet").describe("Subnet that the NAT gateway stands in; one of the VPC's."),
  state: z
    .enum(["pending", "failed", "available", "deleting", "deleted"])
    .default("available")
    .describe("State of the NAT gateway."),
  connectivityType: z
    .enum(["public", "private"])
    .default("public")
    .describe("Whether it leads to the internet or to other networks only."),
  tags: z.record(z.string(), z.string()).default({}).describe("Tags of the NAT gateway."),
});

const vpc = z.strictObject({
  id: id("vpc").describe("Id of the VPC."),
  cidr: cidr.describe("IPv4 block of the VPC."),
  ipv6Cidr: z.string().default("").describe("IPv6 block of the VPC. Default: none."),
  secondaryCidrs: z.array(cidr).default([]).describe("Further IPv4 blocks of the VPC."),
  ownerId: account
    .optional()
    .describe("Account that owns the VPC and its subnets. Default: `account`; another one means that they are shared."),
  tenancy: z.enum(["default", "dedicated"]).default("default").describe("Tenancy of instances in the VPC."),
  enableDnsSupport: z.boolean().default(true).describe("Whether the VPC resolves names."),
  enableDnsHostnames: z.boolean().default(false).describe("Whether instances get DNS names."),
  subnets: z.array(subnet).default([]).describe("Subnets of the VPC."),
  internetGateway: id("igw").optional().describe("Id of the internet gateway attached to the VPC. Default: none."),
  natGateways: z.array(natGateway).default([]).describe("NAT gateways in the VPC's subnets."),
  tags: z.record(z.string(), z.string()).default({}).describe("Tags of the VPC."),
});

const securityGroup = z.strictObject({
  id: id("sg").describe("Id of the security group."),
  name: text.describe("Name of the security group."),
  description: z.string().default("Managed by Terraform").describe("Description of the security group."),
  vpcId: text.describe("VPC of the security group; one of `vpcs`."),
  tags: z.record(z.string(), z.string()).default({}).describe("Tags of the security group."),
});

const endpointService = z.strictObject({
  service: text.describe("Name without `com.amazonaws.REGION.`, for example `appmesh-envoy-management`."),
  type: z
    .enum(["Interface", "Gateway"])
    .default("Interface")
    .describe("Kind of VPC endpoint that reaches the service."),
  availabilityZones: z
    .array(zoneName)
    .optional()
    .describe("Availability Zones in which the service is offered. Default: all of `availabilityZones`."),
});

const namespace = z.strictObject({
  name: text.describe("Domain name of the namespace."),
  id: z
    .string()
    .regex(/^ns-[a-z0-9]{16,18}$/, {
      error: (issue) => `"${String(issue.input)}" is not a namespace id: "ns-" and 16 letters or digits.`,
    })
    .describe("Id of the Cloud Map namespace."),
  description: z.string().default("").describe("Description of the namespace."),
});

const eksCluster = z.strictObject({
  name: text.describe("Name of the cluster."),
  version: z
    .string()
    .regex(/^1\.\d\d$/, {
      error: (issue) => `"${String(issue.input)}" is not a version of Kubernetes, such as "1.32".`,
    })
    .default("1.32")
    .describe("Kubernetes version."),
  status: z
    .enum(["CREATING", "ACTIVE", "DELETING", "FAILED", "UPDATING", "PENDING"])
    .default("ACTIVE")
    .describe("Status of the cluster."),
});

/** The part of AWS that a rehearsal meets, as a person writes it. */
export const SCENARIO_SCHEMA = z
  .strictObject({
    name: text.describe("Short name of the scenario, for messages and reports."),
    description: z.string().default("").describe("What is special about this world, in a sentence."),
    account: account.describe("Account that Terraform works in: twelve digits, quoted."),
    region: region.describe("Region that the world lies in."),
    partition: z
      .enum(["aws", "aws-cn", "aws-us-gov"])
      .optional()
      .describe("Partition. Default: derived from the Region."),
    availabilityZones: z
      .array(availabilityZone)
      .min(1)
      .optional()
      .describe("Availability Zones of the Region as this account names them. Default: a, b and c."),
    outposts: z.array(outpost).default([]).describe("Outposts that the account owns or shares."),
    localGateways: z
      .array(localGatewaySchema({ id, account, cidr }))
      .default([])
      .describe("Local gateways of racks, which AWS makes with them."),
    vpcs: z.array(vpc).default([]).describe("VPCs that exist before Terraform runs."),
    securityGroups: z.array(securityGroup).default([]).describe("Security groups that exist before Terraform runs."),
    endpointServices: z
      .array(endpointService)
      .default([])
      .describe("AWS services that can be reached through VPC endpoints, and where."),
    ssmParameters: z
      .record(
        z.string().regex(/^[\w./-]+$/, { error: "a parameter name has letters, digits and . _ - / only." }),
        z.string(),
      )
      .default({})
      .describe("Systems Manager parameters by name, AWS's public ones included. Values are text."),
    privateDnsNamespaces: z.array(namespace).default([]).describe("Private DNS namespaces of Cloud Map that exist."),
    eksClusters: z.array(eksCluster).default([]).describe("EKS clusters that exist."),
    clusters: z.array(text).default([]).describe("Names of ECS clusters that exist."),
    appMesh: appMeshSchema
      .default([])
      .describe("App Mesh objects that exist and can be imported, each as `aws appmesh describe-*` prints it."),
    appMeshApi: z
      .enum(["answers", "gone"])
      .default("answers")
      .describe(
        "Whether App Mesh answers still. gone: it refuses whatever is asked of it, reads too, and objects of its " +
          "controller in a cluster cannot be deleted, whose finalizers wait for it.",
      ),
  })
  .describe("A world for a rehearsal: the part of AWS that data sources read.");

/** The keys that a scenario file has beyond the scenario itself. */
export const SCENARIO_FILE_SCHEMA = SCENARIO_SCHEMA.partial()
  .extend({
    extends: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Another scenario file, relative to this one, whose top-level keys hold where this file has none. " +
          "A key that stands here replaces the other's wholly; lists are not joined.",
      ),
  })
  .describe("A scenario file. With `extends`, only what differs has to stand in it.");

/** A scenario as the schema leaves it, before defaults that depend on other keys. */
export type WrittenScenario = z.infer<typeof SCENARIO_SCHEMA>;

/** JSON Schema of scenario files, for editors and documentation. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(SCENARIO_FILE_SCHEMA, { io: "input" }) as Record<string, unknown>;
}
