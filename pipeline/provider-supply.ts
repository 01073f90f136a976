import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initEnvironment, lockedAwsProvider, TerraformError, TerraformWorkspace, waysToProvider } from "../terraform";
import type { TerraformBinary } from "../terraform";
import type { Context } from "./context";
import { UsageError } from "./errors";

export interface ProviderSupplyOptions {
  readonly terraform: TerraformBinary;
  /** The one folder to look in. @default - wherever a provider may lie, a registry last */
  readonly pluginDir?: string;
  /** Folder that keeps what a registry gives. */
  readonly cacheDir: string;
}

/** A provider that is installed. */
export interface InstalledProvider {
  /** Undefined for a development override, which has none. */
  readonly version: string | undefined;
  /** What every command of Terraform's needs in order to use it. */
  readonly env: NodeJS.ProcessEnv;
}

/** The same, for the next stack that asks for the same. */
interface Kept extends InstalledProvider {
  readonly constraint: string;
  readonly lock: string;
}

/**
 * The real hashicorp/aws, found once and used for every stack of a command. Terraform's working data lies in a folder of
 * its own that goes with `remove`, so that no path of this machine is left in what a user gets.
 */
export class ProviderSupply {
  private readonly folder = mkdtempSync(join(tmpdir(), "outpost-mesh-provider-"));
  private readonly removeAtExit = () => rmSync(this.folder, { recursive: true, force: true });
  private kept: Promise<Kept> | undefined;

  constructor(
    private readonly context: Context,
    private readonly options: ProviderSupplyOptions,
  ) {
    process.once("exit", this.removeAtExit);
  }

  remove(): void {
    process.removeListener("exit", this.removeAtExit);
    this.removeAtExit();
  }

  /**
   * Initialises a stack's folder with the newest provider that a range of versions admits.
   * @throws UsageError when it is nowhere to be found
   */
  async initialise(directory: string, constraint: string): Promise<InstalledProvider> {
    const earlier = await this.kept?.catch(() => undefined);
    if (earlier?.constraint === constraint) {
      // The same range and the same kind of backend: Terraform has nothing more to prepare.
      writeFileSync(lockFile(directory), earlier.lock);
      return earlier;
    }
    this.kept = this.install(directory, constraint);
    return this.kept;
  }

  private async install(directory: string, constraint: string): Promise<Kept> {
    const { terraform, pluginDir, cacheDir } = this.options;
    const refusals: string[] = [];
    const refused = (text: string) => void refusals.push(text);
    const search = { terraform, env: this.context.env, constraint, pluginDir, scratch: this.folder, cacheDir, refused };
    for (const way of waysToProvider(search)) {
      const { TF_PLUGIN_CACHE_DIR: cache, TF_CLI_CONFIG_FILE } = way.env;
      if (cache !== undefined) mkdirSync(cache, { recursive: true });
      const own = { TF_DATA_DIR: join(this.folder, "data"), TF_CLI_CONFIG_FILE };
      const env = { ...initEnvironment(this.context.env), ...way.env, ...own };
      const workspace = new TerraformWorkspace(terraform, directory, env, this.context.abort);
      try {
        await workspace.init(...way.arguments);
      } catch (error) {
        if (!(error instanceof TerraformError) || this.context.abort.aborted) throw error;
        refused(`${way.name}: ${oneLine(error.message)}`);
        continue;
      }
      const lock = existsSync(lockFile(directory)) ? readFileSync(lockFile(directory), "utf8") : "";
      const version = lockedAwsProvider(lock, terraform);
      this.context.progress(`hashicorp/aws ${version ?? "of a development override"} from ${way.name}`);
      return { constraint, version, lock, env: own };
    }
    throw new UsageError(
      [
        `the real provider, hashicorp/aws ${constraint}, was not found. It is not in:`,
        ...refusals.map((each) => `  - ${each}`),
        "Name a folder that has it with --plugin-dir or OUTPOST_MESH_PROVIDER_MIRROR " +
          "(`terraform providers mirror DIR` makes one), or leave out --provider real.",
      ].join("\n"),
    );
  }
}

function lockFile(directory: string): string {
  return join(directory, ".terraform.lock.hcl");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
