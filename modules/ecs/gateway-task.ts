import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { EnvoyOptions, GatewayContainer } from "../../deployment";
import { gatewayContainer } from "../sidecar";
import { named, reference } from "../terraform";
import type { Account } from "../account";
import type { EnvoySource, TaskEnvoy } from "./envoy-source";
import { runtimePlatform } from "./runtime-platform";
import { TaskRole } from "./task-role";

export interface GatewayTaskProps {
  /** Prefix of names. */
  readonly prefix: string;
  readonly container: GatewayContainer;
  readonly envoys: EnvoySource;
  readonly account: Account;
  /** Template: ARN of the role with which ECS starts the task. */
  readonly executionRoleArn: string;
  readonly logGroup: CloudwatchLogGroup;
  /** Processor architecture of the instances; undefined when it is not known. */
  readonly architecture: "x86_64" | "arm64" | undefined;
  readonly envoyOptions: EnvoyOptions;
  /** Whether old revisions stay usable, so that ECS itself can go back to one. */
  readonly keepRevisions: boolean;
}

/**
 * The task of one virtual gateway: an Envoy and nothing else, so no traffic is redirected to it, and a role that may what
 * that Envoy must, and nothing else.
 */
export class GatewayTask extends Construct {
  /** Template: ARN of the task definition. */
  readonly taskDefinitionArn: string;
  /** The task role's policy, for services that must wait for it; undefined when the role may nothing. */
  readonly policy: IamRolePolicy | undefined;

  constructor(scope: Construct, id: string, props: GatewayTaskProps) {
    super(scope, id);
    const { prefix, container, envoys, account } = props;
    const { name } = container;
    const envoy = envoys.gateway(name, account, {
      ...props.envoyOptions,
      cpu: container.cpu,
      memory: container.memory,
    });
    const role = new TaskRole(this, "task-role", {
      name: `${prefix}-${name}-gateway`,
      address: ["gateway", name],
      policyName: "stream-own-virtual-gateway",
      account,
      statements: envoy.statements,
    });
    this.policy = role.policy;
    this.taskDefinitionArn = this.taskDefinition(props, envoy, role.arn);
  }

  private taskDefinition(props: GatewayTaskProps, own: TaskEnvoy, taskRoleArn: string): string {
    const { container, account } = props;
    const envoy = gatewayContainer({
      image: own.image,
      region: account.region,
      start: own.start,
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
      skipDestroy: props.keepRevisions ? true : undefined,
      containerDefinitions: JSON.stringify([envoy]),
    });
    return reference(named(definition, "gateway", container.name), "arn");
  }
}
