import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { EnvoyOptions, GatewayContainer, VirtualGateway } from "../../deployment";
import { escapeTemplate } from "../../rules";
import type { AppMesh } from "../mesh";
import { gatewayContainer } from "../sidecar";
import { named, reference } from "../terraform";
import type { PolicyStatement } from "../terraform/policy";
import type { Account } from "../account";
import { runtimePlatform } from "./runtime-platform";
import { TaskRole } from "./task-role";

export interface GatewayTaskProps {
  /** Prefix of names. */
  readonly prefix: string;
  readonly container: GatewayContainer;
  readonly mesh: AppMesh;
  readonly account: Account;
  /** Template: ARN of the role with which ECS starts the task. */
  readonly executionRoleArn: string;
  readonly logGroup: CloudwatchLogGroup;
  /** Processor architecture of the instances; undefined when it is not known. */
  readonly architecture: "x86_64" | "arm64" | undefined;
  readonly envoyImage: string;
  readonly envoyOptions: EnvoyOptions;
}

/**
 * The task of one virtual gateway: an Envoy and nothing else, so no traffic is redirected to it, and a role that may be
 * that virtual gateway and no other.
 */
export class GatewayTask extends Construct {
  /** Template: ARN of the task definition. */
  readonly taskDefinitionArn: string;
  /** The task role's policy, for services that must wait for it. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: GatewayTaskProps) {
    super(scope, id);
    const { prefix, container, mesh, account } = props;
    const { name } = container;
    const resource = `mesh/${mesh.meshName}/virtualGateway/${mesh.gatewayName(name)}`;
    const role = new TaskRole(this, "task-role", {
      name: `${prefix}-${name}-gateway`,
      address: ["gateway", name],
      policyName: "stream-own-virtual-gateway",
      account,
      statements: [
        {
          Sid: "BeOneVirtualGateway",
          Action: ["appmesh:StreamAggregatedResources"],
          Resource: [account.arn("appmesh", resource)],
        },
        ...certificates(container.gateway),
      ],
    });
    this.policy = role.policy;
    this.taskDefinitionArn = this.taskDefinition(props, resource, role.arn);
  }

  private taskDefinition(props: GatewayTaskProps, resource: string, taskRoleArn: string): string {
    const { container, account } = props;
    const envoy = gatewayContainer({
      image: escapeTemplate(props.envoyImage),
      region: account.region,
      resource,
      options: { ...props.envoyOptions, cpu: container.cpu, memory: container.memory },
      logGroup: reference(props.logGroup, "name"),
      ports: container.ports,
    });
    const definition = new EcsTaskDefinition(this, "definition", {
      family: `${props.prefix}-${container.name}-gateway`,
      networkMode: "awsvpc",
      requiresCompatibilities: ["EC2"],
      runtimePlatform: runtimePlatform(props.architecture),
      executionRoleArn: props.executionRoleArn,
      taskRoleArn,
      containerDefinitions: JSON.stringify([envoy]),
    });
    return reference(named(definition, "gateway", container.name), "arn");
  }
}

/** What Envoy fetches with the task's role: certificates of listeners and of authorities (App Mesh user guide, TLS). */
function certificates({ spec }: VirtualGateway): PolicyStatement[] {
  const own = spec.listeners.flatMap(({ tls }) => tls?.certificate.acm?.certificateArn ?? []);
  const trusted = spec.backendDefaults?.clientPolicy?.tls?.validation.trust.acm?.certificateAuthorityArns ?? [];
  const statement = (Sid: string, action: string, arns: readonly string[]): PolicyStatement[] =>
    arns.length === 0 ? [] : [{ Sid, Action: [action], Resource: [...new Set(arns)].sort().map(escapeTemplate) }];
  return [
    ...statement("ShowOwnCertificates", "acm:ExportCertificate", own),
    ...statement("KnowAuthorities", "acm-pca:GetCertificateAuthorityCertificate", trusted),
  ];
}
