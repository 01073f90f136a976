import { ec2Query } from "../../protocols";
import type { Service } from "../../service";
import { describeAvailabilityZones } from "./availability-zones";
import { describeVpcEndpointServices } from "./endpoint-services";
import { describeInternetGateways } from "./internet-gateways";
import {
  describeCoipPools,
  describeLocalGatewayRouteTables,
  describeLocalGatewayVirtualInterfaceGroups,
  describeLocalGatewayVirtualInterfaces,
  describeLocalGateways,
} from "./local-gateways";
import { describeNatGateways } from "./nat-gateways";
import { describeManagedPrefixLists, describePrefixLists, getManagedPrefixListEntries } from "./prefix-lists";
import { describeRouteTables } from "./route-tables";
import { describeSecurityGroups } from "./security-groups";
import { describeSubnets } from "./subnets";
import { describeVpcAttribute, describeVpcs } from "./vpcs";

export const ec2: Service = {
  name: "ec2",
  protocol: ec2Query({ namespace: "http://ec2.amazonaws.com/doc/2016-11-15/" }),
  regional: true,
  operations: [
    describeAvailabilityZones,
    describeCoipPools,
    describeInternetGateways,
    describeLocalGatewayRouteTables,
    describeLocalGatewayVirtualInterfaceGroups,
    describeLocalGatewayVirtualInterfaces,
    describeLocalGateways,
    describeManagedPrefixLists,
    describeNatGateways,
    describePrefixLists,
    describeRouteTables,
    describeSecurityGroups,
    describeSubnets,
    describeVpcAttribute,
    describeVpcEndpointServices,
    describeVpcs,
    getManagedPrefixListEntries,
  ],
};
