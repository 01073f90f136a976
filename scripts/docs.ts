import { format } from "prettier";
import { deploymentJsonSchema, waiversJsonSchema } from "../deployment";
import { scenarioJsonSchema } from "../rehearsal";
import { reportJsonSchema } from "../review/report-schema";
import { RULES } from "../rules";
import { envoyMappingPage } from "./envoy-mapping-page";
import { meshPropsModule } from "./mesh-props";
import { regoRules, sentinelRules } from "./policy-rules";
import { prerequisitesPage } from "./prerequisites-page";
import { rulesPage } from "./rules-page";
import { schemaPage } from "./schema-page";
import { whatRunsWherePage } from "./what-runs-where-page";

/** Every page that is made from code, by its path in the project. */
export async function generatedDocs(): Promise<Record<string, string>> {
  const deployment = deploymentJsonSchema();
  const scenario = scenarioJsonSchema();
  const waivers = waiversJsonSchema();
  return {
    "docs/schema/deployment.schema.json": json(deployment),
    "docs/schema/report.schema.json": json(reportJsonSchema()),
    "docs/schema/scenario.schema.json": json(scenario),
    "docs/schema/waivers.schema.json": json(waivers),
    "docs/reference/deployment-file.md": schemaPage({
      title: "The deployment file",
      intro:
        "A deployment file is YAML or JSON. Code-first users write the same object in TypeScript and pass it to `defineDeployment`. Editors complete it with [the JSON Schema](../schema/deployment.schema.json).",
      schema: deployment,
    }),
    "docs/reference/scenario-file.md": schemaPage({
      title: "The scenario file",
      intro:
        "A scenario describes the world that a rehearsal plays: what the account, the Region and its Outposts hold. Editors complete it with [the JSON Schema](../schema/scenario.schema.json).",
      schema: scenario,
    }),
    "docs/reference/waivers-file.md": schemaPage({
      title: "The waivers file",
      intro:
        "Single findings that somebody takes upon themselves, each until a day; [docs/review.md](../review.md) says how they count. A file `NAME.waivers.yaml` beside the deployment file `NAME.yaml` is found by itself. Editors complete it with [the JSON Schema](../schema/waivers.schema.json).",
      schema: waivers,
    }),
    "docs/prerequisites.md": prerequisitesPage(),
    "docs/envoy-mapping.md": envoyMappingPage(),
    "docs/rules.md": rulesPage(RULES),
    "docs/what-runs-where.md": whatRunsWherePage(),
    "policies/opa/outpost_mesh_rules.rego": regoRules(RULES),
    "policies/sentinel/modules/outpost_mesh_rules.sentinel": sentinelRules(RULES),
    "modules/mesh/props.ts": await format(meshPropsModule(), { parser: "typescript", printWidth: 120 }),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
