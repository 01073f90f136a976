import type { SynthRule } from "../rule";

export const noFargate: SynthRule = {
  id: "OM-W001",
  title: "Tasks run on EC2 instances: Fargate does not run on an Outpost",
  severity: "error",
  stages: ["synth"],
  why: "ECS on Outposts has the EC2 launch type only.",
  remedy: "Remove `launchType`, or set it to EC2, and describe the instances under `workloads.capacity`.",
  source: "Amazon ECS developer guide, Amazon ECS on AWS Outposts",
  *inspect({ deployment }) {
    if (deployment.workloads?.platform !== "ecs" || deployment.workloads.launchType !== "FARGATE") return;
    yield { path: ["workloads", "launchType"], message: "FARGATE does not run on an Outpost; EC2 is allowed." };
  },
};
