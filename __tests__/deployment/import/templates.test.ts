import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatRemark } from "../../../deployment";
import type { ImportOptions } from "../../../deployment";
import { importTexts, modelOf } from "../../support/imported";

const textOf = (file: string) => readFileSync(join(__dirname, "templates", file), "utf8");
const imported = (files: readonly string[], options?: ImportOptions) =>
  importTexts(Object.fromEntries(files.map((file) => [file, textOf(file)])), options);

describe("templates as teams have them", () => {
  test("one stack imports by name what another exports, with Cloud Map and task definitions beside the mesh", () => {
    // WHEN
    const { text, remarks } = imported(["application.yaml", "cluster.yaml"]);
    // THEN everything is known, and only what is no mesh is noted.
    expect(remarks.filter(({ kind }) => kind !== "note")).toEqual([]);
    const model = modelOf(text);
    expect(model).toMatchObject({
      mesh: { meshName: "tickets-test", existing: false },
      virtualRouters: [{ virtualRouterName: "tickets-booking-vr" }],
      routes: [
        { virtualRouterName: "tickets-booking-vr", spec: { httpRoute: { timeout: { perRequest: { value: 5 } } } } },
      ],
      virtualServices: [
        {
          virtualServiceName: "booking.tickets.local",
          spec: { provider: { virtualRouter: { virtualRouterName: "tickets-booking-vr" } } },
        },
      ],
    });
    expect(model.virtualNodes).toEqual([
      expect.objectContaining({
        virtualNodeName: "tickets-booking-vn",
        spec: expect.objectContaining({
          backends: [{ virtualService: { virtualServiceName: "prices.tickets.local" } }],
          serviceDiscovery: {
            awsCloudMap: {
              namespaceName: "tickets.local",
              serviceName: "booking",
              attributes: [{ key: "ECS_TASK_DEFINITION_FAMILY", value: "tickets-booking" }],
            },
          },
        }),
      }),
    ]);
    expect(remarks.map(formatRemark)).toContain(
      'application.yaml:112:3 note Resources.BookingTask: "BookingTask" (AWS::ECS::TaskDefinition) is not taken: it is no App Mesh object. Its Envoy is virtualNode "tickets-booking-vn"; such tasks are described under "workloads".',
    );
  });

  test("a parameter goes to all of them, and decides conditions", () => {
    const parameters = new Map([["EnvironmentName", "tickets-live"]]);
    const model = modelOf(imported(["application.yaml", "cluster.yaml"], { parameters }).text);
    expect(model.mesh.meshName).toBe("tickets-live");
    expect(model.virtualNodes.map((node) => node.virtualNodeName)).toEqual(["tickets-booking-vn", "tickets-prices-vn"]);
    expect(model.virtualNodes[0]?.spec.backends?.map((each) => each.virtualService.virtualServiceName)).toContain(
      "payments.example.org",
    );
  });

  test("one of them without the other has placeholders that name the exports", () => {
    const { remarks } = imported(["application.yaml"], { mesh: "UNRESOLVED_ImportValue_tickets-test_Mesh" });
    expect(remarks.filter(({ kind }) => kind === "placeholder").map(({ message }) => message)).toContain(
      'UNRESOLVED_ImportValue_tickets-test_Mesh stands for the export "tickets-test:Mesh" of another stack: import the template that exports it as well.',
    );
  });

  test("a template that the CDK generated comes without a placeholder, its bookkeeping noted once", () => {
    const { text, remarks } = imported(["generated.json"]);
    expect(modelOf(text)).toMatchObject({
      mesh: { meshName: "TicketsStackMesh9F3E1B77" },
      virtualNodes: [
        {
          virtualNodeName: "TicketsStackNode4D1E",
          spec: {
            backends: [{ virtualService: { virtualServiceName: "prices.tickets.local" } }],
            serviceDiscovery: { awsCloudMap: { serviceName: "prices" } },
          },
        },
      ],
      virtualServices: [{ spec: { provider: { virtualNode: { virtualNodeName: "TicketsStackNode4D1E" } } } }],
    });
    expect(remarks.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      "note Resources.Mesh1C8CB6A2.Metadata",
      "note Resources.CloudMapF03A6B11",
      "note Resources.CDKMetadata",
      "note Outputs",
      "note Rules",
    ]);
  });

  test("a serverless template with loops over resources and in properties is written out", () => {
    const { text, remarks } = imported(["serverless.yaml"]);
    expect(remarks.map(({ kind, path }) => `${kind} ${path}`)).toEqual(["note Globals", "note Resources.Function"]);
    const model = modelOf(text);
    expect(model.virtualNodes.map((node) => node.spec.serviceDiscovery?.dns?.hostname)).toEqual([
      "blue.seats.local",
      "green.seats.local",
    ]);
    expect(model.routes.map((route) => [route.routeName, route.spec.http2Route?.match.prefix])).toEqual([
      ["blue-grpc", "/blue/grpc"],
      ["blue-http", "/blue/http"],
      ["green-http", "/green/http"],
    ]);
    expect(model.routes.map((route) => route.spec.http2Route?.action.weightedTargets)).toEqual([
      [{ virtualNode: "seats-blue", weight: 90 }],
      [{ virtualNode: "seats-blue", weight: 90 }],
      [{ virtualNode: "seats-green", weight: 10 }],
    ]);
    expect(model.virtualServices.map((each) => each.virtualServiceName)).toEqual(["aone.a.one", "btwo.b-two"]);
  });
});

describe("exports", () => {
  const one = (name: string, value: string) =>
    `AWSTemplateFormatVersion: 1\nOutputs: {O: {Value: ${value}, Export: {Name: ${name}}}}\n`;
  const NODE = (name: string) =>
    `Resources: {N: {Type: AWS::AppMesh::VirtualNode, Properties: {MeshName: m, VirtualNodeName: ${name}, Spec: {}}}}\n`;
  const nameOf = (texts: Record<string, string>) =>
    importTexts(texts).deployment.mesh?.virtualNodes?.map((each) => each.virtualNodeName);

  test("may lead over several templates, whatever their order", () => {
    const texts = {
      "a.yaml": NODE("!ImportValue x"),
      "b.yaml": one("y", "deep"),
      "c.yaml": one("x", "!ImportValue y"),
    };
    expect(nameOf(texts)).toEqual(["deep"]);
  });

  test("that lead back to themselves come to an end, also by way of their names", () => {
    const texts = {
      "a.yaml": NODE("!ImportValue x"),
      "b.yaml": one("x", "!ImportValue z"),
      "c.yaml": one("z", "!Sub ['${v}${v}', {v: !ImportValue x}]"),
      "d.yaml": one("!ImportValue x", "q"),
    };
    expect(nameOf(texts)).toEqual(["UNRESOLVED_ImportValue_xUNRESOLVED_ImportValue_x"]);
  });

  test("of an output whose condition does not hold are none", () => {
    const text = one("x", "v").replace("{Value", "{Condition: Never, Value") + "Conditions: {Never: !Equals [a, b]}\n";
    expect(nameOf({ "a.yaml": NODE("!ImportValue x"), "b.yaml": text })).toEqual(["UNRESOLVED_ImportValue_x"]);
  });

  test("that are ARNs of mesh objects give their names where names are wanted, without a placeholder", () => {
    const other = `${one("x", "!Ref S")}Resources: {S: {Type: AWS::AppMesh::VirtualService, Properties: {MeshName: m, VirtualServiceName: s.local, Spec: {}}}}\n`;
    const { deployment, remarks } = importTexts({
      "a.yaml": NODE("n").replace(
        "Spec: {}",
        "Spec: {Backends: [{VirtualService: {VirtualServiceName: !ImportValue x}}]}",
      ),
      "b.yaml": other,
    });
    expect(deployment.mesh?.virtualNodes?.[0]?.spec.backends).toEqual([
      { virtualService: { virtualServiceName: "s.local" } },
    ]);
    expect(remarks.filter(({ kind }) => kind !== "note")).toEqual([]);
  });
});
