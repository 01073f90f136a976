import { ProviderError } from "../diagnostic";
import type { Value } from "../values";
import { isObject } from "../values";
import { refuseDeletion } from "./deletions";
import type { Ledger } from "./ledger";
import { refuseListeners } from "./listeners";

export { refuseChangeOfGone, refuseReadOfGone } from "./app-mesh-gone";
export { Ledger } from "./ledger";

/** What is known to exist. */
export interface Ledgers {
  /** Of every state that came by: one stand-in plans before another command applies. */
  readonly known: Ledger;
  /** Of the state that is being applied; others may use the same names for themselves. */
  readonly own: Ledger;
}

/**
 * Refuses a change that AWS would refuse for what else is there, so that a rehearsal finds an order that does not work.
 * @throws ProviderError in the words of the AWS provider
 */
export function refuseChange(type: string, prior: Value, planned: Value, { known, own }: Ledgers): void {
  if (isObject(prior) && !isObject(planned)) refuseDeletion(type, prior, known);
  if (!isObject(planned)) return;
  if (!isObject(prior) && type.startsWith("aws_appmesh_") && own.has(type, planned)) {
    const name = String(planned["name"]);
    throw new ProviderError(
      `creating App Mesh object (${name}): operation error App Mesh, ConflictException: ${name} exists already.`,
    );
  }
  refuseListeners(type, planned, known);
}
