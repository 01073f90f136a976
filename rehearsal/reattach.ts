import type { ProviderName } from "./schema";

const REGISTRIES = ["registry.terraform.io", "registry.opentofu.org"];

/** Environment in which Terraform, OpenTofu and cdktf use the providers that listen on ports instead of downloads. */
export function reattachEnvironment(pid: number, ports: Partial<Record<ProviderName, number>>): Record<string, string> {
  const providers = Object.entries(ports).flatMap(([name, port]) => {
    const provider = {
      Protocol: "grpc",
      ProtocolVersion: 5,
      Pid: pid,
      // Without it Terraform stops the server when a command ends.
      Test: true,
      Addr: { Network: "tcp", String: `127.0.0.1:${port}` },
    };
    return REGISTRIES.map((registry) => [`${registry}/hashicorp/${name}`, provider] as const);
  });
  return {
    TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(providers)),
    CHECKPOINT_DISABLE: "1",
    // cdktf would otherwise ask the registry for checksums of a provider that is not downloaded.
    CDKTF_SKIP_PROVIDER_LOCK: "true",
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
  };
}
