import { createHmac, timingSafeEqual } from "node:crypto";

/** Header that carries the signature of a request. */
export const SIGNATURE_HEADER = "x-tfc-task-signature";

/**
 * Whether a request's body was signed with the key that HCP Terraform and this server share: HMAC-SHA512 in hexadecimal
 * digits. Compared in constant time, so that an answer's delay tells nothing about the key.
 * @see https://developer.hashicorp.com/terraform/cloud-docs/api-docs/run-tasks/run-tasks-integration
 */
export function isSigned(body: Buffer, signature: string | undefined, key: string): boolean {
  if (signature === undefined || !/^[0-9a-f]{128}$/i.test(signature)) return false;
  return timingSafeEqual(Buffer.from(signature, "hex"), createHmac("sha512", key).update(body).digest());
}
