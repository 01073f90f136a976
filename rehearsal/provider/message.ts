/** A request or response of the protocol. */
export type Message = Record<string, unknown>;
