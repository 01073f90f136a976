import type { AppmeshMesh } from "@cdktf/provider-aws/lib/appmesh-mesh";
import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { envoyImage } from "../../aws";
import { SITE } from "../sample/site";
import type { MeshNode } from "./mesh";

/** The same release of Envoy as on the other side. */
export const ENVOY_IMAGE = envoyImage(SITE.region);

/** The container definitions of a virtual node's task: the service and its Envoy. */
export function containers({ service, node }: MeshNode, mesh: AppmeshMesh, logs: CloudwatchLogGroup): string {
  const logConfiguration = (prefix: string) => ({
    logDriver: "awslogs",
    options: { "awslogs-group": logs.name, "awslogs-region": SITE.region, "awslogs-stream-prefix": prefix },
  });
  return JSON.stringify([
    {
      name: service.name,
      image: service.image,
      essential: true,
      cpu: 256,
      memory: 512,
      portMappings: [{ containerPort: service.port, hostPort: service.port, protocol: "tcp" }],
      dependsOn: [{ containerName: "envoy", condition: "HEALTHY" }],
      stopTimeout: 30,
      logConfiguration: logConfiguration(service.name),
    },
    {
      name: "envoy",
      image: ENVOY_IMAGE,
      essential: true,
      user: "1337",
      cpu: 256,
      memory: 256,
      environment: [
        { name: "APPMESH_RESOURCE_ARN", value: `mesh/${mesh.name}/virtualNode/${node.name}` },
        { name: "AWS_REGION", value: SITE.region },
        { name: "ENVOY_LOG_LEVEL", value: "info" },
      ],
      healthCheck: {
        command: ["CMD-SHELL", "curl -s http://localhost:9901/server_info | grep state | grep -q LIVE"],
        interval: 5,
        timeout: 2,
        retries: 3,
        startPeriod: 10,
      },
      ulimits: [{ name: "nofile", softLimit: 15000, hardLimit: 15000 }],
      stopTimeout: 30,
      logConfiguration: logConfiguration("envoy"),
    },
  ]);
}
