import { inRange, listeners } from "../mesh-model";
import type { SynthRule } from "../rule";

export const poolMinima: SynthRule = {
  id: "OM-M018",
  title: "Limits of connection pools are 1 or more",
  severity: "error",
  stages: ["synth"],
  why: "A pool of 0 would let nothing through; App Mesh refuses it.",
  remedy: "Give at least 1, or leave the pool out for no limit.",
  source: "App Mesh API reference, VirtualNodeHttpConnectionPool and its siblings",
  *inspect(subject) {
    for (const listener of listeners(subject)) {
      for (const [protocol, pool] of Object.entries(listener.value.connectionPool ?? {})) {
        for (const [key, value] of Object.entries((pool ?? {}) as Record<string, number | undefined>)) {
          yield* inRange(key, value, [1, Infinity], listener.at("connectionPool", protocol, key));
        }
      }
    }
  },
};
