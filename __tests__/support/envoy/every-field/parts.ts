export const s = (value: number) => ({ unit: "s" as const, value });

export const file = { certificateChain: "/keys/own.pem", privateKey: "/keys/own.key" };

export const trust = { certificateChain: "/keys/ca.pem" };

export const names = (...exact: string[]) => ({ match: { exact } });

export const healthCheck = (protocol: "http" | "grpc", port: number) => ({
  protocol,
  port,
  ...(protocol === "http" ? { path: "/ok" } : {}),
  healthyThreshold: 2,
  unhealthyThreshold: 3,
  intervalMillis: 5000,
  timeoutMillis: 2000,
});

/** Every kind of condition on a header. */
export const headers = () => [
  { name: "x-exact", invert: false, match: { exact: "blue" } },
  { name: "x-prefix", match: { prefix: "bl" } },
  { name: "x-suffix", match: { suffix: "ue" } },
  { name: "x-regex", match: { regex: "b.*" } },
  { name: "x-range", match: { range: { start: 1, end: 7 } } },
];

export const retry = () => ({
  maxRetries: 2,
  perRetryTimeout: s(1),
  httpRetryEvents: ["server-error" as const],
  tcpRetryEvents: ["connection-error" as const],
});

export const timeout = () => ({ idle: s(60), perRequest: s(5) });

/** Policies towards backends: with files, and with secrets of a discovery service. */
export const byFile = (port: number) => ({
  tls: {
    enforce: true,
    ports: [port],
    certificate: { file },
    validation: { subjectAlternativeNames: names("a.shop.internal"), trust: { file: trust } },
  },
});

export const bySds = () => ({
  tls: { certificate: { sds: { secretName: "own" } }, validation: { trust: { sds: { secretName: "roots" } } } },
});

export const json = {
  accessLog: { file: { path: "/dev/stdout", format: { json: [{ key: "code", value: "%RESPONSE_CODE%" }] } } },
};

export const plain = { accessLog: { file: { path: "/dev/stdout", format: { text: "%RESPONSE_CODE%\n" } } } };
