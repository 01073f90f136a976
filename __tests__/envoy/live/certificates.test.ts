import { join } from "node:path";
import { BOOTSTRAP_FILE, asFiles } from "../../../envoy";
import { Authority, shownOn } from "../../support/envoy/authority";
import { LiveMesh } from "../../support/envoy/live-mesh";
import type { LiveNode } from "../../support/envoy/live-mesh";
import { MountedFolder, call, freePorts, refusedFiles, until, withEnvoy } from "../../support/envoy/live";

type Policy = NonNullable<NonNullable<LiveNode["spec"]["backendDefaults"]>["clientPolicy"]>["tls"];
type Nodes = Parameters<NonNullable<Parameters<LiveMesh["compiler"]>[1]>>[0];

withEnvoy("TLS between Envoys")("certificates of real Envoys", () => {
  let mesh: LiveMesh;
  let authority: Authority;
  beforeEach(async () => {
    mesh = await LiveMesh.open();
    authority = new Authority(join(mesh.folder, "authority"));
    await mesh.stage.application(mesh.ports.app1, (_request, response) => response.end("v1"));
  });
  afterEach(() => mesh.close());

  /** A certificate for a host in a folder of its own, filled as Kubernetes fills one. */
  function mounted(name: string, host: string, by = authority): MountedFolder {
    const folder = new MountedFolder(join(mesh.folder, name));
    folder.put({ ...by.sign(host) });
    return folder;
  }
  const file = ({ folder }: MountedFolder) => ({
    file: { certificateChain: join(folder, "tls.crt"), privateKey: join(folder, "tls.key") },
  });
  const trust = ({ folder }: MountedFolder) => ({ trust: { file: { certificateChain: join(folder, "ca.crt") } } });
  const routes = () => [{ httpRoute: { match: { prefix: "/" }, action: mesh.to(1, 0) } }];

  /** Starts another caller of v1 on ports of its own, and gives the status that it gets. */
  async function statusOf(name: string, policy: Policy, server: (nodes: Nodes) => void): Promise<number> {
    const [admin, service] = (await freePorts(2)) as [number, number];
    const compiler = mesh.compiler(routes(), (nodes) => {
      server(nodes);
      nodes.caller.spec.backendDefaults = { clientPolicy: { tls: policy } };
    });
    const { bootstrap } = compiler.node("caller", {
      adminPort: admin,
      interception: { kind: "loopback", backendPort: () => service, applicationPort: (port) => port },
    });
    await mesh.stage.envoy(name, bootstrap, admin);
    return (await call(service)).status;
  }

  test("are looked at by the caller: who has signed them, and for whom", async () => {
    // GIVEN a listener with a certificate
    const own = mounted("own", "v1.test");
    const elsewhere = mounted("elsewhere", "v1.test", new Authority(join(mesh.folder, "another")));
    const server = ({ v1 }: Nodes) => {
      v1.spec.listeners![0]!.tls = { mode: "STRICT", certificate: file(own) };
    };
    await mesh.start(mesh.compiler(routes(), server), "v1");
    // THEN whoever trusts its authority gets through, asked for no certificate
    expect(await statusOf("trusting", { validation: trust(own) }, server)).toBe(200);
    // AND nobody who trusts another one, or looks for another name
    expect(await statusOf("distrusting", { validation: trust(elsewhere) }, server)).toBe(503);
    const other = { match: { exact: ["other.test"] } };
    expect(await statusOf("mistaken", { validation: { ...trust(own), subjectAlternativeNames: other } }, server)).toBe(
      503,
    );
    // AND plain text is not understood
    expect((await call(mesh.ports.v1)).status).toBe(0);
  });

  test("are shown by both sides where the listener asks for them", async () => {
    // GIVEN
    const [own, caller, stranger] = [
      mounted("own", "v1.test"),
      mounted("caller", "caller.test"),
      mounted("b", "b.test"),
    ];
    const server = ({ v1 }: Nodes) => {
      const names = { match: { exact: ["caller.test"] } };
      v1.spec.listeners![0]!.tls = {
        mode: "STRICT",
        certificate: file(own),
        validation: { ...trust(caller), subjectAlternativeNames: names },
      };
    };
    await mesh.start(mesh.compiler(routes(), server), "v1");
    // THEN the one that it asks for gets through, and neither another nor none
    expect(await statusOf("caller", { certificate: file(caller), validation: trust(own) }, server)).toBe(200);
    expect(await statusOf("stranger", { certificate: file(stranger), validation: trust(own) }, server)).toBe(503);
    expect(await statusOf("nobody", { validation: trust(own) }, server)).toBe(503);
  });

  test("are optional where the listener says so", async () => {
    const own = mounted("own", "v1.test");
    const server = ({ v1 }: Nodes) => {
      v1.spec.listeners![0]!.tls = { mode: "PERMISSIVE", certificate: file(own) };
    };
    await mesh.start(mesh.compiler(routes(), server), "v1");
    expect(await statusOf("encrypted", { validation: trust(own) }, server)).toBe(200);
    expect(await call(mesh.ports.v1)).toEqual({ status: 200, body: "v1" });
  });

  test("are renewed without a restart, as the kubelet replaces a Secret", async () => {
    // GIVEN both sides with their configuration in files, beside their certificates
    const { ports, stage, folder } = mesh;
    const [own, caller] = [mounted("own", "v1.test"), mounted("caller", "caller.test")];
    const compiler = mesh.compiler(routes(), (nodes) => {
      nodes.v1.spec.listeners![0]!.tls = { mode: "STRICT", certificate: file(own), validation: trust(caller) };
      nodes.caller.spec.backendDefaults = {
        clientPolicy: { tls: { certificate: file(caller), validation: trust(own) } },
      };
    });
    for (const name of ["v1", "caller"] as const) {
      const files = new MountedFolder(join(folder, `mesh-${name}`));
      files.put(stage.onLoopback(asFiles(compiler.node(name), files.folder)));
      await stage.envoyOn(join(files.folder, BOOTSTRAP_FILE), ports.admins[name]);
    }
    await until(async () => (await call(ports.service)).status === 200);
    // WHEN another authority signs both anew
    const next = new Authority(join(folder, "next"));
    const both = { own: next.sign("v1.test"), caller: next.sign("caller.test") };
    const bundle = `${authority.sign("x.test")["ca.crt"]}${both.own["ca.crt"]}`;
    own.put({ ...both.own, "ca.crt": bundle });
    caller.put({ ...both.caller, "ca.crt": bundle });
    // THEN the listener shows the new one, and the caller, which has to show its own, gets through again
    await until(async () => (await shownOn(ports.v1)) === both.own["tls.crt"]);
    await until(async () => (await call(ports.service)).status === 200);
    for (const name of ["v1", "caller"] as const) expect(await refusedFiles(ports.admins[name])).toEqual([]);
  });

  test("that cannot be read leave the one that was there", async () => {
    // GIVEN
    const { ports, stage, folder } = mesh;
    const own = mounted("own", "v1.test");
    const compiler = mesh.compiler(routes(), ({ v1 }) => {
      v1.spec.listeners![0]!.tls = { mode: "STRICT", certificate: file(own) };
    });
    const files = new MountedFolder(join(folder, "mesh"));
    files.put(stage.onLoopback(asFiles(compiler.node("v1"), files.folder)));
    await stage.envoyOn(join(files.folder, BOOTSTRAP_FILE), ports.admins.v1);
    const first = await shownOn(ports.v1);
    expect(first).toMatch(/^-----BEGIN CERTIFICATE-----/);
    // WHEN
    own.put({ "ca.crt": "", "tls.crt": "no certificate", "tls.key": "no key" });
    // THEN
    await until(async () => (await refusedFiles(ports.admins.v1)).some((name) => /key_rotation_failed$/.test(name)));
    expect(await shownOn(ports.v1)).toBe(first);
  });
});
