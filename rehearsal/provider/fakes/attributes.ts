import type { TerraformType } from "../../schema";
import type { Value } from "../values";
import type { Chooser } from "./chooser";

/** The moment at which everything in a rehearsal happens: a clock would give other bytes on every run. */
export const REHEARSAL_TIME = "2026-01-01T00:00:00Z";

const account = ({ scenario }: Chooser): string => scenario.account;
const hostedZone = (of: Chooser, path: string): string => `Z${of.letters(path, 20).toUpperCase()}`;
const FULL_ACCESS = JSON.stringify({
  Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }],
  Version: "2008-10-17",
});

/** Attributes that mean the same wherever they stand. */
const BY_NAME: Readonly<Record<string, (of: Chooser, path: string) => Value>> = {
  account_id: account,
  availability_zone: ({ scenario }) => scenario.availabilityZones[0]!.name,
  availability_zone_id: (of) => {
    const zones = of.scenario.availabilityZones;
    return (zones.find((zone) => zone.name === of.text("availability_zone")) ?? zones[0]!).id;
  },
  data: (of, path) => Buffer.from(of.hex(path, 32)).toString("base64"),
  default_cooldown: () => 300,
  default_version: () => 1,
  desired_capacity: (of) => Number(of.text("min_size")) || 0,
  endpoint: (of, path) => `https://${of.letters(path, 32)}.${of.region}.${of.scenario.dnsSuffix}`,
  health_check_type: () => "EC2",
  hosted_zone: hostedZone,
  hosted_zone_id: hostedZone,
  ip_address_type: () => "ipv4",
  issuer: (of, path) => `https://oidc.eks.${of.region}.${of.scenario.dnsSuffix}/id/${of.hex(path, 32).toUpperCase()}`,
  latest_version: () => 1,
  mesh_owner: account,
  name_prefix: () => "",
  owner: account,
  owner_id: account,
  policy: () => FULL_ACCESS,
  region: ({ region }) => region,
  registry_id: account,
  resource_owner: account,
  revision: () => 1,
  state: () => "available",
  status: () => "ACTIVE",
  unique_id: (of, path) => `AROA${of.letters(path, 17).toUpperCase()}`,
  version: () => 1,
  zone_id: hostedZone,
};

const TIME = /(^|_)(date|time|timestamp|created_at|updated_at)$/;

/** A value for a computed attribute by its name alone; undefined when the name says nothing. */
export function chooseByName(path: string, type: TerraformType, of: Chooser): Value | undefined {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const chosen = TIME.test(name) ? REHEARSAL_TIME : BY_NAME[name]?.(of, path);
  if (chosen === undefined) return undefined;
  if (type === "number") return typeof chosen === "number" ? chosen : undefined;
  return type === "string" ? String(chosen) : undefined;
}
