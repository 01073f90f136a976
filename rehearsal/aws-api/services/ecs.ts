import { findCluster } from "../../world";
import { awsJson } from "../protocols";
import type { Operation, Service } from "../service";
import type { Output } from "../values";

const describeClusters: Operation = {
  name: "DescribeClusters",
  answer(question) {
    const given = question.texts("clusters");
    const clusters: Output[] = [];
    const failures: Output[] = [];
    for (const asked of given.length === 0 ? ["default"] : given) {
      const found = findCluster(question.scenario, asked);
      if (found === undefined) {
        const arn = asked.startsWith("arn:") ? asked : question.arn("ecs", `cluster/${asked}`);
        failures.push({ arn, reason: "MISSING" });
      } else {
        clusters.push({
          activeServicesCount: 0,
          clusterArn: found.arn,
          clusterName: found.name,
          pendingTasksCount: 0,
          registeredContainerInstancesCount: 0,
          runningTasksCount: 0,
          settings: [{ name: "containerInsights", value: "disabled" }],
          status: "ACTIVE",
          tags: [],
        });
      }
    }
    return { clusters, failures };
  },
};

export const ecs: Service = {
  name: "ecs",
  protocol: awsJson({ target: "AmazonEC2ContainerServiceV20141113" }),
  regional: true,
  operations: [describeClusters],
};
