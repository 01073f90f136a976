import type { Deployment } from "../../../deployment";
import { IMAGE, network, orders, site, workloads } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";
import type { SynthesizedStack } from "../../support/unit/stacks";

interface Rule {
  readonly security_group_id: string;
  readonly referenced_security_group_id?: string;
  readonly cidr_ipv4?: string;
  readonly cidr_ipv6?: string;
  readonly prefix_list_id?: string;
  readonly ip_protocol: string;
  readonly from_port: number;
  readonly to_port: number;
  readonly description: string;
}

const short = (id: string | undefined) => id?.replace(/^\$\{aws_(?:security_group|vpc_endpoint)\.(.+)\.\w+\}$/, "$1");

/** The rules of a stack, `peer -> group : port` for those that let in and `group -> peer : port` for those that let out. */
function edges(stack: SynthesizedStack, direction: "ingress" | "egress"): string[] {
  return Object.values(stack.all<Rule>(`aws_vpc_security_group_${direction}_rule`))
    .map((rule) => {
      expect(rule.ip_protocol).toBe("tcp");
      expect(rule.to_port).toBe(rule.from_port);
      const peers = [rule.referenced_security_group_id, rule.cidr_ipv4, rule.cidr_ipv6, rule.prefix_list_id];
      const [peer, ...others] = peers.filter((each) => each !== undefined).map(short);
      expect(others).toEqual([]);
      const group = short(rule.security_group_id);
      const [from, to] = direction === "ingress" ? [peer, group] : [group, peer];
      return `${from} -> ${to} : ${rule.from_port}`;
    })
    .sort();
}

describe("the security groups of the main example", () => {
  const stack = stackOf(orders());

  test("let in the callers of each service, its clients, and what reaches the endpoints; nobody else", () => {
    expect(edges(stack, "ingress")).toEqual([
      "10.200.0.0/16 -> service-desk : 8080",
      "envoy -> envoy-management-endpoint : 443",
      "instances -> platform-endpoints : 443",
      "service-catalog -> service-prices : 50051",
      "service-desk -> service-catalog : 8080",
      "service-desk -> service-stock : 5432",
    ]);
  });

  test("let out to what each service calls, and to the endpoints", () => {
    expect(edges(stack, "egress")).toEqual([
      "envoy -> envoy-management-endpoint : 443",
      "instances -> platform-endpoints : 443",
      "instances -> s3 : 443",
      "service-catalog -> service-prices : 50051",
      "service-desk -> service-catalog : 8080",
      "service-desk -> service-stock : 5432",
    ]);
  });

  test("have no rule of their own inside the group, where each change would replace the others", () => {
    for (const group of Object.values(stack.all("aws_security_group"))) {
      expect(group).not.toHaveProperty("ingress");
      expect(group).not.toHaveProperty("egress");
    }
    expect(stack.names("aws_security_group_rule")).toEqual([]);
  });

  test("of a task are Envoy's and its service's", () => {
    for (const [node, service] of [
      ["catalog-v1", "catalog"],
      ["catalog-v2", "catalog"],
      ["stock", "stock"],
    ]) {
      expect(stack.resource("aws_ecs_service", node!)).toMatchObject({
        network_configuration: {
          security_groups: ["${aws_security_group.envoy.id}", `\${aws_security_group.service-${service}.id}`],
          assign_public_ip: false,
        },
      });
    }
  });
});

describe("no deployment lets in everybody", () => {
  const openings = (deployment: Deployment) =>
    Object.values(stackOf(deployment).all<Rule>("aws_vpc_security_group_ingress_rule")).filter(
      ({ cidr_ipv4: cidr }) => cidr === "0.0.0.0/0" || cidr === "10.40.0.0/16" || cidr?.includes("${"),
    );

  test.each([
    ["the main example", () => orders()],
    ["the smallest site", () => site()],
    ["a VPC with ways of its own", () => site({ network: network({ endpoints: "existing" }) })],
    ["a network alone", () => site({ services: undefined, workloads: undefined })],
  ])("%s", (_name, deployment) => {
    expect(openings(deployment())).toEqual([]);
  });
});

describe("services", () => {
  test("that run elsewhere are called in the VPC's block, on their port alone", () => {
    // GIVEN
    const stack = stackOf(
      site({
        services: { web: { port: 8080, calls: ["db"] }, db: { port: 5432 } },
        workloads: workloads({ web: { image: IMAGE } }),
      }),
    );
    // THEN
    expect(edges(stack, "egress")).toContain("service-web -> 10.40.0.0/16 : 5432");
    expect(stack.names("aws_security_group")).not.toContain("service-db");
  });

  test("that call themselves may", () => {
    // GIVEN
    const stack = stackOf(site({ services: { web: { port: 8080, calls: ["web"] } } }));
    // THEN
    expect(edges(stack, "ingress")).toContain("service-web -> service-web : 8080");
  });

  test("let in the same client once, however often it is named", () => {
    // GIVEN
    const stack = stackOf(site({ services: { web: { port: 8080, clients: ["10.9.0.0/16", "10.9.0.0/16"] } } }));
    // THEN
    expect(edges(stack, "ingress").filter((edge) => edge.includes("10.9."))).toEqual([
      "10.9.0.0/16 -> service-web : 8080",
    ]);
  });

  test("reach AWS by the VPC's own ways where there are no endpoints of the deployment", () => {
    // GIVEN
    const stack = stackOf(site({ network: network({ endpoints: "existing" }) }));
    // THEN
    expect(edges(stack, "egress")).toEqual(["envoy -> 0.0.0.0/0 : 443", "instances -> 0.0.0.0/0 : 443"]);
    expect(edges(stack, "ingress")).toEqual([]);
  });

  // A bug while this fails: the rules between services and those to the endpoints share one space of names.
  test("may have any name, that of another group's, too", () => {
    // GIVEN
    const names = {
      instances: { port: 1, calls: ["s3", "platform-endpoints"] },
      s3: { port: 2 },
      "platform-endpoints": { port: 3 },
    };
    const images = Object.fromEntries(Object.keys(names).map((name) => [name, { image: IMAGE }]));
    // WHEN
    const stack = stackOf(site({ services: names, workloads: workloads(images) }));
    // THEN
    expect(edges(stack, "ingress")).toContain("service-instances -> service-s3 : 2");
  });
});
