import { defineDeployment } from "../../../deployment";
import type { Deployment, DeploymentInput } from "../../../deployment";
import type { RedCase } from "./red-cases";
import { IMAGE, network, workloads } from "./sites";
import type { ServiceInput } from "./sites";

type Gateways = NonNullable<NonNullable<DeploymentInput["workloads"]>["gateways"]>;
type Mesh = NonNullable<DeploymentInput["mesh"]>;

/** Clients outside the mesh. */
export const CLIENTS = ["10.200.0.0/16"];

/** A service "web" behind a virtual gateway "front" that the shorthand makes, both running on one Outpost. */
export function exposedSite(
  changes: {
    readonly services?: Readonly<Record<string, ServiceInput>>;
    readonly gateways?: Gateways;
    readonly mesh?: Mesh;
    readonly workloads?: Parameters<typeof workloads>[1];
    readonly network?: DeploymentInput["network"];
    readonly name?: string;
  } = {},
): Deployment {
  const services = changes.services ?? { web: { port: 8080, exposed: { gateway: "front" } } };
  const images = Object.fromEntries(Object.keys(services).map((name) => [name, { image: IMAGE }]));
  return defineDeployment({
    name: changes.name ?? "shop",
    region: "eu-central-1",
    network: changes.network ?? network(),
    services,
    ...(changes.mesh === undefined ? {} : { mesh: changes.mesh }),
    workloads: workloads(images, {
      gateways: changes.gateways ?? { front: { clients: CLIENTS } },
      ...changes.workloads,
    }),
  });
}

/** A virtual gateway in the words of the API. */
export function apiGateway(
  port: number,
  tls?: NonNullable<Mesh["virtualGateways"]>[number]["spec"]["listeners"][number]["tls"],
): Mesh {
  const listener = { portMapping: { port, protocol: "http" as const }, ...(tls === undefined ? {} : { tls }) };
  return { virtualGateways: [{ virtualGatewayName: "front", spec: { listeners: [listener] } }] };
}

const web = { port: 8080, exposed: { gateway: "front" } };

/** A case for each rule about gateways that run here and services that are exposed. */
export const GATEWAY_CASES: readonly RedCase[] = [
  {
    rule: "OM-W020",
    severity: "error",
    deployment: () => exposedSite({ gateways: { front: { clients: CLIENTS }, fornt: { clients: CLIENTS } } }),
  },
  {
    rule: "OM-W021",
    severity: "error",
    deployment: () => exposedSite({ services: { web: { port: 8080, exposed: { gateway: "front", port: 9901 } } } }),
  },
  {
    rule: "OM-W022",
    severity: "error",
    deployment: () => exposedSite({ services: { web, "front-gateway": { port: 81 } } }),
  },
  { rule: "OM-W023", severity: "warning", deployment: () => exposedSite({ gateways: { front: {} } }) },
  {
    rule: "OM-W024",
    severity: "warning",
    deployment: () =>
      exposedSite({
        mesh: {
          existing: true,
          gatewayRoutes: [
            {
              gatewayRouteName: "other",
              virtualGatewayName: "front",
              spec: {
                httpRoute: {
                  match: { prefix: "/other/" },
                  action: { target: { virtualService: { virtualServiceName: "other.example" } } },
                },
              },
            },
          ],
        },
      }),
  },
  {
    rule: "OM-W025",
    severity: "error",
    deployment: () => exposedSite({ gateways: { front: { clients: CLIENTS, registerAs: "web" } } }),
  },
  {
    rule: "OM-W026",
    severity: "warning",
    deployment: () =>
      exposedSite({
        mesh: apiGateway(8443, {
          mode: "STRICT",
          certificate: { file: { certificateChain: "/keys/front.pem", privateKey: "/keys/front.key" } },
        }),
      }),
  },
  {
    rule: "OM-W027",
    severity: "error",
    deployment: () => exposedSite({ gateways: { front: { clients: ["0.0.0.0/0"] } } }),
  },
  {
    rule: "OM-W028",
    severity: "error",
    deployment: () =>
      exposedSite({ services: { web, prices: { port: 50051, protocol: "tcp", exposed: { gateway: "front" } } } }),
  },
  {
    rule: "OM-W029",
    severity: "error",
    deployment: () => exposedSite({ services: { web, shop: { port: 8080, exposed: { gateway: "front" } } } }),
  },
];
