import type { HeaderMatch } from "../../../deployment";
import type { SampleRequest } from "./request";

/** What a route or a gateway route asks of a request, in the model's words. */
export type Match = {
  prefix?: string;
  path?: { exact?: string; regex?: string };
  method?: string;
  scheme?: string;
  port?: number;
  hostname?: { exact?: string; suffix?: string };
  headers?: readonly HeaderMatch[];
  metadata?: readonly HeaderMatch[];
  queryParameters?: readonly { name: string; match?: { exact?: string } }[];
  serviceName?: string;
  methodName?: string;
  isGrpc?: boolean;
};

/** Whether a host, without its port, is one that a gateway route takes. */
export function fitsHost(hostname: Match["hostname"], host: string): boolean {
  if (hostname?.exact !== undefined) return host === hostname.exact.toLowerCase();
  if (hostname?.suffix === undefined) return true;
  return host.endsWith(hostname.suffix.toLowerCase()) && host.length > hostname.suffix.length;
}

/** Whether a request is all that a route asks for, its host aside. */
export function fitsRequest(match: Match, request: SampleRequest): boolean {
  const headers = [...(match.headers ?? []), ...(match.metadata ?? [])];
  return (
    fitsPath(match, request) &&
    (match.method === undefined || match.method === request.method) &&
    (match.scheme === undefined || match.scheme === request.scheme) &&
    headers.every((header) => fitsHeader(header, request.headers[header.name])) &&
    (match.queryParameters ?? []).every(({ name, match: value }) =>
      value?.exact === undefined ? request.query[name] !== undefined : request.query[name] === value.exact,
    )
  );
}

function fitsPath(match: Match, { path, grpc }: SampleRequest): boolean {
  if (match.isGrpc === true) {
    const [, service, method] = path.split("/");
    return (
      grpc &&
      (match.serviceName === undefined || (match.serviceName === service && method !== undefined)) &&
      (match.methodName === undefined || match.methodName === path.slice(2 + match.serviceName!.length))
    );
  }
  if (match.path?.exact !== undefined) return path === match.path.exact;
  if (match.path?.regex !== undefined) return new RegExp(`^(?:${match.path.regex})$`).test(path);
  return path.startsWith(match.prefix ?? "/");
}

function fitsHeader({ invert = false, match }: HeaderMatch, value: string | undefined): boolean {
  if (match === undefined) return (value !== undefined) !== invert;
  if (value === undefined) return false;
  const { exact, prefix, suffix, regex, range } = match;
  const fits =
    exact !== undefined
      ? value === exact
      : prefix !== undefined
        ? value.startsWith(prefix)
        : suffix !== undefined
          ? value.endsWith(suffix)
          : regex !== undefined
            ? new RegExp(`^(?:${regex})$`).test(value)
            : /^-?\d+$/.test(value) && Number(value) >= range!.start && Number(value) < range!.end;
  return fits !== invert;
}

/** Lower priorities first, and those without one last; then the narrower; then by name. */
export function order(
  pa: number | undefined,
  a: Match,
  na: string,
  pb: number | undefined,
  b: Match,
  nb: string,
): number {
  const byPriority = (pa ?? 5000) - (pb ?? 5000);
  if (byPriority !== 0) return byPriority;
  const byPath = pathClass(a) - pathClass(b);
  if (byPath !== 0) return byPath;
  const byLength = pathLength(b) - pathLength(a);
  if (byLength !== 0) return byLength;
  const byConditions = conditions(b) - conditions(a);
  return byConditions !== 0 ? byConditions : na < nb ? -1 : 1;
}

function pathClass({ path, methodName }: Match): number {
  if (path?.exact !== undefined || methodName !== undefined) return 0;
  return path?.regex === undefined ? 1 : 2;
}

function pathLength({ path, prefix, serviceName, methodName, isGrpc }: Match): number {
  if (isGrpc === true) return methodName !== undefined ? 0 : (serviceName?.length ?? 0);
  return (path?.exact ?? path?.regex ?? prefix ?? "").length;
}

function conditions({ method, scheme, headers, metadata, queryParameters }: Match): number {
  const single = [method, scheme].filter((each) => each !== undefined).length;
  return single + [headers, metadata, queryParameters].reduce((sum, list) => sum + (list?.length ?? 0), 0);
}
