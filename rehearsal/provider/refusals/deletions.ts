import { ProviderError } from "../diagnostic";
import type { ObjectValue } from "../values";
import { isList, isObject } from "../values";
import type { Value } from "../values";
import { APP_MESH_WORDS } from "./app-mesh-words";
import { block } from "./ledger";
import type { Ledger } from "./ledger";
import { routeTerms, routesIn, sameMesh } from "./mesh-objects";

/** What has network interfaces in the subnets that it names, by the argument that names them. */
const IN_SUBNETS: Readonly<Record<string, string>> = {
  aws_autoscaling_group: "Auto Scaling group",
  aws_ecs_service: "ECS service",
  aws_eks_cluster: "EKS cluster",
  aws_instance: "instance",
  aws_lb: "load balancer",
  aws_nat_gateway: "NAT gateway",
  aws_network_interface: "network interface",
  aws_vpc_endpoint: "VPC endpoint",
};

/** Refuses to delete what others still use, as AWS does. */
export function refuseDeletion(type: string, values: ObjectValue, ledger: Ledger): void {
  const users = usersOf(type, values, ledger);
  if (users.length === 0) return;
  if (type === "aws_subnet") {
    throw new ProviderError(
      `deleting EC2 Subnet (${String(values["id"])}): operation error EC2: DeleteSubnet, DependencyViolation: The subnet '${String(values["id"])}' has dependencies and cannot be deleted.`,
      `In it stand: ${users.join(", ")}.`,
    );
  }
  const [words, operation] = APP_MESH_WORDS[type]!;
  throw new ProviderError(
    `deleting App Mesh ${words} (${String(values["id"])}): operation error App Mesh: Delete${operation}, ResourceInUseException: ${String(values["name"])} is in use.`,
    `It is used by: ${users.join(", ")}.`,
  );
}

function usersOf(type: string, values: ObjectValue, ledger: Ledger): string[] {
  const name = values["name"];
  const inMesh = (kind: string) => ledger.all(kind).filter((each) => sameMesh(each, values));
  const named = (kind: string, list: readonly ObjectValue[]) => list.map((each) => `${kind} ${String(each["name"])}`);
  const providing = (key: string) =>
    inMesh("aws_appmesh_virtual_service").filter(
      (service) => block(service, "spec", "provider", key)[`${key}_name`] === name,
    );
  switch (type) {
    case "aws_subnet":
      return ledger
        .everything()
        .filter((each) => each.type in IN_SUBNETS && mentions(each.values, String(values["id"])))
        .map((each) => `${IN_SUBNETS[each.type]!} ${String(each.values["name"] ?? each.values["id"])}`);
    case "aws_appmesh_virtual_node":
      return [
        ...named(
          "route",
          inMesh("aws_appmesh_route").filter((route) => routeTerms(route).nodes.includes(String(name))),
        ),
        ...named("virtual service", providing("virtual_node")),
      ];
    case "aws_appmesh_virtual_router":
      return [
        ...named("route", routesIn(ledger, values, "router")),
        ...named("virtual service", providing("virtual_router")),
      ];
    case "aws_appmesh_virtual_gateway":
      return named("gateway route", routesIn(ledger, values, "gateway"));
    case "aws_appmesh_virtual_service":
      return named(
        "gateway route",
        inMesh("aws_appmesh_gateway_route").filter((route) => routeTerms(route).service === name),
      );
    case "aws_appmesh_mesh":
      return ledger
        .everything()
        .filter((each) => each.values["mesh_name"] === name && each.type.startsWith("aws_appmesh_"))
        .map((each) => `${each.type.slice("aws_appmesh_".length).replaceAll("_", " ")} ${String(each.values["name"])}`);
    default:
      return [];
  }
}

/** Whether a value holds a text, alone or in a list with commas. */
function mentions(value: Value, text: string): boolean {
  if (typeof value === "string") return value.split(",").includes(text);
  if (isList(value)) return value.some((item) => mentions(item, text));
  return isObject(value) && Object.values(value).some((item) => mentions(item, text));
}
