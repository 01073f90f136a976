import { BOOTSTRAP_FILE } from "../../../envoy";

interface Addressed {
  readonly address: object;
}

/**
 * A configuration in files whose listeners are bound to whatever ports of the loopback are free, so that it can be tried
 * beside anything else and without being root.
 */
export function onFreePorts(files: Readonly<Record<string, string>>, adminPort: number): Record<string, string> {
  const at = (port: number) => ({ socket_address: { address: "127.0.0.1", port_value: port } });
  const bootstrap = JSON.parse(files[BOOTSTRAP_FILE]!) as { readonly admin: Addressed };
  const { resources } = JSON.parse(files["listeners.json"]!) as { readonly resources: readonly Addressed[] };
  return {
    ...files,
    [BOOTSTRAP_FILE]: JSON.stringify({ ...bootstrap, admin: { ...bootstrap.admin, address: at(adminPort) } }),
    "listeners.json": JSON.stringify({ resources: resources.map((each) => ({ ...each, address: at(0) })) }),
  };
}
