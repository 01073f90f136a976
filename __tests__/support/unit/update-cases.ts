import type { PlannedChange } from "../../../rules";
import { gatewayRoute, listening, mesh, moved, route, service } from "./updates";

/** A plan for a rule about updates, and what the rule says of it: nothing where it holds. */
export interface UpdateCase {
  readonly rule: string;
  readonly name: string;
  readonly changes: readonly PlannedChange[];
  readonly says: readonly string[];
}

const ROUTER = "aws_appmesh_virtual_router";
const ROUTE = "aws_appmesh_route";
const NODE = "aws_appmesh_virtual_node";
const SERVICE = "aws_appmesh_virtual_service";
const GATEWAY = "aws_appmesh_virtual_gateway";
const GATEWAY_ROUTE = "aws_appmesh_gateway_route";
const http = route("http", ["v1 100"]);
const toGrpc = moved(ROUTER, "shop", listening("shop", "8080 http"), listening("shop", "8080 grpc"));
const second = moved(ROUTER, "shop", listening("shop", "8080 http"), listening("shop", "8080 http", "9090 grpc"));
const ARN = (letter: string) => `arn:aws:outposts:eu-central-1:111122223333:outpost/op-${letter.repeat(17)}`;
const subnet = moved(
  "aws_subnet",
  "floor",
  { id: "subnet-1", outpost_arn: ARN("a") },
  { outpost_arn: ARN("b") },
  "replace",
);
const ecs = (desired_count: number, task_definition: string, deployment_maximum_percent = 125) => ({
  name: "orders-v1",
  desired_count,
  task_definition,
  deployment_maximum_percent,
});
const v1 = moved(NODE, "v1", listening("v1", "8080 http"), listening("v1", "8080 http"));
const v1Gone = moved(NODE, "v1", listening("v1", "8080 http"), undefined);
const slots = (has: number, others: number) => {
  const group = { outpost: "factory", type: "m5.xlarge", slots: has, others };
  const input = { "aws_autoscaling_group.general": group };
  return moved("terraform_data", "outpost-slots", { input }, { input });
};

const SHARED = "aws_ram_resource_association";
const PRINCIPAL = "aws_ram_principal_association";
const FLOOR = { resource_share_arn: "share-1", resource_arn: "arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-1" };
const OTHER_PRINCIPAL = { resource_share_arn: "share-1", principal: "333344445555" };
const IN_VPC = { vpc_id: "vpc-1", cidr_block: "10.40.128.0/20" };
const RESERVED = { instance_match_criteria: "targeted", instance_count: 4 };
const task = (holds: string) => ({ container_definitions: JSON.stringify([{ name: "envoy", holds }]) });
/** The record of a mesh whose App Mesh is gone, with the nodes that wait. */
const record = (before: readonly string[], after: readonly string[], name = "mesh") => {
  const values = (nodes: readonly string[]) => ({ input: { objects: {}, fromAppMesh: { api: "gone", nodes } } });
  return moved("terraform_data", name, values(before), values(after));
};
/** A Deployment, and the digest of what its pods' Envoys start with where that is theirs. */
const pods = ({ own, replicas = 2 }: { readonly own?: string; readonly replicas?: number } = {}) => {
  const annotations = own === undefined ? { "outpost-mesh/config": "1" } : { "outpost-mesh/envoy-start": own };
  return { spec: [{ replicas, template: [{ metadata: [{ annotations }] }] }] };
};

export const UPDATE_CASES: readonly UpdateCase[] = [
  {
    rule: "OM-U001",
    name: "a router's protocol changes and its route is updated in place",
    changes: [toGrpc, moved(ROUTE, "all", http, route("grpc", ["v1 100"]))],
    says: [`${ROUTER}.shop: the protocol of port 8080 from http to grpc changes, and these routes stay: ${ROUTE}.all.`],
  },
  {
    rule: "OM-U001",
    name: "a gateway's protocol changes and its routes stay as they are",
    changes: [
      moved(GATEWAY, "door", listening("door", "80 http"), listening("door", "80 http2")),
      moved(GATEWAY_ROUTE, "in", gatewayRoute("http", "shop"), gatewayRoute("http", "shop")),
    ],
    says: [
      `${GATEWAY}.door: the protocol of port 80 from http to http2 changes, and these routes stay: ${GATEWAY_ROUTE}.in.`,
    ],
  },
  {
    rule: "OM-U001",
    name: "the only listener gets another port and another protocol",
    changes: [
      moved(ROUTER, "shop", listening("shop", "8080 http"), listening("shop", "9090 grpc")),
      moved(ROUTE, "all", http, http),
    ],
    says: [`${ROUTER}.shop: the protocol of port 8080 from http to grpc changes, and these routes stay: ${ROUTE}.all.`],
  },
  {
    rule: "OM-U001",
    name: "the routes are replaced with their listener",
    changes: [toGrpc, moved(ROUTE, "all", http, route("grpc", ["v1 100"]), "replace")],
    says: [],
  },
  {
    rule: "OM-U001",
    name: "the routes go, or are another router's",
    changes: [
      toGrpc,
      moved(ROUTE, "all", http, undefined),
      moved(ROUTE, "other", { ...http, virtual_router_name: "other" }, { ...http, virtual_router_name: "other" }),
      moved(ROUTE, "elsewhere", { ...http, mesh_name: "other" }, { ...http, mesh_name: "other" }),
    ],
    says: [],
  },
  {
    rule: "OM-U001",
    name: "a timeout of the listener changes, or a listener comes that has another protocol",
    changes: [
      second,
      moved(GATEWAY, "door", listening("door", "80 http"), listening("door", "80 http STRICT")),
      moved(ROUTE, "all", http, http),
    ],
    says: [],
  },
  {
    rule: "OM-U002",
    name: "a route and a gateway's route are replaced",
    changes: [
      moved(ROUTE, "all", http, route("grpc", ["v1 100"]), "replace"),
      moved(GATEWAY_ROUTE, "in", gatewayRoute("http", "shop"), gatewayRoute("http2", "shop"), "replace"),
    ],
    says: [
      `${ROUTE}.all: it is destroyed before the new one is created.`,
      `${GATEWAY_ROUTE}.in: it is destroyed before the new one is created.`,
    ],
  },
  {
    rule: "OM-U002",
    name: "routes come, change and go",
    changes: [
      moved(ROUTE, "new", undefined, http),
      moved(ROUTE, "all", http, route("http", ["v1 50", "v2 50"])),
      moved(ROUTE, "old", http, undefined),
    ],
    says: [],
  },
  {
    rule: "OM-U003",
    name: "a node that gets requests changes its protocol",
    changes: [
      moved(NODE, "v1", listening("v1", "8080 http"), listening("v1", "8080 grpc")),
      moved(ROUTE, "all", http, http),
    ],
    says: [`${NODE}.v1: the protocol of port 8080 from http to grpc changes, and requests come by ${ROUTE}.all.`],
  },
  {
    rule: "OM-U003",
    name: "a node with the weight 0 changes its protocol",
    changes: [
      moved(NODE, "v1", listening("v1", "8080 http"), listening("v1", "8080 grpc")),
      moved(ROUTE, "all", route("http", ["v1 0", "v2 1"]), route("http", ["v1 0", "v2 1"])),
    ],
    says: [],
  },
  {
    rule: "OM-U004",
    name: "a router gets a second listener and its route the port that it then needs",
    changes: [second, moved(ROUTE, "all", http, route("http", ["v1 100"], 8080))],
    says: [
      `${ROUTER}.shop: it gets listeners on ports 8080, 9090, and these routes name no port until now: ${ROUTE}.all.`,
    ],
  },
  {
    rule: "OM-U004",
    name: "a node gets a second listener and its target the port that it then needs",
    changes: [
      moved(NODE, "v1", listening("v1", "8080 http"), listening("v1", "8080 http", "9090 grpc")),
      moved(ROUTE, "all", http, route("http", ["v1 100 8080"])),
    ],
    says: [`${NODE}.v1: it gets listeners on ports 8080, 9090, and these routes name no port until now: ${ROUTE}.all.`],
  },
  {
    rule: "OM-U004",
    name: "a gateway gets a second listener",
    changes: [
      moved(GATEWAY, "door", listening("door", "80 http"), listening("door", "80 http", "90 grpc")),
      moved(GATEWAY_ROUTE, "in", gatewayRoute("http", "shop"), gatewayRoute("http", "shop", 80)),
    ],
    says: [
      `${GATEWAY}.door: it gets listeners on ports 80, 90, and these routes name no port until now: ${GATEWAY_ROUTE}.in.`,
    ],
  },
  {
    rule: "OM-U004",
    name: "the ports come first, and then the listener",
    changes: [second, moved(ROUTE, "all", route("http", ["v1 100"], 8080), route("http", ["v1 100"], 8080))],
    says: [],
  },
  {
    rule: "OM-U004",
    name: "a third listener comes, and a route that is replaced or new",
    changes: [
      moved(ROUTER, "shop", listening("shop", "1 http", "2 http"), listening("shop", "1 http", "2 http", "3 http")),
      moved(ROUTER, "other", listening("other", "8080 http"), listening("other", "8080 http", "9090 grpc")),
      moved(ROUTE, "all", http, http),
      moved(ROUTE, "new", undefined, { ...http, virtual_router_name: "other" }),
      moved(ROUTE, "other", { ...http, virtual_router_name: "other" }, { ...http }, "replace"),
    ],
    says: [],
  },
  {
    rule: "OM-U005",
    name: "a node is deleted that a route and a virtual service go on naming",
    changes: [
      v1Gone,
      moved(ROUTE, "all", http, http),
      moved(SERVICE, "direct", service("direct", "node", "v2"), service("direct", "node", "v1")),
    ],
    says: [`${NODE}.v1: it is deleted, and ${ROUTE}.all, ${SERVICE}.direct still names it.`],
  },
  {
    rule: "OM-U005",
    name: "a router and a virtual service are deleted that are named",
    changes: [
      moved(ROUTER, "shop", listening("shop", "80 http"), undefined),
      moved(SERVICE, "cart", service("cart", "router", "cart"), undefined),
      moved(SERVICE, "shop", service("shop", "router", "shop"), service("shop", "router", "shop")),
      moved(GATEWAY_ROUTE, "in", gatewayRoute("http", "cart"), gatewayRoute("http", "cart")),
    ],
    says: [
      `${ROUTER}.shop: it is deleted, and ${SERVICE}.shop still names it.`,
      `${SERVICE}.cart: it is deleted, and ${GATEWAY_ROUTE}.in still names it.`,
    ],
  },
  {
    rule: "OM-U005",
    name: "what named the objects changes or goes with them",
    changes: [
      v1Gone,
      moved(NODE, "v2", listening("v2", "8080 http"), undefined),
      moved(ROUTE, "all", route("http", ["v1 50", "v3 50"]), route("http", ["v3 50"])),
      moved(ROUTE, "old", route("http", ["v2 50"]), undefined),
      moved(ROUTE, "elsewhere", { ...http, mesh_name: "other" }, { ...http, mesh_name: "other" }),
    ],
    says: [],
  },
  {
    rule: "OM-U006",
    name: "a node is deleted that took requests until then",
    changes: [v1Gone, moved(ROUTE, "all", route("http", ["v1 10", "v2 90"]), route("http", ["v2 90"]))],
    says: [`${NODE}.v1: ${ROUTE}.all sends requests to it until this apply.`],
  },
  {
    rule: "OM-U006",
    name: "a node is deleted whose weight was 0, or together with its route",
    changes: [
      v1Gone,
      moved(NODE, "v9", listening("v9", "8080 http"), undefined),
      moved(ROUTE, "all", route("http", ["v1 0", "v2 90"]), route("http", ["v2 90"])),
      moved(ROUTE, "old", route("http", ["v9 1"]), undefined),
    ],
    says: [],
  },
  {
    rule: "OM-U007",
    name: "a subnet moves to another Outpost under instances and tasks",
    changes: [
      subnet,
      moved("aws_autoscaling_group", "general", { vpc_zone_identifier: ["subnet-1"] }, { max_size: 4 }),
      moved("aws_ecs_service", "desk", { network_configuration: [{ subnets: ["subnet-1"] }] }, { desired_count: 1 }),
      moved("aws_autoscaling_group", "text", { vpc_zone_identifier: "subnet-0,subnet-1" }, { max_size: 4 }),
    ],
    says: [
      `aws_subnet.floor: it moves from ${ARN("a")} to ${ARN("b")}, and in it stay aws_autoscaling_group.general, aws_autoscaling_group.text, aws_ecs_service.desk.`,
    ],
  },
  {
    rule: "OM-U007",
    name: "an empty subnet moves, or what stood in it goes first",
    changes: [
      subnet,
      moved("aws_autoscaling_group", "general", { vpc_zone_identifier: ["subnet-1"] }, undefined),
      moved("aws_autoscaling_group", "other", { vpc_zone_identifier: ["subnet-10"] }, { max_size: 4 }),
      moved("aws_route_table_association", "floor", { subnet_id: "subnet-1" }, { subnet_id: "subnet-1" }),
    ],
    says: [],
  },
  {
    rule: "OM-U007",
    name: "a subnet is replaced for its CIDR",
    changes: [
      moved(
        "aws_subnet",
        "floor",
        { id: "subnet-1", outpost_arn: ARN("a"), cidr_block: "10.0.0.0/24" },
        { outpost_arn: ARN("a"), cidr_block: "10.0.1.0/24" },
        "replace",
      ),
      moved("aws_instance", "one", { subnet_id: "subnet-1" }, { subnet_id: "subnet-1" }),
    ],
    says: [],
  },
  {
    rule: "OM-U008",
    name: "the mesh and a node get other names",
    changes: [
      moved("aws_appmesh_mesh", "mesh", mesh("orders"), mesh("sales"), "replace"),
      moved(NODE, "v1", listening("v1", "80 http"), listening("v1", "80 http"), "replace"),
    ],
    says: [
      'aws_appmesh_mesh.mesh: "orders" becomes "sales": everything in it goes with it, and no Envoy gets a configuration until its task is replaced.',
      `${NODE}.v1: it is replaced: its Envoys lose their configuration until their tasks are replaced.`,
    ],
  },
  {
    rule: "OM-U008",
    name: "objects of the mesh change, and others than its objects are replaced",
    changes: [toGrpc, v1Gone, subnet, moved("aws_appmesh_mesh", "mesh", mesh("orders"), mesh("orders", "ALLOW_ALL"))],
    says: [],
  },
  {
    rule: "OM-U009",
    name: "a group grows",
    changes: [moved("aws_autoscaling_group", "general", { max_size: 4 }, { max_size: 6 })],
    says: ["aws_autoscaling_group.general: its largest size grows from 4 to 6 instances."],
  },
  {
    rule: "OM-U009",
    name: "a group grows above the slots that the deployment says, beside what others may want",
    changes: [slots(5, 2), moved("aws_autoscaling_group", "general", { max_size: 2 }, { max_size: 4 })],
    says: [
      "aws_autoscaling_group.general: its largest size grows from 2 to 4 instances; Outpost factory has 5 slots of m5.xlarge, of which others may want 2.",
    ],
  },
  {
    rule: "OM-U009",
    name: "a group grows within the slots",
    changes: [slots(6, 2), moved("aws_autoscaling_group", "general", { max_size: 2 }, { max_size: 4 })],
    says: [],
  },
  {
    rule: "OM-U009",
    name: "a group shrinks, stays, or is new",
    changes: [
      moved("aws_autoscaling_group", "less", { max_size: 4 }, { max_size: 3 }),
      moved("aws_autoscaling_group", "same", { max_size: 4, min_size: 1 }, { max_size: 4, min_size: 2 }),
      moved("aws_autoscaling_group", "new", undefined, { max_size: 4 }),
    ],
    says: [],
  },
  {
    rule: "OM-U020",
    name: "slots are reserved for a group that runs",
    changes: [
      moved("aws_ec2_capacity_reservation", "general", undefined, RESERVED),
      moved("aws_autoscaling_group", "general", { max_size: 4 }, { max_size: 4 }),
    ],
    says: [
      "aws_ec2_capacity_reservation.general: it needs 4 free slots, and aws_autoscaling_group.general has instances already.",
    ],
  },
  {
    rule: "OM-U020",
    name: "the group is as new as its reservation, or fills an open one, or the reservation was there",
    changes: [
      moved("aws_ec2_capacity_reservation", "new", undefined, RESERVED),
      moved("aws_autoscaling_group", "new", undefined, { max_size: 4 }),
      moved("aws_ec2_capacity_reservation", "open", undefined, { ...RESERVED, instance_match_criteria: "open" }),
      moved("aws_autoscaling_group", "open", { max_size: 4 }, { max_size: 4 }),
      moved("aws_ec2_capacity_reservation", "kept", RESERVED, { ...RESERVED, instance_count: 5 }),
      moved("aws_autoscaling_group", "kept", { max_size: 4 }, { max_size: 5 }),
    ],
    says: [],
  },
  {
    rule: "OM-U021",
    name: "an account loses a subnet, which goes at once",
    changes: [
      moved(SHARED, "floor", FLOOR, undefined),
      moved(PRINCIPAL, "floor--2222", { resource_share_arn: "share-1", principal: "222233334444" }, undefined),
      moved("aws_subnet", "floor", { arn: FLOOR.resource_arn }, undefined),
      moved("aws_vpc", "main", { id: "vpc-1" }, { id: "vpc-1" }),
    ],
    says: [`${PRINCIPAL}.floor--2222: 222233334444 loses subnet-1, and aws_subnet.floor is deleted in the same apply.`],
  },
  {
    rule: "OM-U021",
    name: "one account of two loses a subnet, which stays",
    changes: [
      moved(SHARED, "floor", FLOOR, FLOOR),
      moved(PRINCIPAL, "floor--2222", { resource_share_arn: "share-1", principal: "222233334444" }, undefined),
      moved(PRINCIPAL, "floor--3333", OTHER_PRINCIPAL, OTHER_PRINCIPAL),
    ],
    says: [`${PRINCIPAL}.floor--2222: 222233334444 loses subnet-1.`],
  },
  {
    rule: "OM-U021",
    name: "an account gets a subnet, or loses a mesh",
    changes: [
      moved(SHARED, "floor", FLOOR, FLOOR),
      moved(PRINCIPAL, "floor--3333", undefined, OTHER_PRINCIPAL),
      moved(SHARED, "mesh", { resource_share_arn: "share-2", resource_arn: "arn:aws:appmesh:x:1:mesh/m" }, undefined),
      moved(PRINCIPAL, "mesh--4444", { resource_share_arn: "share-2", principal: "444455556666" }, undefined),
    ],
    says: [],
  },
  {
    rule: "OM-U022",
    name: "a subnet is renamed",
    changes: [moved("aws_subnet", "floor", IN_VPC, undefined), moved("aws_subnet", "hall", undefined, IN_VPC)],
    says: [
      "aws_subnet.hall: it takes the block 10.40.128.0/20 of vpc-1, which aws_subnet.floor has until it is deleted.",
    ],
  },
  {
    rule: "OM-U022",
    name: "a subnet goes, and others come in other blocks and another VPC",
    changes: [
      moved("aws_subnet", "floor", IN_VPC, undefined),
      moved("aws_subnet", "hall", undefined, { ...IN_VPC, cidr_block: "10.40.144.0/20" }),
      moved("aws_subnet", "yard", undefined, { ...IN_VPC, vpc_id: "vpc-2" }),
      moved("aws_subnet", "new", undefined, { cidr_block: IN_VPC.cidr_block }),
    ],
    says: [],
  },
  {
    rule: "OM-U010",
    name: "a rollout runs more tasks than Envoys may be one node",
    changes: [v1, moved("aws_ecs_service", "v1", ecs(44, "a"), ecs(44, "b"))],
    says: [
      "aws_ecs_service.v1: up to 55 Envoys are connected while old tasks (44) and new ones (44) run together; the default quota L-606A910B is 50.",
    ],
  },
  {
    rule: "OM-U010",
    name: "a service is scaled above the quota, and its old task definition stays",
    changes: [v1, moved("aws_ecs_service", "v1", ecs(44, "a"), ecs(51, "a"))],
    says: ["aws_ecs_service.v1: up to 51 Envoys are connected when all tasks run; the default quota L-606A910B is 50."],
  },
  {
    rule: "OM-U010",
    name: "a rollout runs more tasks than Envoys may be one virtual gateway",
    changes: [
      moved(GATEWAY, "front", listening("front", "8080 http"), listening("front", "8080 http")),
      moved(
        "aws_ecs_service",
        "gateway--front",
        { ...ecs(44, "a"), name: "orders-front-gateway" },
        { ...ecs(44, "b"), name: "orders-front-gateway" },
      ),
      moved("aws_ecs_service", "front", { ...ecs(44, "a"), name: "front" }, { ...ecs(44, "b"), name: "front" }),
    ],
    says: [
      "aws_ecs_service.gateway--front: up to 55 Envoys are connected while old tasks (44) and new ones (44) run together; the default quota L-33E8F9C9 is 50.",
    ],
  },
  {
    rule: "OM-U010",
    name: "a rollout fits, a service shrinks, and another is in no mesh",
    changes: [
      v1,
      moved("aws_ecs_service", "v1", ecs(40, "a"), ecs(40, "b")),
      moved("aws_ecs_service", "less", { ...ecs(60, "a"), name: "v1" }, { ...ecs(44, "a"), name: "v1" }),
      moved("aws_ecs_service", "other", { ...ecs(80, "a"), name: "v11" }, { ...ecs(80, "b"), name: "v11" }),
    ],
    says: [],
  },
  {
    rule: "OM-U011",
    name: "a virtual service gets another router, and one loses its provider",
    changes: [
      moved(SERVICE, "shop", service("shop", "router", "shop"), service("shop", "node", "v1")),
      moved(SERVICE, "cart", service("cart", "node", "v1"), { name: "cart", mesh_name: "orders", spec: [] }),
    ],
    says: [
      `${SERVICE}.cart: its provider changes from the virtual node "v1" to none: nothing answers any more.`,
      `${SERVICE}.shop: its provider changes from the virtual router "shop" to the virtual node "v1".`,
    ],
  },
  {
    rule: "OM-U011",
    name: "a virtual service gets its first provider",
    changes: [
      moved(SERVICE, "cart", { name: "cart", mesh_name: "orders", spec: [] }, service("cart", "node", "v1")),
      moved(SERVICE, "shop", undefined, service("shop", "node", "v1")),
    ],
    says: [],
  },
  {
    rule: "OM-U012",
    name: "a target that served most requests gets none, by weight or by leaving",
    changes: [
      moved(ROUTE, "all", route("http", ["v1 90", "v2 10"]), route("http", ["v1 0", "v2 100"])),
      moved(ROUTE, "gone", route("http", ["v1 1", "v2 1"]), route("http", ["v2 1"])),
    ],
    says: [
      `${ROUTE}.all: "v1" took 90 % of the requests and takes none after this apply.`,
      `${ROUTE}.gone: "v1" took 50 % of the requests and takes none after this apply.`,
    ],
  },
  {
    rule: "OM-U012",
    name: "weights move in steps, or a small one goes",
    changes: [
      moved(ROUTE, "step", route("http", ["v1 90", "v2 10"]), route("http", ["v1 40", "v2 60"])),
      moved(ROUTE, "last", route("http", ["v1 10", "v2 90"]), route("http", ["v2 90"])),
      moved(ROUTE, "idle", route("http", ["v1 0", "v2 0"]), route("http", ["v2 0"])),
      moved(ROUTE, "whole", http, undefined),
    ],
    says: [],
  },
  {
    rule: "OM-U013",
    name: "a node listens on another port, and a route sends to another",
    changes: [
      moved(NODE, "v1", listening("v1", "8080 http"), listening("v1", "9090 http")),
      moved(ROUTE, "all", route("http", ["v2 1 8080"]), route("http", ["v2 1 9090"])),
    ],
    says: [
      `${NODE}.v1: it listened on 8080 and listens on 9090 after this apply.`,
      `${ROUTE}.all: requests to "v2" go to port 9090 instead of 8080.`,
    ],
  },
  {
    rule: "OM-U013",
    name: "a listener is added, and a target names its port for the first time",
    changes: [
      moved(NODE, "v1", listening("v1", "8080 http"), listening("v1", "8080 http", "9090 grpc")),
      moved(NODE, "caller", listening("caller"), listening("caller", "80 http")),
      moved(ROUTE, "all", http, route("http", ["v1 100 8080"])),
    ],
    says: [],
  },
  {
    rule: "OM-U014",
    name: "a node without TLS and a gateway with it disabled become strict",
    changes: [
      moved(NODE, "v1", listening("v1", "8080 http"), listening("v1", "8080 http STRICT")),
      moved(GATEWAY, "door", listening("door", "80 http DISABLED"), listening("door", "80 http STRICT")),
    ],
    says: [
      `${NODE}.v1: TLS of port 8080 changes from DISABLED to STRICT.`,
      `${GATEWAY}.door: TLS of port 80 changes from DISABLED to STRICT.`,
    ],
  },
  {
    rule: "OM-U014",
    name: "TLS becomes strict by way of PERMISSIVE, or is so from the start",
    changes: [
      moved(NODE, "v1", listening("v1", "80 http"), listening("v1", "80 http PERMISSIVE")),
      moved(NODE, "v2", listening("v2", "80 http PERMISSIVE"), listening("v2", "80 http STRICT")),
      moved(NODE, "v3", undefined, listening("v3", "80 http STRICT")),
    ],
    says: [],
  },
  {
    rule: "OM-U015",
    name: "the egress of a mesh is closed, by word or by default",
    changes: [
      moved("aws_appmesh_mesh", "a", mesh("a", "ALLOW_ALL"), mesh("a", "DROP_ALL")),
      moved("aws_appmesh_mesh", "b", mesh("b", "ALLOW_ALL"), mesh("b")),
    ],
    says: [
      "aws_appmesh_mesh.a: its egress filter changes from ALLOW_ALL to DROP_ALL.",
      "aws_appmesh_mesh.b: its egress filter changes from ALLOW_ALL to DROP_ALL.",
    ],
  },
  {
    rule: "OM-U015",
    name: "the egress of a mesh is opened, or stays shut",
    changes: [
      moved("aws_appmesh_mesh", "a", mesh("a", "DROP_ALL"), mesh("a", "ALLOW_ALL")),
      moved("aws_appmesh_mesh", "b", mesh("b"), mesh("b", "DROP_ALL")),
      moved("aws_appmesh_mesh", "c", undefined, mesh("c", "DROP_ALL")),
    ],
    says: [],
  },
  {
    rule: "OM-U016",
    name: "a task gets App Mesh's Envoy again, and an object of App Mesh is created, though it is gone",
    changes: [
      record(["stock"], ["desk", "stock"]),
      moved("aws_ecs_task_definition", "desk", task("--config-yaml"), task("APPMESH_RESOURCE_ARN"), "replace"),
      moved("aws_ecs_task_definition", "new", undefined, task("APPMESH_RESOURCE_ARN")),
      moved("aws_appmesh_mesh", "orders", undefined, { name: "orders" }),
    ],
    says: [
      "aws_ecs_task_definition.desk: its new tasks have App Mesh's Envoy, which nobody gives a configuration.",
      "aws_ecs_task_definition.new: its new tasks have App Mesh's Envoy, which nobody gives a configuration.",
      "aws_appmesh_mesh.orders: it is to be created in App Mesh, of which the last apply said that it is gone.",
    ],
  },
  {
    rule: "OM-U016",
    name: "a task gets its own configuration, and one that waits is left alone",
    changes: [
      record(["desk", "stock"], ["stock"]),
      moved("aws_ecs_task_definition", "desk", task("APPMESH_RESOURCE_ARN"), task("--config-yaml"), "replace"),
      moved("aws_ecs_task_definition", "stock", task("APPMESH_RESOURCE_ARN"), task("APPMESH_RESOURCE_ARN")),
    ],
    says: [],
  },
  {
    rule: "OM-U016",
    name: "pods get App Mesh's Envoy again, or more pods have one, though it is gone",
    changes: [
      record(["stock"], ["desk", "stock"], "from-app-mesh"),
      moved("kubernetes_deployment_v1", "desk", pods({ own: "1" }), pods()),
      moved("kubernetes_deployment_v1", "new", undefined, pods()),
      moved("kubernetes_deployment_v1", "stock", pods(), pods({ replicas: 3 })),
    ],
    says: ["desk", "new", "stock"].map(
      (name) =>
        `kubernetes_deployment_v1.${name}: its new pods have App Mesh's Envoy, which nobody gives a configuration.`,
    ),
  },
  {
    rule: "OM-U016",
    name: "pods get their own configuration, and those that wait are left alone or become fewer",
    changes: [
      record(["desk", "stock"], ["stock"], "from-app-mesh"),
      moved("kubernetes_deployment_v1", "desk", pods(), pods({ own: "1" })),
      moved("kubernetes_deployment_v1", "prices", pods({ own: "1" }), pods({ own: "2", replicas: 4 })),
      moved("kubernetes_deployment_v1", "stock", pods(), pods({ replicas: 1 })),
    ],
    says: [],
  },
  {
    rule: "OM-U016",
    name: "pods that have App Mesh's Envoy are forgotten of nothing when the way begins",
    changes: [
      moved("terraform_data", "from-app-mesh", undefined, { input: { fromAppMesh: { api: "gone", nodes: ["desk"] } } }),
      moved("kubernetes_deployment_v1", "desk", undefined, pods()),
    ],
    says: [],
  },
];
