/** A message of Envoy's API in its JSON form. */
export type Message = { readonly [field: string]: Field };

/** A value inside a message. */
export type Field = string | number | boolean | Message | readonly Field[];

/** A message of which absent fields are left out. */
export function message(fields: Readonly<Record<string, Field | undefined>>): Message {
  const given: Record<string, Field> = {};
  for (const key in fields) if (fields[key] !== undefined) given[key] = fields[key];
  return given;
}

/** A message of a named type, for a place that takes any. */
export function typed(type: string, fields: Readonly<Record<string, Field | undefined>> = {}): Message {
  return message({ "@type": `type.googleapis.com/${type}`, ...fields });
}

/** An extension: its name and its typed configuration. */
export function extension(
  name: string,
  type: string,
  fields: Readonly<Record<string, Field | undefined>> = {},
): Message {
  return { name, typed_config: typed(type, fields) };
}

/** An address that is listened on or connected to. */
export function socketAddress(address: string, port: number): Message {
  return { socket_address: { address, port_value: port } };
}
