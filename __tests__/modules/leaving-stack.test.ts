import { defineDeployment } from "../../deployment";
import type { FromAppMesh } from "../../deployment";
import { ordersInput } from "../support/unit/sites";
import { stackOf } from "../support/unit/stacks";
import type { SynthesizedStack } from "../support/unit/stacks";

const input = ordersInput();
const inMode = (controlPlane: "app-mesh" | "envoy", fromAppMesh?: Partial<FromAppMesh>) =>
  stackOf(
    defineDeployment({
      ...input,
      mesh: { ...input.mesh, controlPlane, ...(fromAppMesh === undefined ? {} : { envoy: { fromAppMesh } }) },
    }),
  );
/** The containers of a node's task, with names for what Terraform refers to. */
const containersOf = (stack: SynthesizedStack, node: string) =>
  stack
    .resource<{ container_definitions: string }>("aws_ecs_task_definition", node)
    .container_definitions.replaceAll(/\$\{aws_appmesh_[a-z_]+\.([a-z0-9-]+)\.name\}/g, "$1");

describe("a deployment on its way from App Mesh", () => {
  const [before, after] = [inMode("app-mesh"), inMode("envoy")];

  test.each(["answers", "gone"] as const)("has tasks of both kinds, each what it is in its mode (%s)", (api) => {
    const stack = inMode("envoy", { api, nodes: ["prices", "stock"] });
    for (const node of ["prices", "stock"]) expect(containersOf(stack, node)).toBe(containersOf(before, node));
    for (const node of ["desk", "catalog-v1"]) expect(containersOf(stack, node)).toBe(containersOf(after, node));
    // What the old tasks need stays, and whoever goes back finds it.
    expect(stack.names("aws_iam_role_policy")).toEqual(before.names("aws_iam_role_policy"));
    expect(stack.names("aws_vpc_endpoint")).toEqual(before.names("aws_vpc_endpoint"));
    const objects = (each: SynthesizedStack) => each.kinds.filter((kind) => kind.startsWith("aws_appmesh_"));
    expect(objects(stack)).toEqual(api === "answers" ? objects(before) : []);
    expect((stack.part("removed") as unknown[] | undefined)?.length ?? 0).toBe(
      api === "answers" ? 0 : objects(before).flatMap((kind) => before.names(kind)).length,
    );
  });
});
