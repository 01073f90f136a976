import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:tls";

/** A certificate with its key and whom it is signed by, under the names that cert-manager gives them. */
export interface Signed {
  readonly "ca.crt": string;
  readonly "tls.crt": string;
  readonly "tls.key": string;
}

/** An authority that signs certificates, made with openssl. */
export class Authority {
  private signed = 0;

  /** @param folder where its files are; made when it is not there */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    const own = ["-keyout", "ca.key", "-out", "ca.crt", "-days", "2", "-subj", "/CN=authority"];
    this.openssl("req", "-x509", ...KEY, ...own);
  }

  /** A new certificate for a host. */
  sign(host: string): Signed {
    const name = `signed-${this.signed++}`;
    this.openssl("req", ...KEY, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", `/CN=${name}`);
    writeFileSync(join(this.folder, `${name}.ext`), `subjectAltName=DNS:${host}\n`);
    const by = ["-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", `${name}.ext`];
    this.openssl("x509", "-req", "-in", `${name}.csr`, ...by, "-out", `${name}.crt`);
    const text = (file: string) => readFileSync(join(this.folder, file), "utf8");
    return { "ca.crt": text("ca.crt"), "tls.crt": text(`${name}.crt`), "tls.key": text(`${name}.key`) };
  }

  private openssl(...args: string[]): void {
    const { status, stderr } = spawnSync("openssl", args, { cwd: this.folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
  }
}

const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

/** The certificate that is shown on a port of the loopback, as PEM; undefined when none is. */
export function shownOn(port: number): Promise<string | undefined> {
  return new Promise((done) => {
    // Who signed it is what the test looks at.
    const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false }, () => {
      const { raw } = socket.getPeerCertificate();
      socket.destroy();
      done(raw === undefined ? undefined : pem(raw));
    });
    socket.once("error", () => done(undefined));
  });
}

function pem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g)!;
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
