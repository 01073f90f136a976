import { z } from "zod";
import { show } from "../../document";
import { instanceType, kmsKeyArn, label, logRetentionDays } from "./common";
import { gatewayWorkloadsSchema } from "./gateway-workloads";
import { reservationSchema } from "./reservation";

const rootVolume = z
  .strictObject({
    type: z
      .enum(["gp2", "gp3", "io1"])
      .default("gp2")
      .describe("EBS volume type. First-generation racks have gp2; the AMI's own default, gp3, fails to launch there."),
    sizeGiB: z.int().min(30).max(16384).default(50).describe("Size in GiB; the AMI needs 30."),
  })
  .describe("Root volume of a container instance; not on Outposts servers, which have no EBS.");

/** The root volume of a group of instances that says nothing of it. */
export const ROOT_VOLUME = rootVolume.parse({});

export const capacityGroupFields = {
  outpost: label().optional().describe("Outpost the instances stand on. Default: the only one."),
  type: instanceType.describe("Instance type; the Outpost must be slotted for it."),
  min: z.int().min(0).max(500).default(1).describe("Fewest instances."),
  max: z.int().min(1).max(500).describe("Most instances; an Outpost never has more than its slots."),
  architecture: z
    .enum(["x86_64", "arm64"])
    .default("x86_64")
    .describe("Processor architecture, which chooses the AMI."),
  rootVolume: rootVolume.optional().describe("Default: gp2, 50 GiB; none on an Outposts server, which has no EBS."),
  amiParameter: z
    .string()
    .regex(/^\//, { error: (issue) => `${show(issue.input)} does not begin with a slash.` })
    .optional()
    .describe("SSM parameter that holds the AMI's id. Default: Amazon's own for the platform."),
  reservation: reservationSchema.optional(),
};

const envoy = z
  .strictObject({
    image: z
      .string()
      .min(1)
      .optional()
      .describe("Envoy image. Default: App Mesh's image from the Region's own registry."),
    cpu: z.int().min(32).max(16384).default(256).describe("CPU units (1024 are one vCPU)."),
    memory: z
      .int()
      .min(64)
      .max(32768)
      .default(256)
      .describe("Memory limit in MiB; App Mesh's guide asks for 64 or more."),
    logLevel: z
      .enum(["trace", "debug", "info", "warning", "error", "critical", "off"])
      .default("info")
      .describe("Envoy's log level."),
    openFiles: z
      .int()
      .min(1024)
      .max(1048576)
      .default(15000)
      .describe("Limit of open files; with too few Envoy crashes under load."),
  })
  .describe("The Envoy sidecar of every task.");

const containerHealthCheck = z.strictObject({
  command: z
    .array(z.string())
    .min(1)
    .describe("Command in ECS's form, for example [CMD-SHELL, curl -f http://localhost:8080/]."),
  interval: z.int().min(5).max(300).default(30).describe("Seconds between checks."),
  timeout: z.int().min(2).max(60).default(5).describe("Seconds to wait."),
  retries: z.int().min(1).max(10).default(3).describe("Failures in a row that make the container unhealthy."),
  startPeriod: z.int().min(0).max(300).default(0).describe("Seconds of grace after the start."),
});

export const containerFields = {
  image: z
    .string()
    .min(1)
    .max(255)
    .describe("Container image. Without an internet path it must come from a private ECR registry."),
  cpu: z.int().min(1).max(65536).default(256).describe("CPU units of the container (1024 are one vCPU)."),
  memory: z.int().min(4).max(1048576).default(512).describe("Memory limit of the container in MiB."),
  count: z.int().min(0).max(1000).default(1).describe("Tasks to run."),
  command: z.array(z.string()).optional().describe("Command that replaces the image's own."),
  environment: z.record(z.string().min(1), z.string()).default({}).describe("Environment variables; no secrets here."),
  secrets: z
    .record(
      z.string().min(1),
      z.string().regex(/^arn:aws[a-z-]*:(secretsmanager|ssm):/, {
        error: (issue) => `${show(issue.input)} is not the ARN of a Secrets Manager secret or an SSM parameter.`,
      }),
    )
    .default({})
    .describe("Environment variables taken from secrets: name to ARN."),
  healthCheck: containerHealthCheck.optional().describe("Health check of the container. Default: none."),
  readOnlyRootFilesystem: z
    .boolean()
    .optional()
    .describe("Whether the container cannot write to its own file system. Default: false, because images may need to."),
  stopTimeout: z.int().min(2).max(120).default(30).describe("Seconds between the stop signal and the kill."),
};

/** The same fields, each of them optional and without its default: what a version does otherwise. */
export function overriding<F extends Readonly<Record<string, z.ZodType>>>(fields: F) {
  const entries = Object.entries(fields).map(([key, field]) => [key, unwrapDefault(field).optional()]);
  return z.strictObject(Object.fromEntries(entries) as { [K in keyof F]: z.ZodOptional<Undefaulted<F[K]>> });
}

type Undefaulted<T> = T extends z.ZodDefault<infer U> ? U : T extends z.ZodOptional<infer U> ? U : T;

function unwrapDefault(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodDefault || field instanceof z.ZodOptional) {
    const inner = field.unwrap() as z.ZodType;
    return field.description === undefined ? inner : inner.describe(field.description);
  }
  return field;
}

const workload = z.strictObject({
  ...containerFields,
  image: containerFields.image.optional().describe("Container image; each version may name its own instead."),
  outpost: label().optional().describe("Outpost that the tasks run on. Default: the only one."),
  versions: z
    .record(label(), overriding(containerFields))
    .default({})
    .describe("What a version of the service does otherwise. Its versions are those of the service."),
});

const cluster = z
  .strictObject({
    name: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,255}$/, "a cluster name has 1 to 255 letters, digits, hyphens and underscores.")
      .optional()
      .describe("Name of the ECS cluster. Default: the deployment's name."),
    existing: z.boolean().default(false).describe("The cluster exists already, with its capacity providers."),
    capacityProviders: z
      .array(z.string().min(1))
      .default([])
      .describe("Capacity providers of an existing cluster that the services use."),
    containerInsights: z
      .enum(["enabled", "enhanced", "disabled"])
      .default("enabled")
      .describe("CloudWatch Container Insights of a new cluster."),
  })
  .describe("The ECS cluster: a Regional object whose instances stand on the Outpost.");

export const launchType = z
  .enum(["EC2", "FARGATE"])
  .default("EC2")
  .describe("EC2 only: Fargate does not run on an Outpost and is refused by a rule that says so.");

export const ecsPlatformSchema = z
  .strictObject({
    platform: z.literal("ecs").describe("What runs the containers."),
    launchType,
    cluster: cluster.prefault({}),
    capacity: z
      .record(label(), z.strictObject(capacityGroupFields))
      .default({})
      .describe("Groups of container instances by name; each becomes an Auto Scaling group and a capacity provider."),
    envoy: envoy.prefault({}),
    logRetentionDays: logRetentionDays.default(30).describe("Days that CloudWatch keeps the logs."),
    logKmsKey: kmsKeyArn
      .optional()
      .describe(
        "ARN of the KMS key that encrypts the logs; its policy must let CloudWatch Logs of the Region use it. " +
          "Default: CloudWatch's own encryption.",
      ),
    services: z.record(label(), workload).describe("The container of each service of the mesh, by the service's name."),
    gateways: gatewayWorkloadsSchema,
  })
  .describe("What runs the services on the Outpost.");

export type EcsPlatform = z.infer<typeof ecsPlatformSchema>;
export type EcsWorkload = EcsPlatform["services"][string];
export type CapacityGroup = EcsPlatform["capacity"][string];
export type RootVolume = z.infer<typeof rootVolume>;
export type EnvoyOptions = EcsPlatform["envoy"];
