import { given, listOf, listeners } from "../mesh-model";
import type { SynthRule } from "../rule";

export const poolKind: SynthRule = {
  id: "OM-M017",
  title: "A listener's connection pool is that of its protocol and no other",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes exactly one kind of pool, and the protocols of pool and port mapping must be the same; the Terraform provider lets a wrong one through.",
  remedy: "Keep the pool that is named after the listener's protocol.",
  source: "App Mesh API reference, VirtualNodeConnectionPool; App Mesh user guide, virtual gateways",
  *inspect(subject) {
    for (const { owner, value, at } of listeners(subject)) {
      if (value.connectionPool === undefined) continue;
      const { protocol, port } = value.portMapping;
      const kinds = given(value.connectionPool);
      if (kinds.length === 1 && kinds[0] === protocol) continue;
      const has = kinds.length === 0 ? "none" : listOf(kinds, "and");
      yield {
        path: at("connectionPool"),
        message: `port ${port} of ${owner.label} speaks ${protocol} and its connection pool gives ${has}; only ${protocol} is allowed.`,
      };
    }
  },
};
