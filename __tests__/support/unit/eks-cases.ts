import { defineDeployment } from "../../../deployment";
import type { Deployment, DeploymentInput } from "../../../deployment";
import { balancedSite, balancer, leadingTo, rack } from "./balancer-cases";
import type { BalancerListenerInput } from "./balancer-cases";
import { IMAGE, OTHER_OUTPOST, OUTPOST, network } from "./sites";

type Workloads = Extract<NonNullable<DeploymentInput["workloads"]>, { readonly platform: "eks" }>;

/** What a rule about EKS says of one deployment, and deployments that it has nothing to say about. */
export interface EksCase {
  readonly rule: string;
  readonly red: () => Deployment;
  /** `path: message`, one line each. */
  readonly says: readonly string[];
  readonly green?: readonly (() => Deployment)[];
}

const REGISTRY = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
/** Images that nodes reach by the endpoints of the VPC. */
export const MIRRORED = { initImage: `${REGISTRY}/aws-appmesh-proxy-route-manager:v7-prod` };
const CONTROLLER = { image: `${REGISTRY}/appmesh-controller:v1.13.3` };

const REGIONAL = [
  { name: "a", cidr: "10.40.0.0/26" },
  { name: "b", cidr: "10.40.0.64/26", availabilityZone: "eu-central-1b" },
];

const EXTENDED = { form: "extended", version: "1.32" } as const;
const LOCAL = { form: "local", version: "1.32", controlPlane: { instanceType: "m5.large" } } as const;
const EXISTING = { form: "existing", name: "factory", nodeLabels: { "example.com/outpost": "factory" } } as const;

/** Workloads on EKS that nothing is wrong with, with changes. */
export function eksWorkloads(cluster: Workloads["cluster"], changes: Partial<Workloads> = {}): Workloads {
  return {
    platform: "eks",
    cluster,
    capacity: { general: { type: "m5.xlarge", min: 2, max: 2 } },
    envoy: MIRRORED,
    services: { web: { image: IMAGE } },
    ...changes,
  };
}

/** The smallest site whose cluster has that form. */
export function eksSite(
  cluster: Workloads["cluster"],
  changes: Partial<Workloads> = {},
  others: Partial<DeploymentInput> = {},
): Deployment {
  return defineDeployment({
    name: "shop",
    region: "eu-central-1",
    network: network({ regionalSubnets: REGIONAL }),
    services: { web: { port: 8080 } },
    workloads: eksWorkloads(cluster, changes),
    ...others,
  });
}

export const extended = (
  cluster: object = {},
  changes: Partial<Workloads> = {},
  others: Partial<DeploymentInput> = {},
) => eksSite({ ...EXTENDED, ...cluster }, changes, others);
export const local = (cluster: object = {}, changes: Partial<Workloads> = {}, others: Partial<DeploymentInput> = {}) =>
  eksSite({ ...LOCAL, ...cluster }, changes, others);
export const existing = (
  cluster: object = {},
  changes: Partial<Workloads> = {},
  others: Partial<DeploymentInput> = {},
) => eksSite({ ...EXISTING, ...cluster }, { capacity: {}, ...changes }, { network: undefined, ...others });
export const injected = (changes: Partial<Workloads> = {}, others: Partial<DeploymentInput> = {}) =>
  extended({}, { injection: "controller", controller: CONTROLLER, ...changes }, others);

/** The pods of a virtual gateway "front" behind a load balancer on the rack. */
export function balancedPods(
  target: Partial<NonNullable<BalancerListenerInput["target"]>> = { nodePort: 30043 },
  form: "extended" | "local" = "extended",
): Deployment {
  const gateway = "gateway" in target ? {} : { gateway: "front" };
  const balancers = [leadingTo({ ...gateway, ...target })];
  return (form === "local" ? local : extended)({}, FRONT, balanced(balancers));
}

const gatewayNamed = (name: string) =>
  local(
    {},
    { gateways: { [name]: { clients: ["10.200.0.0/16"] } } },
    {
      mesh: {
        virtualGateways: [
          { virtualGatewayName: name, spec: { listeners: [{ portMapping: { port: 8088, protocol: "http" } }] } },
        ],
      },
    },
  );
const FRONT: Partial<Workloads> = { gateways: { front: {} } };
const balanced = (loadBalancers: Parameters<typeof balancer>[0][]): Partial<DeploymentInput> => ({
  network: network({ outposts: rack(), regionalSubnets: REGIONAL, loadBalancers: loadBalancers.map(balancer) }),
  services: { web: { port: 8080, exposed: { gateway: "front" } } },
});
const twice = (first: object, second: object) =>
  extended(
    {},
    FRONT,
    balanced([
      leadingTo({ gateway: "front", ...first }),
      { ...leadingTo({ gateway: "front", ...second }), name: "back" },
    ]),
  );

const node = (virtualNodeName: string) => ({ virtualNodeName, spec: {} });
const KEY = "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f";
const ADMIN = "arn:aws:iam::111122223333:role/admin";

export const EKS_CASES: readonly EksCase[] = [
  {
    rule: "OM-K003",
    red: () => local({ authentication: "API", admins: [ADMIN] }),
    says: [
      "workloads.cluster.authentication: a local cluster cannot have the authentication API; CONFIG_MAP is allowed.",
    ],
    green: [() => local({ authentication: "CONFIG_MAP" }), () => extended({ authentication: "API", admins: [ADMIN] })],
  },
  {
    rule: "OM-K003",
    red: () => local({ admins: [ADMIN] }),
    says: ["workloads.cluster.admins: a local cluster has no access entries, which `admins` are made as."],
  },
  {
    rule: "OM-K003",
    red: () => extended({ authentication: "CONFIG_MAP", admins: [ADMIN] }),
    says: [
      "workloads.cluster.admins: a cluster with the authentication CONFIG_MAP has no access entries, which `admins` are made as.",
    ],
    green: [() => extended({ authentication: "CONFIG_MAP" })],
  },
  {
    rule: "OM-K004",
    red: () => local({ podCredentials: "irsa" }),
    says: [
      "workloads.cluster.podCredentials: a local cluster cannot have the pod credentials irsa; node-role is allowed.",
    ],
    green: [() => extended({ podCredentials: "irsa" }), () => local({ podCredentials: "node-role" })],
  },
  {
    rule: "OM-K005",
    red: () => local({ secretsKeyArn: KEY }),
    says: [
      "workloads.cluster.secretsKeyArn: a local cluster cannot have `secretsKeyArn`: it has no envelope encryption of secrets.",
    ],
    green: [() => extended({ secretsKeyArn: KEY })],
  },
  {
    rule: "OM-K006",
    red: () => local({ serviceCidr: "172.20.0.0/16" }),
    says: [
      "workloads.cluster.serviceCidr: a local cluster cannot have the `serviceCidr` 172.20.0.0/16: EKS chooses its block.",
    ],
    green: [() => extended({ serviceCidr: "172.20.0.0/16" })],
  },
  {
    rule: "OM-K007",
    red: () => local({ endpointAccess: "public-and-private", publicAccessCidrs: ["203.0.113.0/24"] }),
    says: [
      "workloads.cluster.endpointAccess: a local cluster cannot have the endpoint access public-and-private; private is allowed.",
      "workloads.cluster.publicAccessCidrs: the endpoint is private: `publicAccessCidrs` would let nobody in.",
    ],
    green: [
      () => extended({ endpointAccess: "public-and-private", publicAccessCidrs: ["203.0.113.0/24"] }),
      () => local({ endpointAccess: "private" }),
    ],
  },
  {
    rule: "OM-K008",
    red: () => local({ addons: ["coredns", "vpc-cni"] }),
    says: [
      "workloads.cluster.addons: a local cluster cannot have the add-ons coredns, vpc-cni of EKS; it has self-managed ones.",
    ],
    green: [() => extended({ addons: ["coredns"] })],
  },
  {
    rule: "OM-K009",
    red: () => local({ controlPlane: undefined }),
    says: ["workloads.cluster: a local cluster needs its `controlPlane`."],
  },
  {
    rule: "OM-K009",
    red: () => extended({ controlPlane: { instanceType: "m5.large" } }),
    says: [
      "workloads.cluster.controlPlane: an extended cluster cannot have a `controlPlane` on the Outpost: its own is in the Region.",
    ],
  },
  {
    rule: "OM-K009",
    red: () => local({ controlPlane: { instanceType: "m5.large", outpost: "depot" } }),
    says: [
      'workloads.cluster.controlPlane.outpost: the control plane names "depot", which is not there. Outposts: factory.',
    ],
    green: [() => local({ controlPlane: { instanceType: "m5.large", outpost: "factory" } })],
  },
  {
    rule: "OM-K010",
    red: () => local({ subnets: ["a"] }),
    says: [
      "workloads.cluster.subnets: a local cluster cannot have `subnets` in the Region: it stands in those of its Outpost.",
    ],
  },
  {
    rule: "OM-K010",
    red: () => extended({ subnets: ["a", "b", "containers", "c"] }),
    says: [
      'workloads.cluster.subnets: "containers" stands on an Outpost, and an extended cluster takes none. Regional subnets: a, b.',
      'workloads.cluster.subnets: "c" is no subnet in the Region, and an extended cluster takes none. Regional subnets: a, b.',
    ],
    green: [() => extended({ subnets: ["a", "b"] })],
  },
  {
    rule: "OM-K010",
    red: () => extended({}, {}, { network: network() }),
    says: [
      "workloads.cluster: an extended cluster needs Regional subnets of two Availability Zones; there are those of one: endpoints.",
    ],
  },
  {
    rule: "OM-K011",
    red: () => {
      const inRegion = (text: string) => text.replaceAll("eu-central-1", "eu-north-1");
      const [outpost] = network().outposts;
      return local(
        {},
        { envoy: { initImage: inRegion(MIRRORED.initImage) }, services: { web: { image: inRegion(IMAGE) } } },
        {
          region: "eu-north-1",
          network: network({ outposts: [{ ...outpost!, arn: inRegion(OUTPOST) }] }),
        },
      );
    },
    says: [
      "region: eu-north-1 has no local clusters. They are offered in: ap-northeast-1, ap-northeast-2, ap-southeast-1, ap-southeast-2, ca-central-1, eu-central-1, eu-west-1, eu-west-2, me-south-1, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2.",
    ],
    green: [() => local(), () => extended()],
  },
  {
    rule: "OM-K012",
    red: () => extended({ version: undefined }),
    says: ['workloads.cluster: a new cluster needs its `version`, for example "1.32".'],
    green: [() => existing({ version: undefined })],
  },
  {
    rule: "OM-K012",
    red: () =>
      local({ version: "1.34" }, { capacity: { general: { type: "m5.large", max: 2, min: 2, amiParameter: "/x" } } }),
    says: ["workloads.cluster.version: a local cluster cannot have version 1.34. Versions: 1.29, 1.30, 1.31, 1.32."],
    green: [() => extended({ version: "1.34" })],
  },
  {
    rule: "OM-K012",
    red: () => extended({ version: "1.30" }, { injection: "controller", controller: CONTROLLER }),
    says: ["workloads.cluster.version: App Mesh's controller asks for 1.31 or later; the cluster has 1.30."],
  },
  {
    rule: "OM-K013",
    red: () => existing({ name: undefined, nodeLabels: undefined }),
    says: [
      "workloads.cluster: an existing cluster needs its `name`.",
      "workloads.cluster: an existing cluster needs the `nodeLabels` of its nodes on the Outpost.",
    ],
    green: [() => existing(), () => extended({ serviceCidr: "172.20.0.0/16" })],
  },
  {
    rule: "OM-K013",
    red: () => existing({ serviceCidr: "172.20.0.0/16" }, { capacity: { general: { type: "m5.large", max: 1 } } }),
    says: [
      "workloads.cluster.serviceCidr: an existing cluster cannot have `serviceCidr`: it stays as it is.",
      "workloads.capacity: an existing cluster keeps its own nodes; `capacity` is for a new one.",
    ],
  },
  {
    rule: "OM-K014",
    red: () => extended({ nodeLabels: { "example.com/outpost": "factory" } }),
    says: [
      "workloads.cluster.nodeLabels: an extended cluster cannot have `nodeLabels`: its nodes carry outpost-mesh/outpost.",
    ],
    green: [() => extended(), () => existing({ nodeLabels: { "example.com/outpost": "factory" } })],
  },
  {
    rule: "OM-K015",
    red: () => extended({}, { nodes: "managed" }),
    says: ["workloads.nodes: managed node groups cannot stand on an Outpost; self-managed nodes are allowed."],
    green: [() => extended({}, { nodes: "self-managed", launchType: "EC2" })],
  },
  {
    rule: "OM-K015",
    red: () => local({}, { nodes: "fargate", launchType: "FARGATE" }),
    says: [
      "workloads.nodes: pods on Fargate cannot stand on an Outpost; self-managed nodes are allowed.",
      "workloads.launchType: FARGATE does not run on an Outpost; EC2 is allowed.",
    ],
  },
  {
    rule: "OM-K015",
    red: () => extended({}, { nodes: "karpenter" }),
    says: ["workloads.nodes: nodes of Karpenter cannot stand on an Outpost; self-managed nodes are allowed."],
  },
  {
    rule: "OM-K016",
    red: () =>
      extended(
        {},
        {},
        { network: network({ regionalSubnets: REGIONAL, outposts: [{ ...network().outposts[0]!, form: "server" }] }) },
      ),
    says: [
      "network.outposts[0].form: Outpost factory is a server, which has no EKS; a rack is needed, or the platform ecs.",
    ],
    green: [() => extended(), () => local()],
  },
  {
    rule: "OM-K017",
    red: () => extended({}, { capacity: {} }),
    says: ["workloads: the new cluster has no nodes: `capacity` is empty."],
    green: [() => existing()],
  },
  {
    rule: "OM-K017",
    red: () =>
      extended(
        { subnets: ["a", "b"] },
        {
          services: { web: { image: IMAGE, outpost: "depot" } },
          capacity: { general: { type: "m5.xlarge", min: 2, max: 2, outpost: "factory" } },
        },
        {
          network: network({
            outposts: [
              ...network().outposts,
              { name: "depot", arn: OTHER_OUTPOST, subnets: [{ name: "d", cidr: "10.40.144.0/20" }] },
            ],
            regionalSubnets: [
              { ...REGIONAL[0]!, outpost: "factory" },
              { ...REGIONAL[1]!, outpost: "factory" },
              { name: "c", cidr: "10.40.0.128/26", outpost: "depot" },
            ],
          }),
        },
      ),
    says: ['workloads.services.web: "web" runs on Outpost depot, where `capacity` has no nodes.'],
  },
  {
    rule: "OM-K018",
    red: () => local({}, { capacity: { general: { type: "m5.xlarge", min: 2, max: 21 } } }),
    says: [
      "workloads.cluster.controlPlane.instanceType: m5.large is for fewer than the 21 nodes that there may be; xlarge is asked for.",
    ],
    green: [
      () => local({}, { capacity: { general: { type: "m5.xlarge", min: 2, max: 20 } } }),
      () =>
        local(
          { controlPlane: { instanceType: "m5.8xlarge" } },
          { capacity: { general: { type: "m5.xlarge", min: 2, max: 21 } } },
        ),
    ],
  },
  {
    rule: "OM-K019",
    red: () => local({}, { capacity: { general: { type: "m5.xlarge", min: 2, max: 2, ami: "al2023" } } }),
    says: ["workloads.capacity.general.ami: nodes of a local cluster do not join with al2023; al2 is allowed."],
    green: [() => local({}, { capacity: { general: { type: "m5.xlarge", min: 2, max: 2, ami: "al2" } } })],
  },
  {
    rule: "OM-K019",
    red: () =>
      extended({ version: "1.33" }, { capacity: { general: { type: "m5.xlarge", min: 2, max: 2, ami: "al2" } } }),
    says: ["workloads.capacity.general.ami: there is no al2 image for version 1.33; the last one is for 1.32."],
  },
  {
    rule: "OM-K020",
    red: () =>
      extended({}, { capacity: { general: { type: "m5.xlarge", min: 2, max: 2, rootVolume: { type: "gp3" } } } }),
    says: [
      "workloads.capacity.general.rootVolume.type: m5.xlarge is of a first-generation rack, which has no gp3; gp2 is allowed.",
    ],
    green: [
      () =>
        extended({}, { capacity: { general: { type: "m7i.xlarge", min: 2, max: 2, rootVolume: { type: "gp3" } } } }),
    ],
  },
  {
    rule: "OM-K021",
    red: () => local({}, { capacity: { general: { type: "m5.xlarge", min: 2, max: 2, metadataHopLimit: 1 } } }),
    says: [
      "workloads.capacity.general.metadataHopLimit: pods take their credentials from the node's role, and a hop limit of 1 does not reach them.",
    ],
    green: [() => extended({}, { capacity: { general: { type: "m5.xlarge", min: 2, max: 2, metadataHopLimit: 1 } } })],
  },
  {
    rule: "OM-K022",
    red: () =>
      local(
        {},
        { services: { web: { image: IMAGE, count: 4 } } },
        {
          network: network({
            regionalSubnets: REGIONAL,
            outposts: [{ name: "factory", arn: OUTPOST, subnets: [{ name: "containers", cidr: "10.40.128.0/28" }] }],
          }),
        },
      ),
    says: [
      "network.outposts[0].subnets: Outpost factory has 11 addresses; 14 may be wanted: 2 nodes, 5 pods of the mesh in a rollout, 3 of the control plane and 4 pods of the cluster itself.",
    ],
    green: [
      () =>
        extended(
          {},
          { services: { web: { image: IMAGE, count: 4 } } },
          {
            network: network({
              regionalSubnets: REGIONAL,
              outposts: [{ name: "factory", arn: OUTPOST, subnets: [{ name: "containers", cidr: "10.40.128.0/28" }] }],
            }),
          },
        ),
    ],
  },
  {
    rule: "OM-K023",
    red: () =>
      extended(
        {},
        {
          services: {
            web: { image: IMAGE, secrets: { TOKEN: "arn:aws:ssm:eu-central-1:111122223333:parameter/token" } },
          },
        },
      ),
    says: ["workloads.services.web.secrets: the platform eks cannot have `secrets` by ARN; `secretKeys` are allowed."],
    green: [
      () =>
        extended({}, { services: { web: { image: IMAGE, secretKeys: { TOKEN: { secret: "web", key: "token" } } } } }),
    ],
  },
  {
    rule: "OM-K024",
    red: () => extended({}, {}, { mesh: { discovery: { type: "cloud-map", namespace: "shop.internal" } } }),
    says: [
      "mesh.discovery.type: with the injection explicit nobody registers pods in Cloud Map; the discovery dns is allowed.",
    ],
    green: [
      () => injected({}, { mesh: { discovery: { type: "cloud-map", namespace: "shop.internal" } } }),
      () => extended({}, {}, { mesh: { discovery: { type: "dns", domain: "shop.example.com" } } }),
    ],
  },
  {
    rule: "OM-K025",
    red: () => injected({ podSelectors: { wed: { app: "wed" } } }, { mesh: { virtualNodes: [node("wet")] } }),
    says: [
      'workloads.podSelectors.wed: there is no virtual node "wed" in `mesh.virtualNodes`. Did you mean "wet"? Virtual nodes: wet.',
    ],
    green: [() => injected({ podSelectors: { batch: { app: "batch" } } }, { mesh: { virtualNodes: [node("batch")] } })],
  },
  {
    rule: "OM-K025",
    red: () => extended({}, { podSelectors: { batch: { app: "batch" } } }, { mesh: { virtualNodes: [node("batch")] } }),
    says: [
      "workloads.podSelectors.batch: with the injection explicit nothing selects pods; `podSelectors` are the controller's.",
    ],
  },
  {
    rule: "OM-K026",
    red: () =>
      injected(
        { podSelectors: { batch: { "app.kubernetes.io/name": "web" } } },
        { mesh: { virtualNodes: [node("batch")] } },
      ),
    says: ['workloads.podSelectors.batch: "batch" and "web" both select the pods of "web".'],
    green: [() => injected({ podSelectors: { batch: { app: "batch" } } }, { mesh: { virtualNodes: [node("batch")] } })],
  },
  {
    rule: "OM-K026",
    red: () =>
      injected(
        { podSelectors: { one: { app: "x" }, two: { app: "x", tier: "y" } } },
        { mesh: { virtualNodes: [node("one"), node("two")] } },
      ),
    says: ['workloads.podSelectors.two: "two" and "one" can select the same pods.'],
  },
  {
    rule: "OM-K027",
    red: () => injected({}, { mesh: { existing: true } }),
    says: ["mesh.existing: with the injection controller an existing mesh would have two owners; explicit is allowed."],
    green: [() => extended({}, {}, { mesh: { existing: true } })],
  },
  {
    rule: "OM-K028",
    red: () => injected({ controller: { ...CONTROLLER, replicas: 1 } }),
    says: ["workloads.controller.replicas: one pod of the controller: while it does not answer no pod starts."],
    green: [() => injected()],
  },
  {
    rule: "OM-K028",
    red: () => injected({ capacity: { general: { type: "m5.xlarge", min: 1, max: 2 } } }),
    says: ["workloads.capacity: the controller's pods share the only node: `min` of all groups is 1."],
  },
  {
    rule: "OM-K029",
    red: () => extended({}, { envoy: { tracing: { collector: "xray" } } }),
    says: [
      'workloads.envoy.initImage: "840364872350.dkr.ecr.us-west-2.amazonaws.com/aws-appmesh-proxy-route-manager:v7-prod" is not in a private ECR registry of eu-central-1.',
      'workloads.envoy.tracing.image: "public.ecr.aws/xray/aws-xray-daemon:latest" is not in a private ECR registry of eu-central-1.',
    ],
    green: [() => existing({}, { envoy: {} })],
  },
  {
    rule: "OM-K030",
    red: () => extended({}, { services: { web: { image: IMAGE, stopTimeout: 60 } } }),
    says: ['workloads.services.web: "web" may take 60 seconds to stop; its Envoy waits 20.'],
    green: [
      () =>
        extended(
          {},
          { services: { web: { image: IMAGE, stopTimeout: 60 } }, envoy: { ...MIRRORED, preStopDelay: 60 } },
        ),
    ],
  },
  {
    rule: "OM-K031",
    red: () => extended({}, { namespace: "kube-system" }),
    says: ['workloads.namespace: the namespace "kube-system" belongs to the cluster itself.'],
    green: [() => extended({}, { namespace: "kubernetes-shop" })],
  },
  {
    rule: "OM-K031",
    red: () => extended({}, { services: { proxyinit: { image: IMAGE } } }, { services: { proxyinit: { port: 8080 } } }),
    says: ['workloads.services.proxyinit: the name "proxyinit" belongs to a container beside the service\'s own.'],
  },
  {
    rule: "OM-K031",
    red: () => gatewayNamed("g".repeat(56)),
    says: [
      `workloads.gateways.${"g".repeat(56)}: the gateway's name in the cluster, "gateway-${"g".repeat(56)}", has 64 characters; a label has 63.`,
    ],
    green: [() => gatewayNamed("g".repeat(55))],
  },
  {
    rule: "OM-K032",
    red: () =>
      extended(
        {},
        {
          services: { web: { image: IMAGE, labels: { "app.kubernetes.io/name": "x", "a b": "c", team: "our team" } } },
        },
      ),
    says: [
      'workloads.services.web.labels.app.kubernetes.io/name: "app.kubernetes.io/name" is given to every pod.',
      'workloads.services.web.labels.a b: "a b" is no key of a label.',
      'workloads.services.web.labels.team: "our team" is no value of a label.',
    ],
    green: [() => extended({}, { services: { web: { image: IMAGE, labels: { "example.com/team": "order-desk" } } } })],
  },
  {
    rule: "OM-K033",
    red: () => extended({}, {}, { connectivity: { alarms: { existing: true } } }),
    says: [
      "workloads.cluster: names under shop.svc.cluster.local are answered by pods of CoreDNS, which are not started again while the service link is down.",
    ],
    green: [() => local({}, {}, { connectivity: { alarms: { existing: true } } })],
  },
  {
    rule: "OM-K034",
    red: () => extended({}, { envoy: { ...MIRRORED, tracing: { collector: "opentelemetry" } } }),
    says: ["workloads.envoy.tracing: the collector opentelemetry needs its `image`."],
    green: [
      () =>
        extended(
          {},
          {
            envoy: { ...MIRRORED, tracing: { collector: "opentelemetry", image: `${REGISTRY}/otel:1` } },
          },
        ),
    ],
  },
  {
    rule: "OM-K034",
    red: () =>
      injected({ envoy: { ...MIRRORED, tracing: { collector: "opentelemetry", image: `${REGISTRY}/otel:1` } } }),
    says: [
      "workloads.envoy.tracing.collector: the injection controller cannot have the collector opentelemetry; xray is allowed.",
    ],
  },
  {
    rule: "OM-K035",
    red: () => extended({}, {}, { network: network({ regionalSubnets: REGIONAL, endpoints: "existing" }) }),
    says: [
      "network.endpoints: a new VPC cannot have endpoints that exist; the nodes need appmesh-envoy-management, ec2, ecr.api, ecr.dkr, eks, elasticloadbalancing, logs, s3, sts.",
    ],
    green: [
      () => extended({}, {}, { network: network({ regionalSubnets: REGIONAL, endpoints: "managed" }) }),
      () =>
        extended(
          {},
          {},
          { network: network({ vpc: { id: "vpc-0a1b2c3d" }, regionalSubnets: REGIONAL, endpoints: "existing" }) },
        ),
    ],
  },
  {
    rule: "OM-K036",
    red: () => injected(),
    says: [
      "workloads.injection: the kinds of appmesh.k8s.aws must be in the cluster before its workloads are planned.",
    ],
    green: [() => extended()],
  },
  {
    rule: "OM-K037",
    red: () => injected({}, { mesh: { controlPlane: "envoy" } }),
    says: ["workloads.injection: with the control plane envoy there is no injection controller; explicit is allowed."],
    green: [
      () => extended({}, {}, { mesh: { controlPlane: "envoy" } }),
      () => injected({}, { mesh: { controlPlane: "envoy", envoy: { fromAppMesh: { nodes: ["web"] } } } }),
    ],
  },
  {
    rule: "OM-K038",
    red: () => balancedPods({}),
    says: [
      'network.loadBalancers[0].listeners[0].target: listener 443 of "front" names no `nodePort` by which it reaches the pods of "front".',
    ],
    green: [() => balancedPods(), () => balancedPods({ nodePort: 30043, healthNodePort: 31000 })],
  },
  {
    rule: "OM-K038",
    red: () => balancedPods({ nodePort: 32767 }),
    says: [
      'network.loadBalancers[0].listeners[0].target.healthNodePort: listener 443 of "front" leads to port 32768 of the nodes; 30000 to 32767 are allowed.',
    ],
    green: [() => balancedPods({ nodePort: 32767, healthCheck: { path: "/" } })],
  },
  {
    rule: "OM-K038",
    red: () => balancedPods({ nodePort: 8443, healthNodePort: 30000 }),
    says: [
      'network.loadBalancers[0].listeners[0].target.nodePort: listener 443 of "front" leads to port 8443 of the nodes; 30000 to 32767 are allowed.',
    ],
  },
  {
    rule: "OM-K038",
    red: () => balancedPods({ nodePort: 30043, healthNodePort: 30043 }),
    says: [
      'network.loadBalancers[0].listeners[0].target.healthNodePort: listener 443 of "front" takes port 30043 of the nodes for requests and for health checks.',
    ],
  },
  {
    rule: "OM-K038",
    red: () => twice({ nodePort: 30043 }, { gateway: undefined, service: "web", nodePort: 30044 }),
    says: [
      'network.loadBalancers[1].listeners[0].target.nodePort: listener 443 of "back" takes port 30044 of the nodes, which leads to the gateway "front".',
    ],
    green: [
      () => twice({ nodePort: 30043 }, { nodePort: 30043 }),
      () => twice({ nodePort: 30043 }, { gateway: undefined, service: "web", nodePort: 30050 }),
    ],
  },
  {
    rule: "OM-K038",
    red: () => twice({ nodePort: 30043 }, { nodePort: 30053 }),
    says: [
      'network.loadBalancers[1].listeners[0].target.nodePort: listener 443 of "back" leads to the gateway "front" by port 30053 of the nodes, another listener by 30043.',
      'network.loadBalancers[1].listeners[0].target.healthNodePort: listener 443 of "back" leads to the gateway "front" by port 30054 of the nodes, another listener by 30044.',
    ],
  },
  {
    rule: "OM-K038",
    red: () => balancedSite([leadingTo({ gateway: "front", nodePort: 30043 })]),
    says: [
      'network.loadBalancers[0].listeners[0].target.nodePort: listener 443 of "front" cannot have the `nodePort` 30043 with the platform ecs, whose tasks have addresses of their own.',
    ],
    green: [() => balancedSite()],
  },
  {
    rule: "OM-K039",
    red: () => existing({}, FRONT, balanced([leadingTo({ gateway: "front", nodePort: 30043 })])),
    says: [
      'network.loadBalancers[0]: "front" cannot lead to an existing cluster, whose nodes are not made here; extended and local are allowed.',
    ],
    green: [() => balancedPods()],
  },
  {
    rule: "OM-K039",
    red: () =>
      extended(
        {},
        FRONT,
        balanced([
          {
            type: "network",
            subnets: ["a"],
            listeners: [{ port: 443, target: { gateway: "front", nodePort: 30043 } }],
          },
        ]),
      ),
    says: [
      'network.loadBalancers[0].type: "front" cannot be a Network Load Balancer in front of pods; application is allowed.',
    ],
  },
  {
    rule: "OM-K040",
    red: () =>
      injected(
        { gateways: { front: { registerAs: "entry", clients: ["10.200.0.0/16"] } } },
        {
          services: { web: { port: 8080, exposed: { gateway: "front" } } },
          mesh: { discovery: { type: "cloud-map", namespace: "shop.internal" } },
        },
      ),
    says: [
      "workloads.gateways.front.registerAs: the platform eks cannot have `registerAs`; inside the cluster the gateway is gateway-front.",
    ],
    green: [() => balancedPods()],
  },
];
