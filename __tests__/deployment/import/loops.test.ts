import { formatRemark } from "../../../deployment";
import { importTexts, remarksOn } from "../../support/imported";

const template = (resources: string, rest = "") => ({
  "t.yaml": `Transform: AWS::LanguageExtensions\n${rest}Resources:\n${resources}`,
});
const node = (key: string, name: string, indent = "        ") =>
  `${indent}${key}: {Type: AWS::AppMesh::VirtualNode, Properties: {MeshName: m, VirtualNodeName: ${name}, Spec: {}}}\n`;
const loop = (collection: string, body: string, identifier = "X") =>
  `  Fn::ForEach::Nodes:\n    - ${identifier}\n    - ${collection}\n    - \n${body}`;

const namesOf = (texts: Record<string, string>, parameters: [string, string][] = []) => {
  const { deployment } = importTexts(texts, { parameters: new Map(parameters) });
  return deployment.mesh?.virtualNodes?.map((each) => each.virtualNodeName);
};

describe("Fn::ForEach", () => {
  const PARAMETERS =
    "Parameters: {Names: {Type: CommaDelimitedList, Default: 'a, b'}, Unknown: {Type: CommaDelimitedList}}\n";

  test.each([
    ["a list", "[a, b]", ["n-a", "n-b"]],
    ["a parameter", "!Ref Names", ["n-a", "n-b"]],
    ["functions", "[!Join ['', [c, d]], !Ref AWS::NoValue, !Select [0, !Ref Names]]", ["n-a", "n-cd"]],
    ["the same value twice", "[a, a]", ["n-a"]],
  ])("goes over %s", (_name, collection, names) => {
    expect(namesOf(template(loop(collection, node("Node${X}", '!Sub "n-${X}"')), PARAMETERS))).toEqual(names);
  });

  test("goes over what --parameter gives", () => {
    const text = template(loop("!Ref Unknown", node("Node${X}", "!Ref X")), PARAMETERS);
    expect(namesOf(text, [["Unknown", "p,q"]])).toEqual(["p", "q"]);
  });

  test("writes an identifier into keys, texts and references, with & as letters and digits alone", () => {
    const text = template(
      loop("[a.b-c]", node("Node&{X}", '!Join ["/", [!Ref X, "${X}", "&{X}", !GetAtt "Node&{X}.MeshName"]]')),
    );
    expect(namesOf(text)).toEqual(["a.b-c/a.b-c/abc/m"]);
  });

  test("may make conditions that its resources have", () => {
    const conditions = "Conditions:\n  Fn::ForEach::Conditions: [X, [a, b], {'Is${X}': !Equals ['${X}', a]}]\n";
    const body = node("Node${X}", "!Ref X").replace("Properties:", 'Condition: "Is${X}", Properties:');
    expect(namesOf(template(loop("[a, b]", body), conditions))).toEqual(["a"]);
  });

  test("with another inside makes every combination", () => {
    const inner = `        Fn::ForEach::Inner:\n          - Y\n          - [1, 2]\n          - \n${node("Node${X}${Y}", '"${X}${Y}"', "            ")}`;
    expect(namesOf(template(loop("[a, b]", inner)))).toEqual(["a1", "a2", "b1", "b2"]);
  });

  test.each([
    [
      "over what is not known",
      loop("!Ref Unknown", node("Node${X}", "!Ref X")),
      't.yaml:4:3 problem Resources.Fn::ForEach::Nodes: Fn::ForEach::Nodes is not taken: what it loops over is not known: the parameter "Unknown": give it with --parameter Unknown=….',
    ],
    ["over what is no list", loop("abc", node("Node${X}", "!Ref X")), "it is no list of texts."],
    ["over what is not known in part", loop("[a, !Ref AWS::AccountId]", node("Node${X}", "!Ref X")), "AWS::AccountId"],
    ["without a body", "  Fn::ForEach::Nodes: [X, [a]]\n", "it takes an identifier, a collection and a mapping"],
    [
      "whose key is always the same",
      loop("[a, b]", node("Node", "!Ref X")),
      't.yaml:8:9 problem Resources.Fn::ForEach::Nodes[2].Node: "Node" is made a second time',
    ],
  ])("%s is listed, and the rest taken", (_name, text, remark) => {
    const texts = template(text + node("Other", "other", "  "), PARAMETERS);
    expect(remarksOn(texts).join("\n")).toContain(remark);
    expect(namesOf(texts)).toContain("other");
  });

  test("names the line in the loop's body for what is wrong in every round", () => {
    const body = node("Node${X}", "!Ref X").replace("Spec: {}", "Spec: {Listner: []}");
    const { remarks } = importTexts(template(loop("[a, b]", body)));
    expect(remarks.map(formatRemark).map((line) => line.slice(0, line.indexOf(": ")))).toEqual([
      "t.yaml:7:111 problem Resources.Nodea.Properties.Spec.Listner",
      "t.yaml:7:111 problem Resources.Nodeb.Properties.Spec.Listner",
    ]);
  });

  test("makes keys that a prototype has without touching one", () => {
    const { deployment, remarks } = importTexts(template(loop('["__proto__", constructor]', node("${X}", "!Ref X"))));
    expect(deployment.mesh?.virtualNodes).toHaveLength(2);
    expect(remarks).toEqual([]);
    expect(({} as { Type?: unknown }).Type).toBeUndefined();
  });

  test("loops in loops come to an end, and say so", () => {
    const digits = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
    const nested = Array.from({ length: 12 }, (_, i) => `{"Fn::ForEach::L${i}": [I${i}, ${digits}, `).join("");
    const text = `Resources: ${nested}{"N\${I0}\${I11}": {Type: AWS::AppMesh::Mesh, Properties: {MeshName: m}}}${"]}".repeat(12)}`;
    expect(remarksOn({ "t.yaml": text }).join("\n")).toContain("the template's loops make more than 100000 values");
  });
});
