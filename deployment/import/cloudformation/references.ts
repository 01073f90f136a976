import { partitionOf } from "../../../aws";
import { child, descend, items, textAt, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { KINDS } from "../kinds";
import type { KindFacts } from "../kinds";
import { unknown, unknownPart } from "./evaluated";
import type { Evaluated } from "./evaluated";
import type { Evaluation, Surroundings } from "./evaluation";
import { propertyName } from "./property-name";

/** What Ref gives of resources whose name it is, by type: the property that holds the name (resource reference of each). */
const REF_IS_NAME: Readonly<Record<string, string>> = {
  "AWS::ECS::Cluster": "ClusterName",
  "AWS::IAM::Role": "RoleName",
  "AWS::Logs::LogGroup": "LogGroupName",
  "AWS::S3::Bucket": "BucketName",
  "AWS::SSM::Parameter": "Name",
};

/** The kind of a resource of the template; undefined when it is none of App Mesh's. */
export function kindOfResource(resource: Cursor): KindFacts | undefined {
  const type = textAt(resource, "Type");
  return KINDS.find(({ title }) => type === `AWS::AppMesh::${title}`);
}

/** Pseudo-parameters that stand between the separators of an ARN. */
const SEGMENTS = new Set(["AWS::AccountId", "AWS::Partition", "AWS::Region"]);

/** What Ref and Fn::GetAtt refer to: parameters, pseudo-parameters and the template's resources. */
export class References {
  private readonly settled = new Map<string, Evaluated>();

  constructor(
    private readonly evaluation: Evaluation,
    private readonly surroundings: Surroundings,
  ) {}

  /**
   * What Ref gives for its argument, which may be an expression itself (AWS::LanguageExtensions).
   * @param wantsName a reference to an object of App Mesh is to give its name, not its ARN
   */
  refOf(argument: Cursor, wantsName: boolean): Evaluated {
    const { text: name, missing } = this.evaluation.text(argument);
    if (missing.length > 0) return unknownPart(argument, missing, "Ref", "what Ref gives");
    return wantsName ? this.name(argument, name) : this.ref(argument, name);
  }

  /** What Ref gives. */
  ref(at: Cursor, name: string): Evaluated {
    const given = this.surroundings.parameters.get(name);
    const parameter = descend(this.evaluation.template, "Parameters", name);
    if (parameter !== undefined) return this.parameter(at, name, parameter, given);
    if (name.startsWith("AWS::")) return this.pseudo(at, name, given);
    const kind = this.kindOf(name);
    if (kind !== undefined) return this.arn(at, name, kind);
    const resource = this.resource(name);
    if (resource === undefined) return unknown(at, [name], `"${name}", which the template has not`);
    const nameKey = REF_IS_NAME[textAt(resource, "Type") ?? ""];
    if (nameKey !== undefined && this.propertyOf(resource, nameKey) !== undefined) {
      return this.attribute(at, name, nameKey);
    }
    return unknown(at, [name], `what !Ref ${name} gives`);
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
    if (resource === undefined || attribute === undefined) {
      return unknown(argument, ["GetAtt"], "what Fn::GetAtt gives: it takes a resource and an attribute");
    }
    const [of, which] = [this.evaluation.text(resource), this.evaluation.text(attribute)];
    const missing = [...of.missing, ...which.missing];
    if (missing.length > 0) return unknownPart(argument, missing, "GetAtt", "what Fn::GetAtt gives");
    return this.attribute(argument, of.text, which.text);
  }

  /** An attribute of a resource: its own properties, as far as they are attributes, too. */
  attribute(at: Cursor, name: string, attribute: string): Evaluated {
    const resource = this.resource(name);
    if (resource === undefined) return unknown(at, [name, attribute], `"${name}", which the template has not`);
    const nothing = () => unknown(at, [name, attribute], `what !GetAtt ${name}.${attribute} gives`);
    const kind = kindOfResource(resource);
    if (kind !== undefined && attribute === "Arn") return this.arn(at, name, kind);
    // An attribute that is called as a property that the template gives has that property's value.
    const isAttribute = kind === undefined || /Name$|^MeshOwner$/.test(attribute);
    const property = isAttribute ? this.propertyOf(resource, attribute) : undefined;
    if (property !== undefined) return this.once(`${name}.${attribute}`, at, () => this.property(at, property));
    if (kind !== undefined && /^(Mesh|Resource)Owner$/.test(attribute)) return this.ref(at, "AWS::AccountId");
    if (kind !== undefined && attribute === propertyName(kind.nameKey)) {
      return unknown(at, [name], `the name that CloudFormation made up for ${name}`);
    }
    return nothing();
  }

  /** A property of a resource, whose properties as a whole may be the result of a function. */
  private propertyOf(resource: Cursor, name: string): Cursor | undefined {
    const properties = child(resource, "Properties");
    const settled = properties && this.evaluation.evaluate(properties).cursor;
    return settled && child(settled, name);
  }

  private property(at: Cursor, property: Cursor): Evaluated {
    const { cursor, missing } = this.evaluation.evaluate(property, true);
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
    return unknown(at, [name], `${name}: give it with ${how}`, { isSegment: SEGMENTS.has(name) });
  }

  private arn(at: Cursor, name: string, kind: KindFacts): Evaluated {
    const own = this.attribute(at, name, propertyName(kind.nameKey));
    const mesh = kind.kind === "mesh" ? own : this.attribute(at, name, "MeshName");
    const above = kind.parentKey === undefined ? undefined : this.attribute(at, name, propertyName(kind.parentKey));
    const places = ["AWS::Partition", "AWS::Region", "AWS::AccountId"].map((each) => this.ref(at, each));
    const value = ({ cursor }: Evaluated) =>
      typeof cursor?.value === "string" || typeof cursor?.value === "number" ? String(cursor.value) : "";
    const parentKind = kind.parentKey?.replace(/Name$/, "");
    const path = [
      `mesh/${value(mesh)}`,
      ...(above === undefined ? [] : [`${parentKind}/${value(above)}`]),
      ...(kind.kind === "mesh" ? [] : [`${kind.kind}/${value(own)}`]),
    ];
    const [partition, region, account] = places.map(value);
    const all = [own, mesh, ...(above === undefined ? [] : [above]), ...places];
    if (all.some((each) => value(each) === "")) {
      return unknown(at, [name], `the ARN of "${name}", whose names are not all texts`);
    }
    return {
      cursor: withValue(at, `arn:${partition}:appmesh:${region}:${account}:${path.join("/")}`),
      missing: all.flatMap((each) => each.missing),
    };
  }

  private resource(name: string): Cursor | undefined {
    return descend(this.evaluation.template, "Resources", name);
  }

  private kindOf(name: string): KindFacts | undefined {
    const resource = this.resource(name);
    return resource === undefined ? undefined : kindOfResource(resource);
  }
}
