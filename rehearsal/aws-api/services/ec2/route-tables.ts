import type { ScenarioVpc } from "../../../scenario";
import { vpcCompanions } from "../../../world";
import { ApiError } from "../../errors";
import type { Question } from "../../question";
import type { Operation } from "../../service";
import { describe } from "./described";

/** The main route table that each VPC has; a scenario describes no other. */
export const describeRouteTables: Operation = {
  name: "DescribeRouteTables",
  answer(question) {
    const { account } = question.scenario;
    const all = question.scenario.vpcs.map((vpc) => {
      const { mainRouteTableId: id, mainRouteTableAssociationId } = vpcCompanions(vpc);
      const filterValues = {
        "association.main": "true",
        "association.route-table-association-id": mainRouteTableAssociationId,
        "association.route-table-id": id,
        "owner-id": account,
        "route-table-id": id,
        "vpc-id": vpc.id,
      };
      return { id, filterValues, tags: {}, output: described(question, vpc) };
    });
    const { items, nextToken } = describe(question, all, {
      ids: "RouteTableId",
      notFound: (id) => new ApiError("InvalidRouteTableID.NotFound", `The routeTable ID '${id}' does not exist`),
    });
    return { routeTableSet: items.map(({ output }) => output), nextToken };
  },
};

function described({ scenario }: Question, vpc: ScenarioVpc) {
  const { mainRouteTableId, mainRouteTableAssociationId } = vpcCompanions(vpc);
  return {
    routeTableId: mainRouteTableId,
    vpcId: vpc.id,
    ownerId: scenario.account,
    routeSet: [{ destinationCidrBlock: vpc.cidr, gatewayId: "local", state: "active", origin: "CreateRouteTable" }],
    associationSet: [
      {
        routeTableAssociationId: mainRouteTableAssociationId,
        routeTableId: mainRouteTableId,
        main: true,
        associationState: { state: "associated" },
      },
    ],
    propagatingVgwSet: [],
    tagSet: [],
  };
}
