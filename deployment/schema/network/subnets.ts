import { z } from "zod";
import { show } from "../../../document";
import { label, resourceId, vpcCidr } from "../common";
import { subnetLookupSchema } from "./lookup";

/** Accounts, organizational units and organizations. */
export const sharedPrincipals = z
  .array(
    z
      .string()
      .regex(/^(\d{12}|arn:aws[a-z-]*:organizations::\d{12}:(organization|ou)\/o-[a-z0-9]+(\/ou-[a-z0-9-]+)?)$/, {
        error: (issue) =>
          `${show(issue.input)} is neither an account (12 digits, in quotes) nor the ARN of an organization or of an ` +
          "organizational unit.",
      }),
  )
  .refine((all) => new Set(all).size === all.length, { error: "something stands here a second time." });

const sharedWith = sharedPrincipals
  .default([])
  .describe(
    "Accounts, organizational units or organizations that the subnet is shared with through AWS RAM; all of this " +
      "account's organization. They run what is theirs in it, and everything else of the VPC stays here.",
  );

/** What says of a thing whether it is new or which existing one it is. */
interface NewOrExisting {
  readonly cidr?: string;
  readonly id?: string;
  readonly lookup?: object;
}

/** Whether exactly one of the keys is given. */
export const isOneThing = ({ cidr, id, lookup }: NewOrExisting) =>
  [cidr, id, lookup].filter((each) => each !== undefined).length === 1;

export const oneThing = {
  error: 'exactly one of "cidr" (a new one), "id" and "lookup" (an existing one) is needed.',
};

export const availabilityZone = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "an Availability Zone has the form eu-central-1a.");

export const outpostSubnetSchema = z
  .strictObject({
    name: label().describe("Name of the subnet, unique in the deployment."),
    cidr: vpcCidr.optional().describe("IPv4 block of a new subnet, inside the VPC's."),
    id: resourceId("subnet").optional().describe("Id of an existing subnet on this Outpost."),
    lookup: subnetLookupSchema.optional().describe("What an existing subnet on this Outpost is found by."),
    routeTable: resourceId("rtb")
      .optional()
      .describe(
        "Id of an existing subnet's route table, which gets the ways to S3, to the premises and to the NAT gateway. " +
          "A new subnet has one of its own.",
      ),
    sharedWith,
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
  .refine(isOneThing, oneThing);

export const regionalSubnetSchema = z
  .strictObject({
    name: label().describe("Name of the subnet, unique in the deployment."),
    cidr: vpcCidr.optional().describe("IPv4 block of a new subnet, inside the VPC's."),
    id: resourceId("subnet").optional().describe("Id of an existing subnet."),
    lookup: subnetLookupSchema
      .optional()
      .describe("What an existing subnet is found by, in the Availability Zone where it is to stand."),
    outpost: label()
      .optional()
      .describe("The Outpost in whose anchor Availability Zone the subnet stands. Default: the only one."),
    availabilityZone: availabilityZone
      .optional()
      .describe(
        "Another Availability Zone of the Region that the subnet stands in instead, for what must be spread, such as the " +
          "control plane of an EKS cluster; interface endpoints are not put there. Default: the Outpost's anchor one.",
      ),
    sharedWith,
  })
  .refine(isOneThing, oneThing);
