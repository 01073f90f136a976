/** Properties whose names are not the API's with a capital letter (resource schemas of AWS::AppMesh::*). */
const IRREGULAR: Readonly<Record<string, string>> = {
  acm: "ACM",
  awsCloudMap: "AWSCloudMap",
  dns: "DNS",
  grpc: "GRPC",
  http: "HTTP",
  http2: "HTTP2",
  sds: "SDS",
  tcp: "TCP",
  tls: "TLS",
};

/** CloudFormation's name of a key of the API. */
export function propertyName(key: string): string {
  return IRREGULAR[key] ?? key.charAt(0).toUpperCase() + key.slice(1);
}
