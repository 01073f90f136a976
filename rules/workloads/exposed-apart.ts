import type { Deployment } from "../../deployment";
import type { SynthRule } from "../rule";

export const exposedApart: SynthRule = {
  id: "OM-W029",
  title: "Services that are exposed through one gateway can be told apart",
  severity: "error",
  stages: ["synth"],
  why: "A listener has one protocol, and of two gateway routes with the same match only one gets the requests.",
  remedy: "Give each service a `prefix` of its own, or another `port` of the gateway.",
  source: "App Mesh user guide, virtual gateways and gateway routes",
  *inspect({ deployment }) {
    const made = new Map<string, { readonly name: string; readonly protocol: string }>();
    const matched = new Map<string, string>();
    for (const { name, gateway, port, protocol, match } of exposures(deployment)) {
      const path = ["services", name, "exposed"];
      const listener = `${gateway}:${port ?? ""}`;
      const first = made.get(listener) ?? { name, protocol };
      made.set(listener, first);
      if (first.protocol !== protocol && isMade(deployment, gateway)) {
        yield {
          path,
          message: `"${name}" speaks ${protocol} and "${first.name}" ${first.protocol} on port ${port} of the gateway "${gateway}".`,
        };
        continue;
      }
      const key = `${listener} ${protocol} ${match}`;
      const other = matched.get(key);
      matched.set(key, other ?? name);
      if (other === undefined) continue;
      yield { path, message: `"${name}" and "${other}" both get ${match} through the gateway "${gateway}".` };
    }
  },
};

interface Exposure {
  readonly name: string;
  readonly gateway: string;
  /** Undefined when a gateway of the full form is matched on any port. */
  readonly port: number | undefined;
  readonly protocol: string;
  readonly match: string;
}

function exposures(deployment: Deployment): Exposure[] {
  return Object.entries(deployment.services ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { exposed, port, protocol }]) => {
      if (exposed === undefined || protocol === "tcp") return [];
      const { gateway, grpcService, prefix = "/" } = exposed;
      const listener = exposed.port ?? (isMade(deployment, gateway) ? port : undefined);
      return [{ name, gateway, port: listener, protocol, match: protocol === "grpc" ? (grpcService ?? "") : prefix }];
    });
}

/** Whether the shorthand makes the gateway. */
function isMade({ mesh }: Deployment, gateway: string): boolean {
  return !(mesh?.virtualGateways ?? []).some(({ virtualGatewayName }) => virtualGatewayName === gateway);
}
