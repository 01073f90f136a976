import { z } from "zod";
import { OUTPOST_FORMS } from "../../../aws";
import { instanceType, label, outpostArn } from "../common";
import { egressSchema } from "./egress";
import { localGatewaySchema } from "./local-gateway";
import { availabilityZone, outpostSubnetSchema } from "./subnets";

export const outpostSchema = z
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
    availabilityZoneId: z
      .string()
      .regex(/^[a-z0-9-]+-az\d+$/, "the id of an Availability Zone has the form euc1-az2.")
      .optional()
      .describe(
        "Id of the anchor Availability Zone that you expect, which is the same in every account where names differ. " +
          "When it is set, new subnets are placed by the id: give it for an Outpost of another account.",
      ),
    slots: z
      .record(instanceType, z.int().min(0).max(10000))
      .optional()
      .describe(
        "How many instances of which type the Outpost is cut into, by type. Terraform cannot know: a rule compares it " +
          "with what the deployment may start there, and a review with what a group grows to. Default: nobody compares.",
      ),
    subnets: z.array(outpostSubnetSchema).min(1).describe("Subnets that extend the VPC onto this Outpost."),
    localGateway: localGatewaySchema.optional().describe("Default: none; the Outpost has no way to the premises here."),
    egress: egressSchema
      .optional()
      .describe("Default: none. A default route to the premises is 0.0.0.0/0 in `localGateway.onPremises`."),
  })
  .describe("One Outpost and the subnets on it.");
