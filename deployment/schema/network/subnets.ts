import { z } from "zod";
import { label, resourceId, vpcCidr } from "../common";

/** What says of a thing whether it is new or which existing one it is: exactly one of the keys. */
export const exactlyOne = (a: string, b: string) => ({
  error: `exactly one of "${a}" (a new one) and "${b}" (an existing one) is needed.`,
});

export const availabilityZone = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "an Availability Zone has the form eu-central-1a.");

export const outpostSubnetSchema = z
  .strictObject({
    name: label().describe("Name of the subnet, unique in the deployment."),
    cidr: vpcCidr.optional().describe("IPv4 block of a new subnet, inside the VPC's."),
    id: resourceId("subnet").optional().describe("Id of an existing subnet on this Outpost."),
    routeTable: resourceId("rtb")
      .optional()
      .describe(
        "Id of an existing subnet's route table, which gets the ways to S3, to the premises and to the NAT gateway. " +
          "A new subnet has one of its own.",
      ),
    customerOwnedIps: z
      .boolean()
      .default(false)
      .describe(
        "Whether instances in a new subnet get a customer-owned address at launch, by which the premises reach them.",
      ),
    localNetworkInterface: z
      .int()
      .min(0)
      .max(31)
      .optional()
      .describe(
        "Servers only: device index at which instances in a new subnet have their local network interface, 1 or more. " +
          "Default: none.",
      ),
  })
  .refine((value) => (value.cidr === undefined) !== (value.id === undefined), exactlyOne("cidr", "id"));

export const regionalSubnetSchema = z
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
