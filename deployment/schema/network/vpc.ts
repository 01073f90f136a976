import { z } from "zod";
import { resourceId, vpcCidr } from "../common";
import { flowLogsSchema } from "./flow-logs";
import { vpcLookupSchema } from "./lookup";
import { isOneThing, oneThing } from "./subnets";

export const vpcSchema = z
  .strictObject({
    cidr: vpcCidr.optional().describe("IPv4 block of a new VPC. DNS support and DNS hostnames are switched on."),
    id: resourceId("vpc").optional().describe("Id of an existing VPC to extend instead of creating one."),
    lookup: vpcLookupSchema.optional().describe("What an existing VPC is found by."),
    internetGateway: resourceId("igw")
      .optional()
      .describe(
        "Id of an existing VPC's internet gateway, which new NAT gateways need. A new VPC gets one of its own where " +
          "an Outpost has `egress`.",
      ),
    flowLogs: flowLogsSchema
      .optional()
      .describe("Default: none are made here. Those of an existing VPC are made in its owner's account alone."),
  })
  .refine(isOneThing, oneThing)
  .describe("The Regional VPC that the Outpost extends.");
