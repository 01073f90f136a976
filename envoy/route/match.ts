import type { GrpcGatewayRoute, GrpcRoute, HeaderMatch, HttpGatewayRoute, HttpRoute } from "../../deployment";
import { message } from "../json";
import type { Field, Message } from "../json";

/** A match of every request. */
export const MATCH_ALL: Message = { prefix: "/" };

/** The match of an http or http2 route, of a router or of a gateway. */
export function httpMatch(match: HttpRoute["match"] | HttpGatewayRoute["match"] | undefined): Message {
  if (match === undefined) return MATCH_ALL;
  const pseudo = [
    ...(match.method === undefined ? [] : [exactHeader(":method", match.method)]),
    ...("scheme" in match && match.scheme !== undefined ? [exactHeader(":scheme", match.scheme)] : []),
  ];
  return message({
    ...pathOf(match),
    headers: present([...pseudo, ...(match.headers ?? []).map(headerMatcher)]),
    query_parameters: present(
      (match.queryParameters ?? []).map(({ name, match: value }): Message =>
        value?.exact === undefined ? { name, present_match: true } : { name, string_match: { exact: value.exact } },
      ),
    ),
  });
}

/** The match of a gRPC route: service and method are the path, metadata are headers. */
export function grpcMatch(match: GrpcRoute["match"] | GrpcGatewayRoute["match"]): Message {
  const method = "methodName" in match ? match.methodName : undefined;
  const path =
    match.serviceName === undefined
      ? { prefix: "/" }
      : method === undefined
        ? { prefix: `/${match.serviceName}/` }
        : { path: `/${match.serviceName}/${method}` };
  return message({ ...path, grpc: {}, headers: present((match.metadata ?? []).map(headerMatcher)) });
}

function pathOf({ prefix, path }: HttpRoute["match"] | HttpGatewayRoute["match"]): Message {
  if (path?.exact !== undefined) return { path: path.exact };
  if (path?.regex !== undefined) return { safe_regex: { regex: path.regex } };
  return { prefix: prefix ?? "/" };
}

/** A header, or a piece of metadata. */
export function headerMatcher({ name, invert, match }: HeaderMatch): Message {
  return message({ name, ...valueOf(match), invert_match: invert === true ? true : undefined });
}

function valueOf(match: HeaderMatch["match"]): Message {
  if (match?.exact !== undefined) return { string_match: { exact: match.exact } };
  if (match?.prefix !== undefined) return { string_match: { prefix: match.prefix } };
  if (match?.suffix !== undefined) return { string_match: { suffix: match.suffix } };
  if (match?.regex !== undefined) return { string_match: { safe_regex: { regex: match.regex } } };
  // Protobuf's JSON writes 64-bit numbers as text.
  if (match?.range !== undefined) {
    return { range_match: { start: String(match.range.start), end: String(match.range.end) } };
  }
  return { present_match: true };
}

/** A header with one value. */
export function exactHeader(name: string, exact: string): Message {
  return { name, string_match: { exact } };
}

function present<T extends Field>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
