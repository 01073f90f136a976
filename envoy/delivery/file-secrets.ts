import { message } from "../json";
import type { Field, Message } from "../json";
import { change } from "./change";

/**
 * Certificates in files as secrets that are read again when their folder changes. Named in a TLS context itself they would
 * be read once.
 */
export class FileSecrets {
  private readonly secrets = new Map<string, Message>();
  private readonly known = new Map<string, string>();

  /** @param source where Envoy reads the secret of a name from */
  constructor(private readonly source: (name: string) => Message) {}

  /** The secrets by name, in the order in which they were met. */
  get all(): ReadonlyMap<string, Message> {
    return this.secrets;
  }

  /** A listener or a cluster whose TLS contexts name secrets instead of files. */
  in(resource: Message): Message {
    return change(resource, (part) => (isTlsContext(part) ? this.named(part) : part));
  }

  private named(context: Message): Message {
    const { tls_certificates: own, validation_context: trusted, ...rest } = context;
    return message({
      ...rest,
      ...(own === undefined ? {} : this.certificates(own as readonly Message[])),
      ...(trusted === undefined ? {} : this.trust(trusted as Message)),
    });
  }

  private certificates(certificates: readonly Message[]): Message {
    const configs = certificates.map((certificate) => {
      const { filename } = certificate["certificate_chain"] as { filename: string };
      return this.config("certificate", { tls_certificate: { ...certificate, ...watched(filename) } });
    });
    return { tls_certificate_sds_secret_configs: configs };
  }

  private trust({ match_typed_subject_alt_names: names, ...rest }: Message): Message {
    const { filename } = rest["trusted_ca"] as { filename: string };
    const config = this.config("trust", { validation_context: { ...rest, ...watched(filename) } });
    if (names === undefined) return { validation_context_sds_secret_config: config };
    return {
      combined_validation_context: {
        default_validation_context: { match_typed_subject_alt_names: names },
        validation_context_sds_secret_config: config,
      },
    };
  }

  /** The same files are one secret, however often they are used. */
  private config(kind: string, content: Readonly<Record<string, Field>>): Message {
    const key = JSON.stringify(content);
    let name = this.known.get(key);
    if (name === undefined) {
      name = `secret_${kind}_${this.known.size}`;
      this.known.set(key, name);
      this.secrets.set(name, { name, ...content });
    }
    return { name, sds_config: this.source(name) };
  }
}

function isTlsContext(part: Message): boolean {
  return part["tls_certificates"] !== undefined || part["validation_context"] !== undefined;
}

function watched(file: string): Message {
  const folder = file.slice(0, file.lastIndexOf("/"));
  return { watched_directory: { path: folder === "" ? "/" : folder } };
}
