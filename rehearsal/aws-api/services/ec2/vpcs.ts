import type { ScenarioVpc } from "../../../scenario";
import { secondaryAssociationId, seenVpcs, vpcCompanions, vpcFilterValues } from "../../../world";
import { ApiError } from "../../errors";
import type { Operation } from "../../service";
import { describe, tagSet } from "./described";

const notFound = (id: string) => new ApiError("InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist`);

export const describeVpcs: Operation = {
  name: "DescribeVpcs",
  answer(question) {
    const all = seenVpcs(question.scenario).map((vpc) => ({
      id: vpc.id,
      filterValues: vpcFilterValues(vpc),
      tags: vpc.tags,
      output: described(vpc),
    }));
    const { items, nextToken } = describe(question, all, { ids: "VpcId", notFound });
    return { vpcSet: items.map(({ output }) => output), nextToken };
  },
};

export const describeVpcAttribute: Operation = {
  name: "DescribeVpcAttribute",
  answer(question) {
    const id = question.text("VpcId") ?? "";
    const vpc = question.scenario.vpcs.find((each) => each.id === id);
    if (vpc === undefined) throw notFound(id);
    const attributes: ReadonlyMap<string, boolean> = new Map([
      ["enableDnsSupport", vpc.enableDnsSupport],
      ["enableDnsHostnames", vpc.enableDnsHostnames],
      ["enableNetworkAddressUsageMetrics", false],
    ]);
    const name = question.text("Attribute") ?? "";
    const value = attributes.get(name);
    if (value === undefined) {
      throw new ApiError("InvalidParameterValue", `Value (${name}) for parameter attribute is invalid.`);
    }
    return { vpcId: id, [name]: { value } };
  },
};

function described(vpc: ScenarioVpc) {
  const { cidrAssociationId, dhcpOptionsId } = vpcCompanions(vpc);
  return {
    vpcId: vpc.id,
    ownerId: vpc.ownerId,
    state: "available",
    cidrBlock: vpc.cidr,
    cidrBlockAssociationSet: [
      { associationId: cidrAssociationId, cidrBlock: vpc.cidr, cidrBlockState: { state: "associated" } },
      ...vpc.secondaryCidrs.map((cidr) => ({
        associationId: secondaryAssociationId(vpc, cidr),
        cidrBlock: cidr,
        cidrBlockState: { state: "associated" },
      })),
    ],
    ipv6CidrBlockAssociationSet:
      vpc.ipv6Cidr === ""
        ? []
        : [
            {
              associationId: secondaryAssociationId(vpc, vpc.ipv6Cidr),
              ipv6CidrBlock: vpc.ipv6Cidr,
              ipv6CidrBlockState: { state: "associated" },
            },
          ],
    dhcpOptionsId,
    instanceTenancy: vpc.tenancy,
    isDefault: false,
    tagSet: tagSet(vpc.tags),
  };
}
