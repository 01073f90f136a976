import type { Deployment } from "../../../deployment";
import type { Severity } from "../../../rules";
import { BALANCER_CASES, ENVOY_BALANCER_CASES } from "./balancer-cases";
import { GATEWAY_CASES } from "./gateway-cases";
import { RESERVATION_CASES } from "./reservation-cases";
import { IMAGE, OTHER_OUTPOST, OUTPOST, meshOf, network, site, workloads } from "./sites";

/** A deployment that one rule, and only that one, refuses. */
export interface RedCase {
  readonly rule: string;
  readonly severity: Severity;
  readonly deployment: () => Deployment;
}

const containers = { name: "containers", cidr: "10.40.128.0/20" };
const REGIONAL = [{ name: "endpoints", cidr: "10.40.0.0/26" }];
const spare = { name: "spare", cidr: "10.40.0.64/26" };

/** At least one case for every rule that is decided from the deployment alone; the catalogue's suite asks for it. */
export const RED_CASES: readonly RedCase[] = [
  {
    rule: "OM-P007",
    severity: "error",
    deployment: () => meshOf({ web: { port: 80 } }, { region: "me-central-1" }),
  },
  {
    rule: "OM-N001",
    severity: "error",
    deployment: () =>
      site({
        network: network({
          outposts: [{ name: "factory", arn: OUTPOST.replace("eu-central-1", "eu-west-1"), subnets: [containers] }],
        }),
      }),
  },
  {
    rule: "OM-N002",
    severity: "error",
    deployment: () => site({ network: network({ regionalSubnets: [{ name: "endpoints", cidr: "10.41.0.0/26" }] }) }),
  },
  {
    rule: "OM-N003",
    severity: "error",
    deployment: () => site({ network: network({ regionalSubnets: [{ name: "endpoints", cidr: "10.40.128.64/26" }] }) }),
  },
  {
    rule: "OM-N004",
    severity: "error",
    deployment: () => site({ network: network({ regionalSubnets: [{ name: "containers", cidr: "10.40.0.0/26" }] }) }),
  },
  {
    rule: "OM-N005",
    severity: "error",
    deployment: () => site({ network: network({ regionalSubnets: [...REGIONAL, { ...spare, outpost: "facory" }] }) }),
  },
  {
    rule: "OM-N006",
    severity: "error",
    deployment: () => site({ network: network({ regionalSubnets: [] }) }),
  },
  {
    rule: "OM-N007",
    severity: "error",
    deployment: () =>
      site({
        network: network({
          vpc: { id: "vpc-0a1b2c3d" },
          outposts: [{ name: "factory", arn: OUTPOST, subnets: [{ name: "containers", id: "subnet-0a1b2c3d" }] }],
        }),
      }),
  },
  {
    rule: "OM-M001",
    severity: "error",
    deployment: () => meshOf({ web: { port: 80, calls: ["price"] }, prices: { port: 81 } }),
  },
  {
    rule: "OM-M002",
    severity: "error",
    deployment: () => meshOf({ web: { port: 80, versions: { v1: { weight: 0 }, v2: { weight: 0 } } } }),
  },
  {
    rule: "OM-M003",
    severity: "error",
    deployment: () => meshOf({ web: { port: 80, versions: { v1: { weight: 1 } } }, "web-v1": { port: 81 } }),
  },
  {
    rule: "OM-M004",
    severity: "error",
    deployment: () => meshOf({ web: { port: 80, protocol: "tcp", retries: { attempts: 1 } } }),
  },
  {
    rule: "OM-M005",
    severity: "error",
    deployment: () => meshOf({ web: { port: 80, healthCheck: { interval: "1s", timeout: "2s" } } }),
  },
  {
    rule: "OM-M006",
    severity: "error",
    deployment: () => meshOf({ web: { port: 15000 } }),
  },
  {
    rule: "OM-M007",
    severity: "error",
    deployment: () => meshOf({ web: { port: 80 } }, { region: "eu-south-1" }),
  },
  {
    rule: "OM-W001",
    severity: "error",
    deployment: () => site({ workloads: workloads({ web: { image: IMAGE } }, { launchType: "FARGATE" }) }),
  },
  {
    rule: "OM-W002",
    severity: "error",
    deployment: () => site({ workloads: workloads({ web: { image: IMAGE }, wep: { image: IMAGE } }) }),
  },
  {
    rule: "OM-W003",
    severity: "error",
    deployment: () => site({ workloads: workloads({ web: {} }) }),
  },
  {
    rule: "OM-W004",
    severity: "error",
    deployment: () => site({ network: undefined }),
  },
  {
    rule: "OM-W005",
    severity: "error",
    deployment: () => site({ workloads: workloads({ web: { image: IMAGE } }, { capacity: {} }) }),
  },
  {
    rule: "OM-W006",
    severity: "error",
    deployment: () =>
      site({
        workloads: workloads(
          { web: { image: IMAGE } },
          { capacity: { general: { type: "m5.large", min: 3, max: 2 } } },
        ),
      }),
  },
  {
    rule: "OM-W035",
    severity: "error",
    deployment: () =>
      site({
        network: network({ outposts: [{ name: "factory", arn: OUTPOST, form: "server", subnets: [containers] }] }),
        workloads: workloads(
          { web: { image: IMAGE } },
          { capacity: { general: { type: "c6id.large", max: 2, rootVolume: {} } } },
        ),
      }),
  },
  {
    rule: "OM-W007",
    severity: "warning",
    deployment: () => site({ workloads: workloads({ web: { image: "docker.io/library/web:1" } }) }),
  },
  {
    rule: "OM-W008",
    severity: "error",
    deployment: () => site({ name: "ecs-shop" }),
  },
  {
    rule: "OM-W009",
    severity: "error",
    deployment: () =>
      site({
        workloads: workloads(
          { web: { image: IMAGE } },
          { capacity: { a: { type: "m5.large", max: 1 }, b: { type: "m6g.large", max: 1, architecture: "arm64" } } },
        ),
      }),
  },
  {
    rule: "OM-W010",
    severity: "error",
    deployment: () => site({ services: { envoy: { port: 80 } }, workloads: workloads({ envoy: { image: IMAGE } }) }),
  },
  {
    rule: "OM-W011",
    severity: "error",
    deployment: () => {
      const names = Array.from({ length: 200 }, (_, index) => `service-${index}`);
      return site({
        services: Object.fromEntries(names.map((name) => [name, { port: 80 }])),
        workloads: workloads(
          Object.fromEntries(
            names.map((name) => [name, { image: `111122223333.dkr.ecr.eu-central-1.amazonaws.com/${name}:1` }]),
          ),
        ),
      });
    },
  },
  ...GATEWAY_CASES,
  ...RESERVATION_CASES,
  ...BALANCER_CASES,
  ...ENVOY_BALANCER_CASES,
];

/** Two Outposts with a subnet each. */
export const TWO_OUTPOSTS = [
  { name: "factory", arn: OUTPOST, subnets: [containers] },
  { name: "depot", arn: OTHER_OUTPOST, subnets: [{ name: "depot-containers", cidr: "10.40.144.0/20" }] },
];
