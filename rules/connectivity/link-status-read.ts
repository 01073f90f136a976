import type { SynthRule } from "../rule";

export const linkStatusRead: SynthRule = {
  id: "OM-P026",
  title: "Plans that change the mesh know whether the service link is down",
  severity: "note",
  stages: ["synth"],
  why: "While the link is down the mesh cannot be modified. A plan finds out only when the alarm keeps its state where a data source can read it.",
  remedy:
    "Set `connectivity.linkStatus: { keep: true }`, or `{ from: NAME }` where another deployment keeps it. It costs a state machine, an event rule and a parameter for each Outpost.",
  source: "App Mesh user guide, App Mesh on AWS Outposts, network connectivity considerations",
  *inspect({ deployment, mesh }) {
    const { connectivity } = deployment;
    if (connectivity === undefined || connectivity.linkStatus !== undefined || mesh === undefined) return;
    yield {
      path: ["connectivity"],
      message: `"linkStatus" is not set: a plan changes the mesh ${mesh.mesh.meshName} whether or not the Outpost can hear of it.`,
    };
  },
};
