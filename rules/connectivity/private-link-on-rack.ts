import type { SynthRule } from "../rule";

export const privateLinkOnRack: SynthRule = {
  id: "OM-P061",
  title: "Only a rack has a private service link",
  severity: "error",
  stages: ["synth"],
  why: "An Outposts server reaches its Region by public connectivity alone. What is said of a private link of a server is said of another Outpost, or wrong.",
  remedy: "Take `private` out of the server's `connectivity.serviceLinks`.",
  source: "Outposts server user guide, connectivity to AWS Regions",
  *inspect({ deployment }) {
    const servers = (deployment.network?.outposts ?? []).filter(({ form }) => form === "server");
    for (const { name } of servers) {
      if (deployment.connectivity?.serviceLinks[name]?.private === undefined) continue;
      yield {
        path: ["connectivity", "serviceLinks", name, "private"],
        message: `Outpost ${name} is a server, whose service link cannot be private.`,
      };
    }
  },
};
