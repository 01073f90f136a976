import { parse } from "yaml";
import { runCli, temporaryFolder } from "../support/cli";
import { defineDeployment } from "../../deployment";
import type { DeploymentInput } from "../../deployment";
import { findRule, inspectDeployment } from "../../rules";
import { textOf } from "../support/unit/project";

const page = textOf("docs/eks.md");
/** The command of the README that rehearses pods, after the one that installs. */
const [, said] = /`npm ci && npx outpost-mesh ([^`]*orders-eks[^`]*)`/.exec(textOf("README.md"))!;

describe("from nothing to a rehearsed plan on EKS", () => {
  test("it takes the same two steps in the README and in the guide", () => {
    expect(page).toContain(`npm ci\nnpx outpost-mesh ${said!}\n`);
  });

  test("the command of the README rehearses the cluster, and then what is in it", async () => {
    const folder = temporaryFolder();
    try {
      // WHEN
      const { code, stdout } = await runCli([...said!.split(" "), "--out", folder.path]);
      // THEN
      expect(code).toBe(0);
      for (const stack of ["orders-eks", "orders-eks-workloads"]) {
        const report = stdout.slice(stdout.indexOf(`${stack}: can be applied`));
        expect(report).toMatch(/planned again {3}no managed change\n +destroyed {7}nothing left/);
      }
    } finally {
      folder.remove();
    }
  });
});

describe("the guide to EKS", () => {
  test("has a way in that fits into its example", () => {
    const [, way] = /```yaml\n(network:[^]*?)```/.exec(page)!;
    const { network } = parse(way!) as DeploymentInput;
    const example = parse(textOf("deployments/orders-eks-balanced.yaml")) as DeploymentInput;
    const written = defineDeployment({ ...example, network: { ...example.network!, ...network } });
    expect(inspectDeployment(written).filter(({ severity }) => severity !== "note")).toEqual([]);
  });

  test("names rules that there are", () => {
    const named = [...page.matchAll(/OM-[A-Z]\d{3}/g)].map(([id]) => id);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((id) => findRule(id) === undefined)).toEqual([]);
  });
});
