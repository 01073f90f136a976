import { EnvoyCompileError } from "../errors";
import type { Message } from "../json";
import { SDS_CLUSTER } from "../names";

/** Where the certificates of one Envoy come from; it keeps in mind whether any comes from a secret discovery service. */
export class Secrets {
  private asked = false;

  constructor(private readonly socket: string | undefined) {}

  get usesSds(): boolean {
    return this.asked;
  }

  /** A secret of the secret discovery service. */
  fromService(name: string): Message {
    if (this.socket === undefined) {
      throw new EnvoyCompileError(`secret ${JSON.stringify(name)} has no secret discovery service to come from.`);
    }
    this.asked = true;
    return {
      name,
      sds_config: {
        api_config_source: {
          api_type: "GRPC",
          transport_api_version: "V3",
          grpc_services: [{ envoy_grpc: { cluster_name: SDS_CLUSTER } }],
        },
        resource_api_version: "V3",
      },
    };
  }
}
