import { containersOf } from "../../deployment";
import type { Deployment, EcsPlatform, MigrationStage } from "../../deployment";
import type { MigrateOptions } from "./options";
import type { PlatformGuide } from "./platform-guide";

/** The wait of AWS's command line takes at most ten services. */
const SERVICES_PER_WAIT = 10;

/** What the text of a way says of tasks of ECS. */
export class EcsGuide implements PlatformGuide {
  readonly runs = "tasks";
  readonly leaves = "the permissions of the old Envoys, and their way to App Mesh where this file makes it";
  readonly elsewhere = "";

  constructor(
    private readonly deployment: Deployment,
    private readonly platform: EcsPlatform | undefined,
    private readonly options: MigrateOptions,
  ) {}

  get before(): readonly string[] {
    if (containersOf(this.deployment).length === 0) return [];
    return ["Each service is replaced task by task, the new ones first: leave room for one more task of the largest."];
  }

  get prepares(): string {
    const forgotten =
      this.options.api === "gone"
        ? " Terraform forgets the objects of App Mesh; `-refresh=false` keeps every version of it from reading them once more."
        : "";
    return `ECS may pull both images from now on, and old revisions of the task definitions stay usable.${forgotten}`;
  }

  stacks({ kind }: MigrationStage) {
    const flags = this.options.api === "gone" && kind === "prepare" ? " -refresh=false" : "";
    return [{ name: this.deployment.name, flags }];
  }

  waits({ units }: MigrationStage): readonly string[] {
    if (this.platform === undefined) return [];
    const { cluster, gateways } = this.platform;
    const { name } = this.deployment;
    const running = new Set(containersOf(this.deployment).map(({ node }) => node.node));
    const services = units.flatMap(({ kind, name: unit, nodes }) =>
      kind === "gateway"
        ? Object.hasOwn(gateways, unit)
          ? [`${name}-${unit}-gateway`]
          : []
        : nodes.filter((node) => running.has(node)).map((node) => `${name}-${node}`),
    );
    return Array.from({ length: Math.ceil(services.length / SERVICES_PER_WAIT) }, (_, i) => {
      const some = services.slice(i * SERVICES_PER_WAIT, (i + 1) * SERVICES_PER_WAIT);
      return `aws ecs wait services-stable --cluster ${cluster.name ?? name} --services ${some.join(" ")}`;
    });
  }

  after(): readonly string[] {
    return [];
  }

  back(): string {
    return "The old tasks run until the new ones are healthy, and ECS goes back to them by itself when those never are (deployment circuit breaker).";
  }
}
