import { z } from "zod";
import { premisesCidr, resourceId } from "../common";

export const localGatewaySchema = z
  .strictObject({
    id: resourceId("lgw")
      .optional()
      .describe("Id of the local gateway. Default: the only one that AWS has for the Outpost's ARN."),
    routeTable: resourceId("lgw-rtb")
      .optional()
      .describe("Id of the local gateway's route table. Default: the only one that AWS has for the Outpost's ARN."),
    association: z
      .enum(["managed", "existing"])
      .default("managed")
      .describe(
        "managed: associate the VPC with the route table. existing: somebody else has; an apply fails where it is not so.",
      ),
    mode: z
      .enum(["direct-vpc-routing", "coip"])
      .default("direct-vpc-routing")
      .describe(
        "How the premises address what runs on the Outpost: by private addresses of the VPC, or by customer-owned ones. " +
          "A route table has one mode for good; the plan compares it with this.",
      ),
    customerOwnedIpPool: resourceId("ipv4pool-coip")
      .optional()
      .describe("Pool of customer-owned addresses, in mode coip. Default: the only one of the route table."),
    onPremises: z
      .array(premisesCidr)
      .default([])
      .describe(
        "Blocks on the premises. Each becomes a route to the local gateway in the route tables of the Outpost's subnets, " +
          "which under direct VPC routing also announces those subnets.",
      ),
    routes: z
      .array(premisesCidr)
      .default([])
      .describe(
        "Blocks for which the local gateway itself gets a static route to its virtual interfaces, where BGP does not " +
          "announce them. Only the owner of the local gateway can have them made.",
      ),
    virtualInterfaceGroup: resourceId("lgw-vif-grp")
      .optional()
      .describe("Group of virtual interfaces that `routes` lead to. Default: the only one of the local gateway."),
  })
  .describe("The way from a rack to the premises that does not touch the service link.");

export type LocalGatewayOptions = z.infer<typeof localGatewaySchema>;
