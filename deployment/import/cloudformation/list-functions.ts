import { items, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { subnetsOf } from "./cidr";
import { unknown, unknownPart } from "./evaluated";
import type { Evaluated } from "./evaluated";
import type { Evaluation } from "./evaluation";

/** Fn::Select: [index, list] */
export function select(argument: Cursor, evaluation: Evaluation): Evaluated {
  const [index, source] = items(argument);
  const nothing = unknown(argument, ["Select"], "what Fn::Select gives: it takes an index and a list that reaches it");
  if (index === undefined || source === undefined) return nothing;
  const at = evaluation.text(index);
  if (at.missing.length > 0) return { ...nothing, missing: [...at.missing, ...nothing.missing] };
  if (!/^\d{1,6}$/.test(at.text)) return nothing;
  const { list, missing } = evaluation.list(source);
  if (list === undefined) {
    return missing.length === 0 ? nothing : unknownPart(argument, missing, at.text, `item ${at.text}`);
  }
  if (missing.some(({ isSegment }) => isSegment !== true)) {
    // Pieces of a text with a placeholder in it may be other pieces than those that were meant.
    return unknownPart(argument, missing, at.text, `item ${at.text} of a text that depends on what is unknown:`);
  }
  const chosen = itemAt(list, Number(at.text), evaluation);
  return chosen === undefined ? nothing : { ...chosen, missing: [...missing, ...chosen.missing] };
}

/** The item of a list with this index; items that are AWS::NoValue do not count. */
function itemAt(list: readonly Cursor[], index: number, evaluation: Evaluation): Evaluated | undefined {
  let left = index;
  for (const item of list) {
    const result = evaluation.evaluate(item);
    if (result.cursor !== undefined && left-- === 0) return result;
  }
  return undefined;
}

/** Fn::Length: list */
export function length(argument: Cursor, evaluation: Evaluation): Evaluated {
  const { list, missing } = evaluation.list(argument);
  if (list === undefined || missing.length > 0) {
    if (missing.length > 0) return unknownPart(argument, missing, "length", "the length");
    return unknown(argument, ["Length"], "what Fn::Length gives: it takes a list");
  }
  const count = list.filter((item) => evaluation.evaluate(item).cursor !== undefined).length;
  return { cursor: withValue(argument, count), missing: [] };
}

/** Fn::Cidr: [block, count, bits that are left to each] */
export function cidr(argument: Cursor, evaluation: Evaluation): Evaluated {
  const given = items(argument).map((item) => evaluation.text(item));
  const missing = given.flatMap((each) => each.missing);
  if (missing.length > 0) return unknownPart(argument, missing, "Cidr", "the address blocks");
  const [block, count, bits] = given.map((each) => each.text);
  const blocks = subnetsOf(block ?? "", Number(count), Number(bits));
  if (blocks !== undefined) return { cursor: withValue(argument, blocks), missing: [] };
  const what = "what Fn::Cidr gives: it takes a block, how many (1 to 256) and how many bits each has; all must fit";
  return unknown(argument, ["Cidr"], what);
}

/** Fn::GetAZs: Region, or nothing for the stack's own */
export function getAzs(argument: Cursor, evaluation: Evaluation): Evaluated {
  const named = evaluation.text(argument);
  const region =
    named.text === "" ? String(evaluation.reference(argument, "AWS::Region").cursor?.value ?? "") : named.text;
  return unknown(argument, ["GetAZs", region], `the Availability Zones of ${region}, which differ between accounts`);
}
