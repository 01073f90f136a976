import type { Deployment, DeploymentInput } from "../../../deployment";
import { networkSite } from "./network-sites";
import type { NetworkCase } from "./network-sites";
import { OUTPOST } from "./sites";

type NetworkInput = NonNullable<DeploymentInput["network"]>;

/** A network alone with endpoints for whoever will run there. */
export function endpointSite(
  endpointPolicies: NetworkInput["endpointPolicies"],
  others: Partial<NetworkInput> = {},
): Deployment {
  return networkSite([{ name: "factory", arn: OUTPOST, subnets: [{ name: "containers", cidr: "10.40.128.0/20" }] }], {
    regionalSubnets: [{ name: "endpoints", cidr: "10.40.0.0/26" }],
    endpointPolicies,
    ...others,
  });
}

/** A statement that lets whoever it says do what it says. */
export const STATEMENT = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::parts/*" };

const at = "network.endpointPolicies";
const made = "Made here: appmesh-envoy-management, ecr.api, ecr.dkr, ecs, ecs-agent, ecs-telemetry, logs, s3.";

export const ENDPOINT_POLICY_CASES: readonly NetworkCase[] = [
  {
    rule: "OM-N133",
    red: () =>
      endpointSite({
        services: {
          "ecr.ap": "everybody",
          "appmesh-envoy-management": { Statement: [STATEMENT] },
        },
      }),
    says: [
      `${at}.services.ecr.ap: no endpoint of "ecr.ap" is made here. Did you mean "ecr.api"? ${made}`,
      `${at}.services.appmesh-envoy-management: App Mesh evaluates no endpoint policy when an Envoy connects.`,
    ],
    green: [
      () => endpointSite({ services: { s3: { Statement: [STATEMENT] }, "appmesh-envoy-management": "everybody" } }),
    ],
  },
  {
    rule: "OM-N133",
    red: () => endpointSite({ trusted: ["444455556666"] }, { endpoints: "existing" }),
    says: [`${at}: no endpoint is made here whose policy this would be.`],
    green: [() => endpointSite({}, { endpoints: "existing" }), () => endpointSite({ trusted: ["444455556666"] })],
  },
  {
    rule: "OM-N134",
    red: () =>
      endpointSite({
        services: {
          s3: { Statement: [STATEMENT, { Effect: "Allow", Action: "*" }] },
          logs: { Statement: [{ ...STATEMENT, Resource: "x".repeat(21_000) }] },
        },
      }),
    says: [
      `${at}.services.s3.Statement[1]: the statement has no Principal, Resource.`,
      `${at}.services.logs: the policy has 21111 characters; 20480 is the most.`,
    ],
    green: [
      () =>
        endpointSite({
          services: { s3: { Statement: [{ Effect: "Deny", NotPrincipal: "*", NotAction: "*", NotResource: "*" }] } },
        }),
    ],
  },
];
