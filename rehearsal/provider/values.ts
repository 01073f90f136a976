import { Decoder, Encoder, ExtensionCodec } from "@msgpack/msgpack";

/**
 * A value that Terraform does not know yet. A refined one (extension 12) carries what is known about it, for example
 * that it is not null; those bytes are kept as they came.
 */
export class Unknown {
  constructor(
    readonly extension: number,
    readonly refinement: Uint8Array,
  ) {}
}

/** A value about which nothing is known. */
export const UNKNOWN = new Unknown(0, new Uint8Array([0]));

/** A Terraform value: JSON's kinds, whole numbers of any size, bytes (types of dynamic values) and unknowns. */
export type Value = null | boolean | number | bigint | string | Uint8Array | Unknown | readonly Value[] | ObjectValue;

/** An object or a map. */
export interface ObjectValue {
  readonly [name: string]: Value;
}

const PLAIN = 0;
const REFINED = 12;

const DECODER_CODEC = new ExtensionCodec();
// Terraform takes any other extension for a plain unknown; -1 would otherwise be decoded as a date.
for (const type of [...Array(128).keys(), -1]) {
  DECODER_CODEC.register({
    type,
    encode: () => null,
    decode: (data, extension) => new Unknown(extension, Uint8Array.from(data)),
  });
}

// Encoders are asked one after the other for every object: only the two that Terraform reads are registered.
const ENCODER_CODEC = new ExtensionCodec();
ENCODER_CODEC.register({
  type: PLAIN,
  encode: (value) => (value instanceof Unknown && value.extension !== REFINED ? UNKNOWN.refinement : null),
  decode: () => null,
});
ENCODER_CODEC.register({
  type: REFINED,
  encode: (value) => (value instanceof Unknown && value.extension === REFINED ? value.refinement : null),
  decode: () => null,
});

/** Decodes a value as Terraform sends it. */
export function decodeValue(bytes: Uint8Array): Value {
  return new Decoder({ extensionCodec: DECODER_CODEC, useBigInt64: true }).decode(bytes) as Value;
}

/** Encodes a value as Terraform expects it. */
export function encodeValue(value: Value): Buffer {
  return Buffer.from(new Encoder({ extensionCodec: ENCODER_CODEC, useBigInt64: true, maxDepth: 200 }).encode(value));
}

/** Whether a value is an object or a map. */
export function isObject(value: Value | undefined): value is ObjectValue {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof Uint8Array)
  );
}

/** Whether a value is a list or a set. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether nothing inside a value is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (value instanceof Unknown) return false;
  if (isList(value)) return value.every(isWhollyKnown);
  return !isObject(value) || Object.values(value).every(isWhollyKnown);
}

/** Whether two values are the same; a number is the same however it is held. Unknowns are the same as unknowns. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (isNumber(a) && isNumber(b)) return a == b;
  if (a instanceof Unknown || b instanceof Unknown) return a instanceof Unknown && b instanceof Unknown;
  if (a instanceof Uint8Array || b instanceof Uint8Array) {
    return a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0;
  }
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => sameValue(item, b[index]!));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && sameValue(a[name]!, b[name]!));
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}
