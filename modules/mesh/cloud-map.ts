import { DataAwsServiceDiscoveryDnsNamespace } from "@cdktf/provider-aws/lib/data-aws-service-discovery-dns-namespace";
import { ServiceDiscoveryInstance } from "@cdktf/provider-aws/lib/service-discovery-instance";
import { ServiceDiscoveryPrivateDnsNamespace } from "@cdktf/provider-aws/lib/service-discovery-private-dns-namespace";
import { ServiceDiscoveryService } from "@cdktf/provider-aws/lib/service-discovery-service";
import { Construct } from "constructs";
import type { VirtualNode } from "../../deployment";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import type { RegisteredName } from "./render";

export interface CloudMapRegistryProps {
  /** Name of the private DNS namespace. */
  readonly namespace: string;
  /** Whether the namespace exists already. */
  readonly existing: boolean;
  /** Template: the VPC in which the namespace answers. */
  readonly vpcId: string;
  /** Names of the virtual nodes, whose tasks register themselves. */
  readonly nodes: readonly string[];
  /**
   * Names under which the tasks of virtual gateways register themselves.
   * @default - none
   */
  readonly gateways?: readonly string[];
  /** First labels of the virtual services' names. */
  readonly services: readonly string[];
  /** What must hold before the namespace is created. */
  readonly gates: readonly PlanGate[];
}

/**
 * An address of the block reserved for documentation (RFC 5737): a virtual service's name must resolve to something
 * inside the container, but Envoy takes the connection by its authority and never dials the address.
 */
const NEVER_DIALLED = "192.0.2.1";

/** Cloud Map's namespace with a service for each virtual node, and a name for each virtual service that is none of them. */
export class CloudMapRegistry extends Construct {
  /** Template: the namespace's name. */
  readonly namespaceName: string;
  private readonly namespace: string;
  private readonly namespaceId: string;
  private readonly registered = new Map<string, ServiceDiscoveryService>();

  constructor(scope: Construct, id: string, props: CloudMapRegistryProps) {
    super(scope, id);
    this.namespace = props.namespace;
    const namespace = props.existing
      ? new DataAwsServiceDiscoveryDnsNamespace(this, "existing", { name: props.namespace, type: "DNS_PRIVATE" })
      : new ServiceDiscoveryPrivateDnsNamespace(this, "namespace", { name: props.namespace, vpc: props.vpcId });
    if (!props.existing) waitFor(namespace, ...props.gates);
    named(namespace, props.namespace);
    this.namespaceName = reference(namespace, "name");
    this.namespaceId = reference(namespace, "id");
    for (const node of [...props.nodes, ...(props.gateways ?? [])].sort())
      this.registered.set(node, this.register(node));
    for (const service of [...props.services].sort()) {
      if (!this.registered.has(service)) this.giveName(service);
    }
  }

  /** The names under which a virtual node is registered here; undefined when it is registered elsewhere. */
  nameOf({ virtualNodeName, spec }: VirtualNode): RegisteredName | undefined {
    const registered = this.registered.get(virtualNodeName);
    const wanted = spec.serviceDiscovery?.awsCloudMap;
    if (
      registered === undefined ||
      wanted?.namespaceName !== this.namespace ||
      wanted.serviceName !== virtualNodeName
    ) {
      return undefined;
    }
    return { namespaceName: this.namespaceName, serviceName: reference(registered, "name") };
  }

  /** Template: ARN of the Cloud Map service of a virtual node, with which ECS registers tasks. */
  serviceArnOf(node: string): string {
    return reference(this.serviceOf(node), "arn");
  }

  private serviceOf(node: string): ServiceDiscoveryService {
    const service = this.registered.get(node);
    if (service === undefined) throw new Error(`no virtual node "${node}" is registered at ${this.node.path}`);
    return service;
  }

  private register(name: string): ServiceDiscoveryService {
    return named(
      new ServiceDiscoveryService(this, `service-${name}`, {
        name,
        dnsConfig: {
          namespaceId: this.namespaceId,
          routingPolicy: "MULTIVALUE",
          dnsRecords: [{ type: "A", ttl: 10 }],
        },
      }),
      name,
    );
  }

  private giveName(service: string): void {
    named(
      new ServiceDiscoveryInstance(this, `name-${service}`, {
        serviceId: reference(this.register(service), "id"),
        instanceId: "virtual-service",
        attributes: { AWS_INSTANCE_IPV4: NEVER_DIALLED },
      }),
      service,
    );
  }
}
