import type { DeploymentInput } from "../../../deployment";
import { defineDeployment } from "../../../deployment";
import { findingsAbove } from "../../support/mesh-builder";

/** A mesh of services alone. */
function shop(services: DeploymentInput["services"], mesh?: DeploymentInput["mesh"]): string[] {
  return findingsAbove(
    defineDeployment({ name: "shop", region: "eu-central-1", services, mesh }),
    "error",
    "warning",
    "note",
  );
}

describe("findings about what the shorthand makes stand at the service", () => {
  test("retries that do not fit, at the service's retries", () => {
    expect(shop({ web: { port: 80, retries: { attempts: 8, perAttemptTimeout: "2s" } } })).toEqual([
      'OM-M075 services.web.retries: route "web" of virtual router "web" retries 8 times for 2s each, longer than its request timeout, App Mesh\'s default of 15s.',
    ]);
  });

  test("a version without weight, at the versions", () => {
    expect(shop({ web: { port: 80, versions: { v1: { weight: 1 }, v2: { weight: 0 } } } })).toEqual([
      'OM-M074 services.web.versions: route "web" of virtual router "web" gives virtual node "web-v2" the weight 0, so it gets no traffic.',
    ]);
  });

  test("tcp backends on one port, at the calls", () => {
    const tcp = { port: 5432, protocol: "tcp" as const };
    expect(shop({ a: tcp, b: tcp, web: { port: 80, calls: ["a", "b"] } })).toEqual([
      'OM-M084 services.web.calls: service "web" has 2 tcp backends on port 5432: "a.shop.internal" and "b.shop.internal".',
    ]);
  });

  test("two versions that become one node, at the later one", () => {
    expect(shop({ "web-v1": { port: 81 }, web: { port: 80, versions: { v1: { weight: 1 } } } })).toEqual([
      'OM-M003 services.web-v1: the virtual node "web-v1" would belong to "web" and to "web-v1".',
    ]);
  });

  test("a call of a service elsewhere, at the call, as a note", () => {
    expect(shop({ web: { port: 80, calls: ["prices"] } }, { existing: true })).toEqual([
      'OM-M069 services.web.calls[0]: service "web" has the backend virtual service "prices.shop.internal", which nothing in this file serves. Here: web.shop.internal.',
    ]);
  });

  test("TLS, at the service's TLS and at its client policy", () => {
    const certificate = { file: { certificateChain: "/keys/tls.crt", privateKey: "/keys/tls.key" } };
    const names = (exact: string[]) => ({
      subjectAlternativeNames: { match: { exact } },
      trust: { file: { certificateChain: "/keys/ca.crt" } },
    });
    const tls = { mode: "STRICT" as const, certificate, validation: names(["desk.example"]) };
    const clientPolicy = { tls: { certificate, validation: names(["vault.example"]) } };
    expect(shop({ web: { port: 80, calls: ["store"], clientPolicy }, store: { port: 81, tls } })).toEqual([
      'OM-M091 services.web.clientPolicy.tls.validation.subjectAlternativeNames.match.exact: virtual node "web" accepts "vault.example", none of which names virtual node "store".',
      'OM-M091 services.store.tls.validation.subjectAlternativeNames.match.exact: virtual node "store" accepts "desk.example", none of which names virtual node "web".',
    ]);
  });

  test("the name of a mesh that is the deployment's, at the deployment's name", () => {
    expect(shop({ web: { port: 80 } })).toEqual([]);
  });
});

describe("the shorthand and the full form", () => {
  test("serve and call each other", () => {
    const mesh: DeploymentInput["mesh"] = {
      virtualNodes: [
        {
          virtualNodeName: "bank",
          spec: {
            listeners: [{ portMapping: { port: 443, protocol: "tcp" } }],
            serviceDiscovery: { dns: { hostname: "api.bank.example" } },
            backends: [{ virtualService: { virtualServiceName: "web.shop.internal" } }],
          },
        },
      ],
      virtualServices: [
        {
          virtualServiceName: "bank.shop.internal",
          spec: { provider: { virtualNode: { virtualNodeName: "bank" } } },
        },
      ],
    };
    expect(shop({ web: { port: 80, calls: ["bank"] } }, mesh)).toEqual([]);
    expect(shop({ web: { port: 80, calls: ["bank.shop.internal"] } }, mesh)).toEqual([]);
  });

  test("suggest nothing when very many names are unknown", () => {
    const calls = Array.from({ length: 21 }, (_, i) => `webb${i}`);
    for (const finding of shop({ webb: { port: 80, calls } })) expect(finding).not.toContain("Did you mean");
  });
});
