import { expandMesh, loadDeployment } from "../../../deployment";
import type { Deployment } from "../../../deployment";
import { clusterObjects } from "../../../modules/kubernetes";
import { balancedPods } from "../../support/unit/eks-cases";
import { inProject } from "../../support/unit/project";
import { stackOf } from "../../support/unit/stacks";
import type { SynthesizedStack } from "../../support/unit/stacks";

const NODES = "${aws_security_group.nodes.id}";
const BALANCER = "${aws_security_group.load-balancer-front.id}";
const nodePortsOf = (deployment: Deployment) =>
  clusterObjects(deployment, expandMesh(deployment)!).workloads.filter(
    (each) => each.kind === "Service" && each.spec.type === "NodePort",
  );

interface Rule {
  readonly security_group_id: string;
  readonly referenced_security_group_id?: string;
  readonly cidr_ipv4?: string;
  readonly prefix_list_id?: string;
  readonly from_port: number;
  readonly ip_protocol: string;
  readonly description: string;
}
const rulesOf = (stack: SynthesizedStack, direction: "ingress" | "egress") =>
  Object.values(stack.all<Rule>(`aws_vpc_security_group_${direction}_rule`));
const between = (stack: SynthesizedStack, direction: "ingress" | "egress", own: string, peer: string) =>
  rulesOf(stack, direction)
    .filter((rule) => rule.security_group_id === own && rule.referenced_security_group_id === peer)
    .map(({ from_port: port }) => port)
    .sort((a, b) => a - b);

describe("a load balancer in front of pods", () => {
  const deployment = balancedPods();
  const stack = stackOf(deployment);

  test("leads to a port of the nodes, which their Auto Scaling group registers", () => {
    const [[name, group]] = Object.entries(stack.all("aws_lb_target_group")) as [[string, object]];
    expect(group).toMatchObject({ target_type: "instance", port: 30043, protocol: "HTTP" });
    expect(stack.resource("aws_autoscaling_group", "general")["target_group_arns"]).toEqual([
      `\${aws_lb_target_group.${name}.arn}`,
    ]);
  });

  test("asks Envoy whether it is ready, by another port of the nodes", () => {
    const [group] = Object.values(stack.all("aws_lb_target_group"));
    expect(group).toMatchObject({ health_check: { protocol: "HTTP", port: "30044", path: "/ready", matcher: "200" } });
  });

  test("finds both ports in the cluster, where they lead to the gateway's pods", () => {
    const [service, ...others] = nodePortsOf(deployment);
    expect(others).toEqual([]);
    expect(service).toMatchObject({
      metadata: { namespace: "shop" },
      spec: {
        externalTrafficPolicy: "Cluster",
        selector: { "app.kubernetes.io/component": "virtual-gateway", "app.kubernetes.io/instance": "front" },
        ports: [
          { name: "requests", port: 8080, targetPort: 8080, nodePort: 30043 },
          { name: "ready", port: 9901, targetPort: 9901, nodePort: 30044 },
        ],
      },
    });
  });

  test("may call the nodes on those two ports, and nodes pass calls on to each other", () => {
    expect(between(stack, "egress", BALANCER, NODES)).toEqual([30043, 30044]);
    expect(between(stack, "ingress", NODES, BALANCER)).toEqual([30043, 30044]);
    expect(between(stack, "ingress", NODES, NODES)).toEqual(expect.arrayContaining([8080, 9901]));
  });

  test("has its subnet for itself: neither nodes nor a local control plane take its addresses", () => {
    const local = stackOf(balancedPods({ nodePort: 30043 }, "local"));
    const only = ["${aws_subnet.containers.id}"];
    expect(local.resource("aws_autoscaling_group", "general")["vpc_zone_identifier"]).toEqual(only);
    expect(local.resource("aws_eks_cluster", "shop")["vpc_config"]).toMatchObject({ subnet_ids: only });
  });

  test("with a path of its own asks on the port of the requests, and a service needs one port alone", () => {
    const asked = balancedPods({ nodePort: 30043, healthCheck: { path: "/healthz" } });
    expect(Object.values(stackOf(asked).all("aws_lb_target_group"))[0]).toMatchObject({
      health_check: { port: "traffic-port", path: "/healthz" },
    });
    const direct = nodePortsOf(balancedPods({ gateway: undefined, service: "web", nodePort: 30080 }));
    expect(direct).toMatchObject([
      { spec: { selector: { "app.kubernetes.io/name": "web" }, ports: [{ port: 8080, nodePort: 30080 }] } },
    ]);
  });

  test("gets another target group when the port of the nodes is another: the old one goes last", () => {
    const nameOf = (nodePort: number) =>
      Object.values(stackOf(balancedPods({ nodePort })).all("aws_lb_target_group"))[0]!["name"];
    expect(nameOf(30050)).not.toBe(nameOf(30043));
  });
});

describe("the security groups of EKS", () => {
  test.each(["orders-eks", "orders-eks-local", "orders-eks-balanced"])(
    "of the example %s have no rule twice, and say what AWS lets them say",
    (name) => {
      const stack = stackOf(loadDeployment(inProject(`deployments/${name}.yaml`)).deployment);
      for (const direction of ["ingress", "egress"] as const) {
        const rules = rulesOf(stack, direction);
        const keys = rules.map((rule) =>
          [
            rule.security_group_id,
            rule.referenced_security_group_id ?? rule.cidr_ipv4 ?? rule.prefix_list_id,
            rule.ip_protocol,
            rule.from_port,
          ].join(" "),
        );
        expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
        // EC2 API reference: what a rule's description may hold.
        for (const { description } of rules) expect(description).toMatch(/^[a-zA-Z0-9. _:/()#,@[\]+=&;{}!$*-]{1,255}$/);
      }
    },
  );
});
