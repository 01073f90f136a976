import { loadDeployment } from "../../deployment";
import type { Deployment } from "../../deployment";
import { hazardsIn } from "../../review";
import { controlled, owned, recorded } from "../support/unit/meshes-in-plans";
import { plan } from "../support/unit/plans";
import { inProject } from "../support/unit/project";

type Service = NonNullable<Deployment["services"]>[string];

const { deployment: orders } = loadDeployment(inProject("deployments/orders-eks.yaml"));
const on = (injection: "explicit" | "controller", { workloads, ...rest }: Deployment): Deployment => ({
  ...rest,
  workloads: { ...workloads!, injection } as Deployment["workloads"],
});
const withService = (name: string, edit: (service: Service) => Service): Deployment => ({
  ...orders,
  services: { ...orders.services, [name]: edit(orders.services![name]!) },
});
const withEgress = (type: "ALLOW_ALL" | "DROP_ALL"): Deployment => ({
  ...orders,
  mesh: { ...orders.mesh!, spec: { ...orders.mesh?.spec, egressFilter: { type } } },
});

const STEPS: readonly (readonly [string, Deployment, Deployment, string])[] = [
  ["a port of a service that runs", orders, withService("stock", (each) => ({ ...each, port: 9191 })), "OM-U013"],
  [
    "all requests to another version at once",
    orders,
    withService("catalog", (each) => ({
      ...each,
      versions: Object.fromEntries(
        Object.entries(each.versions ?? {}).map(([name, version], index) => [
          name,
          { ...version, weight: index === 0 ? 0 : 100 },
        ]),
      ),
    })),
    "OM-U012",
  ],
  [
    "the protocol of a service that is called",
    orders,
    withService("catalog", (each) => ({ ...each, protocol: "http2" }) as Service),
    "OM-U003",
  ],
  ["egress that was open", withEgress("ALLOW_ALL"), withEgress("DROP_ALL"), "OM-U015"],
];

describe("what an update does to requests is told of a mesh that Terraform, App Mesh's controller or nobody owns", () => {
  const rulesOf = (changes: ReturnType<typeof owned>) =>
    [...new Set(hazardsIn(plan({ resource_changes: changes })).map(({ rule }) => rule))].sort();
  // What App Mesh's API refuses by the order of Terraform's steps is a matter of Terraform's own objects.
  const ofRequests = ["OM-U003", "OM-U006", "OM-U011", "OM-U012", "OM-U013", "OM-U014", "OM-U015"];

  test.each(STEPS)("%s", (_what, before, after, rule) => {
    // GIVEN the same step in three plans
    const expected = rulesOf(owned(on("explicit", before), on("explicit", after)));
    // THEN
    expect(expected).toContain(rule);
    const told = expected.filter((each) => ofRequests.includes(each));
    expect(rulesOf(controlled(on("controller", before), on("controller", after)))).toEqual(told);
    expect(rulesOf(recorded(before, after))).toEqual(told);
  });

  test("names the object, and the resource that holds it", () => {
    const [hazard] = hazardsIn(plan({ resource_changes: recorded(orders, STEPS[0]![2]) }));
    expect(hazard).toMatchObject({
      rule: "OM-U013",
      address: "terraform_data.mesh",
      message: "virtual_node.stock: it listened on 5432 and listens on 9191 after this apply.",
    });
  });

  test("says nothing of a mesh that is new or stays as it is", () => {
    for (const changes of [
      recorded(undefined, orders),
      recorded(orders, orders),
      controlled(undefined, on("controller", orders)),
    ]) {
      expect(hazardsIn(plan({ resource_changes: changes }))).toEqual([]);
    }
  });
});
