import { Construct } from "constructs";
import type { GatewayCalls, GatewayContainer } from "../../deployment";
import type { MeshFirewall } from "./mesh-firewall";
import { namedSecurityGroup } from "./named-security-group";
import type { RegionalVpc } from "./regional-vpc";
import { allowIn, allowOut } from "./security-rules";

export interface GatewayFirewallProps {
  /** Prefix of names. */
  readonly name: string;
  readonly vpc: RegionalVpc;
  readonly firewall: MeshFirewall;
  readonly gateway: GatewayContainer;
  readonly calls: GatewayCalls;
}

/**
 * The security group of a virtual gateway's tasks: its listeners are open to its stated clients and to nobody else, and
 * it reaches the services behind its routes.
 */
export class GatewayFirewall extends Construct {
  /** Template: the group of the gateway's tasks alone. */
  readonly groupId: string;
  /** Templates: the groups of the gateway's tasks. */
  readonly securityGroupIds: readonly string[];

  constructor(scope: Construct, id: string, props: GatewayFirewallProps) {
    super(scope, id);
    const { firewall, gateway } = props;
    this.groupId = namedSecurityGroup(this, {
      prefix: props.name,
      name: `gateway-${gateway.name}`,
      description: `Tasks of the virtual gateway ${gateway.name}`,
      vpc: props.vpc,
    });
    this.securityGroupIds = [firewall.envoySecurityGroupId, this.groupId];
    this.openToClients(props);
    this.openToServices(props);
  }

  private openToClients({ gateway: { name, ports, workload } }: GatewayFirewallProps): void {
    for (const cidr of [...new Set(workload.clients)].sort()) {
      for (const port of ports) {
        allowIn(this, {
          name: ["gateway-client", cidr, name, String(port)],
          port,
          description: `clients outside the mesh call the virtual gateway ${name}`,
          securityGroupId: this.groupId,
          peer: { cidr },
        });
      }
    }
  }

  private openToServices({ gateway, calls, firewall, vpc }: GatewayFirewallProps): void {
    const elsewhere = new Set(gateway.workload.vpcPorts);
    for (const { port, service } of calls.targets) {
      const other = service === undefined ? undefined : firewall.groupOf(service);
      if (other === undefined) {
        elsewhere.add(port);
        continue;
      }
      const edge = {
        name: ["gateway", gateway.name, service!, String(port)] as const,
        port,
        description: `the virtual gateway ${gateway.name} calls ${service!}`,
      };
      allowOut(this, { ...edge, securityGroupId: this.groupId, peer: { securityGroupId: other } });
      allowIn(this, { ...edge, securityGroupId: other, peer: { securityGroupId: this.groupId } });
    }
    for (const port of [...elsewhere].sort((a, b) => a - b)) {
      allowOut(this, {
        name: ["gateway", gateway.name, "vpc", "elsewhere", String(port)],
        port,
        description: `the virtual gateway ${gateway.name} calls nodes elsewhere in the VPC`,
        securityGroupId: this.groupId,
        peer: { cidr: vpc.cidr },
      });
    }
  }
}
