import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { EnvoyOptions, NodeContainer } from "../../deployment";
import { envoyContainer, proxyConfiguration } from "../sidecar";
import { named, reference } from "../terraform";
import type { Account } from "../account";
import { containerDefinitions } from "./container-definitions";
import type { EnvoySource, TaskEnvoy } from "./envoy-source";
import { runtimePlatform } from "./runtime-platform";
import { TaskRole } from "./task-role";

export interface NodeTaskProps {
  /** Prefix of names. */
  readonly prefix: string;
  readonly container: NodeContainer;
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

/** The task of one virtual node: its container and its Envoy, with a role that may what its Envoy must, and nothing else. */
export class NodeTask extends Construct {
  /** Template: ARN of the task definition. */
  readonly taskDefinitionArn: string;
  /** The task role's policy, for services that must wait for it; undefined when the role may nothing. */
  readonly policy: IamRolePolicy | undefined;

  constructor(scope: Construct, id: string, props: NodeTaskProps) {
    super(scope, id);
    const { node } = props.container.node;
    const envoy = props.envoys.node(node, props.account, props.envoyOptions);
    const role = new TaskRole(this, "task-role", {
      name: `${props.prefix}-${node}-task`,
      address: ["task", node],
      policyName: "stream-own-virtual-node",
      account: props.account,
      statements: envoy.statements,
    });
    this.policy = role.policy;
    this.taskDefinitionArn = this.taskDefinition(props, envoy, role.arn);
  }

  private taskDefinition(props: NodeTaskProps, own: TaskEnvoy, taskRoleArn: string): string {
    const { container, account, prefix } = props;
    const logGroup = reference(props.logGroup, "name");
    const envoy = envoyContainer({
      image: own.image,
      region: account.region,
      start: own.start,
      options: props.envoyOptions,
      logGroup,
    });
    const definition = new EcsTaskDefinition(this, "definition", {
      family: `${prefix}-${container.node.node}`,
      networkMode: "awsvpc",
      requiresCompatibilities: ["EC2"],
      runtimePlatform: runtimePlatform(props.architecture),
      executionRoleArn: props.executionRoleArn,
      taskRoleArn,
      skipDestroy: props.keepRevisions ? true : undefined,
      containerDefinitions: containerDefinitions({ container, region: account.region, logGroup, envoy }),
      proxyConfiguration: own.redirects ? proxyConfiguration([container.service.port]) : undefined,
    });
    return reference(named(definition, container.node.node), "arn");
  }
}
