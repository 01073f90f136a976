import { z } from "zod";
import { label, resourceId } from "../common";

export const egressSchema = z
  .strictObject({
    subnet: label()
      .optional()
      .describe(
        "Name of the Regional subnet that a new NAT gateway stands in, in the Outpost's anchor Availability Zone. A new " +
          "subnet gets a route to the VPC's internet gateway, and no endpoint is put there.",
      ),
    natGateway: resourceId("nat").optional().describe("Id of an existing NAT gateway of an existing VPC."),
  })
  .refine((value) => (value.subnet === undefined) !== (value.natGateway === undefined), {
    error: 'exactly one of "subnet" and "natGateway" is needed.',
  })
  .describe(
    "The way to the internet, over the service link: the default route of the Outpost's subnets leads to a NAT gateway " +
      "in the Region.",
  );
