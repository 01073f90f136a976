import { parseEcrImage } from "../../aws";
import { containersOf } from "../../deployment";
import type { SynthRule } from "../rule";

/** Characters that all inline policies of a role may have (IAM user guide, quotas). */
const MAX_INLINE_POLICY = 10_240;
/** Characters of the execution role's policy besides the names in it, rounded up. */
const FRAME = 900;

export const policySize: SynthRule = {
  id: "OM-W011",
  title: "The execution role's policy has room for every image and secret",
  severity: "error",
  stages: ["synth"],
  why: "The role that starts tasks names each repository and each secret; IAM takes 10,240 characters of inline policies in a role and refuses more when they are applied.",
  remedy: "Split the services over several deployments, or let images share repositories.",
  source: "IAM user guide, IAM and AWS STS quotas",
  *inspect({ deployment }) {
    if (deployment.workloads?.platform !== "ecs") return;
    const names = new Set<string>();
    for (const { container } of containersOf(deployment)) {
      const ecr = parseEcrImage(container.image);
      if (ecr !== undefined) names.add(`arn:aws:ecr:${ecr.region}:${ecr.account}:repository/${ecr.repository}`);
      for (const arn of Object.values(container.secrets)) names.add(arn);
    }
    const size = FRAME + [...names].reduce((sum, name) => sum + name.length + 3, 0);
    if (size <= MAX_INLINE_POLICY) return;
    yield {
      path: ["workloads", "services"],
      message: `${names.size} repositories and secrets make a policy of about ${size} characters; ${MAX_INLINE_POLICY} are allowed.`,
    };
  },
};
