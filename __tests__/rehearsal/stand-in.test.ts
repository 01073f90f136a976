import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { RehearsalError, loadScenario, startStandIn } from "../../rehearsal";

const scenario = loadScenario("scenarios/healthy.yaml");
const types = ["aws_vpc"];

describe("startStandIn", () => {
  describe("environment", () => {
    test("hands the provider over to Terraform and to OpenTofu", async () => {
      const standIn = await startStandIn({ scenario, types });
      const handed = JSON.parse(standIn.env["TF_REATTACH_PROVIDERS"]!) as Record<string, Record<string, unknown>>;
      await standIn.stop();
      expect(Object.keys(handed)).toEqual([
        "registry.terraform.io/hashicorp/aws",
        "registry.opentofu.org/hashicorp/aws",
      ]);
      expect(handed["registry.terraform.io/hashicorp/aws"]).toEqual({
        Protocol: "grpc",
        ProtocolVersion: 5,
        Pid: standIn.pid,
        Test: true,
        Addr: { Network: "tcp", String: `127.0.0.1:${standIn.port}` },
      });
    });
  });

  describe("port", () => {
    test("is the one that was asked for, on the loopback interface only", async () => {
      const port = await freePort();
      const standIn = await startStandIn({ scenario, types, port });
      const outside = Object.values(networkInterfaces())
        .flat()
        .filter((each) => each !== undefined && !each.internal && each.family === "IPv4");
      expect(standIn.port).toBe(port);
      expect(await accepts("127.0.0.1", port)).toBe(true);
      for (const each of outside) expect(await accepts(each!.address, port)).toBe(false);
      // All of 127.0.0.0/8 is this machine's own, except on a Mac.
      if (process.platform === "linux") expect(await accepts("127.0.0.2", port)).toBe(false);
      await standIn.stop();
      expect(await accepts("127.0.0.1", port)).toBe(false);
    });

    test("in use by another program is an error that says what to do", async () => {
      // GIVEN
      const other = createServer().listen(0, "127.0.0.1");
      await once(other, "listening");
      const { port } = other.address() as AddressInfo;
      // WHEN
      const starting = startStandIn({ scenario, types, port });
      // THEN
      await expect(starting).rejects.toThrow(RehearsalError);
      await expect(starting).rejects.toThrow(`port ${port} on 127.0.0.1 is in use by another program. Name another`);
      other.close();
    });
  });

  test("refuses a type that the provider does not have, and names the one that was meant", async () => {
    const starting = startStandIn({ scenario, types: ["aws_appmesh_virtual_nod"] });
    await expect(starting).rejects.toThrow(/no resource type "aws_appmesh_virtual_nod".*"aws_appmesh_virtual_node"/);
  });

  describe("end", () => {
    test("stop() ends it in order, a second time too", async () => {
      const standIn = await startStandIn({ scenario, types });
      await standIn.stop();
      await standIn.stop();
      expect(await standIn.exited).toEqual({ code: 0, signal: null });
    });

    test("signals of a Ctrl-C do not end it", async () => {
      const standIn = await startStandIn({ scenario, types });
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.kill(standIn.pid, signal);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(isAlive(standIn.pid)).toBe(true);
      await standIn.stop();
      expect(isAlive(standIn.pid)).toBe(false);
    });

    test("it ends when the program that started it is killed", async () => {
      const { program, pid } = await startParent("wait");
      expect(isAlive(pid)).toBe(true);
      program.kill("SIGKILL");
      await until(() => !isAlive(pid));
    });

    test.each(["stop", "forget"])("it does not keep the program running that started it (%s)", async (how) => {
      const { program, pid } = await startParent(how);
      if (program.exitCode === null) await once(program, "exit");
      expect(program.exitCode).toBe(0);
      await until(() => !isAlive(pid));
    });
  });

  describe("cacheDir", () => {
    test("keeps the whole provider's schema, and derives it again when the file is broken", async () => {
      const cacheDir = mkdtempSync(join(tmpdir(), "rehearsal-cache-"));
      const start = async () => (await startStandIn({ scenario, cacheDir })).stop();
      await start();
      const [name] = readdirSync(cacheDir);
      expect(readdirSync(cacheDir)).toHaveLength(1);
      const whole = readFileSync(join(cacheDir, name!), "utf8");
      expect(
        Object.keys((JSON.parse(whole) as { schema: { resources: object } }).schema.resources).length,
      ).toBeGreaterThan(1500);
      // GIVEN half a file
      writeFileSync(join(cacheDir, name!), whole.slice(0, 1000));
      await start();
      expect(readFileSync(join(cacheDir, name!), "utf8")).toBe(whole);
      // WHEN it is whole, it is used
      const { mtimeMs, ino } = statSync(join(cacheDir, name!));
      await start();
      expect(statSync(join(cacheDir, name!))).toMatchObject({ mtimeMs, ino });
      rmSync(cacheDir, { recursive: true });
      expect(existsSync(cacheDir)).toBe(false);
    });
  });
});

async function startParent(how: string): Promise<{ program: ChildProcess; pid: number }> {
  const program = spawn(process.execPath, ["--require", "tsx/cjs", join(__dirname, "parent.ts"), how], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(program.stdout!, "data")) as [Buffer];
  return { program, pid: Number(line.toString()) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** Where nothing collects orphans, a process that has ended stays in the table. */
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && /\) Z /.test(readFileSync(file, "utf8"));
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 1500 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(condition()).toBe(true);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const answer = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
    socket.once("timeout", () => answer(false));
  });
}
