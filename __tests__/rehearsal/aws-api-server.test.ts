import { request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { loadScenario, startAwsApi } from "../../rehearsal";
import type { AwsApi } from "../../rehearsal";
import { signed } from "./aws-api";

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe("the loopback AWS API as a server", () => {
  let api: AwsApi;
  beforeAll(async () => (api = await startAwsApi({ scenario: loadScenario("scenarios/healthy.yaml") })));
  afterAll(() => api.close());

  const send = (headers: Record<string, string>, body: string | Buffer, path = "/") =>
    new Promise<Answer>((resolve, reject) => {
      const outgoing = request({ host: "127.0.0.1", port: api.port, method: "POST", path, headers }, (incoming) => {
        let text = "";
        incoming.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
        incoming.on("end", () => resolve({ status: incoming.statusCode, headers: incoming.headers, body: text }));
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });

  test("answers over HTTP", async () => {
    const { status, body } = await send(signed("sts"), "Action=GetCallerIdentity");
    expect(status).toBe(200);
    expect(body).toContain("<Account>111122223333</Account>");
  });

  test("refuses a body that is too large in the API's own shape, announced or not", async () => {
    const large = Buffer.alloc(1024 * 1024 + 1, "a");
    const announced = await send({ ...signed("ec2"), "content-length": String(large.length) }, large);
    expect(announced.status).toBe(413);
    expect(announced.body).toContain("<Code>RequestEntityTooLarge</Code>");
    const chunked = await send({ ...signed("ssm"), "transfer-encoding": "chunked" }, large);
    expect({ status: chunked.status, ...(JSON.parse(chunked.body) as object) }).toMatchObject({
      status: 413,
      __type: "RequestEntityTooLarge",
    });
  });

  test("refuses to be a way out of this machine, and says who was asked for", async () => {
    // WHEN a proxy's client wants to go elsewhere
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(api.port, "127.0.0.1", () =>
        socket.write("CONNECT sts.amazonaws.com:443 HTTP/1.1\r\nHost: x\r\n\r\n"),
      );
      socket.once("data", (data) => resolve(data.toString("utf8")));
      socket.once("error", reject);
    });
    const foreign = await send({ ...signed("sts"), host: "sts.amazonaws.com" }, "Action=GetCallerIdentity");
    // THEN
    expect(said).toMatch(/^HTTP\/1\.1 403 /);
    expect(foreign.status).toBe(403);
    expect(api.unknownOperations().map(({ operation }) => operation)).toEqual([
      "sts.amazonaws.com",
      "sts.amazonaws.com:443",
    ]);
  });

  test("what is no HTTP gets no answer but an end", async () => {
    const said = await new Promise<string>((resolve) => {
      const socket = connect(api.port, "127.0.0.1", () => socket.write("\u0000\u0001nonsense\r\n\r\n"));
      let text = "";
      socket.on("data", (data) => (text += data.toString("utf8")));
      socket.once("close", () => resolve(text));
    });
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect((await send(signed("sts"), "Action=GetCallerIdentity")).status).toBe(200);
  });

  test("listens on no other interface", async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ family, internal, address }) => family === "IPv4" && (!internal || address !== "127.0.0.1"))
      .map(({ address }) => address);
    // All of 127.0.0.0/8 is this machine, so there is another address everywhere but on a Mac.
    if (process.platform === "linux") others.push("127.0.0.2");
    for (const address of others) {
      const code = await new Promise((resolve) => {
        const socket = connect(api.port, address, () => resolve("open"));
        socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
      });
      expect({ address, code }).toEqual({ address, code: "ECONNREFUSED" });
    }
  });

  test("says when its port is taken", async () => {
    const scenario = loadScenario("scenarios/healthy.yaml");
    await expect(startAwsApi({ scenario, port: api.port })).rejects.toThrow(`port ${api.port} on 127.0.0.1 is in use`);
  });
});
