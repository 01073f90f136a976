import type { SynthRule } from "../rule";

export const egressUnfiltered: SynthRule = {
  id: "OM-E021",
  title: "The mesh's egress filter sees what leaves its containers",
  severity: "warning",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "With `mesh.envoy.loopback` nothing is redirected: Envoy sees what is sent to its ports and nothing else. DROP_ALL then drops nothing, and whoever reaches the application's own port has passed no TLS of the mesh.",
  remedy:
    "Let applications listen on 127.0.0.1 alone and let security groups say what may leave; then set `egressFilter: { type: ALLOW_ALL }`, which is what holds. Leave `loopback` out where the redirect can be set.",
  source: "Envoy documentation, original destination; App Mesh API reference, EgressFilter",
  *inspect({ deployment, mesh }) {
    if (deployment.mesh?.envoy?.loopback === undefined || mesh === undefined) return;
    if (mesh.mesh.spec.egressFilter?.type === "ALLOW_ALL") return;
    const message = "nothing is redirected to Envoy, so DROP_ALL drops nothing.";
    yield { path: ["mesh", "envoy", "loopback"], message };
  },
};
