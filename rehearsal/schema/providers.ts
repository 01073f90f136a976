/** The Terraform providers that the rehearsal stands in for. */
export const PROVIDERS = ["aws", "helm", "kubernetes"] as const;
export type ProviderName = (typeof PROVIDERS)[number];

interface ProviderInfo {
  /** What people call it. */
  readonly title: string;
  /** Package of its prebuilt bindings. */
  readonly package: string;
  /** Major version of that package. */
  readonly major: number;
}

/** Where the schema of each provider comes from. */
export const PROVIDER_INFO: Readonly<Record<ProviderName, ProviderInfo>> = {
  aws: { title: "AWS", package: "@cdktf/provider-aws", major: 21 },
  helm: { title: "Helm", package: "@cdktf/provider-helm", major: 12 },
  kubernetes: { title: "Kubernetes", package: "@cdktf/provider-kubernetes", major: 12 },
};

/** The provider that a type of resource or data source belongs to; undefined for any other, such as `terraform_data`. */
export function providerOfType(type: string): ProviderName | undefined {
  return PROVIDERS.find((provider) => type.startsWith(`${provider}_`));
}
