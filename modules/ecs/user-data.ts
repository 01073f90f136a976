/** Start script of a container instance, as a launch template takes it (base64). */
export function userData({ clusterName }: { clusterName: string }): string {
  const lines = [
    "#!/bin/bash",
    "cat >> /etc/ecs/ecs.config <<'ECS'",
    `ECS_CLUSTER=${clusterName}`,
    // Images come over the service link; a cached one starts a task while the link is down.
    "ECS_IMAGE_PULL_BEHAVIOR=prefer-cached",
    // Tasks have roles of their own and no business with the instance's.
    "ECS_AWSVPC_BLOCK_IMDS=true",
    "ECS_ENABLE_TASK_IAM_ROLE=true",
    "ECS",
    "",
  ];
  return Buffer.from(lines.join("\n"), "utf8").toString("base64");
}
