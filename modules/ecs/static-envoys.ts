import { ENVOY_UPSTREAM, mirroredEnvoyImage, partitionOf } from "../../aws";
import type { EnvoyOptions } from "../../deployment";
import type { CompileOptions, EnvoyCompiler, EnvoyConfiguration } from "../../envoy";
import { staticStart } from "../sidecar";
import type { Account } from "../account";
import type { EnvoyImage, EnvoySource, TaskEnvoy } from "./envoy-source";
import { givenImage } from "./given-image";

/** Envoys that have their whole configuration when they start. Their tasks' roles need no permission. */
export class StaticEnvoys implements EnvoySource {
  /** @param image - the image that the deployment names; undefined for the account's mirror */
  constructor(
    private readonly compiler: EnvoyCompiler,
    private readonly compileOptions: CompileOptions,
    private readonly image: string | undefined,
  ) {}

  node(name: string, account: Account, options: EnvoyOptions): TaskEnvoy {
    return this.envoy(this.compiler.node(name), account, options);
  }

  gateway(name: string, account: Account, options: EnvoyOptions): TaskEnvoy {
    return this.envoy(this.compiler.gateway(name), account, options);
  }

  images(account: Account): readonly EnvoyImage[] {
    return [this.imageFor(account)];
  }

  private envoy({ bootstrap }: EnvoyConfiguration, account: Account, options: EnvoyOptions): TaskEnvoy {
    const start = staticStart({ bootstrap, adminPort: this.compileOptions.adminPort, options });
    const redirects = this.compileOptions.interception.kind === "redirect";
    return { image: this.imageFor(account).image, redirects, start, statements: [] };
  }

  /** By default the account's own mirror: no registry of AWS's holds upstream's image, and an Outpost's subnet reaches no other. */
  private imageFor(account: Account): EnvoyImage {
    if (this.image !== undefined) return givenImage(this.image);
    return {
      image: mirroredEnvoyImage(account.accountId, account.region, partitionOf(account.region).dnsSuffix),
      repositoryArn: account.arn("ecr", `repository/${ENVOY_UPSTREAM.repository}`),
    };
  }
}
