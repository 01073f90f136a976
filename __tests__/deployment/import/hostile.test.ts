import fc from "fast-check";
import { stringify } from "yaml";
import { ImportQuestion } from "../../../deployment";
import { DocumentError } from "../../../document";
import { arbitraryMesh } from "../../support/arbitrary-mesh";
import { importTexts, modelOf } from "../../support/imported";
import { apiAnswers } from "../../support/write-api";
import { TemplateWriter } from "../../support/write-cloudformation";
import { manifests } from "../../support/write-kubernetes";

/** Imports a text; whatever comes of it must be a deployment, a question or a list of problems. */
function survives(text: string): void {
  try {
    const imported = importTexts({ "x.yaml": text });
    // Where nothing is unresolved, the file must be one that can be read.
    if (!imported.text.includes("UNRESOLVED_")) modelOf(imported.text);
  } catch (error) {
    if (!(error instanceof DocumentError) && !(error instanceof ImportQuestion)) throw error;
  }
}

const [sample] = fc.sample(arbitraryMesh, { numRuns: 1, seed: 7 });
const TEXTS = [
  apiAnswers(sample!)
    .map((each) => JSON.stringify(each))
    .join("\n"),
  JSON.stringify(apiAnswers(sample!), null, 1),
  stringify(new TemplateWriter(sample!).write()),
  JSON.stringify(new TemplateWriter(sample!).write()),
  manifests(sample!)
    .map((each) => stringify(each))
    .join("---\n"),
];

const FRAGMENTS = [
  "{", "}", "[", "]", ",", ":", '"', "'", "&a ", "*a", "<<: *a", "!Ref ", "!Sub ${", "!If [", "!GetAtt a.b", "- ", "---\n", "\n",
  "\t", "null", "~", "1e999", "-1", "99999999999999999999", "true", "__proto__", "constructor", '"__proto__":{},', '"Ref":',
  '"Fn::If":["Yes",', '"Fn::Join":', "\u0000", "\ud800", "\\ud800", "\u2028", "!!binary aGk=", "!!set {a}", "{{resolve:x}}",
  "UNRESOLVED_", "arn:aws:appmesh:::mesh/", "[".repeat(300), "- ".repeat(200), "AWS::AppMesh::", "hasOwnProperty", "toString",
]; // prettier-ignore

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat({ max: 30 })),
  put: fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 5 })),
});

describe("files that are wrong", () => {
  test("by random give a deployment, a question or problems, never anything else", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.array(mutation, { minLength: 1, maxLength: 4 }), (text, mutations) => {
        const mutated = mutations.reduce((given, { at, cut, put }) => {
          const place = Math.floor(at * given.length);
          return given.slice(0, place) + put + given.slice(place + cut);
        }, text);
        survives(mutated);
      }),
      { numRuns: 600 },
    );
  });

  test("by a value of another type at any place of an object do not either", () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(null, [], {}, "", 0, -1, 1.5, true, { Ref: "x" }),
    );
    const text = TEXTS[3]!;
    const places = [...text.matchAll(/(?<=:)("[^"]*"|\d+|\{\}|\[\])/g)];
    fc.assert(
      fc.property(fc.constantFrom(...places), value, (place, other) => {
        survives(text.slice(0, place.index) + JSON.stringify(other) + text.slice(place.index + place[0].length));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    [
      "a prototype's keys as names",
      JSON.stringify({ meshName: "toString", virtualNodeName: "hasOwnProperty", spec: { valueOf: 1 } }),
    ],
    [
      "a parameter named after a prototype's key",
      "Resources: {N: {Type: AWS::AppMesh::Mesh, Properties: {MeshName: !Ref toString}}}",
    ],
    [
      "a condition that refers to itself by way of others",
      "Conditions: {A: !Not [!Condition B], B: !Or [!Condition A, !Condition B]}\nResources: {N: {Type: AWS::AppMesh::Mesh, Condition: A, Properties: {MeshName: m}}}",
    ],
    [
      "a chain of fifty thousand conditions",
      JSON.stringify({
        Conditions: Object.fromEntries(
          Array.from({ length: 50_000 }, (_, i) => [`C${i}`, { "Fn::Not": [{ Condition: `C${i + 1}` }] }]),
        ),
        Resources: { N: { Type: "AWS::AppMesh::Mesh", Condition: "C0", Properties: { MeshName: "m" } } },
      }),
    ],
    [
      "functions nested as deep as files may be",
      `Resources: {N: {Type: AWS::AppMesh::Mesh, Properties: {MeshName: ${'{"Fn::Join":["",[a,'.repeat(18)}x${"]]}".repeat(18)}}}}`,
    ],
    [
      "aliases that share a value a thousand times",
      `a: &a {meshName: m, virtualNodeName: n, spec: {}}\nb: [${"*a, ".repeat(900)}*a]`,
    ],
    ["dates, bytes and sets", "virtualNode: !!set {meshName, virtualNodeName}\nmesh: !!binary aGVsbG8="],
    ["a list of nothing", "[[], [[]], [null], {}]"],
    ["only a number", "7"],
    ["a manifest of nothing", "apiVersion: appmesh.k8s.aws/v1beta2\nkind: VirtualRouter\nmetadata: []\nspec: 3"],
    [
      "routes that are none",
      "apiVersion: appmesh.k8s.aws/v1beta2\nkind: VirtualRouter\nmetadata: {name: a}\nspec: {meshRef: {name: m}, routes: {a: 1}, listeners: 3}",
    ],
    [
      "a template of nothing",
      "AWSTemplateFormatVersion: 1\nResources: [1]\nConditions: 3\nParameters: []\nMappings: x",
    ],
    [
      "resources of nothing",
      "Resources: {A: {Type: AWS::AppMesh::Mesh}, B: {Type: AWS::AppMesh::Mesh, Properties: [1]}, C: 3, D: {Type: 4}}",
    ],
  ])("%s", (_name, text) => survives(text));

  test("with more documents than a call takes arguments end, too", () => {
    survives('{"a":1}'.repeat(200_000));
    survives(`{"kind":"List","apiVersion":"v1","items":[${"{},".repeat(200_000)}{}]}`);
  });

  test("with ten thousand objects that are wrong end soon", () => {
    const started = process.cpuUsage().user;
    survives(
      JSON.stringify(
        Array.from({ length: 10_000 }, (_, i) => ({ meshName: "m", virtualNodeName: `n${i}`, spec: { x: i } })),
      ),
    );
    expect(process.cpuUsage().user - started).toBeLessThan(15_000_000);
  });
});
