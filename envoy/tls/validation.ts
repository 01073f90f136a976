import type { ClientPolicy, ListenerTls } from "../../deployment";
import { EnvoyCompileError } from "../errors";
import { message } from "../json";
import type { Message } from "../json";
import type { Secrets } from "./secrets";

type Validation = NonNullable<ListenerTls["validation"]> | NonNullable<NonNullable<ClientPolicy["tls"]>["validation"]>;

/**
 * What the other side's certificate must be.
 * @param fallback names of which it must hold one where the validation gives none; none: any name will do
 */
export function validation(
  { trust, subjectAlternativeNames }: Validation,
  fallback: readonly string[],
  secrets: Secrets,
): Message {
  const exact = subjectAlternativeNames?.match.exact ?? fallback;
  const names =
    exact.length === 0 ? undefined : exact.map((name) => ({ san_type: kindOf(name), matcher: { exact: name } }));
  if (trust.file !== undefined) {
    return {
      validation_context: message({
        trusted_ca: { filename: trust.file.certificateChain },
        match_typed_subject_alt_names: names,
      }),
    };
  }
  if (trust.sds !== undefined) {
    const secret = secrets.fromService(trust.sds.secretName);
    if (names === undefined) return { validation_context_sds_secret_config: secret };
    return {
      combined_validation_context: {
        default_validation_context: { match_typed_subject_alt_names: names },
        validation_context_sds_secret_config: secret,
      },
    };
  }
  throw new EnvoyCompileError("a certificate authority of AWS Certificate Manager cannot be had by Envoy.");
}

function kindOf(name: string): string {
  if (name.includes("://")) return "URI";
  return /^\d+\.\d+\.\d+\.\d+$/.test(name) ? "IP_ADDRESS" : "DNS";
}
