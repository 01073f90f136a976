import { findCluster } from "../../world";
import { ProviderError } from "../diagnostic";
import type { DataSource } from "./data-source";

export const ecsCluster: DataSource = {
  type: "aws_ecs_cluster",
  regional: true,
  read(query) {
    const asked = query.text("cluster_name") ?? "";
    const found = findCluster(query.scenario, asked);
    if (found === undefined) throw new ProviderError(`reading ECS Cluster (${asked}): couldn't find resource`);
    const { arn } = found;
    return {
      id: arn,
      arn,
      cluster_name: asked,
      pending_tasks_count: 0,
      registered_container_instances_count: 0,
      running_tasks_count: 0,
      service_connect_defaults: [],
      setting: [{ name: "containerInsights", value: "disabled" }],
      status: "ACTIVE",
      tags: {},
    };
  },
};
