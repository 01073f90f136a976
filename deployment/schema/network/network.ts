import { z } from "zod";
import { loadBalancersSchema } from "../load-balancers";
import { endpointPoliciesSchema } from "./endpoint-policies";
import { outpostSchema } from "./outpost";
import { regionalSubnetSchema } from "./subnets";
import { vpcSchema } from "./vpc";

export const networkSchema = z
  .strictObject({
    vpc: vpcSchema,
    outposts: z.array(outpostSchema).min(1).describe("The Outposts that extend the VPC."),
    regionalSubnets: z
      .array(regionalSubnetSchema)
      .default([])
      .describe("Subnets in the Region for what cannot live on an Outpost, such as interface endpoints."),
    endpoints: z
      .enum(["managed", "existing"])
      .default("managed")
      .describe(
        "managed: create the VPC endpoints that the workloads need, in a Regional subnet of the Outpost's anchor " +
          "Availability Zone. existing: the VPC already reaches those services.",
      ),
    endpointPolicies: endpointPoliciesSchema.prefault({}),
    loadBalancers: loadBalancersSchema,
  })
  .describe("The Regional VPC and its extension onto Outposts.");

export type Network = z.infer<typeof networkSchema>;
export type Outpost = Network["outposts"][number];
export type OutpostSubnet = Outpost["subnets"][number];
export type RegionalSubnet = Network["regionalSubnets"][number];
export type Vpc = Network["vpc"];
