import { importTexts, modelOf, remarksOn } from "../../support/imported";

const template = (resources: string, rest = "") => ({ "t.yaml": `${rest}Resources:\n${resources}` });

/** A template with one node, whose host name is an expression. */
const withHost = (expression: string, rest = "") =>
  template(
    `  Node:
    Type: AWS::AppMesh::VirtualNode
    Properties:
      MeshName: shop
      VirtualNodeName: web
      Spec:
        ServiceDiscovery:
          DNS:
            Hostname: ${expression}
  Router:
    Type: AWS::AppMesh::VirtualRouter
    Properties: {MeshName: shop, VirtualRouterName: r, Spec: {}}
  Route:
    Type: AWS::AppMesh::Route
    Properties:
      MeshName: shop
      VirtualRouterName: !GetAtt Router.VirtualRouterName
      RouteName: all
      Spec: {}
`,
    rest,
  );

const REST = `
Parameters:
  Domain: {Type: String, Default: example.org}
  Names: {Type: CommaDelimitedList, Default: "a, b ,c"}
  Stage: {Type: String}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /key}
Mappings:
  Hosts: {eu-central-1: {host: mapped}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsExample: !Equals [!Ref Domain, example.org]
  Neither: !Not [!Or [!Condition IsExample, !Equals [a, b]]]
  Both: !And [!Condition IsExample, {Condition: Loop}]
  Loop: !Not [!Condition Loop]
`;

describe("CloudFormation's functions", () => {
  const hostOf = (expression: string, parameters: [string, string][] = []) => {
    const { deployment } = importTexts(withHost(expression, REST), { parameters: new Map(parameters) });
    return deployment.mesh?.virtualNodes?.[0]?.spec.serviceDiscovery?.dns?.hostname;
  };

  test.each([
    ["!Ref Domain", "example.org"],
    ["{Ref: Domain}", "example.org"],
    ["!Sub web.${Domain}", "web.example.org"],
    ['!Sub "${!Literal}.${AWS::Region}"', "${Literal}.eu-central-1"],
    ["!Sub ['${a}.${Domain}', {a: !Select [1, !Ref Names]}]", "b.example.org"],
    ["!Join [., [web, !Ref Domain]]", "web.example.org"],
    ["{'Fn::Join': ['-', !Ref Names]}", "a-b-c"],
    ["!Select [2, !Split ['.', x.y.z]]", "z"],
    ["!FindInMap [Hosts, !Ref AWS::Region, host]", "mapped"],
    ["!FindInMap [Hosts, nowhere, host, {DefaultValue: d}]", "d"],
    ["!If [IsExample, yes, no]", "yes"],
    ["!If [Neither, a, !If [IsExample, b, c]]", "b"],
    ["!Sub '${Node}'", "arn:aws:appmesh:eu-central-1:UNRESOLVED_AWS_AccountId:mesh/shop/virtualNode/web"],
    [
      "!Sub '${Route.Arn}'",
      "arn:aws:appmesh:eu-central-1:UNRESOLVED_AWS_AccountId:mesh/shop/virtualRouter/r/route/all",
    ],
    ["!GetAtt [Route, RouteName]", "all"],
    ["!Sub '${AWS::URLSuffix}'", "amazonaws.com"],
    ["8080", "8080"],
  ])("%s", (expression, host) => {
    expect(hostOf(expression)).toBe(host);
  });

  test.each<[string, [string, string][], string]>([
    ["!Ref Stage", [["Stage", "prod"]], "prod"],
    ["!Ref Stored", [["Stored", "x"]], "x"],
    ["!If [IsProd, p, d]", [["Stage", "prod"]], "p"],
    ["!Ref AWS::AccountId", [["AWS::AccountId", "111122223333"]], "111122223333"],
    ["!Sub '${Domain}'", [["Domain", "other.org"]], "other.org"],
  ])("%s with a given value", (expression, parameters, host) => {
    expect(hostOf(expression, parameters)).toBe(host);
  });

  test.each([
    ["!Ref Stage", "UNRESOLVED_Stage", 'the parameter "Stage": give it with --parameter Stage=…'],
    ["!Ref Stored", "UNRESOLVED_Stored", 'the parameter "Stored"'],
    ["!Sub web.${Stage}.org", "web.UNRESOLVED_Stage.org", 'the parameter "Stage"'],
    ["!ImportValue net-domain", "UNRESOLVED_ImportValue_net-domain", "what Fn::ImportValue gives"],
    ["!GetAtt Other.Name", "UNRESOLVED_Other_Name", '"Other", which the template has not'],
    ["!Ref Nothing", "UNRESOLVED_Nothing", '"Nothing", which the template has not'],
    ["!If [IsProd, a, b]", "UNRESOLVED_If_IsProd", 'what the condition "IsProd" decides'],
    ["!If [Both, a, b]", "UNRESOLVED_If_Both", "decides"],
    ["!If [Loop, a, b]", "UNRESOLVED_If_Loop", "decides"],
    ["!Select [9, !Ref Names]", "UNRESOLVED_Select", "an index and a list that reaches it"],
    ["!FindInMap [Hosts, x, y]", "UNRESOLVED_FindInMap_Hosts.x.y", "what the mapping gives"],
    ["'{{resolve:ssm:/a/b}}'", "UNRESOLVED_resolve_ssm_a_b", "what {{resolve:ssm:/a/b}} gives"],
    ["!Base64 x", "UNRESOLVED_Base64_x", "what Fn::Base64 gives"],
    ["!Ref AWS::StackName", "UNRESOLVED_AWS_StackName", "--parameter AWS::StackName=…"],
  ])("%s is kept as a placeholder", (expression, placeholder, what) => {
    const { text, remarks } = importTexts(withHost(expression, REST));
    expect(hostOf(expression)).toBe(placeholder);
    const named = /UNRESOLVED_[\w.-]*\w/.exec(placeholder)![0].replace(/\.org$/, "");
    expect(remarks).toEqual([
      expect.objectContaining({
        kind: "placeholder",
        file: "t.yaml",
        line: expect.any(Number),
        message: expect.stringContaining(what),
      }),
    ]);
    expect(remarks[0]!.message.startsWith(`${named} stands for `)).toBe(true);
    // THEN it stands on top of the file, and the file can be read.
    expect(text.slice(0, text.search(/^name:/m))).toContain(`${named} stands for `);
    expect(modelOf(text).virtualNodes).toHaveLength(1);
  });

  test("a placeholder may stand for a number until somebody fills it in", () => {
    const text = `Parameters: {Port: {Type: Number}}
Resources:
  R:
    Type: AWS::AppMesh::VirtualRouter
    Properties:
      MeshName: m
      VirtualRouterName: r
      Spec: {Listeners: [{PortMapping: {Port: !Ref Port, Protocol: tcp}}]}
`;
    const imported = importTexts({ "t.yaml": text });
    expect(imported.text).toContain("port: UNRESOLVED_Port");
    expect(imported.remarks.map(({ kind }) => kind)).toEqual(["placeholder"]);
    expect(modelOf(imported.text.replaceAll("UNRESOLVED_Port", "80")).virtualRouters).toHaveLength(1);
  });

  test("names that refer to each other in a circle, and texts that double each other, come to an end", () => {
    const node = (id: string, name: string) =>
      `  ${id}: {Type: AWS::AppMesh::VirtualNode, Properties: {MeshName: m, VirtualNodeName: ${name}, Spec: {}}}\n`;
    const chain = Array.from({ length: 40 }, (_, i) =>
      node(`N${i}`, `!Sub "\${N${i + 1}.VirtualNodeName}\${N${i + 1}.VirtualNodeName}"`),
    );
    const circle = node("A", "!GetAtt B.VirtualNodeName") + node("B", "!Sub '${A.VirtualNodeName}'");
    const started = process.cpuUsage().user;
    const { remarks } = importTexts(template(circle + chain.join("") + node("N40", "x")));
    expect(remarks.some(({ kind }) => kind === "placeholder")).toBe(true);
    expect(process.cpuUsage().user - started).toBeLessThan(20_000_000);
  });
});

describe("a template's resources", () => {
  test("refer to each other by name where a name is wanted, though !Ref gives an ARN", () => {
    const { text, remarks } = importTexts(
      template(`  Mesh: {Type: AWS::AppMesh::Mesh, Properties: {MeshName: shop}}
  Node: {Type: AWS::AppMesh::VirtualNode, Properties: {MeshName: !Ref Mesh, VirtualNodeName: web, Spec: {Backends: [{VirtualService: {VirtualServiceName: !Ref Svc}}]}}}
  Router: {Type: AWS::AppMesh::VirtualRouter, Properties: {MeshName: !GetAtt Mesh.MeshName, VirtualRouterName: r, Spec: {Listeners: []}}}
  Svc: {Type: AWS::AppMesh::VirtualService, Properties: {MeshName: !Ref Mesh, VirtualServiceName: web.shop, Spec: {Provider: {VirtualRouter: {VirtualRouterName: !Ref Router}}}}}
  Route: {Type: AWS::AppMesh::Route, Properties: {MeshName: !Ref Mesh, VirtualRouterName: !Ref Router, RouteName: all, Spec: {Http2Route: {Match: {Prefix: /}, Action: {WeightedTargets: [{VirtualNode: !Ref Node, Weight: "1"}]}}}}}
  Gateway: {Type: AWS::AppMesh::VirtualGateway, Properties: {MeshName: !Ref Mesh, VirtualGatewayName: g, Spec: {Listeners: []}}}
  In: {Type: AWS::AppMesh::GatewayRoute, Properties: {MeshName: !Ref Mesh, VirtualGatewayName: !Ref Gateway, GatewayRouteName: in, Spec: {HttpRoute: {Match: {Prefix: /}, Action: {Target: {VirtualService: {VirtualServiceName: !Ref Svc}}}}}}}
`),
    );
    expect(remarks).toEqual([]);
    expect(modelOf(text)).toMatchObject({
      mesh: { meshName: "shop", existing: false },
      virtualNodes: [{ spec: { backends: [{ virtualService: { virtualServiceName: "web.shop" } }] } }],
      virtualServices: [{ spec: { provider: { virtualRouter: { virtualRouterName: "r" } } } }],
      routes: [
        {
          virtualRouterName: "r",
          spec: { http2Route: { action: { weightedTargets: [{ virtualNode: "web", weight: 1 }] } } },
        },
      ],
      gatewayRoutes: [
        {
          virtualGatewayName: "g",
          spec: { httpRoute: { action: { target: { virtualService: { virtualServiceName: "web.shop" } } } } },
        },
      ],
    });
  });

  test("are spelled as CloudFormation does, and nothing else is", () => {
    const host = withHost("h")["t.yaml"].replace("DNS:", "Dns:");
    expect(remarksOn({ "t.yaml": host })).toEqual([
      't.yaml:9:11 problem Resources.Node.Properties.Spec.ServiceDiscovery.Dns: unknown key "Dns". Did you mean "DNS"? Known here: AWSCloudMap, DNS.',
    ]);
  });

  test("whose condition does not hold are left out with a note, and those that nobody can decide on are taken", () => {
    const node = (id: string, condition: string) =>
      `  ${id}: {Type: AWS::AppMesh::VirtualNode, Condition: ${condition}, Properties: {MeshName: m, VirtualNodeName: ${id}, Spec: {}}}\n`;
    const { deployment, remarks } = importTexts(
      template(node("Yes", "IsExample") + node("No", "Neither") + node("Perhaps", "IsProd"), REST),
    );
    expect(deployment.mesh?.virtualNodes?.map((each) => each.virtualNodeName)).toEqual(["Perhaps", "Yes"]);
    expect(remarks.map(({ kind }) => kind)).toEqual(["note", "problem"]);
  });

  test("of other services and with policies are noted; unknown sections, attributes, properties and macros are problems", () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Resorces: {}
Outputs: {A: {Value: 1}}
Resources:
  Lb: {Type: "AWS::ElasticLoadBalancingV2::LoadBalancer"}
  Odd: {Type: AWS::AppMesh::VirtualThing}
  Node:
    Type: AWS::AppMesh::VirtualNode
    DeletionPolicy: Retain
    DependsOn: Lb
    Deletion: x
    Properties: {MeshName: m, VirtualNodeName: n, Spec: {}, Name: x}
`;
    const remarks = remarksOn({ "t.yaml": text });
    expect(remarks.map((line) => line.slice(0, line.indexOf(":", 14)))).toEqual([
      "t.yaml:1:1 problem Transform",
      "t.yaml:2:1 problem Resorces",
      "t.yaml:3:1 note Outputs",
      "t.yaml:5:3 note Resources.Lb",
      "t.yaml:6:3 problem Resources.Odd",
      "t.yaml:9:5 note Resources.Node.DeletionPolicy",
      "t.yaml:11:5 problem Resources.Node.Deletion",
      "t.yaml:12:61 problem Resources.Node.Properties.Name",
    ]);
  });

  test("without a name get a placeholder, because CloudFormation made one up", () => {
    const { deployment, remarks } = importTexts(
      template("  Node: {Type: AWS::AppMesh::VirtualNode, Properties: {MeshName: m, Spec: {}}}\n"),
    );
    expect(deployment.mesh?.virtualNodes?.[0]?.virtualNodeName).toBe("UNRESOLVED_Node");
    expect(remarks.map(({ kind }) => kind)).toEqual(["placeholder"]);
  });

  test.each([
    ["!Ref AWS::AccountId", undefined, 0],
    ["'012345678901'", "012345678901", 0],
    ["012345678901", "012345678901", 0],
    ["!Ref Owner", "UNRESOLVED_Owner", 1],
  ])("with MeshOwner %s", (owner, expected, remarked) => {
    const { deployment, remarks } = importTexts(
      template(
        `  N: {Type: AWS::AppMesh::VirtualNode, Properties: {MeshName: m, MeshOwner: ${owner}, VirtualNodeName: n, Spec: {}}}\n`,
      ),
    );
    expect(deployment.mesh?.meshOwner).toBe(expected);
    expect(remarks).toHaveLength(remarked);
  });

  test("are read from what get-template answers", () => {
    const body = { Resources: { M: { Type: "AWS::AppMesh::Mesh", Properties: { MeshName: "m" } } } };
    expect(
      importTexts({ "t.json": JSON.stringify({ TemplateBody: body, StagesAvailable: ["Original"] }) }).deployment.name,
    ).toBe("m");
  });

  test("a parameter that no template has is refused", () => {
    const wrong = () => importTexts(withHost("h", REST), { parameters: new Map([["Domian", "x"]]) });
    expect(wrong).toThrow(
      'no template has a parameter "Domian". Did you mean "Domain"? They have: Domain, Names, Stage, Stored.',
    );
  });
});
