import { discoveryOf } from "../../deployment";
import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const cloudMapNamespaces: SynthRule = {
  id: "OM-E003",
  title: "Namespaces of Cloud Map are private DNS namespaces that this file makes or looks up",
  severity: "warning",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Envoy finds hosts by looking names up. The services of an HTTP namespace have no names in DNS; whether another namespace is one, this file does not show.",
  remedy:
    "Make sure that it is a private DNS namespace of this VPC, and set this rule to `off`; or name it as `mesh.discovery.namespace`. A service of an HTTP namespace has to be made anew in a private DNS namespace.",
  source: "AWS Cloud Map developer guide, namespaces; Envoy documentation, service discovery",
  *inspect(subject) {
    const discovery = discoveryOf(subject.deployment);
    const known = discovery.type === "cloud-map" ? discovery.namespace : undefined;
    const { endpoints = {} } = subject.deployment.mesh?.envoy ?? {};
    for (const { name, label, value, at } of meshIndex(subject).nodes) {
      const namespace = value.spec.serviceDiscovery?.awsCloudMap?.namespaceName;
      if (namespace === undefined || namespace === known || Object.hasOwn(endpoints, name)) continue;
      yield {
        path: at("spec", "serviceDiscovery", "awsCloudMap", "namespaceName"),
        message: `${label} is registered in the namespace ${JSON.stringify(namespace)}, which this file neither makes nor looks up.`,
      };
    }
  },
};
