const ADDRESSES = ["registry.terraform.io/hashicorp/aws", "registry.opentofu.org/hashicorp/aws"];

/** Environment in which Terraform, OpenTofu and cdktf use the provider that listens on a port instead of a download. */
export function reattachEnvironment(pid: number, port: number): Record<string, string> {
  const provider = {
    Protocol: "grpc",
    ProtocolVersion: 5,
    Pid: pid,
    // Without it Terraform stops the server when a command ends.
    Test: true,
    Addr: { Network: "tcp", String: `127.0.0.1:${port}` },
  };
  return {
    TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(ADDRESSES.map((address) => [address, provider]))),
    CHECKPOINT_DISABLE: "1",
    // cdktf would otherwise ask the registry for checksums of a provider that is not downloaded.
    CDKTF_SKIP_PROVIDER_LOCK: "true",
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
  };
}
