import { hexDigits, placedSubnets, subnetFilterValues } from "../../../world";
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
      filterValues: subnetFilterValues(subnet),
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
    subnetArn: question.arn("ec2", `subnet/${subnet.id}`, subnet.ownerId),
    state: "available",
    vpcId: subnet.vpcId,
    ownerId: subnet.ownerId,
    cidrBlock: subnet.cidr,
    ipv6CidrBlockAssociationSet:
      subnet.ipv6Cidr === ""
        ? []
        : [
            {
              associationId: `subnet-cidr-assoc-0${hexDigits(16, subnet.id, subnet.ipv6Cidr)}`,
              ipv6CidrBlock: subnet.ipv6Cidr,
              ipv6CidrBlockState: { state: "associated" },
            },
          ],
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
