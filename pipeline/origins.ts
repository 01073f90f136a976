import { containersOf, expandMesh } from "../deployment";
import type { Deployment } from "../deployment";
import { logicalId } from "../modules/terraform";
import { meshIndex } from "../rules/mesh-model";
import type { Path } from "../rules/mesh-model";

/** An element of a synthesised stack, as its configuration tells. */
export interface Element {
  /** `aws_subnet`, `data.aws_vpc` or `check`. */
  readonly type: string;
  readonly name: string;
  /** Path of its construct, the stack's name first. */
  readonly construct: string;
}

/** Part of a stack, by the second step of a construct's path, and the key of the file that it comes from. */
const AREAS: readonly (readonly [area: RegExp, path: Path])[] = [
  [/^(existing-vpc|vpc|vpc-rules)$/, ["network", "vpc"]],
  [/^flow-logs$/, ["network", "vpc", "flowLogs"]],
  [/^(account|egress|existing-subnets|extension|share-.*|slots|subnets-.*)$/, ["network"]],
  [/^local-gateway-/, ["network", "outposts"]],
  [/^outposts$/, ["network", "outposts"]],
  [/^(envoy-rules|mesh|mesh-record)$/, ["mesh"]],
  [/^registry$/, ["mesh", "discovery"]],
  [/^firewall$/, ["services"]],
  [/^(ecs|eks|workloads|reservations-.*)$/, ["workloads"]],
  [/^gateway-firewall-/, ["workloads", "gateways"]],
  [/^load-balancers$/, ["network", "loadBalancers"]],
  [/^(connectivity|dns-egress|mesh-revision)$/, ["connectivity"]],
  [/^rule-modes$/, ["rules"]],
  [/^app-mesh-rules$/, ["region"]],
];

/** Finds which part of a deployment an element of its stack comes from, by the names that its logical id is made of. */
export class Origins {
  private readonly meshObjects = new Map<string, Path>();
  private readonly services = new Map<string, Path>();
  private readonly containers = new Map<string, Path>();
  private readonly capacity = new Map<string, Path>();
  private readonly subnets = new Map<string, Path>();
  private readonly outposts = new Map<string, Path>();

  constructor(deployment: Deployment) {
    this.readMesh(deployment);
    this.readWorkloads(deployment);
    this.readNetwork(deployment);
  }

  /** The path in the deployment file; that of the whole part where nothing closer is known. */
  of({ type, name, construct }: Element): Path {
    const [, ...steps] = construct.split("/");
    // The network's parts stand in one construct of their own.
    const [area = "", ...rest] = steps[0] === "network" ? steps.slice(1) : steps;
    return this.byKind(type, name, rest[0] ?? "") ?? this.bySubject(name, area) ?? byArea(area) ?? [];
  }

  private byKind(type: string, name: string, step: string): Path | undefined {
    const plain = type.replace(/^data\./, "");
    if (plain.startsWith("aws_appmesh_")) return this.meshObjects.get(`${plain}.${name}`);
    const [head = "", ...tail] = name.split("--");
    if (plain.startsWith("aws_service_discovery_")) return this.services.get(name);
    if (/^aws_(ecs_|cloudwatch_log_group$|iam_role)/.test(plain)) {
      const found = this.containers.get(head === "task" ? tail.join("--") : name);
      if (found !== undefined) return found;
    }
    if (
      /^aws_(autoscaling_group|launch_template|ec2_capacity_reservation|ecs_capacity_provider|ssm_parameter)$/.test(
        plain,
      )
    )
      return this.capacity.get(name);
    if (/^aws_(subnet|route_table|route_table_association)$/.test(plain)) return this.subnets.get(name);
    if (plain.startsWith("aws_outposts_")) return this.outposts.get(name);
    if (plain === "aws_security_group") return this.services.get(name.replace(/^service-/, ""));
    if (/^(in|out)-(call|client)--/.test(step)) return this.services.get(head === "call" ? (tail[0] ?? "") : tail[1]!);
    return undefined;
  }

  /** Gates and checks are named after their rule and what it is about. */
  private bySubject(name: string, area: string): Path | undefined {
    const subject = /^OM-[A-Z]\d{3}_(.+)$/.exec(name)?.[1];
    if (subject === undefined) return undefined;
    return this.outposts.get(subject) ?? this.subnets.get(subject) ?? byArea(area);
  }

  private readMesh(deployment: Deployment): void {
    const { nodes, routers, routes, services, gateways, gatewayRoutes } = meshIndex({
      deployment,
      mesh: expandMesh(deployment),
    });
    const kinds = {
      virtual_node: nodes,
      virtual_router: routers,
      virtual_service: services,
      virtual_gateway: gateways,
    };
    for (const [kind, objects] of Object.entries(kinds))
      for (const { name, at } of objects) this.meshObjects.set(`aws_appmesh_${kind}.${logicalId(name)}`, at());
    for (const [kind, objects] of Object.entries({ route: routes, gateway_route: gatewayRoutes }))
      for (const { name, parent, at } of objects)
        this.meshObjects.set(`aws_appmesh_${kind}.${logicalId(parent ?? "", name)}`, at());
    for (const { name, service, at } of nodes) {
      if (service === undefined) continue;
      this.services.set(logicalId(service), ["services", service]);
      this.services.set(logicalId(name), at());
    }
  }

  private readWorkloads(deployment: Deployment): void {
    for (const { node } of containersOf(deployment)) {
      const base: Path = ["workloads", "services", node.service];
      const own = deployment.workloads?.services[node.service]?.versions ?? {};
      const version = node.version !== undefined && Object.hasOwn(own, node.version) ? ["versions", node.version] : [];
      this.containers.set(logicalId(node.node), [...base, ...version]);
    }
    for (const name of Object.keys(deployment.workloads?.capacity ?? {}))
      this.capacity.set(logicalId(name), ["workloads", "capacity", name]);
  }

  private readNetwork({ network }: Deployment): void {
    for (const [index, outpost] of (network?.outposts ?? []).entries()) {
      this.outposts.set(logicalId(outpost.name), ["network", "outposts", index]);
      for (const [place, subnet] of outpost.subnets.entries())
        this.subnets.set(logicalId(subnet.name), ["network", "outposts", index, "subnets", place]);
    }
    for (const [place, subnet] of (network?.regionalSubnets ?? []).entries())
      this.subnets.set(logicalId(subnet.name), ["network", "regionalSubnets", place]);
  }
}

function byArea(area: string): Path | undefined {
  return AREAS.find(([pattern]) => pattern.test(area))?.[1];
}
