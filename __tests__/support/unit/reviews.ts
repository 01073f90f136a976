import { picturesOf, readMeshes, reviewPlan } from "../../../review";
import type { Known, PlanDiagnostic, PlanJson, ResourceChange, Review } from "../../../review";
import { change, check, gate, manifest, plan } from "./plans";

/** Parts of a change of one resource. */
export type ChangeParts = Partial<ResourceChange["change"]> & Partial<Omit<ResourceChange, "change">>;

/** A change of a managed resource with all that Terraform may say of it. */
export function changing(
  type: string,
  name: string,
  { previous_address, action_reason, ...parts }: ChangeParts,
): ResourceChange {
  const bare = change(type, name, parts.actions ?? ["update"]);
  return {
    ...bare,
    ...(previous_address === undefined ? {} : { previous_address }),
    ...(action_reason === undefined ? {} : { action_reason }),
    change: { ...bare.change, ...parts },
  };
}

/** A review of one plan. */
export function reviewOf(
  given: PlanJson,
  {
    diagnostics = [],
    ...rest
  }: Known & Partial<Review> & { diagnostics?: readonly PlanDiagnostic[]; name?: string } = {},
): Review {
  const report = reviewPlan(rest.name ?? "orders", given, diagnostics, rest);
  return { failOn: "error", ...rest, plans: [{ report, meshes: readMeshes([given]), pictures: picturesOf([]) }] };
}

const ORIGIN = { file: "deployments/orders.yaml", path: "network.outposts[0]", line: 20, column: 7 };

/** A plan and a manifest with something of everything that a report speaks of. */
export const EVERYTHING = {
  plan: plan({
    timestamp: "2026-11-25T10:00:00Z",
    terraform_version: "1.11.4",
    errored: true,
    resource_changes: [
      changing("aws_subnet", "factory", {
        actions: ["create"],
        after: { cidr_block: "10.40.128.0/20", outpost_arn: "arn" },
      }),
      changing("aws_vpc", "main", { before: { tags: { a: "1" } }, after: { tags: { a: "2" } } }),
      changing("aws_launch_template", "general", {
        actions: ["delete", "create"],
        action_reason: "replace_because_cannot_update",
        replace_paths: [["name"]],
        before: { name: "a" },
        after: { name: "b" },
      }),
      changing("aws_sns_topic", "alarms", { actions: ["delete"], before: { name: "alarms" }, after: null }),
      changing("aws_iam_role", "task", { actions: ["no-op"], previous_address: "aws_iam_role.old" }),
      changing("aws_ssm_parameter", "x", { actions: ["no-op"], importing: { id: "/x" } }),
      changing("aws_s3_bucket", "logs", { actions: ["forget"], before: { bucket: "logs" } }),
    ],
    resource_drift: [changing("aws_vpc", "main", { before: { tags: {} }, after: { tags: { by: "hand" } } })],
    output_changes: { address: { actions: ["create"], after: "10.40.0.5" } },
    checks: [
      gate("OM-P001_factory", "pass"),
      gate("OM-P002_factory", "fail", "Outpost factory has the lifecycle status PENDING; ACTIVE is needed."),
      gate("OM-P003_factory", "unknown"),
      check("OM-P010_app-mesh", "fail", "AWS ended its support."),
    ],
  }),
  manifest: manifest({
    file: "deployments/orders.yaml",
    things: {
      "aws_subnet.factory": { construct: "orders/extension/subnet-factory/new", ...ORIGIN },
      "terraform_data.OM-P002_factory": { construct: "orders/prerequisites-factory/OM-P002_factory", ...ORIGIN },
    },
    findings: [
      {
        rule: "OM-M083",
        title: "Removed hosts of a Cloud Map node leave at once",
        severity: "note",
        message: "a host that is gone is called for up to 60s.",
        remedy: "Shorten the interval.",
        ...ORIGIN,
      },
    ],
    hops: [
      {
        rule: "OM-L001",
        title: "No Envoy takes its configuration from App Mesh in the Region",
        severity: "note",
        path: ["mesh"],
        message: "Envoys take it from the Region.",
        remedy: "Use the control plane envoy.",
        reaches: "App Mesh: configuration of the Envoys",
        when: "at start and at every change",
        whenDown: "running Envoys keep their last configuration",
        takers: ["catalog", "desk"],
      },
    ],
  }),
  diagnostics: [{ severity: "error", summary: "Timeout", detail: "after 30s" }] as const,
  waivers: [
    {
      rule: "OM-P010",
      address: "check.OM-P010_*",
      reason: "the account keeps its access until spring",
      who: "anna@example.org",
      expires: "2027-03-01",
      file: "deployments/orders.waivers.yaml",
      line: 2,
    },
    {
      rule: "OM-P005",
      path: "network",
      reason: "there was a subnet elsewhere",
      who: "anna@example.org",
      expires: "2027-03-01",
      file: "deployments/orders.waivers.yaml",
      line: 7,
    },
  ],
};
