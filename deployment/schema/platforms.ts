import { z } from "zod";
import { eksPlatformSchema } from "./eks";
import { ecsPlatformSchema } from "./workloads";

/** What runs the services, by platform: the same services, and the platform's own options. */
export const workloadsSchema = z
  .discriminatedUnion("platform", [ecsPlatformSchema, eksPlatformSchema], {
    error: ({ code, input }) => {
      const platform = (input as { platform?: unknown } | null | undefined)?.platform;
      if (code !== "invalid_union" || String(platform).toLowerCase() !== "fargate") return undefined;
      return 'Fargate does not run on an Outpost. Use "ecs", whose tasks run on EC2 instances there.';
    },
  })
  .describe("What runs the services on the Outpost.");

export type Workloads = z.infer<typeof workloadsSchema>;
export type Workload = Workloads["services"][string];
