import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CLOUDFORMATION_SHORT_FORMS,
  ImportQuestion,
  formatRemark,
  importBlocks,
  importBlocksText,
} from "../../../deployment";
import { DocumentError } from "../../../document";
import { logicalId } from "../../../modules/terraform/logical-id";
import { ROOT } from "../../support/cli";
import { importTexts, modelOf } from "../../support/imported";
import { mutated, pick, series } from "../../support/mutations";
import type { Material } from "../../support/mutations";

const textOf = (...path: string[]) => readFileSync(join(ROOT, ...path), "utf8").replaceAll(/^#.*\n/gm, "");
const template = (file: string) => textOf("__tests__/deployment/import/templates", file);

const MANIFESTS = `apiVersion: v1
kind: Namespace
metadata: {name: ns, labels: {mesh: shop}}
---
apiVersion: appmesh.k8s.aws/v1beta2
kind: VirtualNode
metadata: {name: web, namespace: ns}
spec:
  meshRef: {name: shop}
  backends: [{virtualService: {virtualServiceRef: {name: api}}}]
  backendGroups: [{name: all}, {name: '*', namespace: other}]
---
apiVersion: appmesh.k8s.aws/v1beta2
kind: BackendGroup
metadata: {name: all, namespace: ns}
spec: {virtualservices: [{name: api}, {name: far, namespace: other}]}
---
apiVersion: appmesh.k8s.aws/v1beta2
kind: VirtualGateway
metadata: {name: in, namespace: ns}
spec: {namespaceSelector: {matchLabels: {mesh: shop}}, listeners: [{portMapping: {port: 80, protocol: http}}]}
---
apiVersion: appmesh.k8s.aws/v1beta2
kind: GatewayRoute
metadata: {name: in, namespace: ns}
spec: {httpRoute: {match: {prefix: /}, action: {target: {virtualService: {virtualServiceRef: {name: api}}}}}}
`;

const FORMATS: Readonly<Record<string, { readonly bases: readonly string[]; readonly material: Material }>> = {
  "JSON of the API": {
    bases: [textOf("docs/examples/mesh.api.json")],
    material: {
      keys: [
        "meshName",
        "virtualNodeName",
        "routeName",
        "virtualRouterName",
        "spec",
        "metadata",
        "nextToken",
        "listeners",
      ],
      values: ["arn:aws:appmesh:::mesh/", { meshName: "m" }, [{ arn: "a", virtualNodeName: "n" }]],
    },
  },
  CloudFormation: {
    bases: [
      textOf("docs/examples/mesh.cloudformation.yaml"),
      template("application.yaml"),
      template("cluster.yaml"),
      template("generated.json"),
      template("serverless.yaml"),
    ],
    material: {
      shortForms: CLOUDFORMATION_SHORT_FORMS,
      keys: ["Ref", "Fn::If", "Fn::Join", "Fn::Sub", "Fn::ForEach::L", "Fn::Transform", "Fn::Nothing", "Properties", "Type", "Condition", "${X}"],
      values: [
        { Ref: "AWS::NoValue" }, { Ref: "MeshName" }, { Ref: {} }, { "Fn::If": ["IsLive", 1, { Ref: "AWS::NoValue" }] }, { "Fn::GetAtt": "A" },
        { "Fn::GetAtt": ["Mesh", "MeshName", 3] }, { "Fn::Sub": "${${a}}${!b}${Mesh.Arn}${}" }, { "Fn::Sub": ["${a}", { a: { "Fn::Sub": "${a}" } }] },
        { "Fn::Cidr": ["10.0.0.0/8", 256, 8] }, { "Fn::Cidr": ["::/0", 1e9, -1] }, { "Fn::Select": [1e9, []] }, { "Fn::Select": ["-1", { "Fn::GetAZs": {} }] },
        { "Fn::Split": ["", "a"] }, { "Fn::Split": ["/", { Ref: "BookingNode" }] }, { "Fn::Length": { "Fn::Split": [",", "a,b"] } },
        { "Fn::ToJsonString": { a: [{ Ref: "AWS::AccountId" }] } }, { "Fn::Base64": { Ref: "AWS::StackName" } }, { "Fn::ImportValue": { "Fn::Sub": "${EnvironmentName}:Mesh" } },
        { "Fn::FindInMap": ["Weights", "blue", "Weight", { DefaultValue: {} }] }, { "Fn::ForEach::L": ["X", ["a", "__proto__", { Ref: "Versions" }], { "${X}": { Ref: "X" } }] },
        { Condition: "IsLive" }, { "Fn::Not": [{ Condition: "IsLive" }] }, "AWS::AppMesh::Route", "{{resolve:ssm:/a}}",
      ],
      splices: ["!Ref ", "!Sub ${", "!If [", "!GetAtt a.b", "!Cidr ", "!Select [0, ", "Fn::ForEach::L: ", "!Transform ", "!Length "],
    },
  }, // prettier-ignore
  Kubernetes: {
    bases: [textOf("docs/examples/mesh.kubernetes.yaml"), MANIFESTS],
    material: {
      keys: [
        "apiVersion",
        "kind",
        "metadata",
        "namespace",
        "awsName",
        "meshRef",
        "backendGroups",
        "virtualservices",
        "routes",
        "items",
      ],
      values: [
        { name: "*" },
        { name: "web", namespace: "" },
        { matchExpressions: [{ operator: "In" }] },
        "appmesh.k8s.aws/v1beta2",
        "BackendGroup",
        "List",
      ],
    },
  },
};

/** Imports a text. Gives everything that a user would read. */
function read(text: string): string[] {
  try {
    const { deployment, remarks, text: written } = importTexts({ "x.yaml": text });
    // Where nothing is unresolved, the file must be one that can be read.
    if (!written.includes("UNRESOLVED_")) modelOf(written);
    const importing = importBlocks(deployment, logicalId);
    JSON.parse(importBlocksText(importing));
    return [...remarks.map(formatRemark), ...importing.open];
  } catch (error) {
    if (error instanceof DocumentError) return error.problems.map(({ message }) => message);
    if (error instanceof ImportQuestion) return [error.message, ...error.remarks.map(formatRemark)];
    throw error;
  }
}

/** What one file of a few hundred lines may cost at most, far above what any needs: a hang has a seed, too. */
const MAX_CPU_SECONDS = 20;

describe.each(Object.entries(FORMATS))("mutated files of %s", (format, { bases, material }) => {
  test.each([1, 2, 3, 4])(
    "give a deployment or a clear error, never anything else (1,000 of them, series %i)",
    (seed) => {
      const random = series(seed * 1000 + format.length);
      for (let i = 0; i < 1000; i++) {
        const text = mutated(random, pick(random, bases), material);
        const fail = (what: string, cause?: unknown) =>
          new Error(`${format}, series ${seed}, file ${i} ${what}:\n${text}`, { cause });
        const started = process.cpuUsage().user;
        let messages: string[];
        try {
          messages = read(text);
        } catch (error) {
          throw fail(`ended in ${String(error)}`, error);
        }
        if (process.cpuUsage().user - started > MAX_CPU_SECONDS * 1e6) throw fail("took too long");
        const odd = messages.find((message) => message === "" || /\n\s+at |\[object |\bundefined\b/.test(message));
        if (odd !== undefined) throw fail(`says ${JSON.stringify(odd)}`);
      }
    },
  );
});
