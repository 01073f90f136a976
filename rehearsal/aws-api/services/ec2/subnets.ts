import { placedSubnets, subnetFilterValues } from "../../../world";
import type { PlacedSubnet } from "../../../world";
import { ApiError } from "../../errors";
import type { Question } from "../../question";
import type { Operation } from "../../service";
import { describe, tagSet } from "./described";

export const describeSubnets: Operation = {
  name: "DescribeSubnets",
  answer(question) {
    const { scenario } = question;
    const all = placedSubnets(scenario).map((subnet) => ({
      id: subnet.id,
      filterValues: subnetFilterValues(scenario, subnet),
      tags: subnet.tags,
      output: described(question, subnet),
    }));
    const { items, nextToken } = describe(question, all, {
      ids: "SubnetId",
      notFound: (id) => new ApiError("InvalidSubnetID.NotFound", `The subnet ID '${id}' does not exist`),
    });
    return { subnetSet: items.map(({ output }) => output), nextToken };
  },
};

function described(question: Question, subnet: PlacedSubnet) {
  return {
    subnetId: subnet.id,
    subnetArn: question.arn("ec2", `subnet/${subnet.id}`),
    state: "available",
    vpcId: subnet.vpcId,
    ownerId: question.scenario.account,
    cidrBlock: subnet.cidr,
    ipv6CidrBlockAssociationSet: [],
    assignIpv6AddressOnCreation: false,
    availableIpAddressCount: subnet.freeAddresses,
    availabilityZone: subnet.availabilityZone,
    availabilityZoneId: subnet.availabilityZoneId,
    outpostArn: subnet.outpostArn,
    defaultForAz: false,
    mapPublicIpOnLaunch: false,
    mapCustomerOwnedIpOnLaunch: false,
    enableDns64: false,
    ipv6Native: false,
    privateDnsNameOptionsOnLaunch: {
      hostnameType: "ip-name",
      enableResourceNameDnsARecord: false,
      enableResourceNameDnsAAAARecord: false,
    },
    tagSet: tagSet(subnet.tags),
  };
}
