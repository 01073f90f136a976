import { Client, credentials, status } from "@grpc/grpc-js";
import type { ServiceError } from "@grpc/grpc-js";
import { request } from "node:http";
import { loadScenario, startStandIn } from "../../rehearsal";
import type { StandIn } from "../../rehearsal";

describe("the stand-in's server", () => {
  let standIn: StandIn;
  let client: Client;
  beforeAll(async () => {
    standIn = await startStandIn({ scenario: loadScenario("scenarios/healthy.yaml"), types: ["aws_vpc"] });
    client = new Client(`127.0.0.1:${standIn.port}`, credentials.createInsecure());
  });
  afterAll(async () => {
    client.close();
    await standIn.stop();
  });

  const call = (path: string, body: Buffer) =>
    new Promise<{ code: number; body: string }>((resolve) => {
      const pass = (value: Buffer) => value;
      client.makeUnaryRequest(path, pass, pass, body, (error: ServiceError | null, answer?: Buffer) =>
        resolve(
          error === null
            ? { code: status.OK, body: answer!.toString("latin1") }
            : { code: error.code, body: error.details },
        ),
      );
    });

  test("refuses services and methods that it does not know", async () => {
    expect(await call("/tfplugin5.Provider/DeleteEverything", Buffer.alloc(0))).toMatchObject({
      code: status.UNIMPLEMENTED,
    });
    expect(await call("/tfplugin6.Provider/GetSchema", Buffer.alloc(0))).toMatchObject({ code: status.UNIMPLEMENTED });
    expect(await call("/tfplugin5.Provider/constructor", Buffer.alloc(0))).toMatchObject({
      code: status.UNIMPLEMENTED,
    });
  });

  test("refuses messages that are malformed or larger than Terraform's own, and goes on", async () => {
    expect((await call("/tfplugin5.Provider/ReadDataSource", Buffer.from([0xff, 0xff, 0xff]))).code).not.toBe(
      status.OK,
    );
    const large = Buffer.alloc(64 * 1024 * 1024 + 1);
    expect(await call("/tfplugin5.Provider/ReadDataSource", large)).toMatchObject({ code: status.RESOURCE_EXHAUSTED });
    expect(await call("/tfplugin5.Provider/Stop", Buffer.alloc(0))).toMatchObject({ code: status.OK });
  });

  test("says in a diagnostic which type it was started without", async () => {
    // GIVEN a request whose only field is the type's name
    const name = Buffer.from("aws_no_such_thing");
    // WHEN
    const { code, body } = await call(
      "/tfplugin5.Provider/ReadDataSource",
      Buffer.concat([Buffer.from([0x0a, name.length]), name]),
    );
    // THEN
    expect(code).toBe(status.OK);
    expect(body).toContain("the rehearsal was started without the data source aws_no_such_thing");
  });

  test("has no answer for HTTP of the older kind", async () => {
    const outcome = await new Promise<string>((resolve) => {
      const outgoing = request({ host: "127.0.0.1", port: standIn.port, path: "/" }, (answer) =>
        resolve(`status ${answer.statusCode}`),
      );
      outgoing.once("error", () => resolve("ended"));
      outgoing.end();
    });
    expect(outcome).toMatch(/^(ended|status [45]\d\d)$/);
    expect(await call("/tfplugin5.Provider/Stop", Buffer.alloc(0))).toMatchObject({ code: status.OK });
  });
});
