import type { Mapping } from "./mapping";

/** Tags of objects that are not made. */
export function tags(objects: string): Mapping {
  return {
    field: `${objects}.tags`,
    fate: "unused",
    envoy: "",
    rule: "OM-E005",
    note: "There is no object that could carry tags.",
  };
}

/**
 * What requests are matched by besides their path, in routes and in gateway routes.
 * @param http where the routes for http and http2 stand
 * @param grpc where those for grpc stand
 */
export function conditions(http: string, grpc: string): Mapping[] {
  return [
    { field: `${http}.match.method`, fate: "exact", envoy: "match.headers :method" },
    {
      field: `${http}.match.headers`,
      fate: "exact",
      envoy:
        "match.headers: string_match, range_match, present_match, invert_match; an inverted value asks for the header to be there, as it did under App Mesh",
    },
    { field: `${http}.match.queryParameters`, fate: "exact", envoy: "match.query_parameters" },
    { field: `${grpc}.match.metadata`, fate: "exact", envoy: "match.headers, as for headers of http" },
  ];
}
