import { containersOf } from "../../deployment";
import { IMAGE, orders, site, workloads } from "../support/unit/sites";

describe("containersOf", () => {
  test("one container for a service without versions, with the defaults filled in", () => {
    // WHEN
    const containers = containersOf(site());
    // THEN
    expect(containers).toHaveLength(1);
    expect(containers[0]!.node).toEqual({ service: "web", node: "web", weight: 100 });
    expect(containers[0]!.service.port).toBe(8080);
    expect(containers[0]!.container).toEqual({
      image: IMAGE,
      cpu: 256,
      memory: 512,
      count: 1,
      environment: {},
      secrets: {},
      stopTimeout: 30,
    });
  });

  test("a version's own settings lie over the workload's, and take nothing else away", () => {
    // GIVEN
    const deployment = site({
      services: { web: { port: 8080, versions: { v1: { weight: 50 }, v2: { weight: 50 } } } },
      workloads: workloads({
        web: {
          image: "one",
          cpu: 512,
          count: 3,
          environment: { A: "1", B: "1" },
          versions: { v2: { image: "two", memory: 64, environment: { A: "2" } } },
        },
      }),
    });
    // WHEN
    const [v1, v2] = containersOf(deployment).map(({ container }) => container);
    // THEN
    expect(v1).toMatchObject({ image: "one", cpu: 512, memory: 512, count: 3, environment: { A: "1", B: "1" } });
    expect(v2).toMatchObject({ image: "two", cpu: 512, memory: 64, count: 3, environment: { A: "2" } });
  });

  test("a version that says nothing gets no schema default over the workload's value", () => {
    // GIVEN
    const deployment = site({
      services: { web: { port: 8080, versions: { v1: { weight: 1 } } } },
      workloads: workloads({ web: { image: "one", cpu: 1024, stopTimeout: 90, versions: { v1: {} } } }),
    });
    // THEN
    expect(containersOf(deployment)[0]!.container).toMatchObject({ cpu: 1024, stopTimeout: 90 });
  });

  test("are sorted by virtual node, whatever the order of the file", () => {
    expect(containersOf(orders()).map(({ node, container }) => [node.node, container.image.split("/")[1]])).toEqual([
      ["catalog-v1", "catalog:1.9.4"],
      ["catalog-v2", "catalog:2.0.0"],
      ["desk", "desk:3.2.0"],
      ["prices", "prices:1.4.1"],
      ["stock", "stock:2.7.0"],
    ]);
  });

  test("leave workloads without a service, and nodes without an image, to the rules", () => {
    // GIVEN
    const deployment = site({
      services: { web: { port: 1, versions: { v1: { weight: 1 }, v2: { weight: 1 } } }, idle: { port: 2 } },
      workloads: workloads({ web: { versions: { v2: { image: "two" } } }, ghost: { image: "x" }, idle: {} }),
    });
    // THEN
    expect(containersOf(deployment).map(({ node }) => node.node)).toEqual(["web-v2"]);
  });

  test("there are none without workloads", () => {
    expect(containersOf(site({ workloads: undefined }))).toEqual([]);
  });
});
