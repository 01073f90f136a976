import { block, blocks, positive, text } from "./blocks";
import type { PlannedChange, Values } from "./update";

/** A listener of a node, router or gateway. */
export interface Listener {
  readonly port: number | undefined;
  readonly protocol: string | undefined;
  /** Mode of TLS; DISABLED when there is none. */
  readonly tls: string;
}

/** A listener that is there before and after. */
export interface ListenerPair {
  readonly before: Listener;
  readonly after: Listener;
}

/** The listeners of a node, router or gateway. */
export function listenersOf(values: Values | undefined): Listener[] {
  return blocks(block(values, "spec"), "listener").map((listener) => {
    const mapping = block(listener, "port_mapping");
    return {
      port: positive(mapping, "port"),
      protocol: text(mapping, "protocol"),
      tls: text(block(listener, "tls"), "mode") ?? "DISABLED",
    };
  });
}

/** Which listener became which: the one with the same port, and the only one when there is one on either side. */
export function listenerPairs({ before, after }: PlannedChange): ListenerPair[] {
  const [olds, news] = [listenersOf(before), listenersOf(after)];
  if (olds.length === 1 && news.length === 1) return [{ before: olds[0]!, after: news[0]! }];
  return olds.flatMap((old) => {
    const fresh = news.find(({ port }) => port === old.port);
    return fresh === undefined ? [] : [{ before: old, after: fresh }];
  });
}

/** The listeners whose protocol changes, each in words. */
export function changedProtocols(change: PlannedChange): string[] {
  if (change.action !== "update") return [];
  return listenerPairs(change)
    .filter(({ before, after }) => before.protocol !== after.protocol && after.protocol !== undefined)
    .map(({ before, after }) => `port ${String(before.port)} from ${String(before.protocol)} to ${after.protocol!}`);
}
