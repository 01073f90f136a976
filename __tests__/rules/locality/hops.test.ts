import { defineDeployment } from "../../../deployment";
import type { Deployment, DeploymentInput } from "../../../deployment";
import { HOP_RULES, examineDeployment, inspectDeployment } from "../../../rules";
import { meshWith } from "../../support/mesh-builder";
import { IMAGE, meshOf, network, orders, site, workloads } from "../../support/unit/sites";
import { TWO_OUTPOSTS } from "../../support/unit/red-cases";

/** Who takes each hop of a deployment, by rule. */
function hopsOf(deployment: Deployment): Record<string, readonly string[]> {
  return Object.fromEntries(examineDeployment(deployment).hops.map(({ rule, takers }) => [rule, takers]));
}

const ALL = ["catalog", "desk", "prices", "stock"];

describe("the hops that leave the Outpost", () => {
  test("of the main example, with who takes them", () => {
    expect(hopsOf(orders())).toEqual({
      "OM-L001": ALL,
      "OM-L002": ALL,
      "OM-L003": ["catalog", "desk"],
      "OM-L004": ALL,
      "OM-L005": ALL,
      "OM-L006": ALL,
      "OM-L008": ALL,
    });
  });

  test("are no findings, and stand at what they come from", () => {
    expect(inspectDeployment(orders()).filter(({ rule }) => rule.startsWith("OM-L"))).toEqual([]);
    for (const { severity, message, path } of examineDeployment(orders()).hops) {
      expect(severity).toBe("note");
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(path[0]).toMatch(/^(services|workloads)$/);
    }
  });

  test("of a mesh alone: those of its Envoys, wherever they run", () => {
    expect(hopsOf(meshOf({ web: { port: 80, calls: ["db"] }, db: { port: 81 } }))).toEqual({
      "OM-L001": ["db", "web"],
      "OM-L003": ["web"],
      "OM-L004": ["db", "web"],
    });
  });

  test("of a network alone: none", () => {
    expect(hopsOf(site({ services: undefined, workloads: undefined }))).toEqual({});
  });

  test("to the internet are those of whoever runs on an Outpost that has a NAT gateway, or of the Outpost", () => {
    // GIVEN
    const leaving = { vpc: network().vpc, outposts: [{ ...network().outposts[0]!, egress: { subnet: "public" } }] };
    const regionalSubnets = [{ name: "public", cidr: "10.40.0.0/28" }];
    const given = { ...leaving, regionalSubnets, endpoints: "existing" as const };
    // THEN
    expect(hopsOf(site({ network: given }))["OM-L012"]).toEqual(["web"]);
    expect(hopsOf(site({ network: given, services: undefined, workloads: undefined }))).toEqual({
      "OM-L012": ["Outpost factory"],
    });
  });

  test("name virtual nodes and gateways that no service stands for", () => {
    expect(hopsOf(meshWith())["OM-L001"]).toEqual(
      expect.arrayContaining([expect.stringMatching(/^virtual gateway /), expect.stringMatching(/^virtual node /)]),
    );
  });

  test("OM-L004 is not taken where names are found by DNS", () => {
    const mesh: DeploymentInput["mesh"] = { discovery: { type: "dns", domain: "shop.example" } };
    expect(hopsOf(meshOf({ web: { port: 80 } }, { mesh }))).toEqual({ "OM-L001": ["web"] });
  });

  describe("OM-L005", () => {
    const imagesOf = (image: string, envoy?: string) =>
      examineDeployment(
        site({ workloads: workloads({ web: { image } }, envoy === undefined ? {} : { envoy: { image: envoy } }) }),
      ).hops.find(({ rule }) => rule === "OM-L005")?.message;
    const LOCAL = "registry.factory.example:5000/web:1";

    test("names the repositories", () => {
      expect(imagesOf(IMAGE)).toBe("Images come from ECR: aws-appmesh-envoy, web.");
      expect(imagesOf("public.ecr.aws/nginx/nginx:1", LOCAL)).toBe(
        "Images come from ECR: public.ecr.aws/nginx/nginx:1.",
      );
    });

    test("is taken for Envoy's image alone, too, and not at all when both come from elsewhere", () => {
      expect(imagesOf(LOCAL)).toBe("Images come from ECR: aws-appmesh-envoy.");
      expect(imagesOf(LOCAL, "registry.factory.example:5000/envoy:1")).toBeUndefined();
    });
  });

  test("OM-L007 is taken by containers with secrets, and by no other", () => {
    const secret = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:web";
    const deployment = site({
      services: { web: { port: 80 }, db: { port: 81 } },
      workloads: workloads({ web: { image: IMAGE, secrets: { KEY: secret } }, db: { image: IMAGE } }),
    });
    expect(hopsOf(deployment)["OM-L007"]).toEqual(["web"]);
  });

  test("OM-L010 is taken by callers whose callee stands on another Outpost", () => {
    // GIVEN
    const on = (outpost: string) => ({ image: IMAGE, outpost });
    const capacity = { type: "m5.large", max: 1 };
    const deployment = site({
      network: network({
        outposts: TWO_OUTPOSTS,
        regionalSubnets: [
          { name: "a", cidr: "10.40.0.0/26", outpost: "factory" },
          { name: "b", cidr: "10.40.0.64/26", outpost: "depot" },
        ],
      }),
      services: {
        web: { port: 80, calls: ["db", "cache"] },
        db: { port: 81 },
        cache: { port: 82 },
      },
      workloads: workloads(
        { web: on("factory"), db: on("depot"), cache: on("factory") },
        { capacity: { a: { ...capacity, outpost: "factory" }, b: { ...capacity, outpost: "depot" } } },
      ),
    });
    // WHEN
    const hop = examineDeployment(deployment).hops.find(({ rule }) => rule === "OM-L010");
    // THEN
    expect(hop).toMatchObject({
      takers: ["web"],
      message: "Calls go from one Outpost to another: web on factory calls db on depot.",
    });
  });

  test("do not depend on the order of the file", () => {
    const services = { web: { port: 80, calls: ["db"] }, db: { port: 81 } };
    const turned = Object.fromEntries(Object.entries(services).reverse()) as typeof services;
    expect(examineDeployment(meshOf(turned)).hops).toEqual(examineDeployment(meshOf(services)).hops);
  });

  test("each say when they are taken and what happens while the service link is down", () => {
    for (const { id, reaches, when, whenDown, severity } of HOP_RULES) {
      expect([id, reaches.length, severity]).toEqual([id, Math.min(reaches.length, 34), "note"]);
      for (const text of [when, whenDown]) expect(text).toMatch(/^[a-zA-Z].{7,}[^.]$/);
    }
  });

  test("of sixty services stay one entry for each kind", () => {
    // GIVEN
    const names = Array.from({ length: 60 }, (_, index) => `service-${index}`);
    const services = Object.fromEntries(
      names.map((name, index) => [name, { port: 80, calls: index % 2 ? [] : ["service-1"] }]),
    );
    const deployment = defineDeployment({
      name: "shop",
      region: "eu-central-1",
      network: network(),
      services,
      workloads: workloads(Object.fromEntries(names.map((name) => [name, { image: IMAGE }]))),
    });
    // THEN
    expect(examineDeployment(deployment).hops).toHaveLength(7);
  });
});
