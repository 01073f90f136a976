import { partitionOf } from "../../../aws";
import { child, descend, items, textAt, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { KINDS } from "../kinds";
import type { KindFacts } from "../kinds";
import { propertyName } from "./dialect";
import type { Evaluator, Surroundings } from "./evaluate";
import { unknown } from "./evaluated";
import type { Evaluated } from "./evaluated";

/** The kind of a resource of the template; undefined when it is none of App Mesh's. */
export function kindOfResource(resource: Cursor): KindFacts | undefined {
  const type = textAt(resource, "Type");
  return KINDS.find(({ title }) => type === `AWS::AppMesh::${title}`);
}

/** What Ref and Fn::GetAtt refer to: parameters, pseudo-parameters and the template's resources. */
export class References {
  private readonly settled = new Map<string, Evaluated>();

  constructor(
    private readonly evaluator: Evaluator,
    private readonly surroundings: Surroundings,
  ) {}

  /** What Ref gives. */
  ref(at: Cursor, name: string): Evaluated {
    const given = this.surroundings.parameters.get(name);
    const parameter = descend(this.evaluator.template, "Parameters", name);
    if (parameter !== undefined) return this.parameter(at, name, parameter, given);
    if (name.startsWith("AWS::")) return this.pseudo(at, name, given);
    const kind = this.kindOf(name);
    if (kind !== undefined) return this.arn(at, name, kind);
    return unknown(
      at,
      [name],
      this.resource(name) ? `what !Ref ${name} gives` : `"${name}", which the template has not`,
    );
  }

  /** What Ref gives where a name is wanted: that of the object instead of its ARN. */
  name(at: Cursor, name: string): Evaluated {
    const kind = this.kindOf(name);
    return kind === undefined ? this.ref(at, name) : this.attribute(at, name, propertyName(kind.nameKey));
  }

  /** What Fn::GetAtt gives, as `Resource.Attribute` or as a list of both. */
  getAtt(argument: Cursor): Evaluated {
    if (typeof argument.value === "string") {
      const dot = argument.value.indexOf(".");
      return this.attribute(argument, argument.value.slice(0, Math.max(0, dot)), argument.value.slice(dot + 1));
    }
    const [resource, attribute] = items(argument);
    if (typeof resource?.value !== "string" || attribute === undefined) {
      return unknown(argument, ["GetAtt"], "what Fn::GetAtt gives: it takes a resource and an attribute");
    }
    return this.attribute(argument, resource.value, this.evaluator.text(attribute).text);
  }

  /** An attribute of a resource: its own properties, as far as they are attributes, too. */
  attribute(at: Cursor, name: string, attribute: string): Evaluated {
    const resource = this.resource(name);
    if (resource === undefined) return unknown(at, [name, attribute], `"${name}", which the template has not`);
    const nothing = () => unknown(at, [name, attribute], `what !GetAtt ${name}.${attribute} gives`);
    const kind = kindOfResource(resource);
    if (kind !== undefined && attribute === "Arn") return this.arn(at, name, kind);
    const isAttribute = kind === undefined ? /Name$/.test(attribute) : /Name$|^MeshOwner$/.test(attribute);
    const property = isAttribute ? descend(resource, "Properties", attribute) : undefined;
    if (property !== undefined) return this.once(`${name}.${attribute}`, at, () => this.property(at, property));
    if (kind !== undefined && /^(Mesh|Resource)Owner$/.test(attribute)) return this.ref(at, "AWS::AccountId");
    if (kind !== undefined && attribute === propertyName(kind.nameKey)) {
      return unknown(at, [name], `the name that CloudFormation made up for ${name}`);
    }
    return nothing();
  }

  private property(at: Cursor, property: Cursor): Evaluated {
    const { cursor, missing } = this.evaluator.evaluate(property, true);
    return { cursor: cursor === undefined ? undefined : withValue(at, cursor.value), missing };
  }

  /**
   * A name is worked out once: names made of names double the work with every step. One that is asked for while it is
   * being worked out refers to itself.
   */
  private once(key: string, at: Cursor, work: () => Evaluated): Evaluated {
    const known = this.settled.get(key);
    if (known !== undefined) {
      return { ...known, cursor: known.cursor && withValue(at, known.cursor.value) };
    }
    this.settled.set(key, unknown(at, [key], `${key}, which refers to itself`));
    const result = work();
    this.settled.set(key, result);
    return result;
  }

  private parameter(at: Cursor, name: string, parameter: Cursor, given: string | undefined): Evaluated {
    const type = textAt(parameter, "Type") ?? "String";
    // The default of a parameter of this type is the name under which Systems Manager keeps the value.
    const isStored = type.startsWith("AWS::SSM::Parameter::Value<");
    const value: unknown = given ?? (isStored ? undefined : child(parameter, "Default")?.value);
    if (value === undefined) return unknown(at, [name], `the parameter "${name}": give it with --parameter ${name}=…`);
    const isList = type === "CommaDelimitedList" || type.startsWith("List<");
    const settled = isList && typeof value === "string" ? value.split(",").map((item) => item.trim()) : value;
    return { cursor: withValue(at, settled), missing: [] };
  }

  private pseudo(at: Cursor, name: string, given: string | undefined): Evaluated {
    if (name === "AWS::NoValue") return { missing: [] };
    const region = this.surroundings.parameters.get("AWS::Region") ?? this.surroundings.region;
    const known: Record<string, string | undefined> = {
      "AWS::Region": region,
      "AWS::Partition": region && partitionOf(region).name,
      "AWS::URLSuffix": region && partitionOf(region).dnsSuffix,
    };
    const value = given ?? known[name];
    if (value !== undefined) return { cursor: withValue(at, value), missing: [] };
    const how = name === "AWS::Region" ? "--region" : `--parameter ${name}=…`;
    return unknown(at, [name], `${name}: give it with ${how}`);
  }

  private arn(at: Cursor, name: string, kind: KindFacts): Evaluated {
    const own = this.attribute(at, name, propertyName(kind.nameKey));
    const mesh = kind.kind === "mesh" ? own : this.attribute(at, name, "MeshName");
    const above = kind.parentKey === undefined ? undefined : this.attribute(at, name, propertyName(kind.parentKey));
    const places = ["AWS::Partition", "AWS::Region", "AWS::AccountId"].map((each) => this.ref(at, each));
    const value = (of: Evaluated) => String(of.cursor?.value);
    const parentKind = kind.parentKey?.replace(/Name$/, "");
    const path = [
      `mesh/${value(mesh)}`,
      ...(above === undefined ? [] : [`${parentKind}/${value(above)}`]),
      ...(kind.kind === "mesh" ? [] : [`${kind.kind}/${value(own)}`]),
    ];
    const [partition, region, account] = places.map(value);
    const all = [own, mesh, ...(above === undefined ? [] : [above]), ...places];
    return {
      cursor: withValue(at, `arn:${partition}:appmesh:${region}:${account}:${path.join("/")}`),
      missing: all.flatMap((each) => each.missing),
    };
  }

  private resource(name: string): Cursor | undefined {
    return descend(this.evaluator.template, "Resources", name);
  }

  private kindOf(name: string): KindFacts | undefined {
    const resource = this.resource(name);
    return resource === undefined ? undefined : kindOfResource(resource);
  }
}
