import { ApiError } from "./errors";

/** To which API a request goes and in which Region, as its signature says. */
export interface SignedFor {
  readonly service: string;
  readonly region: string;
}

const SIGNATURE = /^AWS4-HMAC-SHA256 Credential=[\w+=,.@-]+\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request,/;

/**
 * Every request of an SDK names the API and the Region in its signature, wherever it is sent. The signature itself is
 * not looked at: whatever signs for a rehearsal has dummy keys.
 * @throws ApiError when there is none
 */
export function signedFor(authorization: string | undefined): SignedFor {
  const [, region, service] = SIGNATURE.exec(authorization ?? "") ?? [];
  if (region !== undefined && service !== undefined) return { region, service };
  throw new ApiError("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
}
