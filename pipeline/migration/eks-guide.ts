import { eksNamespace, gatewayObjectName, podsOf, stackNamesOf } from "../../deployment";
import type { Deployment, EksPlatform, MigrationStage } from "../../deployment";
import type { MigrateOptions } from "./options";
import type { PlatformGuide } from "./platform-guide";

/** The controller's kinds, what refers to others first. */
const KINDS = ["gatewayroutes", "virtualgateways", "virtualservices", "virtualrouters", "virtualnodes", "meshes"];

/** What the text of a way says of pods of EKS. */
export class EksGuide implements PlatformGuide {
  readonly runs = "pods";
  private readonly namespace: string;
  private readonly isInjected: boolean;

  constructor(
    private readonly deployment: Deployment,
    private readonly platform: EksPlatform,
    private readonly options: MigrateOptions,
  ) {
    this.namespace = eksNamespace(deployment);
    this.isInjected = platform.injection === "controller";
  }

  get before(): readonly string[] {
    return [
      "Each Deployment is replaced pod by pod, the new ones first (maxSurge 25 %, maxUnavailable 0): leave room for a quarter more pods of the largest.",
      ...(this.isInjected
        ? [
            "Leave App Mesh's controller and its webhook as they are up to the last stage. The webhook is asked about every new pod of the namespace, those with their own Envoy too (it leaves these alone), and no pod starts while it does not answer: let two pods of the controller run, on two nodes.",
          ]
        : []),
    ];
  }

  get prepares(): string {
    if (this.options.api === "answers") return "";
    return this.isInjected
      ? "Terraform forgets the objects of App Mesh's controller, which stay in the cluster: the controller injects by them, and could never finish their deletion."
      : "Terraform forgets the objects of App Mesh; `-refresh=false` keeps every version of it from reading them once more.";
  }

  get leaves(): string {
    const controller = this.isInjected ? "App Mesh's controller with its webhooks, " : "";
    return `${controller}the permissions of the old Envoys, and their way to App Mesh where this file makes it`;
  }

  get elsewhere(): string {
    if (!this.isInjected) return "";
    return " Give their pods the annotation `appmesh.k8s.aws/sidecarInjectorWebhook: disabled`, so that the controller adds no second one.";
  }

  /** What pods need goes last: the last stage is applied in the cluster first. */
  stacks({ kind }: MigrationStage) {
    const names = stackNamesOf(this.deployment);
    const asks = kind === "prepare" && this.options.api === "gone" && !this.isInjected;
    const applied = names.map((name, i) => ({ name, flags: asks && i === 0 ? " -refresh=false" : "" }));
    return kind === "leave" ? applied.reverse() : applied;
  }

  waits(stage: MigrationStage): readonly string[] {
    return this.deploymentsOf(stage).map((name) => `${this.kubectl} rollout status deployment/${name}`);
  }

  /** Finalizers of App Mesh's controller ask App Mesh before an object may go. */
  after({ kind }: MigrationStage): readonly string[] {
    if (kind !== "leave" || !this.isInjected || this.options.api === "answers") return [];
    const kinds = KINDS.map((each) => `${each}.appmesh.k8s.aws`).join(",");
    const mine = `-l app.kubernetes.io/part-of=${this.deployment.name}`;
    const patch = `patch --type merge -p '{"metadata":{"finalizers":null}}'`;
    return [
      "The controller's objects are still in the cluster. Each has a finalizer that waits for App Mesh, so a deletion would hang for ever, that of the namespace with it. Once the controller is gone take the finalizers away, then the objects:",
      [
        "```sh",
        `${this.kubectl} get ${kinds} ${mine} -o name | xargs -r -n 1 ${this.kubectl} ${patch}`,
        `${this.kubectl} delete ${kinds} ${mine}`,
        "```",
      ].join("\n"),
      "The controller's kinds (CustomResourceDefinitions of appmesh.k8s.aws) stay, and may be deleted when no other mesh of the cluster has objects of them.",
    ];
  }

  back(stage: MigrationStage): string {
    const undo = this.deploymentsOf(stage).map((name) => `\`${this.kubectl} rollout undo deployment/${name}\``);
    const takesBack =
      undo.length === 0 ? "" : ` While none of these is ready, they are taken away again by ${undo.join(", ")}.`;
    return `The old pods run until the new ones are ready.${takesBack}`;
  }

  private get kubectl(): string {
    return `kubectl -n ${this.namespace}`;
  }

  /** Names of the Deployments whose pods a stage replaces. */
  private deploymentsOf({ units }: MigrationStage): readonly string[] {
    const running = new Set(podsOf(this.deployment).map(({ node }) => node.node));
    return units.flatMap(({ kind, name, nodes }) => {
      if (kind !== "gateway") return nodes.filter((node) => running.has(node));
      return Object.hasOwn(this.platform.gateways, name) ? [gatewayObjectName(name)] : [];
    });
  }
}
