import { ProviderError } from "../diagnostic";
import type { ObjectValue } from "../values";
import { availabilityZone, availabilityZones } from "./availability-zones";
import { callerIdentity } from "./caller-identity";
import { coipPool, coipPools } from "./coip-pools";
import type { DataSource, Query } from "./data-source";
import { ecsCluster } from "./ecs-cluster";
import { eksCluster, eksClusterAuth } from "./eks-cluster";
import { internetGateway } from "./internet-gateway";
import { localGatewayRouteTable, localGatewayRouteTables } from "./local-gateway-route-tables";
import {
  localGatewayVirtualInterface,
  localGatewayVirtualInterfaceGroup,
  localGatewayVirtualInterfaceGroups,
} from "./local-gateway-virtual-interfaces";
import { localGateway, localGateways } from "./local-gateways";
import { natGateway, natGateways } from "./nat-gateways";
import { outpostsAssets } from "./outposts-assets";
import { outpostsInstanceType, outpostsInstanceTypes } from "./outposts-instance-types";
import { outpostsOutpost } from "./outposts-outpost";
import { outpostsOutposts } from "./outposts-outposts";
import { partition } from "./partition";
import { managedPrefixList, prefixList } from "./prefix-list";
import { region } from "./region";
import { securityGroup } from "./security-group";
import { serviceDiscoveryDnsNamespace } from "./service-discovery-dns-namespace";
import { ssmParameter, ssmParametersByPath } from "./ssm-parameter";
import { subnet, subnets } from "./subnet";
import { vpc, vpcs } from "./vpc";
import { vpcEndpointService } from "./vpc-endpoint-service";

const SOURCES: ReadonlyMap<string, DataSource> = new Map(
  [
    availabilityZone,
    availabilityZones,
    callerIdentity,
    coipPool,
    coipPools,
    ecsCluster,
    eksCluster,
    eksClusterAuth,
    internetGateway,
    localGateway,
    localGatewayRouteTable,
    localGatewayRouteTables,
    localGatewayVirtualInterface,
    localGatewayVirtualInterfaceGroup,
    localGatewayVirtualInterfaceGroups,
    localGateways,
    managedPrefixList,
    natGateway,
    natGateways,
    outpostsAssets,
    outpostsInstanceType,
    outpostsInstanceTypes,
    outpostsOutpost,
    outpostsOutposts,
    partition,
    prefixList,
    region,
    securityGroup,
    serviceDiscoveryDnsNamespace,
    ssmParameter,
    ssmParametersByPath,
    subnet,
    subnets,
    vpc,
    vpcEndpointService,
    vpcs,
  ].map((source) => [source.type, source]),
);

/** The data sources that a scenario answers, sorted. */
export const ANSWERED_DATA_SOURCES: readonly string[] = [...SOURCES.keys()].sort();

/**
 * Reads a data source from the scenario.
 * @throws ProviderError in the AWS provider's words when what is asked for is not there
 */
export function readDataSource(type: string, query: Query): ObjectValue {
  const source = SOURCES.get(type);
  if (source === undefined) {
    throw new ProviderError(
      `the rehearsal does not answer the data source ${type}`,
      `A scenario describes what these read: ${ANSWERED_DATA_SOURCES.join(", ")}.`,
    );
  }
  if (source.regional && query.region !== query.scenario.region) {
    throw new ProviderError(
      `the scenario "${query.scenario.name}" describes ${query.scenario.region} only`,
      `${type} is read in ${query.region}.`,
    );
  }
  return source.read(query);
}
