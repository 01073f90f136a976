import type { SynthRule } from "../rule";

export const redirectSet: SynthRule = {
  id: "OM-E022",
  title: "Instances can set the redirect of a task",
  severity: "note",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "ECS's agent sets the redirect (`proxyConfiguration`) on Linux, with a plugin of ecs-init 1.26.0-1 or later, and on an Outpost from agent 1.33.0. Instances that are made here have both; those of an existing cluster, and of an image of your own, are not known. A task on an instance that cannot is not placed.",
  remedy:
    "Nothing, where instances run Amazon's ECS-optimized image; on others set `mesh.envoy.loopback`, so that applications call their Envoys by ports.",
  source: "Amazon ECS developer guide, App Mesh and ECS container agent versions; App Mesh user guide, getting started",
  *inspect({ deployment: { mesh, workloads } }) {
    if (workloads?.platform !== "ecs" || mesh?.envoy?.loopback !== undefined) return;
    if (workloads.cluster.existing) {
      const message = "whether the cluster's instances can set the redirect is not known.";
      yield { path: ["workloads", "cluster", "existing"], message };
    }
    for (const [name, { amiParameter }] of Object.entries(workloads.capacity).sort()) {
      if (amiParameter === undefined || /\/ecs\/optimized-ami\/amazon-linux/.test(amiParameter)) continue;
      const message = `whether instances of ${JSON.stringify(amiParameter)} can set the redirect is not known.`;
      yield { path: ["workloads", "capacity", name, "amiParameter"], message };
    }
  },
};
