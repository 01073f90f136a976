import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ecsPlatformSchema } from "../../../deployment";
import { staticStart } from "../../../modules/sidecar";

const options = ecsPlatformSchema.parse({ platform: "ecs", services: {} }).envoy;

describe("an Envoy that has its whole configuration", () => {
  const bootstrap = { node: { id: "mesh/m/virtualNode/n" }, format: "%{x} ${y}" };
  const start = staticStart({ bootstrap, adminPort: 9901, options: { ...options, logLevel: "warning" } });

  test("gets it as an argument, with what Terraform would read as a template escaped", () => {
    const [flag, yaml] = start.command!;
    expect(flag).toBe("--config-yaml");
    expect(JSON.parse(yaml!.replace("$${", "${").replace("%%{", "%{"))).toEqual(bootstrap);
    expect(yaml).toContain("%%{x} $${y}");
  });

  test("knows Envoy's own word for each log level", () => {
    expect(start.command!.slice(2, 4)).toEqual(["--log-level", "warn"]);
  });

  test("asks nobody outside its task: no environment of App Mesh, a restart in place", () => {
    expect(start.environment).toEqual([]);
    expect(start.restartPolicy).toEqual({ enabled: true, restartAttemptPeriod: 60 });
  });

  test.each([
    [200, 0],
    [503, 1],
  ])("is ready when its administration answers %i: exit code %i", async (status, expected) => {
    // GIVEN an administration interface
    const server = createServer((request, response) => {
      response.statusCode = request.url === "/ready" ? status : 404;
      response.end("state\n");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    // WHEN the container's health check runs, as ECS runs it
    const [kind, command, ...args] = staticStart({ bootstrap, adminPort: port, options }).isReady;
    const code = await exitCode(command!, args);
    await new Promise((done) => server.close(done));
    // THEN
    expect(kind).toBe("CMD");
    expect(code).toBe(expected);
  });

  test("is not ready when nobody answers", async () => {
    const [, command, ...args] = staticStart({ bootstrap, adminPort: 1, options }).isReady;
    expect(await exitCode(command!, args)).not.toBe(0);
  });
});

function exitCode(command: string, args: readonly string[]): Promise<number | null> {
  return new Promise((done) => spawn(command, args, { stdio: "ignore" }).once("close", done));
}
