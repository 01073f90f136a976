import { ENVOY_MANAGEMENT_SERVICE } from "../../aws";
import { endpointNeeds } from "../../deployment";
import { didYouMean, listed } from "../../document";
import type { SynthRule } from "../rule";

export const endpointPolicyPlaced: SynthRule = {
  id: "OM-N133",
  title: "Endpoint policies are given for endpoints that are made here, and that have one",
  severity: "error",
  stages: ["synth"],
  why: "A policy for an endpoint that is not made protects nothing, and an endpoint for Envoy's management evaluates none: whoever wrote it would take the way for narrower than it is.",
  remedy:
    "Name a service whose endpoint the deployment makes, by the end of its name. Who may connect as which Envoy is decided by the task role and by the endpoint's security group.",
  source: "App Mesh user guide, interface VPC endpoints; PrivateLink guide, endpoint policies",
  *inspect({ deployment, mesh }) {
    const { network } = deployment;
    if (network === undefined) return;
    const { allow, trusted, services } = network.endpointPolicies;
    const made = endpointNeeds(deployment, mesh)
      .map(({ service }) => service)
      .sort();
    const path = ["network", "endpointPolicies"];
    if (made.length === 0 && (allow !== undefined || trusted.length > 0)) {
      yield { path, message: "no endpoint is made here whose policy this would be." };
    }
    for (const [service, policy] of Object.entries(services)) {
      const at = [...path, "services", service];
      if (!made.includes(service)) {
        const there = made.length === 0 ? "None is made." : `Made here: ${listed(made)}.`;
        yield { path: at, message: `no endpoint of "${service}" is made here.${didYouMean(service, made)} ${there}` };
      } else if (service === ENVOY_MANAGEMENT_SERVICE && policy !== "everybody") {
        yield { path: at, message: "App Mesh evaluates no endpoint policy when an Envoy connects." };
      }
    }
  },
};
