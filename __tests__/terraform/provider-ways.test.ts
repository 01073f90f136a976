import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { waysToProvider } from "../../terraform";
import type { ProviderWay } from "../../terraform";
import { temporaryFolder } from "../support/cli";

const PLATFORM = "linux_amd64";

describe("the ways to hashicorp/aws", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  /** A mirror with these versions, each unpacked or as an archive. */
  const mirror = (name: string, ...versions: string[]): string => {
    const path = join(folder.path, name);
    for (const version of versions) {
      const aws = join(path, "registry.terraform.io/hashicorp/aws");
      if (version.endsWith(".zip")) {
        mkdirSync(aws, { recursive: true });
        writeFileSync(join(aws, `terraform-provider-aws_${version.replace(".zip", "")}_${PLATFORM}.zip`), "");
      } else mkdirSync(join(aws, version, PLATFORM), { recursive: true });
    }
    return path;
  };

  const look = (env: NodeJS.ProcessEnv, pluginDir?: string, command = "terraform") => {
    const refused: string[] = [];
    const ways: ProviderWay[] = [
      ...waysToProvider({
        terraform: { command, version: "1.11.4", platform: PLATFORM },
        env: { XDG_DATA_HOME: join(folder.path, "data"), XDG_DATA_DIRS: join(folder.path, "share"), ...env },
        constraint: ">= 5.100.0, < 7.0.0",
        pluginDir,
        scratch: folder.path,
        cacheDir: join(folder.path, "cache"),
        refused: (text) => void refused.push(text.replaceAll(folder.path, "DIR")),
      }),
    ];
    const inside = ways.filter(({ name, arguments: [first] }) => `${name}${first}`.includes(folder.path));
    return { ways, inside: inside.map(({ name }) => name.replaceAll(folder.path, "DIR")), refused };
  };

  test("--plugin-dir is the only one when it is given, and says what is wrong with it", () => {
    expect(look({}, mirror("new", "5.100.0"))).toMatchObject({ inside: ["DIR/new (--plugin-dir)"], refused: [] });
    expect(look({}, mirror("packed", "6.25.0.zip")).inside).toEqual(["DIR/packed (--plugin-dir)"]);
    expect(look({}, mirror("old", "4.67.0", "5.99.1"))).toEqual({
      ways: [],
      inside: [],
      refused: ["DIR/old (--plugin-dir): has hashicorp/aws 5.99.1, 4.67.0 only"],
    });
    expect(look({}, join(folder.path, "none")).refused).toEqual(["DIR/none (--plugin-dir): not there"]);
    mkdirSync(join(folder.path, "empty"));
    expect(look({}, join(folder.path, "empty")).refused).toEqual([
      "DIR/empty (--plugin-dir): no hashicorp/aws for linux_amd64 in it",
    ]);
  });

  test("otherwise a configuration of Terraform's comes first, then its own folders, then the named mirror, a registry last", () => {
    // GIVEN
    const rc = join(folder.path, "terraform.rc");
    writeFileSync(rc, 'provider_installation {\n  filesystem_mirror { path = "/x" }\n}\n');
    mirror("data/terraform/plugins", "5.100.0");
    mirror("share/terraform/plugins", "6.1.0");
    const named = mirror("named", "6.2.0");
    // WHEN
    const { ways, inside } = look({ TF_CLI_CONFIG_FILE: rc, OUTPOST_MESH_PROVIDER_MIRROR: named });
    // THEN
    expect(inside).toEqual([
      "the configuration of Terraform's command line, DIR/terraform.rc",
      "DIR/data/terraform/plugins (where Terraform looks by itself)",
      "DIR/share/terraform/plugins (where Terraform looks by itself)",
      "DIR/named (OUTPOST_MESH_PROVIDER_MIRROR)",
    ]);
    expect(ways.at(-1)).toMatchObject({ name: "the registry registry.terraform.io", arguments: [] });
  });

  test("every place without it is named", () => {
    // GIVEN a configuration that says nothing of providers
    const rc = join(folder.path, "terraform.rc");
    writeFileSync(rc, 'plugin_cache_dir = "/x"\n');
    // WHEN
    const { refused } = look({ TF_CLI_CONFIG_FILE: rc });
    // THEN
    expect(refused).toEqual(
      expect.arrayContaining([
        "the configuration of Terraform's command line, DIR/terraform.rc: says nothing of provider_installation",
        "DIR/data/terraform/plugins (where Terraform looks by itself): not there",
        "OUTPOST_MESH_PROVIDER_MIRROR: not set",
      ]),
    );
    expect(look({ TF_CLI_CONFIG_FILE: join(folder.path, "gone.rc") }).refused).toContain(
      "the configuration of Terraform's command line, DIR/gone.rc: not there",
    );
  });

  test("OpenTofu has a registry of its own", () => {
    const { ways } = look({}, undefined, "/usr/bin/tofu");
    expect(ways.at(-1)?.name).toBe("the registry registry.opentofu.org");
    expect(look({}, mirror("terraforms", "5.100.0"), "tofu").refused).toEqual([
      "DIR/terraforms (--plugin-dir): no hashicorp/aws for linux_amd64 in it",
    ]);
  });
});
