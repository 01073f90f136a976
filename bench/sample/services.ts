/** One service of the made-up mesh that both sides build. */
export interface SampleService {
  readonly name: string;
  readonly port: number;
  readonly protocol: "http" | "grpc";
  /** Share of the traffic by version; undefined when there is only one. */
  readonly versions?: Readonly<Record<string, number>>;
  /** Names of the services that it calls. */
  readonly calls: readonly string[];
  readonly image: string;
}

/** Where a service finds its next callees in the row of services, so that calls spread over the whole mesh. */
const STRIDES = [1, 3, 7];

const REGISTRY = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";

/** A mesh of `count` services: every third has two versions, every fifth speaks gRPC, each calls one to three others. */
export function sampleServices(count: number): SampleService[] {
  const nameOf = (index: number) => `service-${String(index % count).padStart(4, "0")}`;
  return Array.from({ length: count }, (_, index) => {
    const callees = STRIDES.slice(0, 1 + (index % STRIDES.length)).map((stride) => nameOf(index + stride));
    return {
      name: nameOf(index),
      port: 8000 + (index % 1000),
      protocol: index % 5 === 0 ? "grpc" : "http",
      ...(index % 3 === 0 ? { versions: { v1: 90, v2: 10 } } : {}),
      calls: [...new Set(callees)].filter((callee) => callee !== nameOf(index)),
      // A role's policy has room for some dozens of repositories; services of a size like this share them.
      image: `${REGISTRY}/team-${index % 10}:${nameOf(index)}`,
    };
  });
}
