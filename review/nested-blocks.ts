import { isRecord } from "./json-value";

type Values = Readonly<Record<string, unknown>>;

/** The same block with every block inside it as a list of one, as plan JSON has those of resources. */
export function withBlocks(block: Values): Values {
  return Object.fromEntries(Object.entries(block).map(([key, value]) => [key, asBlocks(value)]));
}

function asBlocks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (isRecord(item) ? withBlocks(item) : item));
  return isRecord(value) ? [withBlocks(value)] : value;
}
