import { partitionOf } from "../../aws";
import type { EcrImage } from "../../aws";

/** ARN of the repository that an image of ECR comes from. */
export function repositoryArn({ account, region, repository }: EcrImage): string {
  return `arn:${partitionOf(region).name}:ecr:${region}:${account}:repository/${repository}`;
}
