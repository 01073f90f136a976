import { AppmeshMesh } from "@cdktf/provider-aws/lib/appmesh-mesh";
import { AppmeshRoute } from "@cdktf/provider-aws/lib/appmesh-route";
import { AppmeshVirtualNode } from "@cdktf/provider-aws/lib/appmesh-virtual-node";
import { AppmeshVirtualRouter } from "@cdktf/provider-aws/lib/appmesh-virtual-router";
import { AppmeshVirtualService } from "@cdktf/provider-aws/lib/appmesh-virtual-service";
import { ServiceDiscoveryInstance } from "@cdktf/provider-aws/lib/service-discovery-instance";
import { ServiceDiscoveryPrivateDnsNamespace } from "@cdktf/provider-aws/lib/service-discovery-private-dns-namespace";
import { ServiceDiscoveryService } from "@cdktf/provider-aws/lib/service-discovery-service";
import { Construct } from "constructs";
import type { SampleService } from "../sample/services";
import { SITE } from "../sample/site";
import type { Gates } from "./gates";
import type { Network } from "./network";

/** A virtual node with the Cloud Map service that its tasks register at. */
export interface MeshNode {
  readonly id: string;
  readonly service: SampleService;
  readonly weight: number;
  readonly node: AppmeshVirtualNode;
  readonly registry: ServiceDiscoveryService;
}

/** The mesh: virtual nodes found through Cloud Map, and a router with a route in front of each service's nodes. */
export class Mesh extends Construct {
  readonly mesh: AppmeshMesh;
  readonly nodes: MeshNode[];
  private readonly namespace: ServiceDiscoveryPrivateDnsNamespace;

  constructor(scope: Construct, id: string, network: Network, gates: Gates, services: readonly SampleService[]) {
    super(scope, id);
    this.namespace = new ServiceDiscoveryPrivateDnsNamespace(this, "namespace", {
      name: `${SITE.name}.internal`,
      vpc: network.vpc.id,
      dependsOn: [gates.regionGate],
    });
    this.mesh = new AppmeshMesh(this, "mesh", {
      name: SITE.name,
      spec: { egressFilter: { type: "DROP_ALL" }, serviceDiscovery: { ipPreference: "IPv4_ONLY" } },
      dependsOn: [gates.regionGate],
    });
    this.nodes = services.flatMap((service) => this.addService(service));
  }

  private addService(service: SampleService): MeshNode[] {
    const versions = Object.entries(service.versions ?? {});
    const nodes =
      versions.length === 0
        ? [this.addNode(service, service.name, 100)]
        : versions.map(([version, weight]) => this.addNode(service, `${service.name}-${version}`, weight));
    // With versions no node has the service's own name, which must resolve to something all the same.
    if (versions.length > 0) {
      new ServiceDiscoveryInstance(this, `name-${service.name}`, {
        serviceId: this.register(service.name).id,
        instanceId: "virtual-service",
        attributes: { AWS_INSTANCE_IPV4: "192.0.2.1" },
      });
    }
    const { name, port, protocol } = service;
    const router = new AppmeshVirtualRouter(this, `router-${name}`, {
      meshName: this.mesh.name,
      name,
      spec: { listener: [{ portMapping: { port, protocol } }] },
      lifecycle: { createBeforeDestroy: true },
    });
    this.addRoute(service, router, nodes);
    new AppmeshVirtualService(this, `virtual-service-${name}`, {
      meshName: this.mesh.name,
      name: `${name}.${SITE.name}.internal`,
      spec: { provider: { virtualRouter: { virtualRouterName: router.name } } },
      lifecycle: { createBeforeDestroy: true },
    });
    return nodes;
  }

  private addNode(service: SampleService, id: string, weight: number): MeshNode {
    const { port, protocol } = service;
    const registry = this.register(id);
    const node = new AppmeshVirtualNode(this, `node-${id}`, {
      meshName: this.mesh.name,
      name: id,
      spec: {
        listener: [
          {
            portMapping: { port, protocol },
            healthCheck: {
              protocol,
              port,
              path: protocol === "http" ? "/healthz" : undefined,
              healthyThreshold: 2,
              unhealthyThreshold: 2,
              intervalMillis: 30000,
              timeoutMillis: 5000,
            },
          },
        ],
        // The virtual services of two services that call each other would depend on one another.
        backend: [...service.calls].sort().map((callee) => ({
          virtualService: { virtualServiceName: `${callee}.${SITE.name}.internal` },
        })),
        serviceDiscovery: { awsCloudMap: { namespaceName: this.namespace.name, serviceName: registry.name } },
        logging: { accessLog: { file: { path: "/dev/stdout" } } },
      },
      lifecycle: { createBeforeDestroy: true },
    });
    return { id, service, weight, node, registry };
  }

  private addRoute({ name, port, protocol }: SampleService, router: AppmeshVirtualRouter, nodes: MeshNode[]): void {
    const weightedTarget = nodes.map(({ node, weight }) => ({ virtualNode: node.name, weight }));
    const retries = { maxRetries: 2, perRetryTimeout: { unit: "s", value: 2 }, tcpRetryEvents: ["connection-error"] };
    new AppmeshRoute(this, `route-${name}`, {
      meshName: this.mesh.name,
      name,
      virtualRouterName: router.name,
      lifecycle: {
        replaceTriggeredBy: [
          `${router.terraformResourceType}.${router.friendlyUniqueId}.spec[0].listener[0].port_mapping[0].protocol`,
        ],
      },
      spec:
        protocol === "http"
          ? {
              httpRoute: {
                match: { prefix: "/" },
                action: { weightedTarget },
                retryPolicy: { ...retries, httpRetryEvents: ["gateway-error", "stream-error"] },
              },
            }
          : {
              grpcRoute: {
                match: { port },
                action: { weightedTarget },
                retryPolicy: { ...retries, grpcRetryEvents: ["unavailable"] },
              },
            },
    });
  }

  private register(name: string): ServiceDiscoveryService {
    return new ServiceDiscoveryService(this, `registry-${name}`, {
      name,
      dnsConfig: {
        namespaceId: this.namespace.id,
        routingPolicy: "MULTIVALUE",
        dnsRecords: [{ type: "A", ttl: 10 }],
      },
    });
  }
}
