import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { SampleMesh } from "./arbitrary-mesh";

const CAPITALS: Readonly<Record<string, string>> = {
  tls: "TLS", acm: "ACM", sds: "SDS", dns: "DNS", awsCloudMap: "AWSCloudMap",
  http: "HTTP", http2: "HTTP2", grpc: "GRPC", tcp: "TCP",
}; // prettier-ignore

const TYPES = {
  virtualNodes: ["VirtualNode", "virtualNodeName"],
  virtualRouters: ["VirtualRouter", "virtualRouterName"],
  routes: ["Route", "routeName"],
  virtualServices: ["VirtualService", "virtualServiceName"],
  virtualGateways: ["VirtualGateway", "virtualGatewayName"],
  gatewayRoutes: ["GatewayRoute", "gatewayRouteName"],
} as const;

type Node = Record<string, unknown>;

/** Writes a mesh as a CloudFormation template with functions in their long form: loops, conditions, mappings and all. */
export class TemplateWriter {
  private readonly parameters: Node = {};
  private readonly mappings: Node = {};
  private readonly resources: Node = {};
  private readonly names = new Map<string, string>();
  private turn = 0;

  constructor(private readonly sample: SampleMesh) {}

  /** The template as a value for JSON. */
  write(): Node {
    const { mesh, ...lists } = this.sample.model;
    if (this.sample.described) {
      this.names.set(`mesh:${mesh.meshName}`, "Mesh");
      const tags = mesh.tags === undefined ? {} : { Tags: this.value(mesh.tags, "") };
      const properties = { MeshName: this.scalar(mesh.meshName), Spec: this.value(mesh.spec, ""), ...tags };
      this.resources.Mesh = { Type: "AWS::AppMesh::Mesh", Properties: properties };
    }
    const all = Object.entries(TYPES).flatMap(([list, [type, key]]) =>
      (lists[list as keyof typeof lists] as unknown as Node[]).map((object, index) => ({ type, key, object, index })),
    );
    for (const { type, key, object, index } of all) {
      const isChild = type === "Route" || type === "GatewayRoute";
      if (!isChild) this.names.set(`${key}:${String(object[key])}`, `${type}${index}`);
    }
    for (const { type, key, object, index } of all) {
      const { [key]: own, ...rest } = object;
      const owner = mesh.meshOwner === undefined ? {} : { MeshOwner: mesh.meshOwner };
      const properties = {
        MeshName: this.reference("mesh", mesh.meshName),
        ...owner,
        [capital(key)]: this.scalar(own),
        ...Object.fromEntries(Object.entries(rest).map(([each, item]) => [capital(each), this.value(item, each)])),
      };
      this.add(`${type}${index}`, { Type: `AWS::AppMesh::${type}`, Properties: properties });
    }
    return {
      AWSTemplateFormatVersion: "2010-09-09",
      Transform: "AWS::LanguageExtensions",
      Parameters: this.parameters,
      Mappings: this.mappings,
      Conditions: { Yes: { "Fn::Equals": ["a", "a"] }, No: { "Fn::Not": [{ Condition: "Yes" }] } },
      Resources: this.resources,
    };
  }

  /** A resource as itself, with a condition that holds, made by a loop, or beside one that is not there. */
  private add(id: string, resource: Node): void {
    const turn = this.turn++ % 5;
    if (turn === 1) {
      this.resources[`Fn::ForEach::${id}`] = ["Round", [id], { "${Round}": resource }];
    } else if (turn === 2) {
      this.resources[`${id}Not`] = { ...resource, Condition: "No" };
      this.resources[id] = { ...resource, Condition: "Yes" };
    } else if (turn === 3) {
      this.resources[id] = { ...resource, Properties: { "Fn::If": ["No", {}, resource.Properties] } };
    } else {
      this.resources[id] = resource;
    }
  }

  private value(value: unknown, key: string): unknown {
    if (Array.isArray(value)) return this.list(value.map((item) => this.value(item, key)));
    if (typeof value !== "object" || value === null) {
      const kind = key === "virtualNode" ? "virtualNodeName" : key;
      const isName = kind !== "" && this.names.has(`${kind}:${String(value)}`);
      return isName ? this.reference(kind, String(value)) : this.scalar(value);
    }
    const entries = Object.entries(value).map(([name, item]) => [capital(name), this.value(item, name)]);
    return this.perhaps(Object.fromEntries(entries));
  }

  private reference(kind: string, name: string): unknown {
    const resource = this.names.get(`${kind}:${name}`);
    if (resource === undefined) return this.scalar(name);
    const attribute = kind === "mesh" ? "MeshName" : capital(kind);
    const forms = [
      { Ref: resource },
      { "Fn::GetAtt": [resource, attribute] },
      { "Fn::GetAtt": `${resource}.${attribute}` },
      { "Fn::Sub": `\${${resource}.${attribute}}` },
    ];
    return forms[this.turn++ % forms.length];
  }

  /** A scalar as itself or as something that comes to it. */
  private scalar(value: unknown): unknown {
    const turn = this.turn++ % 13;
    const id = `P${this.turn}`;
    if (turn === 0) {
      this.parameters[id] = { Type: typeof value === "number" ? "Number" : "String", Default: value };
      return { Ref: id };
    }
    if (turn === 1) {
      this.mappings[id] = { a: { b: value } };
      return { "Fn::FindInMap": [id, "a", "b"] };
    }
    if (turn === 2) return { "Fn::If": ["Yes", value, "other"] };
    if (turn === 3) return { "Fn::Select": ["1", ["x", value, "y"]] };
    if (turn === 6) return { "Fn::FindInMap": ["Nowhere", "a", "b", { DefaultValue: value }] };
    if (turn === 7) return { "Fn::Select": [1, [{ Ref: "AWS::NoValue" }, "x", value]] };
    if (turn === 8 && typeof value === "number" && Number.isInteger(value) && value > 0 && value < 20) {
      return { "Fn::Length": Array<string>(value).fill("x") };
    }
    // Numbers and flags may stand as texts.
    if (typeof value !== "string") return turn % 2 === 0 ? String(value) : value;
    if (turn === 5) return { "Fn::Sub": ["${a}", { a: value }] };
    if (turn === 9) return { "Fn::Join": ["", [...value].flatMap((char) => [char, { Ref: "AWS::NoValue" }])] };
    if (turn === 10 && !value.includes("|")) {
      return { "Fn::Select": [1, { "Fn::Split": ["|", `x|${value}|y`] }] };
    }
    return value;
  }

  private list(items: unknown[]): unknown {
    const nothing = { "Fn::If": ["No", "x", { Ref: "AWS::NoValue" }] };
    return this.turn++ % 4 === 0 ? { "Fn::If": ["No", [], [...items, nothing]] } : items;
  }

  private perhaps(value: Node): unknown {
    return this.turn++ % 7 === 0 ? { "Fn::If": ["Yes", value, { Ref: "AWS::NoValue" }] } : value;
  }
}

function capital(key: string): string {
  return CAPITALS[key] ?? key[0]!.toUpperCase() + key.slice(1);
}

/** A template in YAML with the short forms of functions, wherever YAML lets them stand. */
export function shortYaml(template: unknown): string {
  const document = new Document();
  const convert = (value: unknown): Scalar | YAMLMap | YAMLSeq => {
    if (Array.isArray(value)) {
      const list = new YAMLSeq();
      list.items = value.map(convert);
      return list;
    }
    if (typeof value !== "object" || value === null) return new Scalar(value);
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? ["", undefined];
    const isCall = entries.length === 1 && /^(Ref|Condition|Fn::[A-Za-z]+)$/.test(name);
    // One value has one tag: the argument of a function that is a function itself keeps its long form.
    if (isCall && !isFunction(argument) && argument !== null && typeof argument !== "number") {
      const node = convert(argument);
      node.tag = `!${name.replace("Fn::", "")}`;
      return node;
    }
    const map = new YAMLMap();
    for (const [key, item] of entries) map.items.push(new Pair(new Scalar(key), convert(item)));
    return map;
  };
  document.contents = convert(template) as typeof document.contents;
  return document.toString({ lineWidth: 0 });
}

function isFunction(value: unknown): boolean {
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return keys.length === 1 && /^(Ref|Condition|Fn::)/.test(keys[0]!);
}
