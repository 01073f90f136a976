import { given, listOf, nodeListeners } from "../mesh-model";
import type { SynthRule } from "../rule";

export const timeoutKind: SynthRule = {
  id: "OM-M019",
  title: "A listener's timeout is that of its protocol and no other",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes exactly one kind of timeout, for the protocol of the listener; the Terraform provider lets a wrong one through.",
  remedy: "Keep the timeout that is named after the listener's protocol.",
  source: "App Mesh API reference, ListenerTimeout",
  *inspect(subject) {
    for (const { owner, value, at } of nodeListeners(subject)) {
      if (value.timeout === undefined) continue;
      const { protocol, port } = value.portMapping;
      const kinds = given(value.timeout);
      if (kinds.length === 1 && kinds[0] === protocol) continue;
      const has = kinds.length === 0 ? "none" : listOf(kinds, "and");
      yield {
        path: at("timeout"),
        message: `port ${port} of ${owner.label} speaks ${protocol} and its timeout gives ${has}; only ${protocol} is allowed.`,
      };
    }
  },
};
