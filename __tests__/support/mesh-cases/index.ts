import type { RuleCase } from "./case";
import { GATEWAY_CASES } from "./gateways";
import { LISTENER_CASES } from "./listeners";
import { OBJECT_CASES } from "./objects";
import { ROUTE_CASES } from "./routes";
import { TLS_CASES } from "./tls";

export type { RuleCase } from "./case";

/** Every case of the mesh rules, by rule. */
export const MESH_CASES: readonly RuleCase[] = [
  ...LISTENER_CASES,
  ...OBJECT_CASES,
  ...ROUTE_CASES,
  ...TLS_CASES,
  ...GATEWAY_CASES,
].sort((a, b) => (a.rule < b.rule ? -1 : 1));
