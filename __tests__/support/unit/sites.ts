import { parse } from "yaml";
import { defineDeployment } from "../../../deployment";
import type { Deployment, DeploymentInput } from "../../../deployment";
import { textOf } from "./project";

/** ARN of the examples' Outpost. */
export const OUTPOST = "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718";
/** ARN of a second Outpost. */
export const OTHER_OUTPOST = "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60719";
/** An image in a private registry of the examples' Region. */
export const IMAGE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1.0.0";

type Part<K extends keyof DeploymentInput> = NonNullable<DeploymentInput[K]>;
export type ServiceInput = Part<"services">[string];
export type WorkloadInput = Part<"workloads">["services"][string];

/** The main example as a person wrote it. */
export function ordersInput(): DeploymentInput {
  return parse(textOf("deployments/orders.yaml")) as DeploymentInput;
}

/** The main example, checked. */
export function orders(): Deployment {
  return defineDeployment(ordersInput());
}

/** A network that nothing is wrong with. */
export function network(changes: Partial<Part<"network">> = {}): Part<"network"> {
  return {
    vpc: { cidr: "10.40.0.0/16" },
    outposts: [{ name: "factory", arn: OUTPOST, subnets: [{ name: "containers", cidr: "10.40.128.0/20" }] }],
    regionalSubnets: [{ name: "endpoints", cidr: "10.40.0.0/26" }],
    ...changes,
  };
}

/** Workloads that nothing is wrong with, one for each service. */
export function workloads(
  services: Readonly<Record<string, WorkloadInput>>,
  changes: Partial<Part<"workloads">> = {},
): Part<"workloads"> {
  return { platform: "ecs", capacity: { general: { type: "m5.xlarge", max: 2 } }, services, ...changes };
}

/** A mesh of services alone. */
export function meshOf(
  services: Readonly<Record<string, ServiceInput>>,
  changes: Partial<DeploymentInput> = {},
): Deployment {
  return defineDeployment({ name: "shop", region: "eu-central-1", services, ...changes });
}

/** One service "web" with its network and its container: the smallest site that runs something. */
export function site(changes: Partial<DeploymentInput> = {}): Deployment {
  return defineDeployment({
    name: "shop",
    region: "eu-central-1",
    network: network(),
    services: { web: { port: 8080 } },
    workloads: workloads({ web: { image: IMAGE } }),
    ...changes,
  });
}
