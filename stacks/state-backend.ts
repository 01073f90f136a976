import { LocalBackend, S3Backend } from "cdktf";
import type { TerraformStack } from "cdktf";
import type { Deployment } from "../deployment";
import { HcpBackend } from "../modules/terraform";

/** Oldest Terraform that everything else here runs with, that can forget objects, and that knows lock files in S3. */
const TERRAFORM_SINCE = { anything: "1.5.0", forgetting: "1.7.0", s3LockFiles: "1.10.0" };

/**
 * Says where a stack's state is kept, and which Terraform that needs.
 * @param name - the stack's name; a deployment of several stacks keeps several states
 * @param statePath - path of a state in a file, where the deployment names no backend
 */
export function keepState(
  stack: TerraformStack,
  name: string,
  { backend, region, mesh }: Pick<Deployment, "backend" | "region" | "mesh">,
  statePath: string | undefined,
): void {
  const requires = (version: string) => stack.addOverride("terraform.required_version", `>= ${version}`);
  requires(mesh?.envoy?.forgetAppMesh === true ? TERRAFORM_SINCE.forgetting : TERRAFORM_SINCE.anything);
  if (backend === undefined) {
    // An absolute path would make the output differ from machine to machine; a state inside the output folder would go
    // with it.
    new LocalBackend(stack, { path: statePath ?? `../../../terraform.${name}.tfstate` });
    return;
  }
  if (backend.type === "cloud") {
    const { organization, workspace = name, project, hostname } = backend;
    new HcpBackend(stack, { organization, workspace, project, hostname });
    return;
  }
  const { bucket, key = `outpost-mesh/${name}.tfstate`, kmsKeyId, dynamodbTable } = backend;
  const s3 = new S3Backend(stack, {
    bucket,
    key,
    region: backend.region ?? region,
    encrypt: true,
    kmsKeyId,
    dynamodbTable,
  });
  if (backend.locking === "dynamodb") return;
  s3.addOverride("use_lockfile", true);
  requires(TERRAFORM_SINCE.s3LockFiles);
}
