import { FORMATS, isSecretKey } from "../../review";
import type { PlanJson } from "../../review";
import { check, plan } from "../support/unit/plans";
import { changing, reviewOf } from "../support/unit/reviews";

const SECRET = 'hunter2 "q" <b>&\nsecond line of it';
const MARKS = ["hunter2", "second line of it", "4711-0815"];

/** A plan in which one secret stands at every place that a report may show. */
const leaky: PlanJson = plan({
  variables: { pin: { value: "4711-0815" } },
  configuration: { root_module: { variables: { pin: { sensitive: true } } } },
  resource_changes: [
    changing("aws_db_instance", "a", {
      before: { password: "old-hunter2", tags: { copy: SECRET } },
      after: { password: SECRET, tags: { copy: `${SECRET}!`, pin: "4711-0815" } },
      before_sensitive: { password: true },
      after_sensitive: { password: true },
    }),
    changing("aws_ssm_parameter", "b", {
      actions: ["create"],
      after: { value: JSON.stringify({ user: "u", password: SECRET }), name: "x" },
      after_sensitive: { value: true },
    }),
    changing("aws_ecs_task_definition", "c", {
      actions: ["delete", "create"],
      before: {
        container_definitions: JSON.stringify([{ name: "app", environment: [{ name: "DSN", value: SECRET }] }]),
      },
      after: {
        container_definitions: JSON.stringify([{ name: "app", environment: [{ name: "DSN", value: "none" }] }]),
      },
    }),
  ],
  resource_drift: [changing("aws_vpc", "d", { before: { note: "x" }, after: { note: SECRET } })],
  output_changes: {
    url: { actions: ["update"], before: "x", after: SECRET, after_sensitive: true },
    plain: { actions: ["create"], after: { in: [SECRET] } },
  },
  checks: [check("OM-P010_app-mesh", "fail", `The password is ${SECRET}, the pin 4711-0815.`)],
});

describe("a value that is sensitive", () => {
  const review = reviewOf(leaky, {
    diagnostics: [{ severity: "error", summary: `bad ${SECRET}`, detail: "4711-0815" }],
  });

  test.each(Object.keys(FORMATS))("occurs nowhere in %s", (format) => {
    const text = FORMATS[format]!(review, {});
    for (const mark of MARKS) expect(text).not.toContain(mark);
  });

  test("is still known to change", () => {
    const [database] = review.plans[0]!.report.resources;
    expect(database!.attributes.find(({ path }) => path === "password")).toEqual({
      path: "password",
      before: { hidden: "sensitive" },
      after: { hidden: "sensitive" },
    });
  });

  test("hides no word of the report itself, even if it is one", () => {
    const odd = reviewOf(
      plan({
        resource_changes: [
          changing("aws_vpc", "main", {
            after: { a: "error" },
            before: { a: "pass" },
            after_sensitive: { a: true },
            before_sensitive: { a: true },
          }),
        ],
        checks: [check("OM-P005_x", "fail")],
      }),
    );
    expect(odd.plans[0]!.report).toMatchObject({
      prerequisites: [{ verdict: "fail", severity: "error" }],
      findings: [{ severity: "error" }],
    });
  });
});

describe("a value that has the name or the form of a secret", () => {
  const shown = (after: Record<string, unknown>) =>
    JSON.stringify(
      reviewOf(plan({ resource_changes: [changing("aws_x", "x", { before: {}, after })] })).plans[0]!.report.resources,
    );

  test.each([
    ["a key's name", { db_password: "abcdef123" }, "abcdef123"],
    [
      "the name of a variable of a container",
      { environment: [{ name: "API_TOKEN", value: "abcdef123" }] },
      "abcdef123",
    ],
    [
      "the same inside of JSON",
      { container_definitions: JSON.stringify([{ environment: [{ name: "apiKey", value: "abcdef123" }] }]) },
      "abcdef123",
    ],
    ["a key of AWS", { note: "uses AKIAABCDEFGHIJKLMNOP" }, "AKIAABCDEFGHIJKLMNOP"],
    ["a private key", { text: "-----BEGIN RSA PRIVATE KEY-----\nMIIEpQ\n-----END RSA PRIVATE KEY-----" }, "MIIEpQ"],
    ["a password in an address", { url: "postgres://app:abcdef123@db:5432/x" }, "abcdef123"],
    ["a script, which may hold anything", { user_data: "ZXhwb3J0IFBBU1M9eA==" }, "ZXhwb3J0"],
  ])("is hidden: %s", (_name, after, secret) => {
    expect(shown(after)).not.toContain(secret);
  });

  test.each(["password", "DB_PASSWORD", "apiKey", "secretKey", "client_secret", "token", "aws.secret_access_key"])(
    "%s is the name of one",
    (key) => expect(isSecretKey(key)).toBe(true),
  );

  test.each(["secret_arn", "kms_key_id", "token_ttl", "key", "password_length", "valueFrom", "secrets"])(
    "%s is not",
    (key) => expect(isSecretKey(key)).toBe(false),
  );
});
