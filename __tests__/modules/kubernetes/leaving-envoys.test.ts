import { defineDeployment, expandMesh } from "../../../deployment";
import type { Deployment, DeploymentInput, FromAppMesh } from "../../../deployment";
import { INJECTION, clusterObjects } from "../../../modules/kubernetes";
import type { ClusterObjects, DeploymentManifest } from "../../../modules/kubernetes";
import { OWN_ENVOY, WAY_RECORD } from "../../../rules";
import { refusalOf } from "../../support/kubernetes-schema";
import { extended, injected } from "../../support/unit/eks-cases";
import { IMAGE } from "../../support/unit/sites";
import { SynthesizedStack, filesOf, statementsOf } from "../../support/unit/stacks";

type Mesh = NonNullable<DeploymentInput["mesh"]>;
const OLD_IMAGE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/mirror/aws-appmesh-envoy:v1.34.13.3-prod";
const NEW_IMAGE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/envoyproxy/envoy:v1.39.3";

const SITES = {
  explicit: (...site: Parameters<typeof injected>) => extended({}, ...site),
  controller: injected,
};
type Injection = keyof typeof SITES;

/** A front gateway, "web" and "store", in one state of the way; undefined is App Mesh, `left` the end. */
function shop(injection: Injection, way?: Partial<FromAppMesh> | "left"): Deployment {
  const envoy = way === undefined || way === "left" ? {} : { envoy: { fromAppMesh: { ...way, image: OLD_IMAGE } } };
  const mesh: Mesh = way === undefined ? {} : { controlPlane: "envoy", ...envoy };
  return SITES[way === "left" ? "explicit" : injection](
    {
      envoy: { initImage: IMAGE, image: way === undefined ? OLD_IMAGE : NEW_IMAGE },
      services: { web: { image: IMAGE }, store: { image: IMAGE } },
      gateways: { front: { count: 2 } },
    },
    {
      mesh,
      services: { web: { port: 8080, calls: ["store"], exposed: { gateway: "front" } }, store: { port: 8081 } },
    },
  );
}

const objectsOf = (deployment: Deployment) => clusterObjects(deployment, expandMesh(deployment)!);
const podsOf = ({ workloads }: ClusterObjects) =>
  new Map(
    workloads
      .filter((each): each is DeploymentManifest => each.kind === "Deployment")
      .map((each) => [each.metadata.name, each.spec.template]),
  );
const stacksOf = (deployment: Deployment) => {
  const files = filesOf(deployment);
  return {
    aws: new SynthesizedStack(files["stacks/shop/cdk.tf.json"]!),
    workloads: new SynthesizedStack(files["stacks/shop-workloads/cdk.tf.json"]!),
  };
};

const WAITING = { nodes: ["store"], gateways: ["front"] };

describe.each(["explicit", "controller"] as const)("pods on their way from App Mesh, injection %s", (injection) => {
  const [before, after] = [objectsOf(shop(injection)), objectsOf(shop(injection, "left"))];

  test.each(["answers", "gone"] as const)(
    "are of both kinds, each what it is in its mode, and nothing else changes (%s)",
    (api) => {
      // WHEN only "web" has left
      const objects = objectsOf(shop(injection, { api, ...WAITING }));
      // THEN templates are equal to the last letter: nothing waits or has left that is rolled again
      const pods = podsOf(objects);
      expect(pods.get("store")).toEqual(podsOf(before).get("store"));
      expect(pods.get("gateway-front")).toEqual(podsOf(before).get("gateway-front"));
      expect(pods.get("web")).toEqual(podsOf(after).get("web"));
      expect(pods.get("web")!.metadata.annotations).toMatchObject({ [INJECTION]: "disabled" });
      expect(pods.get("web")!.metadata.annotations).toHaveProperty([OWN_ENVOY]);
      // AND Services, budgets, accounts and namespaces are what they were
      const others = ({ foundation, workloads }: ClusterObjects) =>
        [...foundation, ...workloads].filter(({ kind }) => kind !== "Deployment" && kind !== "ConfigMap");
      expect(others(objects)).toEqual(others(before));
      expect(objects.controller).toEqual(before.controller);
      expect(objects.workloads.flatMap((each) => refusalOf(each) ?? [])).toEqual([]);
      // AND the controller's objects stay Terraform's as long as it can delete them
      expect(objects.mesh).toEqual(api === "answers" ? before.mesh : []);
      expect(objects.forgotten).toEqual(api === "gone" ? before.mesh : []);
    },
  );

  test("of a gateway change in its stage alone", () => {
    const objects = objectsOf(shop(injection, { api: "gone", nodes: ["store"], gateways: [] }));
    expect(podsOf(objects).get("gateway-front")).toEqual(podsOf(after).get("gateway-front"));
  });

  test.each(["answers", "gone"] as const)("keep what their Envoys need of AWS to the end (%s)", (api) => {
    const [was, is, left] = [shop(injection), shop(injection, { api, ...WAITING }), shop(injection, "left")].map(
      (each) => stacksOf(each),
    );
    const kinds = ["aws_iam_role", "aws_iam_role_policy", "aws_vpc_endpoint", "aws_vpc_security_group_egress_rule"];
    for (const kind of kinds) expect([kind, is!.aws.names(kind)]).toEqual([kind, was!.aws.names(kind)]);
    const mayStream = ({ aws }: ReturnType<typeof stacksOf>) =>
      Object.values(aws.all<{ policy: string }>("aws_iam_role_policy"))
        .flatMap(({ policy }) => statementsOf(policy))
        .filter(({ Action }) => Action.includes("appmesh:StreamAggregatedResources")).length;
    expect([was!, is!, left!].map(mayStream)).toEqual([3, 3, 0]);
    // Objects of App Mesh are Terraform's in one stack: there they are kept, or forgotten.
    const objects = ({ aws, workloads }: ReturnType<typeof stacksOf>) =>
      [
        ...aws.kinds.filter((kind) => kind.startsWith("aws_appmesh_")),
        ...workloads.names("kubernetes_manifest"),
      ].sort();
    expect(objects(was!).length).toBeGreaterThan(3);
    expect(objects(is!)).toEqual(api === "answers" ? objects(was!) : []);
    const removed = ({ aws, workloads }: ReturnType<typeof stacksOf>) =>
      [aws, workloads].map((stack) => ((stack.part("removed") as { from: string }[] | undefined) ?? []).length > 0);
    expect(removed(is!)).toEqual([
      api === "gone" && injection === "explicit",
      api === "gone" && injection === "controller",
    ]);
    expect(removed(left!)).toEqual([false, false]);
    // The plan of what is in the cluster knows who must not be started again.
    expect(is!.workloads.names("terraform_data").includes(WAY_RECORD)).toBe(api === "gone");
  });
});

describe("the controller's objects", () => {
  test("are forgotten by the addresses that they were made with", () => {
    const made = stacksOf(shop("controller")).workloads.names("kubernetes_manifest");
    const { workloads } = stacksOf(shop("controller", { api: "gone", ...WAITING }));
    const removed = workloads.part("removed") as { from: string; lifecycle: object }[];
    expect(removed.map(({ from }) => from).sort()).toEqual(made.map((name) => `kubernetes_manifest.${name}`));
    expect(removed.every(({ lifecycle }) => JSON.stringify(lifecycle) === '{"destroy":false}')).toBe(true);
  });

  test("are forgotten without stages, too", () => {
    const left = shop("explicit", "left");
    const forgets = defineDeployment({
      ...(left as DeploymentInput),
      mesh: { controlPlane: "envoy", envoy: { forgetAppMesh: true } },
    });
    const made = stacksOf(shop("controller")).workloads.names("kubernetes_manifest");
    const removed = stacksOf(forgets).workloads.part("removed") as { from: string }[];
    expect(removed.map(({ from }) => from).sort()).toEqual(made.map((name) => `kubernetes_manifest.${name}`));
  });
});
