import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deploymentSchema } from "../../deployment";
import type { DeploymentInput } from "../../deployment";
import { runCli, temporaryFolder } from "../support/cli";
import { site } from "../support/unit/sites";
import { stackOf } from "../support/unit/stacks";

type BackendInput = NonNullable<DeploymentInput["backend"]>;

const terraformOf = (backend: BackendInput, options = {}) =>
  stackOf({ ...site(), backend: deploymentSchema.shape.backend.unwrap().parse(backend) }, options).part(
    "terraform",
  ) as Record<string, unknown>;

describe("the backend of a deployment", () => {
  test("in S3 is encrypted, locked by a file, named after the deployment, and asks for Terraform that can", () => {
    const { name, region } = site();
    expect(terraformOf({ type: "s3", bucket: "factory-states" })).toMatchObject({
      required_version: ">= 1.10.0",
      backend: {
        s3: {
          bucket: "factory-states",
          key: `outpost-mesh/${name}.tfstate`,
          region,
          encrypt: true,
          use_lockfile: true,
        },
      },
    });
  });

  test("in S3 with a table for locks runs with older Terraform", () => {
    const settings = terraformOf({
      type: "s3",
      bucket: "factory-states",
      key: "mesh/state",
      region: "eu-west-1",
      locking: "dynamodb",
      dynamodbTable: "locks",
    });
    expect(settings).toMatchObject({ required_version: ">= 1.5.0" });
    expect(settings["backend"]).toEqual({
      s3: { bucket: "factory-states", key: "mesh/state", region: "eu-west-1", encrypt: true, dynamodb_table: "locks" },
    });
  });

  test("in HCP Terraform is a cloud block and no backend", () => {
    const settings = terraformOf({ type: "cloud", organization: "factory", project: "meshes" });
    expect(settings["backend"]).toBeUndefined();
    expect(settings["cloud"]).toEqual({
      organization: "factory",
      workspaces: { name: site().name, project: "meshes" },
    });
  });

  test("gives way to a file in a rehearsal", () => {
    const settings = terraformOf(
      { type: "cloud", organization: "factory" },
      { statePath: "r.tfstate", localState: true },
    );
    expect(settings).toMatchObject({ backend: { local: { path: "r.tfstate" } } });
    expect(settings["cloud"]).toBeUndefined();
  });
});

describe("a deployment file with a backend", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  function file(backend: string): string {
    const path = join(folder.path, "mesh.yaml");
    const lines = ["name: mesh", "region: eu-central-1", "backend:", ...backend.split("\n").map((line) => `  ${line}`)];
    writeFileSync(path, [...lines, "services:", "  desk: { port: 8080 }", ""].join("\n"));
    return path;
  }

  test.each([["type: s3\nbucket: factory-states"], ["type: cloud\norganization: factory"]])(
    "plans in the stand-in world with real Terraform, and reaches for no state elsewhere (%s)",
    async (backend) => {
      // WHEN
      const result = await runCli(
        ["plan", file(backend), "--scenario", join(__dirname, "../../scenarios/healthy.yaml")],
        {
          cwd: folder.path,
          env: { TF_TOKEN_app_terraform_io: undefined },
        },
      );
      // THEN
      expect({ code: result.code, stdout: result.stdout }).toEqual({
        code: 0,
        stdout: expect.stringContaining("mesh: can be applied") as string,
      });
      const written = readFileSync(join(folder.path, "outpost-mesh.out/stand-in/mesh/cdk.tf.json"), "utf8");
      expect(written).toContain(backend.includes("s3") ? '"s3"' : '"cloud"');
    },
  );

  test.each([
    ["type: s3\nbucket: Factory", /backend\.bucket: "Factory" is not the name of an S3 bucket/],
    [
      "type: s3\nbucket: factory\nlocking: dynamodb",
      /backend: "locking: dynamodb" and "dynamodbTable" belong together/,
    ],
    ["type: cloud\norganization: factory\nworkspace: a b", /backend\.workspace: "a b" is not a workspace/],
    ["type: gcs\nbucket: x", /backend\.type: /],
  ])("that is wrong is refused with its place (%s)", async (backend, message) => {
    // WHEN
    const { code, stderr } = await runCli(["validate", file(backend)]);
    // THEN
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
