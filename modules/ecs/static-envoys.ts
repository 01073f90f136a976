import { ENVOY_UPSTREAM, mirroredEnvoyImage, partitionOf } from "../../aws";
import type { EnvoyOptions } from "../../deployment";
import type { CompileOptions, EnvoyCompiler } from "../../envoy";
import { staticStart } from "../sidecar";
import type { Account } from "../account";
import type { DefaultImage, EnvoySource, TaskEnvoy } from "./envoy-source";

/** Envoys that have their whole configuration when they start. Their tasks' roles need no permission. */
export class StaticEnvoys implements EnvoySource {
  readonly redirects: boolean;

  constructor(
    private readonly compiler: EnvoyCompiler,
    private readonly compileOptions: CompileOptions,
  ) {
    this.redirects = compileOptions.interception.kind === "redirect";
  }

  node(name: string, _account: Account, options: EnvoyOptions): TaskEnvoy {
    const { bootstrap } = this.compiler.node(name);
    return { start: staticStart({ bootstrap, adminPort: this.compileOptions.adminPort, options }), statements: [] };
  }

  gateway(name: string, _account: Account, options: EnvoyOptions): TaskEnvoy {
    const { bootstrap } = this.compiler.gateway(name);
    return { start: staticStart({ bootstrap, adminPort: this.compileOptions.adminPort, options }), statements: [] };
  }

  /** The account's own mirror: no registry of AWS's holds upstream's image, and an Outpost's subnet reaches no other. */
  defaultImage(account: Account): DefaultImage {
    return {
      image: mirroredEnvoyImage(account.accountId, account.region, partitionOf(account.region).dnsSuffix),
      repositoryArn: account.arn("ecr", `repository/${ENVOY_UPSTREAM.repository}`),
    };
  }
}
