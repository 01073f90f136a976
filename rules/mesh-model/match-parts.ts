import type {
  Duration,
  HeaderMatch,
  HttpGatewayRoute,
  HttpRoute,
  QueryParameterMatch,
  RequestTimeout,
} from "../../deployment";
import type { Subject } from "../rule";
import { nodeListeners } from "./node-parts";
import { once, within } from "./part";
import type { Part } from "./part";
import { gatewayRouteParts, routeParts } from "./route-parts";

/** Every match of http and http2 routes, of virtual routers and of gateways. */
export const httpMatches = once(function* (
  subject: Subject,
): Iterable<Part<HttpRoute["match"] | HttpGatewayRoute["match"]>> {
  for (const route of routeParts(subject)) if (route.http !== undefined) yield within(route, route.http, "match");
  for (const route of gatewayRouteParts(subject)) {
    if (route.http !== undefined) yield within(route, route.http.match, "match");
  }
});

/** A list of headers, or of gRPC metadata, to match. */
export interface HeaderListPart extends Part<readonly HeaderMatch[]> {
  readonly word: "header" | "metadata";
}

/** Every list of headers and of metadata. */
export const headerLists = once(function* (subject: Subject): Iterable<HeaderListPart> {
  for (const match of httpMatches(subject)) {
    if (match.value.headers !== undefined) yield { ...within(match, match.value.headers, "headers"), word: "header" };
  }
  for (const route of [...routeParts(subject), ...gatewayRouteParts(subject)]) {
    const match = route.grpc === undefined ? undefined : "match" in route.grpc ? route.grpc.match : route.grpc;
    if (match?.metadata !== undefined) {
      yield { ...within(route, match.metadata, "match", "metadata"), word: "metadata" };
    }
  }
});

/** A header, or a piece of gRPC metadata, to match. */
export interface HeaderPart extends Part<HeaderMatch> {
  readonly word: "header" | "metadata";
}

/** Every header and every piece of metadata. */
export const headers = once(function* (subject: Subject): Iterable<HeaderPart> {
  for (const list of headerLists(subject)) {
    for (const [i, value] of list.value.entries()) yield { ...within(list, value, i), word: list.word };
  }
});

/** Every list of query parameters. */
export const queryLists = once(function* (subject: Subject): Iterable<Part<readonly QueryParameterMatch[]>> {
  for (const match of httpMatches(subject)) {
    const { queryParameters } = match.value;
    if (queryParameters !== undefined) yield within(match, queryParameters, "queryParameters");
  }
});

/** Every regular expression. */
export const regexes = once(function* (subject: Subject): Iterable<Part<string>> {
  for (const match of httpMatches(subject)) {
    const regex = match.value.path?.regex;
    if (regex !== undefined) yield within(match, regex, "path", "regex");
  }
  for (const header of headers(subject)) {
    const regex = header.value.match?.regex;
    if (regex !== undefined) yield within(header, regex, "match", "regex");
  }
});

/** Every length of time. */
export const durations = once(function* (subject: Subject): Iterable<Part<Duration>> {
  for (const listener of nodeListeners(subject)) {
    const { outlierDetection, timeout } = listener.value;
    if (outlierDetection !== undefined) {
      yield within(listener, outlierDetection.interval, "outlierDetection", "interval");
      yield within(listener, outlierDetection.baseEjectionDuration, "outlierDetection", "baseEjectionDuration");
    }
    for (const [protocol, each] of Object.entries(timeout ?? {})) {
      if (each !== undefined) yield* timeoutDurations(within(listener, each, "timeout", protocol));
    }
  }
  for (const route of routeParts(subject)) {
    if (route.timeout !== undefined) yield* timeoutDurations(within(route, route.timeout, "timeout"));
    if (route.retryPolicy !== undefined) {
      yield within(route, route.retryPolicy.perRetryTimeout, "retryPolicy", "perRetryTimeout");
    }
  }
});

function* timeoutDurations(timeout: Part<RequestTimeout>): Iterable<Part<Duration>> {
  const { idle, perRequest } = timeout.value;
  if (idle !== undefined) yield within(timeout, idle, "idle");
  if (perRequest !== undefined) yield within(timeout, perRequest, "perRequest");
}
