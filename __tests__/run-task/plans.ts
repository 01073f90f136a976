/** A plan of one mesh with a gate and a check that say what they are told to. */
export function plan(gate: "pass" | "fail" | "unknown", message = "Outpost factory has the lifecycle status PENDING.") {
  const instances = [{ problems: gate === "fail" ? [{ message }] : [] }];
  return {
    format_version: "1.2",
    errored: gate === "fail",
    resource_changes: [
      {
        address: "aws_appmesh_mesh.orders",
        mode: "managed",
        type: "aws_appmesh_mesh",
        name: "orders",
        change: { actions: ["create"], before: null, after: {} },
      },
    ],
    checks: [
      {
        address: {
          kind: "resource",
          mode: "managed",
          type: "terraform_data",
          name: "OM-P002_factory",
          to_display: "terraform_data.OM-P002_factory",
        },
        status: gate,
        instances,
      },
      {
        address: { kind: "check", name: "OM-P008_region", to_display: "check.OM-P008_region" },
        status: "pass",
        instances: [{}],
      },
    ],
  };
}
