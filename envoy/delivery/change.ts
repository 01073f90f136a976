import type { Field, Message } from "../json";

/** A value with every message in it changed, the inner ones first. */
export function change<T extends Field>(value: T, by: (part: Message) => Message): T {
  return changed(value, by) as T;
}

function changed(value: Field, by: (part: Message) => Message): Field {
  if (Array.isArray(value)) return value.map((each: Field) => changed(each, by));
  if (typeof value !== "object") return value;
  const parts = Object.entries(value as Message).map(([key, each]) => [key, changed(each, by)] as const);
  return by(Object.fromEntries(parts));
}
