import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { SampleService } from "../sample/services";
import type { Network } from "./network";

interface End {
  readonly name: string;
  readonly group: SecurityGroup;
}

/** Security groups with exactly the ways that the services need. */
export class Firewall extends Construct {
  readonly envoy: SecurityGroup;
  readonly instances: SecurityGroup;
  private readonly ofService = new Map<string, SecurityGroup>();

  constructor(scope: Construct, id: string, network: Network, services: readonly SampleService[]) {
    super(scope, id);
    this.envoy = network.group("envoy", "Tasks with an Envoy");
    this.instances = network.group("instances", "Container instances");
    for (const { name } of services) {
      this.ofService.set(name, network.group(`service-${name}`, `Tasks of the service ${name}`));
    }
    const envoy = { name: "envoy", group: this.envoy };
    const management = { name: "envoy-management", group: network.envoyManagementGroup };
    this.open(envoy, management, 443, "Envoy fetches its configuration");
    const instances = { name: "instances", group: this.instances };
    const platform = { name: "platform-endpoints", group: network.platformGroup };
    this.open(instances, platform, 443, "Container instances reach ECS, ECR and CloudWatch Logs");
    new VpcSecurityGroupEgressRule(this, "instances-to-s3", {
      securityGroupId: this.instances.id,
      prefixListId: network.s3.prefixListId,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      description: "Container instances fetch image layers from S3",
      tags: { Name: "instances to s3" },
    });
    const portOf = new Map(services.map(({ name, port }) => [name, port]));
    for (const caller of services) {
      for (const callee of caller.calls) {
        const from = { name: caller.name, group: this.groupOf(caller.name) };
        const to = { name: callee, group: this.groupOf(callee) };
        this.open(from, to, portOf.get(callee)!, `${caller.name} calls ${callee}`);
      }
    }
  }

  /** The security group of a service's tasks. */
  groupOf(service: string): SecurityGroup {
    return this.ofService.get(service)!;
  }

  private open(from: End, to: End, port: number, description: string): void {
    const common = {
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      description,
      tags: { Name: `${from.name} to ${to.name}` },
    };
    new VpcSecurityGroupEgressRule(this, `${from.name}-out-${to.name}`, {
      ...common,
      securityGroupId: from.group.id,
      referencedSecurityGroupId: to.group.id,
    });
    new VpcSecurityGroupIngressRule(this, `${from.name}-in-${to.name}`, {
      ...common,
      securityGroupId: to.group.id,
      referencedSecurityGroupId: from.group.id,
    });
  }
}
