import type { Deployment } from "../../deployment";
import { appMeshSupported } from "../../rules";
import { UsageError } from "../errors";
import { broken } from "./broken";
import { healthyAnswer } from "./healthy";
import type { Answer } from "./healthy";
import { addressOf, dataSourcesOf, gatesOf } from "./stack";
import type { StackJson } from "./stack";

/** Where the tests of a stack stand, in the stack's folder. */
export const TESTS_FILE = "tests/prerequisites.tftest.json";

/**
 * Tests of a stack for `terraform test`, with every answer of AWS made up: a run in which nothing is wrong, and one for
 * each blocking prerequisite, which must then stop the plan.
 * @throws UsageError when the stack asks AWS something that no answer is known for
 */
export function terraformTests(deployment: Deployment, configuration: unknown): object {
  const stack = configuration as StackJson;
  const sources = dataSourcesOf(stack);
  const answers = sources.flatMap((source) => healthyAnswer(deployment, source) ?? []);
  const unanswered = sources.filter((source) => healthyAnswer(deployment, source) === undefined).map(addressOf);
  if (unanswered.length > 0) {
    throw new UsageError(
      `no tests can be written for ${deployment.name}: no answer is known here for ${unanswered.join(", ")}.`,
    );
  }
  const checks = Object.keys(stack.check ?? {}).sort();
  const checksOf = (rule: string) =>
    checks.filter((name) => name.startsWith(`${rule}_`)).map((name) => `check.${name}`);
  // AWS's support of App Mesh has ended: the check that says so fails on every day from now on.
  const ended = checksOf(appMeshSupported.id);
  const runs = gatesOf(stack).flatMap(({ rule, subject }) => {
    const how = broken(deployment, stack, rule, subject);
    if (how === undefined) return [];
    const gate = `terraform_data.${rule}_${subject}`;
    const failing = [gate, ...othersOf(stack, rule, subject), ...ended, ...how.alsoFail.flatMap(checksOf)];
    return [[`${rule}_${subject}_stops_the_plan`, run(failing, how.answers)] as const];
  });
  return {
    mock_provider: { aws: [{}] },
    override_data: answers,
    run: { nothing_is_wrong: run(ended, []), ...Object.fromEntries(runs) },
  };
}

/** Gates that fail together: of an account that sees nothing, or subnets of the wrong kind alone, every Outpost's. */
function othersOf(stack: StackJson, rule: string, subject: string): string[] {
  if (!["OM-N102", "OM-N104", "OM-N111", "OM-P001", "OM-P005", "OM-P022", "OM-P060"].includes(rule)) return [];
  return gatesOf(stack)
    .filter((gate) => gate.rule === rule && gate.subject !== subject)
    .map((gate) => `terraform_data.${gate.rule}_${gate.subject}`);
}

function run(failing: readonly string[], answers: readonly Answer[]): object {
  return {
    command: "plan",
    ...(failing.length === 0 ? {} : { expect_failures: failing }),
    ...(answers.length === 0 ? {} : { override_data: answers }),
  };
}
