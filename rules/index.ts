export * from "./catalogue";
export * from "./connectivity";
export * from "./eks";
export { MESH_RECORD, OWN_ENVOY, WAY_RECORD, envoySupported } from "./envoy-mode";
export type { EnvoySupportFacts } from "./envoy-mode";
export * from "./expression";
export * from "./guide";
export * from "./inspect";
export * from "./load-balancers";
export { loadBalancersHop } from "./locality";
export * from "./modes";
export {
  existingRegionalSubnets,
  existingSubnetFound,
  existingSubnetsInVpc,
  existingSubnetsIpv4,
  existingVpcFound,
  localClusterVpc,
  natGatewayInRegion,
  natGatewayInZone,
  ownersWork,
  premisesOutsideVpc,
  sharedSubnetsOwned,
  subnetInsideVpc,
  subnetsHaveFreeAddresses,
  subnetsLargeEnough,
  vpcTenancy,
} from "./network";
export type {
  AddressFacts,
  ExistingSubnetFacts,
  NatGatewayPlaceFacts,
  NatGatewayZoneFacts,
  NewSubnetFacts,
  OwnersWorkFacts,
  PremisesFacts,
  RegionalSubnetsFacts,
  SearchFacts,
  SubnetSearchFacts,
} from "./network";
export * from "./prerequisites";
export * from "./rule";
export { SLOTS_RECORD } from "./updates";
export type { Harm, PlannedAction, PlannedChange, UpdateRule } from "./updates";
