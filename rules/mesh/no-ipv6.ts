import { meshIndex } from "../mesh-model";
import type { SynthRule, Violation } from "../rule";

export const noIpv6: SynthRule = {
  id: "OM-M081",
  title: "No preference asks for IPv6",
  severity: "warning",
  stages: ["synth"],
  why: "Neither the service link nor a local gateway of an Outpost carries IPv6, and clusters on Outposts have IPv4 only.",
  remedy: "Use IPv4_ONLY or IPv4_PREFERRED.",
  source: "Outposts user guide, networking; Amazon EKS user guide, EKS on Outposts",
  *inspect(subject) {
    const { mesh, nodes } = meshIndex(subject);
    yield* judge(mesh.spec.serviceDiscovery?.ipPreference, ["mesh", "spec", "serviceDiscovery", "ipPreference"]);
    for (const { value, at } of nodes) {
      const { dns, awsCloudMap } = value.spec.serviceDiscovery ?? {};
      yield* judge(dns?.ipPreference, at("spec", "serviceDiscovery", "dns", "ipPreference"));
      yield* judge(awsCloudMap?.ipPreference, at("spec", "serviceDiscovery", "awsCloudMap", "ipPreference"));
    }
  },
};

function* judge(preference: string | undefined, path: readonly (string | number)[]): Iterable<Violation> {
  if (preference?.startsWith("IPv6") !== true) return;
  yield {
    path,
    message: `${preference} asks for IPv6, which an Outpost does not carry; IPv4_ONLY and IPv4_PREFERRED do.`,
  };
}
