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
  Cluster: {Type: AWS::ECS::Cluster, Properties: {ClusterName: tickets}}
  Parameter: {Type: AWS::SSM::Parameter, Properties: {Value: v}}
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
  Rest: {Type: String, Default: de}
  Tail: {Type: String, Default: in}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /key}
Mappings:
  Hosts: {eu-central-1: {host: mapped}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsExample: !Equals [!Ref Domain, example.org]
  Neither: !Not [!Or [!Condition IsExample, !Equals [a, b]]]
  Both: !And [!Condition IsExample, {Condition: Loop}]
  Loop: !Not [!Condition Loop]
  Deep: !And [!Condition IsProd, !Equals [!Ref Stored, x]]
  IsTwice: !Equals [!Sub "\${Domain}\${Domain}", example.orgexample.org]
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
    ["!Join ['-', [a, !Ref AWS::NoValue, !If [Neither, x, !Ref AWS::NoValue], b]]", "a-b"],
    ["!Select [1, [a, !If [Neither, x, !Ref AWS::NoValue], b]]", "b"],
    ["!Sub ['n${n}', {n: !Length [a, b, !If [Neither, x, !Ref AWS::NoValue]]}]", "n2"],
    ["{'Fn::Length': !Ref Names}", "3"],
    ["!Base64 x", "eA=="],
    ["!Base64 {'Fn::Sub': '${Domain}'}", "ZXhhbXBsZS5vcmc="],
    ["!Select [2, !Cidr [10.0.0.0/16, 3, 8]]", "10.0.2.0/24"],
    ["!Select [255, !Cidr [10.0.0.0/16, 256, 8]]", "10.0.255.0/24"],
    ["!Select [1, !Cidr ['2001:db8::/56', 2, 64]]", "2001:db8:0:1::/64"],
    ["!Select [0, !Cidr ['2001:db8:0:0:1:0:0:0/64', 1, 16]]", "2001:db8::/112"],
    [
      "!ToJsonString {a: !Ref Domain, b: [1, !If [Neither, x, !Ref AWS::NoValue]], c: !Ref AWS::NoValue}",
      '{"a":"example.org","b":[1]}',
    ],
    ["!Select [3, !Split ['/', !Ref Node]]", "web"],
    ["!Select [5, !Split [':', !Ref Node]]", "mesh/shop/virtualNode/web"],
    ["!Ref Cluster", "tickets"],
    ["!GetAtt Parameter.Value", "v"],
    ["!GetAtt [!Sub 'No${Rest}', VirtualNodeName]", "web"],
    ["{Ref: !Sub 'Doma${Tail}'}", "example.org"],
    ["!If [IsTwice, a, b]", "a"],
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
    ["!ImportValue net-domain", "UNRESOLVED_ImportValue_net-domain", 'the export "net-domain" of another stack'],
    [
      "{'Fn::ImportValue': !Sub '${Domain}:Vpc'}",
      "UNRESOLVED_ImportValue_example.org_Vpc",
      'the export "example.org:Vpc"',
    ],
    ["!Select [0, !GetAZs '']", "UNRESOLVED_GetAZs_eu-central-1_0", "item 0 of the Availability Zones of eu-central-1"],
    [
      "!Select [1, !GetAZs eu-west-1]",
      "UNRESOLVED_GetAZs_eu-west-1_1",
      "item 1 of the Availability Zones of eu-west-1",
    ],
    [
      "!Join [',', !GetAZs {Ref: 'AWS::Region'}]",
      "UNRESOLVED_GetAZs_eu-central-1_joined",
      "the Availability Zones of eu-central-1",
    ],
    [
      "!Select [1, !Split ['-', !Ref Stage]]",
      "UNRESOLVED_Stage_1",
      'item 1 of a text that depends on what is unknown: the parameter "Stage"',
    ],
    ["!Select [0, !Cidr [!Ref Stage, 1, 8]]", "UNRESOLVED_Stage_Cidr_0", "item 0 of the address blocks of"],
    ["!Select [0, !Cidr [10.0.0.0/24, 2, 8]]", "UNRESOLVED_Cidr_0", "all must fit"],
    ["!Select [0, !Cidr [10.0.0.0/24, x, 8]]", "UNRESOLVED_Cidr_0", "all must fit"],
    ["!Select [0, !Cidr [10.0.0.1/24, 1, 8]]", "UNRESOLVED_Cidr_0", "all must fit"],
    ["!Sub ['${n}', {n: !Length 3}]", "UNRESOLVED_Length", "it takes a list"],
    [
      "{'Fn::Transform': {Name: AWS::Include, Parameters: {}}}",
      "UNRESOLVED_Transform_AWS_Include",
      "macros are not run",
    ],
    [
      "!Sub '{{resolve:ssm:/${Domain}/b}}'",
      "UNRESOLVED_resolve_ssm_example.org_b",
      "what {{resolve:ssm:/example.org/b}} gives",
    ],
    [
      "!If [Deep, a, b]",
      "UNRESOLVED_If_Deep",
      'it depends on the parameter "Stage": give it with --parameter Stage=… and the parameter "Stored"',
    ],
    ["!If [Nope, a, b]", "UNRESOLVED_If_Nope", "which the template has not"],
    ["!GetAtt Other.Name", "UNRESOLVED_Other_Name", '"Other", which the template has not'],
    ["!Ref Nothing", "UNRESOLVED_Nothing", '"Nothing", which the template has not'],
    ["!If [IsProd, a, b]", "UNRESOLVED_If_IsProd", 'what the condition "IsProd" decides'],
    ["!If [Both, a, b]", "UNRESOLVED_If_Both", "decides"],
    ["!If [Loop, a, b]", "UNRESOLVED_If_Loop", "decides"],
    ["!Select [9, !Ref Names]", "UNRESOLVED_Select", "an index and a list that reaches it"],
    ["!FindInMap [Hosts, x, y]", "UNRESOLVED_FindInMap_Hosts.x.y", "what the mapping gives"],
    ["'{{resolve:ssm:/a/b}}'", "UNRESOLVED_resolve_ssm_a_b", "what {{resolve:ssm:/a/b}} gives"],
    ["!Base64 {Ref: Stage}", "UNRESOLVED_Stage_in_Base64", 'the Base64 form of the parameter "Stage"'],
    ["!Ref AWS::StackName", "UNRESOLVED_AWS_StackName", "--parameter AWS::StackName=…"],
  ])("%s is kept as a placeholder", (expression, placeholder, what) => {
    const { text, remarks } = importTexts(withHost(expression, REST));
    expect(hostOf(expression)).toBe(placeholder);
    const named = /UNRESOLVED_[\w.-]*\w/.exec(placeholder)![0].replace(/\.org$/, "");
    expect(remarks.filter(({ kind }) => kind !== "note")).toEqual([
      expect.objectContaining({
        kind: "placeholder",
        file: "t.yaml",
        line: expect.any(Number),
        message: expect.stringContaining(what),
      }),
    ]);
    expect(remarks.find(({ kind }) => kind !== "note")!.message.startsWith(`${named} stands for `)).toBe(true);
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
    expect(remarksOn({ "t.yaml": host }).filter((line) => !line.includes(" note "))).toEqual([
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
    const text = `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31, {Name: Own::Macro}]
Resorces: {}
Outputs: {A: {Value: 1}}
Resources:
  Lb: {Type: "AWS::ElasticLoadBalancingV2::LoadBalancer"}
  Odd: {Type: AWS::AppMesh::VirtualThing}
  Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "https://s3.example/mesh.yaml"}}
  Fn::Transform: {Name: AWS::Include}
  Node:
    Type: AWS::AppMesh::VirtualNode
    DeletionPolicy: Retain
    DependsOn: Lb
    Deletion: x
    Properties: {MeshName: m, VirtualNodeName: n, Spec: {}, Name: x}
`;
    const remarks = remarksOn({ "t.yaml": text });
    expect(remarks.map((line) => line.slice(0, line.indexOf(": ", 14)))).toEqual([
      "t.yaml:1:66 problem Transform[2]",
      "t.yaml:2:1 problem Resorces",
      "t.yaml:3:1 note Outputs",
      "t.yaml:5:3 note Resources.Lb",
      "t.yaml:6:3 problem Resources.Odd",
      "t.yaml:7:3 problem Resources.Nested",
      "t.yaml:8:3 problem Resources.Fn::Transform",
      "t.yaml:11:5 note Resources.Node.DeletionPolicy",
      "t.yaml:12:5 note Resources.Node.DependsOn",
      "t.yaml:13:5 problem Resources.Node.Deletion",
      "t.yaml:14:61 problem Resources.Node.Properties.Name",
    ]);
  });

  test("whose properties are the result of a function are taken, and listed when it is not known", () => {
    const node = (condition: string) => `  ${condition}:
    Type: AWS::AppMesh::VirtualNode
    Properties: !If [${condition}, {MeshName: m, VirtualNodeName: yes, Spec: !If [Neither, {}, !Ref AWS::NoValue]}, {MeshName: m, VirtualNodeName: "no", Spec: {}}]
`;
    const { deployment, remarks } = importTexts(
      template(
        node("IsExample").replace("Spec: !If [Neither, {}, !Ref AWS::NoValue]", "Spec: {}") +
          node("Neither") +
          node("IsProd"),
        REST,
      ),
    );
    expect(deployment.mesh?.virtualNodes?.map((each) => each.virtualNodeName)).toEqual(["no", "yes"]);
    expect(remarks.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'problem: "IsProd" is not taken: its properties are not known: what the condition "IsProd" decides; it depends on the parameter "Stage": give it with --parameter Stage=….',
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
      'no template has a parameter "Domian". Did you mean "Domain"? They have: Domain, Names, Rest, Stage, Stored, Tail.',
    );
  });
});
