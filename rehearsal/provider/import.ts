import type { BlockSchema } from "../schema";
import { existingMeshObject, isMeshType } from "./existing-mesh";
import type { ObjectValue } from "./values";
import type { Query } from "./data";
import { subnetAttributes, subnetsOf } from "./data/subnet";
import { securityGroupAttributes } from "./data/security-group";
import { vpcAttributes } from "./data/vpc";

type Found = ObjectValue | undefined;

/** What exists in a scenario and can be imported, by type: the id that is given, to the attributes that AWS would say. */
const EXISTING: Readonly<Record<string, (query: Query, id: string) => Found>> = {
  aws_ecs_cluster: (query, id) => {
    if (!query.scenario.clusters.includes(id)) return undefined;
    const arn = query.arn("ecs", `cluster/${id}`);
    return { id: arn, arn, name: id, tags: {} };
  },
  aws_security_group: (query, id) => {
    const group = query.scenario.securityGroups.find((each) => each.id === id);
    return group && { ...securityGroupAttributes(query, group), owner_id: query.scenario.account };
  },
  aws_service_discovery_private_dns_namespace: (query, given) => {
    // Imported as ID:VPC.
    const [id, vpc = ""] = given.split(":");
    const namespace = query.scenario.privateDnsNamespaces.find((each) => each.id === id);
    if (namespace === undefined) return undefined;
    const arn = query.arn("servicediscovery", `namespace/${namespace.id}`);
    return { id: namespace.id, arn, name: namespace.name, description: namespace.description, vpc, tags: {} };
  },
  aws_subnet: (query, id) => {
    const subnet = subnetsOf(query).find((each) => each.id === id);
    return subnet && subnetAttributes(query, subnet);
  },
  aws_vpc: (query, id) => {
    const vpc = query.scenario.vpcs.find((each) => each.id === id);
    return vpc && vpcAttributes(query, vpc);
  },
};

/** The attributes of something that exists in the scenario; undefined when it does not, as AWS would answer. */
export function findExisting(type: string, query: Query, id: string, block: BlockSchema): Found {
  if (isMeshType(type)) return existingMeshObject(type, query, id, block);
  return EXISTING[type]?.(query, id);
}
