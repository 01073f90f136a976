import { gatewayRouteParts, meshIndex } from "../mesh-model";
import { unresolvedBackends, unresolvedReferences } from "../mesh/unresolved";
import type { SynthRule } from "../rule";

export const provided: SynthRule = {
  id: "OM-E006",
  title: "Everything that is called is provided in the file",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "An Envoy is told where its backends are when it starts, and nobody can tell it later. App Mesh would have known them from another file or account.",
  remedy:
    "Describe the virtual service and its provider in this file. A destination outside the mesh becomes a virtual node without backends, found by DNS, that provides a virtual service of the same name.",
  source: "Envoy documentation, static configuration",
  *inspect(subject) {
    const { nodes, servicesByName, whole } = meshIndex(subject);
    // In a whole mesh a reference that leads nowhere is an error under every control plane.
    const missing = [...unresolvedBackends(subject), ...(whole ? [] : unresolvedReferences(subject))];
    for (const { path, subject: who, kind, name } of missing) {
      yield { path, message: `${who} ${kind} ${JSON.stringify(name)}, which the file does not describe.` };
    }
    const unprovided = (name: string) => {
      const { virtualNode, virtualRouter } = servicesByName.get(name)?.value.spec.provider ?? {};
      return servicesByName.has(name) && virtualNode === undefined && virtualRouter === undefined;
    };
    for (const { label, service, value, at } of nodes) {
      for (const [i, { virtualService }] of (value.spec.backends ?? []).entries()) {
        const name = virtualService.virtualServiceName;
        const byArn = name.startsWith("arn:");
        if (service !== undefined || (!byArn && !unprovided(name))) continue;
        yield {
          path: at("spec", "backends", i, "virtualService", "virtualServiceName"),
          message: byArn
            ? `${label} names a backend by its ARN (${name}), of which the file says nothing.`
            : `${label} has the backend ${JSON.stringify(name)}, which nothing provides.`,
        };
      }
    }
    for (const { route, value, at } of gatewayRouteParts(subject)) {
      const name = value.action.target.virtualService.virtualServiceName;
      if (!unprovided(name)) continue;
      yield {
        path: at("action", "target", "virtualService", "virtualServiceName"),
        message: `${route.label} leads to ${JSON.stringify(name)}, which nothing provides.`,
      };
    }
  },
};
