import { outpostMeant } from "./outposts";
import type { Deployment, Outpost } from "./schema";

/** Who may reach something on the internet, where and on which port. */
export interface InternetEdge {
  /** Whose security group is opened: tasks of a service, container instances, or nodes of EKS with all their pods. */
  readonly from: { readonly service: string } | "instances" | "nodes";
  /** IPv4 block. */
  readonly to: string;
  readonly port: number;
}

/** Names of the services that run on an Outpost, sorted. */
export function servicesOn(deployment: Deployment, outpost: Outpost): string[] {
  return Object.entries(deployment.workloads?.services ?? {})
    .filter(([, workload]) => outpostMeant(deployment, workload.outpost) === outpost)
    .map(([name]) => name)
    .sort();
}

/** What an Outpost's way to the internet is opened for, each once; sorted. */
export function internetEdgesOn(deployment: Deployment, outpost: Outpost): InternetEdge[] {
  const { workloads } = deployment;
  if (workloads === undefined) return [];
  const running = servicesOn(deployment, outpost);
  const edges = (outpost.egress?.allow ?? []).flatMap(({ to, ports, services, instances }) => {
    const named = running.filter((service) => services?.includes(service) ?? true);
    const from: InternetEdge["from"][] =
      workloads.platform === "eks"
        ? ["nodes"]
        : [...named.map((service) => ({ service })), ...(instances ? (["instances"] as const) : [])];
    return from.flatMap((each) => ports.map((port) => ({ from: each, to, port })));
  });
  return distinct(edges);
}

/** What the ways to the internet are opened for on all Outposts: one security group may serve several. */
export function internetEdges(deployment: Deployment): InternetEdge[] {
  const edges = (deployment.network?.outposts ?? []).flatMap((outpost) => internetEdgesOn(deployment, outpost));
  return distinct(edges).filter((edge) => !isOpenAnyway(deployment, edge));
}

/** Instances and nodes reach AWS on port 443 everywhere where the VPC has its own ways; EC2 takes no rule twice. */
function isOpenAnyway({ network }: Deployment, { from, to, port }: InternetEdge): boolean {
  return network?.endpoints === "existing" && typeof from === "string" && to === "0.0.0.0/0" && port === 443;
}

function distinct(edges: readonly InternetEdge[]): InternetEdge[] {
  const byKey = new Map(edges.map((edge) => [JSON.stringify([edge.from, edge.to, edge.port]), edge]));
  return [...byKey.keys()].sort().map((key) => byKey.get(key)!);
}
