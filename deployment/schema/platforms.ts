import { z } from "zod";
import { show } from "../../document";
import { eksPlatformSchema } from "./eks";
import { ecsPlatformSchema } from "./workloads";

/** What runs the services, by platform: the same services, and the platform's own options. */
export const workloadsSchema = z
  .discriminatedUnion("platform", [ecsPlatformSchema, eksPlatformSchema], {
    error: ({ code, input }) => {
      if (code !== "invalid_union") return undefined;
      const platform = (input as { platform?: unknown } | undefined)?.platform;
      if (String(platform).toLowerCase() === "fargate") {
        return 'Fargate does not run on an Outpost. Use "ecs", whose tasks run on EC2 instances there.';
      }
      if (platform === undefined) return 'missing; one of "ecs", "eks" is required here.';
      return `${show(platform)} is not allowed. Allowed: "ecs", "eks".`;
    },
  })
  .describe("What runs the services on the Outpost.");

export type Workloads = z.infer<typeof workloadsSchema>;
export type Workload = Workloads["services"][string];
