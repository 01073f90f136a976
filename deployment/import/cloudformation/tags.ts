import { Pair, Scalar, YAMLMap, isMap, isScalar, isSeq } from "yaml";
import type { CollectionTag, Node, ScalarTag, Tags } from "yaml";

/** CloudFormation's functions that have a short form. */
const FUNCTIONS = [
  "And",
  "Base64",
  "Cidr",
  "Equals",
  "FindInMap",
  "GetAtt",
  "GetAZs",
  "If",
  "ImportValue",
  "Join",
  "Length",
  "Not",
  "Or",
  "Select",
  "Split",
  "Sub",
  "ToJsonString",
  "Transform",
];

function long(tag: string): string {
  return tag === "Ref" || tag === "Condition" ? tag : `Fn::${tag}`;
}

function scalarTag(name: string): ScalarTag {
  return { tag: `!${name}`, resolve: (text) => ({ [long(name)]: text }) };
}

function collectionTag(name: string, collection: "seq" | "map"): CollectionTag {
  return {
    tag: `!${name}`,
    collection,
    // The long form holds the same node, so that places in it are found under the long form's key.
    resolve(node) {
      const key = new Scalar(long(name));
      key.range = (node as unknown as Node).range;
      const map = new YAMLMap();
      map.items.push(new Pair(key, untagged(node as unknown as Node)));
      return map;
    },
  };
}

function untagged(node: Node): Node {
  if (isMap(node) || isSeq(node) || isScalar(node)) node.tag = undefined;
  return node;
}

/** The short forms of CloudFormation's functions: `!Ref X` is read as `{Ref: X}`. */
export const CLOUDFORMATION_TAGS: Tags = [...FUNCTIONS, "Ref", "Condition"].flatMap((name) => [
  scalarTag(name),
  collectionTag(name, "seq"),
  collectionTag(name, "map"),
]);
