import { z } from "zod";
import { show } from "../../document";
import { ipv4Cidr, label } from "./common";

/** Names of virtual gateways; unlike other names of a deployment they may come from an existing mesh. */
export const gatewayName = z.string().regex(/^[A-Za-z0-9_-]{1,255}$/, {
  error: (issue) => `${show(issue.input)} is not a virtual gateway's name: letters, digits, hyphens and underscores.`,
});

export const gatewayWorkloadFields = {
  count: z.int().min(0).max(1000).default(2).describe("Tasks, or pods, to run; each is one Envoy."),
  cpu: z
    .int()
    .min(32)
    .max(16384)
    .optional()
    .describe("CPU units of the Envoy (1024 are one vCPU). Default: that of `workloads.envoy`."),
  memory: z
    .int()
    .min(64)
    .max(32768)
    .optional()
    .describe("Memory limit of the Envoy in MiB. Default: that of `workloads.envoy`."),
  outpost: label().optional().describe("Outpost that the tasks run on. Default: the only one."),
  clients: z
    .array(ipv4Cidr)
    .default([])
    .describe(
      "Blocks whose hosts may call the gateway's listeners by its tasks' own addresses. Default: only load balancers may.",
    ),
  registerAs: label(63)
    .optional()
    .describe(
      "Name under which the tasks are registered in the mesh's Cloud Map namespace, so that clients find them as " +
        "NAME.NAMESPACE. Default: not registered.",
    ),
  vpcPorts: z
    .array(z.int().min(1).max(65535))
    .default([])
    .describe(
      "Further ports that the gateway may call anywhere in the VPC: those of virtual services that this file does not " +
        "describe.",
    ),
};

const gatewayWorkload = z.strictObject(gatewayWorkloadFields);

export const gatewayWorkloadsSchema = z
  .record(gatewayName, gatewayWorkload)
  .default({})
  .describe("The Envoys of virtual gateways, each alone in its task, by the virtual gateway's name.");

export type GatewayWorkload = z.infer<typeof gatewayWorkload>;
