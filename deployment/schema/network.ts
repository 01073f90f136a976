import { z } from "zod";
import { OUTPOST_FORMS } from "../../aws";
import { loadBalancersSchema } from "./load-balancers";
import { label, outpostArn, resourceId, vpcCidr } from "./common";

const exactlyOne = (a: string, b: string) => ({
  error: `exactly one of "${a}" (a new one) and "${b}" (an existing one) is needed.`,
});

const availabilityZone = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "an Availability Zone has the form eu-central-1a.");

const vpc = z
  .strictObject({
    cidr: vpcCidr.optional().describe("IPv4 block of a new VPC. DNS support and DNS hostnames are switched on."),
    id: resourceId("vpc").optional().describe("Id of an existing VPC to extend instead of creating one."),
  })
  .refine((value) => (value.cidr === undefined) !== (value.id === undefined), exactlyOne("cidr", "id"))
  .describe("The Regional VPC that the Outpost extends.");

const outpostSubnet = z
  .strictObject({
    name: label().describe("Name of the subnet, unique in the deployment."),
    cidr: vpcCidr.optional().describe("IPv4 block of a new subnet, inside the VPC's."),
    id: resourceId("subnet").optional().describe("Id of an existing subnet on this Outpost."),
    routeTable: resourceId("rtb")
      .optional()
      .describe("Id of an existing subnet's route table, which gets the way to S3. A new subnet has one of its own."),
  })
  .refine((value) => (value.cidr === undefined) !== (value.id === undefined), exactlyOne("cidr", "id"));

const outpost = z
  .strictObject({
    name: label().describe("What this deployment calls the Outpost; part of names in the plan."),
    arn: outpostArn.describe("ARN of the Outpost."),
    form: z
      .enum(OUTPOST_FORMS)
      .default("rack")
      .describe("Hardware that the deployment is written for; a server has no EBS volumes and no local gateway."),
    availabilityZone: availabilityZone
      .optional()
      .describe(
        "Anchor Availability Zone that you expect. Subnets take theirs from the Outpost itself; when this is set and " +
          "the Outpost says otherwise, the plan is stopped.",
      ),
    subnets: z.array(outpostSubnet).min(1).describe("Subnets that extend the VPC onto this Outpost."),
  })
  .describe("One Outpost and the subnets on it.");

const regionalSubnet = z
  .strictObject({
    name: label().describe("Name of the subnet, unique in the deployment."),
    cidr: vpcCidr.optional().describe("IPv4 block of a new subnet, inside the VPC's."),
    id: resourceId("subnet").optional().describe("Id of an existing subnet."),
    outpost: label()
      .optional()
      .describe("The Outpost in whose anchor Availability Zone the subnet stands. Default: the only one."),
    availabilityZone: availabilityZone
      .optional()
      .describe(
        "Another Availability Zone of the Region that the subnet stands in instead, for what must be spread, such as the " +
          "control plane of an EKS cluster; interface endpoints are not put there. Default: the Outpost's anchor one.",
      ),
  })
  .refine((value) => (value.cidr === undefined) !== (value.id === undefined), exactlyOne("cidr", "id"));

export const networkSchema = z
  .strictObject({
    vpc,
    outposts: z.array(outpost).min(1).describe("The Outposts that extend the VPC."),
    regionalSubnets: z
      .array(regionalSubnet)
      .default([])
      .describe("Subnets in the Region for what cannot live on an Outpost, such as interface endpoints."),
    endpoints: z
      .enum(["managed", "existing"])
      .default("managed")
      .describe(
        "managed: create the VPC endpoints that the workloads need, in a Regional subnet of the Outpost's anchor " +
          "Availability Zone. existing: the VPC already reaches those services.",
      ),
    loadBalancers: loadBalancersSchema,
  })
  .describe("The Regional VPC and its extension onto Outposts.");

export type Network = z.infer<typeof networkSchema>;
export type Outpost = Network["outposts"][number];
export type OutpostSubnet = Outpost["subnets"][number];
export type RegionalSubnet = Network["regionalSubnets"][number];
