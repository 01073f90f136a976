/**
 * Services whose documentation has policies for their interface or gateway endpoints: those of others let everybody
 * through, or are not known to take one (PrivateLink guide, endpoint policies; the services' guides, VPC endpoints;
 * retrieved 2026-11-25). App Mesh's own do not: none is evaluated when an Envoy connects.
 */
export const ENDPOINTS_WITH_POLICIES: readonly string[] = [
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "ecs",
  "eks",
  "elasticloadbalancing",
  "logs",
  "s3",
  "secretsmanager",
  "servicediscovery",
  "ssm",
  "sts",
  "xray",
];

/** Longest endpoint policy in characters, white space included (PrivateLink guide, endpoint policies). */
export const MAX_ENDPOINT_POLICY = 20_480;

/**
 * Buckets of AWS's own that machines read without credentials of this account: layers of ECR's images, which ECR signs
 * for, and what Amazon Linux, the agents of ECS, Systems Manager and CloudWatch fetch (ECR user guide, minimum Amazon S3
 * bucket permissions; Amazon Linux 2023 user guide; ECS developer guide, installing the agent; Systems Manager user guide,
 * SSM Agent communications with AWS managed S3 buckets; CloudWatch user guide, CloudWatch agent; retrieved 2026-11-25).
 */
export function bucketsOfAws(region: string): string[] {
  return [
    `al2023-${region}`,
    `al2023-repos-${region}-de612dc2`,
    `amazon-ecs-agent-${region}`,
    `amazon-ssm-${region}`,
    `amazon-ssm-packages-${region}`,
    `amazoncloudwatch-agent`,
    `amazoncloudwatch-agent-${region}`,
    `amazonlinux-2-repos-${region}`,
    `amazonlinux.${region}.amazonaws.com`,
    `aws-ssm-${region}`,
    `aws-ssm-distributor-file-${region}`,
    `aws-ssm-document-attachments-${region}`,
    `packages.${region}.amazonaws.com`,
    `patch-baseline-snapshot-${region}`,
    `prod-${region}-starport-layer-bucket`,
    `repo.${region}.amazonaws.com`,
    `${region}-birdwatcher-prod`,
  ];
}
