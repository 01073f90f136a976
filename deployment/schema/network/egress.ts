import { z } from "zod";
import { ipv4Cidr, label, resourceId } from "../common";

const permission = z.strictObject({
  to: ipv4Cidr.describe("Block that may be reached; 0.0.0.0/0 is all of the internet."),
  ports: z
    .array(z.int().min(1).max(65535))
    .min(1)
    .default([443])
    .describe("TCP ports that may be reached. Default: 443 alone."),
  services: z
    .array(label())
    .optional()
    .describe(
      "Services of `workloads.services` whose tasks may; ECS only, because pods share their node's security group. " +
        "Default: every service that runs on the Outpost.",
    ),
  instances: z
    .boolean()
    .default(false)
    .describe("Whether container instances may, too, which pull images; nodes of EKS are the pods' own way."),
});

export const egressSchema = z
  .strictObject({
    subnet: label()
      .optional()
      .describe(
        "Name of the Regional subnet that a new NAT gateway stands in, in the Outpost's anchor Availability Zone. A new " +
          "subnet gets a route to the VPC's internet gateway, and no endpoint is put there.",
      ),
    natGateway: resourceId("nat").optional().describe("Id of an existing NAT gateway of an existing VPC."),
    allow: z
      .array(permission)
      .default([])
      .describe(
        "What the security groups of workloads let out by this way. Default: nothing beyond what they reach anyway, which " +
          "is the endpoints, and port 443 everywhere with `network.endpoints: existing`.",
      ),
  })
  .refine((value) => (value.subnet === undefined) !== (value.natGateway === undefined), {
    error: 'exactly one of "subnet" and "natGateway" is needed.',
  })
  .describe(
    "The way to the internet, over the service link: the default route of the Outpost's subnets leads to a NAT gateway " +
      "in the Region.",
  );
