import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadDeployment } from "../../deployment";
import { synthesizeInto } from "../../pipeline";
import { ROOT, runCli } from "./cli";

/** What Terraform does with a resource: address, type, action. */
export interface Step {
  readonly addr: string;
  readonly resource_type: string;
  readonly resource_name: string;
  readonly action: string;
}

interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly instances: readonly [{ readonly attributes: Readonly<Record<string, unknown>> }];
}

/** What must outlive the way: with any of it traffic, names or logs would go. */
const KEPT = [
  "aws_ecs_service",
  "aws_lb",
  "aws_lb_target_group",
  "aws_service_discovery_service",
  "aws_service_discovery_instance",
  "aws_service_discovery_private_dns_namespace",
  "aws_cloudwatch_log_group",
  "aws_subnet",
  "aws_autoscaling_group",
  "aws_ecs_cluster",
  "aws_eks_cluster",
  "kubernetes_deployment_v1",
  "kubernetes_namespace_v1",
  "kubernetes_pod_disruption_budget_v1",
  "kubernetes_service_v1",
];

/** The commands of a section of a page, in its order. */
export function commandsOf(page: string, title: string): string[][] {
  const [, after] = readFileSync(join(ROOT, page), "utf8").split(`\n## ${title}\n`);
  const [text] = after!.split("\n## ");
  return [...text!.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) =>
    block!
      .trim()
      .split("\n")
      .map((line) => line.split(/\s+/).slice(2)),
  );
}

/** What Terraform's machine-readable output says that it is going to do. */
export function stepsIn(stdout: string): Step[] {
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as { type: string; change?: { action: string; resource: Omit<Step, "action"> } })
    .filter(({ type, change }) => type === "planned_change" && change !== undefined && change.action !== "read")
    .map(({ change }) => ({ ...change!.resource, action: change!.action }));
}

export const of = (steps: readonly Step[], ...actions: readonly string[]) =>
  steps.filter(({ action }) => actions.includes(action));
export const types = (steps: readonly Step[]) => [...new Set(steps.map(({ resource_type }) => resource_type))].sort();
export const addresses = (steps: readonly Step[], type: string) =>
  steps
    .filter(({ resource_type }) => resource_type === type)
    .map(({ addr }) => addr)
    .sort();

/** Addresses of App Mesh's objects that steps change; what is forgotten stays as it is. */
export const objectsIn = (steps: readonly Step[]) =>
  of(steps, "create", "update", "delete", "replace")
    .filter(({ addr }) => OF_APP_MESH.test(addr))
    .map(({ addr }) => addr);
/** The kinds of App Mesh's controller have no other resource in these states. */
const OF_APP_MESH = /^(aws_appmesh_|kubernetes_manifest\.)/;

/** A folder that looks like the root of a clone, in which an example is applied to App Mesh. */
export class Site {
  private constructor(
    readonly path: string,
    /** The stack that is looked at. */
    private readonly stack: string,
  ) {}

  /** @param commands what applies the example */
  static async applied(folder: string, stack: string, commands: readonly (readonly string[])[]): Promise<Site> {
    for (const name of ["deployments", "scenarios"]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    const site = new Site(folder, stack);
    for (const command of commands) await site.run(command);
    return site;
  }

  copyTo(folder: string): Site {
    cpSync(this.path, folder, { recursive: true, verbatimSymlinks: true });
    return new Site(folder, this.stack);
  }

  async run(args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await runCli(args, { cwd: this.path });
    const said = code === 0 ? "" : `${stdout}\n${stderr}`;
    expect({ command: args.join(" "), code, said }).toEqual({ command: args.join(" "), code: 0, said: "" });
    return stdout;
  }

  /** Synthesises a file without a process of its own. */
  synth(file: string): void {
    synthesizeInto(join(this.path, "cdktf.out"), [loadDeployment(join(this.path, file))], {
      withTests: false,
    });
  }

  /** What Terraform is going to do in a world. */
  async terraform(world: "healthy" | "app-mesh-gone", ...args: readonly string[]): Promise<Step[]> {
    return stepsIn(await this.run(this.inWorld(world, ...args)));
  }

  /** What Terraform says in a world where it fails. */
  async refusal(world: "healthy" | "app-mesh-gone", ...args: readonly string[]): Promise<string> {
    const { code, stdout } = await runCli(this.inWorld(world, ...args), { cwd: this.path });
    expect(code).toBe(1);
    return stdout;
  }

  private inWorld(world: string, ...args: readonly string[]): string[] {
    const rehearse = ["rehearse", "--scenario", `scenarios/${world}.yaml`, "--", "terraform"];
    return [...rehearse, `-chdir=cdktf.out/stacks/${this.stack}`, ...args, "-input=false", "-json"];
  }

  /** Addresses of App Mesh's objects in the state. */
  objects(): string[] {
    return this.state()
      .map(({ type, name }) => `${type}.${name}`)
      .filter((each) => OF_APP_MESH.test(each));
  }

  /** What the state says of all resources of a type, as far as these attributes go. */
  attributes(type: string, ...names: readonly string[]): unknown[] {
    return this.state()
      .filter((each) => each.type === type)
      .map(({ instances: [{ attributes }] }) => names.map((name) => attributes[name]));
  }

  private state(): StateResource[] {
    const text = readFileSync(join(this.path, `terraform.${this.stack}.tfstate`), "utf8");
    return (JSON.parse(text) as { resources: StateResource[] }).resources;
  }
}

/** What may never happen on the way. */
export function expectNothingCut(steps: readonly Step[]): void {
  const lost = of(steps, "delete", "replace");
  const kept = lost.filter(({ resource_type }) => KEPT.includes(resource_type));
  // The namespace of App Mesh's controller goes with it.
  expect(kept.filter(({ resource_name }) => resource_name !== "appmesh-system")).toEqual([]);
  const groups = lost.filter(({ resource_type }) => resource_type.startsWith("aws_security_group"));
  expect(groups.filter(({ addr }) => !addr.includes("envoy-management"))).toEqual([]);
}
