import { given, meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const servicesServed: SynthRule = {
  id: "OM-M070",
  title: "Every virtual service is served by something in the file",
  severity: "note",
  stages: ["synth"],
  why: "A virtual service without a provider, or whose router has no route, answers 404 until another deployment completes it.",
  remedy: "Add a provider or a route, unless another deployment does.",
  source: "App Mesh user guide, virtual services",
  *inspect(subject) {
    const { services, routersByName, routesByRouter } = meshIndex(subject);
    for (const { label, value, at } of services) {
      const { provider } = value.spec;
      if (given(provider ?? {}).length === 0) {
        yield { path: at("spec"), message: `${label} has no provider.` };
        continue;
      }
      const router = provider!.virtualRouter?.virtualRouterName;
      if (router === undefined || !routersByName.has(router) || routesByRouter.has(router)) continue;
      yield {
        path: at("spec", "provider"),
        message: `${label} is provided by virtual router ${JSON.stringify(router)}, which has no route.`,
      };
    }
  },
};
