import { readdirSync } from "node:fs";
import { textOf } from "../support/unit/project";
import { CHECKS } from "../support/security/checks";
import { EXAMPLES, planExample } from "../support/security/example-plan";
import type { PlannedResource } from "../support/security/example-plan";
import { ALLOWED_ACTIONS, ALLOWED_RESOURCES, statementsOf, tooWide } from "../support/security/policies";

const examples = readdirSync(EXAMPLES).filter((name) => name.endsWith(".yaml"));
const planned = new Map<string, PlannedResource[]>();

/** The lines of the page's table of generic checks. */
const rows = textOf("docs/security.md")
  .split("## Generic checks")[1]!
  .split("\n")
  .filter((line) => /^\| (?!id |---)/.test(line))
  .map(
    (line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()) as [id: string, asks: string, answer: string],
  );

/** The checks of reviewers.md's kind that must be answered: every one that scanners have for the types made here. */
const ASKED = [
  "CKV2_AWS_11 CKV2_AWS_12 CKV_AWS_130 CKV_AWS_23 CKV_AWS_24 CKV_AWS_25 CKV_AWS_260 CKV_AWS_277 CKV_AWS_382 CKV2_AWS_5",
  "CKV_AWS_91 CKV_AWS_131 CKV_AWS_150 CKV_AWS_152 CKV_AWS_328 CKV2_AWS_20 CKV2_AWS_28 CKV2_AWS_76 CKV_AWS_2 CKV_AWS_103",
  "CKV_AWS_378 CKV2_AWS_74 CKV_AWS_261 CKV_AWS_65 CKV_AWS_223 CKV_AWS_224 CKV_AWS_332 CKV_AWS_333 CKV_AWS_97 CKV_AWS_249",
  "CKV_AWS_334 CKV_AWS_335 CKV_AWS_336 CKV_AWS_37 CKV_AWS_38 CKV_AWS_39 CKV_AWS_58 CKV_AWS_339 CKV_AWS_46 CKV_AWS_79",
  "CKV_AWS_88 CKV_AWS_341 CKV_AWS_153 CKV_AWS_315 CKV_AWS_66 CKV_AWS_158 CKV_AWS_338 CKV_AWS_60 CKV_AWS_61 CKV_AWS_274",
  "CKV_AWS_393 CKV_AWS_1 CKV_AWS_49 CKV_AWS_107 CKV_AWS_108 CKV_AWS_109 CKV_AWS_110 CKV_AWS_111 CKV_AWS_283 CKV_AWS_356",
  "CKV_AWS_358",
].flatMap((line) => line.split(" "));

describe("the plan of every example", () => {
  beforeAll(async () => {
    for (const example of examples) planned.set(example, await planExample(example));
  }, 600_000);

  test.each(Object.entries(CHECKS))("holds to %s", (_, check) => {
    const broken = [...planned].flatMap(([example, resources]) =>
      resources
        .filter(({ type }) => check.types.test(type))
        .flatMap((resource) =>
          check.violations(resource, resources).map((words) => `${example}: ${resource.address} ${words}`),
        ),
    );
    expect(broken).toEqual([]);
  });

  test("has every policy looked at, and no wildcard that is allowed and not there", () => {
    // GIVEN
    const resources = [...planned.values()].flat();
    const statements = resources.flatMap(statementsOf);
    // THEN each role has a trust policy and each policy a statement
    const withPolicy = resources.filter(({ type }) => /^aws_iam_role(_policy)?$|^aws_kms_key$/.test(type));
    const seen = new Set(statements.map(({ address }) => address));
    expect(withPolicy.map(({ address }) => address).filter((address) => !seen.has(address))).toEqual([]);
    const stale = [
      ...ALLOWED_RESOURCES.filter(
        ({ action, resource, on }) =>
          !statements.some(
            ({ type, actions, resources = [] }) =>
              on.test(type) &&
              actions.some((each) => action.test(each)) &&
              resources.some((each) => resource.test(each)),
          ),
      ),
      ...ALLOWED_ACTIONS.filter(
        ({ action, on }) =>
          !statements.some(({ type, actions }) => on.test(type) && actions.some((each) => action.test(each))),
      ),
    ];
    expect(stale).toEqual([]);
  });

  test("has neither a secret's value nor a secret kept by Terraform", () => {
    const types = new Set([...planned.values()].flat().map(({ type }) => type));
    const holders = ["aws_secretsmanager_secret_version", "aws_db_instance", "tls_private_key", "random_password"];
    expect(holders.filter((type) => types.has(type))).toEqual([]);
  });
});

describe("the policies that are too wide", () => {
  const statement = (changes: object) => ({
    address: "aws_iam_role_policy.x",
    type: "aws_iam_role_policy",
    effect: "Allow",
    actions: ["s3:GetObject"],
    resources: ["arn:aws:s3:::bucket/key"],
    principals: [],
    conditioned: false,
    ...changes,
  });

  test.each([
    [{ actions: ["s3:*"] }, "aws_iam_role_policy.x allows s3:*"],
    [{ resources: ["*"] }, "aws_iam_role_policy.x allows s3:GetObject on *"],
    [{ resources: ["arn:aws:s3:::bucket/*"] }, "aws_iam_role_policy.x allows s3:GetObject on arn:aws:s3:::bucket/*"],
    [{ principals: ["*"] }, "aws_iam_role_policy.x lets anybody in"],
    [{ principals: ["sns.amazonaws.com"] }, "aws_iam_role_policy.x lets a service in on anybody's behalf"],
  ])("are told: %j", (changes, words) => {
    expect(tooWide(statement(changes))).toEqual([words]);
    expect(tooWide(statement({ ...changes, effect: "Deny" }))).toEqual([]);
  });

  test("are not those that are narrow", () => {
    expect(tooWide(statement({}))).toEqual([]);
  });
});

describe("the page about security", () => {
  test("answers every generic check once", () => {
    const ids = rows.map(([id]) => id);
    expect([...new Set(ids)]).toEqual(ids);
    expect(ASKED.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("calls green what is asserted, and waives the rest with a reason", () => {
    const green = rows.filter(([, , answer]) => answer === "green").map(([id]) => id);
    expect(green.sort()).toEqual(Object.keys(CHECKS).sort());
    for (const [id, asks, answer] of rows) {
      expect([id, asks.length > 10]).toEqual([id, true]);
      if (answer !== "green") expect(answer).toMatch(/^waived: \S+( \S+){3,}/);
    }
  });
});
