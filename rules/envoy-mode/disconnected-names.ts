import { namesInCluster } from "../../deployment";
import { listed } from "../../document";
import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const disconnectedNames: SynthRule = {
  id: "OM-E014",
  title: "Names are answered on the Outpost where the mesh is to go on without its Region",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Route 53 and Cloud Map answer in the Region. While the service link is down an Envoy keeps the hosts that it knows, but one that starts knows none, and applications cannot look up the names that they dial.",
  remedy:
    "Say who answers on the Outpost under `connectivity.dns`: Route 53 Resolver on the rack, from its cache of up to seven days, or a server on the premises. Hosts of single nodes can be given as addresses under `mesh.envoy.endpoints`.",
  source: "Route 53 developer guide, Resolver on Outposts; App Mesh user guide, App Mesh on AWS Outposts",
  *inspect(subject) {
    const { connectivity, mesh } = subject.deployment;
    if (mesh?.envoy?.disconnected !== true) return;
    // Names of the cluster's own Services are answered in the cluster; OM-K033 is about those.
    if (namesInCluster(subject.deployment)) return;
    if ((connectivity?.dns?.answeredBy ?? "region") !== "region") return;
    const { endpoints } = mesh.envoy;
    const looked = meshIndex(subject)
      .nodes.filter(({ name, value }) => value.spec.serviceDiscovery !== undefined && !Object.hasOwn(endpoints, name))
      .map(({ name }) => name)
      .sort();
    const hosts = looked.length === 0 ? "" : `, and those of the hosts of ${listed(looked)},`;
    yield {
      path: ["mesh", "envoy", "disconnected"],
      message: `the names of virtual services${hosts} are answered in the Region alone.`,
    };
  },
};
