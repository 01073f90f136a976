import { meshIndex } from "../mesh-model";
import type { Path } from "../mesh-model";
import type { SynthRule, Violation } from "../rule";

export const quotas: SynthRule = {
  id: "OM-M085",
  title: "The mesh fits into App Mesh's default quotas",
  severity: "warning",
  stages: ["synth"],
  why: "Above a quota App Mesh refuses to create the object. These can be raised; in a shared mesh only by its owner, and everybody's objects count.",
  remedy: "Ask Service Quotas for more under the code that is named, or split the mesh.",
  source: "App Mesh default service quotas, list-aws-default-service-quotas",
  controlPlane: "app-mesh",
  *inspect(subject) {
    const index = meshIndex(subject);
    const list = (name: string, full: number): Path => (full > 0 ? ["mesh", name] : ["services"]);
    const { virtualNodes = [], virtualRouters = [], virtualServices = [] } = subject.deployment.mesh ?? {};
    const perMesh = [
      ["virtual services", index.services, 200, "L-DA7495A7", list("virtualServices", virtualServices.length)],
      ["virtual nodes", index.nodes, 200, "L-E043DFB4", list("virtualNodes", virtualNodes.length)],
      ["virtual routers", index.routers, 200, "L-50F6C35A", list("virtualRouters", virtualRouters.length)],
      ["virtual gateways", index.gateways, 3, "L-87E74146", ["mesh", "virtualGateways"]],
    ] as const;
    for (const [what, objects, quota, code, path] of perMesh) {
      yield* judge(`the mesh has ${objects.length} ${what}`, objects.length, quota, code, path);
    }
    for (const { label, name, at } of index.routers) {
      const { length } = index.routesByRouter.get(name) ?? [];
      yield* judge(`${label} has ${length} routes`, length, 50, "L-BB90B7FF", at());
    }
    for (const { label, name, at } of index.gateways) {
      const { length } = index.gatewayRoutesByGateway.get(name) ?? [];
      yield* judge(`${label} has ${length} gateway routes`, length, 10, "L-F6F26D09", at());
    }
  },
};

function* judge(what: string, count: number, quota: number, code: string, path: Path): Iterable<Violation> {
  if (count > quota) yield { path, message: `${what}; the default quota ${code} is ${quota}.` };
}
