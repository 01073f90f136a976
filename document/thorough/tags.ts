import { Pair, Scalar, YAMLMap, isMap, isScalar, isSeq } from "yaml";
import type { CollectionTag, Node, ScalarTag, Tags } from "yaml";
import type { ShortForms } from "../short-forms";

/** Short forms as tags of the YAML library. */
export function tagsOf(shortForms: ShortForms): Tags {
  return [...shortForms].flatMap(([tag, key]) => [
    scalarTag(tag, key),
    collectionTag(tag, key, "seq"),
    collectionTag(tag, key, "map"),
  ]);
}

function scalarTag(tag: string, key: string): ScalarTag {
  return { tag, resolve: (text) => ({ [key]: text }) };
}

function collectionTag(tag: string, key: string, collection: "seq" | "map"): CollectionTag {
  return {
    tag,
    collection,
    // The long form holds the same node, so that places in it are found under the long form's key.
    resolve(node) {
      const long = new Scalar(key);
      long.range = (node as unknown as Node).range;
      const map = new YAMLMap();
      map.items.push(new Pair(long, untagged(node as unknown as Node)));
      return map;
    },
  };
}

function untagged(node: Node): Node {
  if (isMap(node) || isSeq(node) || isScalar(node)) node.tag = undefined;
  return node;
}
