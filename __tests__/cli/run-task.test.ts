import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runCli, temporaryFolder } from "../support/cli";

const KEY = "OUTPOST_MESH_RUN_TASK_KEY";

describe("outpost-mesh run-task", () => {
  test.each([
    ["no address", [], "a key of some length", /required option '--listen <address>' not specified/],
    ["an address without a port", ["--listen", "127.0.0.1"], "a key of some length", /an address is HOST:PORT/],
    ["no key", ["--listen", "127.0.0.1:0"], undefined, /there is no HMAC key: put the run task's HMAC key/],
    ["a short key", ["--listen", "127.0.0.1:0"], "short", /the HMAC key in OUTPOST_MESH_RUN_TASK_KEY has 5 characters/],
    [
      "a key file that is not there",
      ["--listen", "127.0.0.1:0", "--key-file", "absent.key"],
      undefined,
      /absent\.key cannot be read \(ENOENT\)/,
    ],
  ])("does not start with %s", async (_, args, key, message) => {
    // WHEN
    const { code, stderr } = await runCli(["run-task", ...args], { env: { [KEY]: key } });
    // THEN
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test("says so when the port is taken", async () => {
    // GIVEN
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    // WHEN
    const args = ["run-task", "--listen", `127.0.0.1:${port}`];
    const { code, stderr } = await runCli(args, { env: { [KEY]: "a key of some length" } });
    await new Promise<void>((resolve) => other.close(() => resolve()));
    // THEN
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `outpost-mesh: 127.0.0.1:${port} cannot be listened on (EADDRINUSE).\n`,
    });
  });

  test("serves until it is asked to end, with the key of a file", async () => {
    // GIVEN
    const folder = temporaryFolder();
    const keyFile = join(folder.path, "hmac.key");
    writeFileSync(keyFile, "a key of some length\n");
    let health: { status: number; text: string } | undefined;
    // WHEN
    const { code, stdout, stderr } = await runCli(["run-task", "--listen", "127.0.0.1:0", "--key-file", keyFile], {
      started: (child) =>
        child.stderr!.once("data", async (text: string) => {
          const answer = await fetch(`${/http:\/\/\S+/.exec(text)![0]}healthz`);
          health = { status: answer.status, text: await answer.text() };
          child.kill("SIGTERM");
        }),
    });
    folder.remove();
    // THEN
    expect(health).toEqual({ status: 200, text: "ok\n" });
    expect({ code, stdout }).toEqual({ code: 143, stdout: "" });
    expect(stderr).toMatch(
      /^listening on http:\/\/127\.0\.0\.1:\d+\/\nending; what is being reviewed is finished first\n$/,
    );
  });
});
