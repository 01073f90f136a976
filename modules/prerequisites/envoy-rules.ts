import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { ENVOY_UPSTREAM, envoyReleaseOf, envoySupportEnds } from "../../aws";
import { envoySupported } from "../../rules";
import { named } from "../terraform";
import { check } from "./rule-check";

export interface EnvoyRulesProps {
  /** Envoy image that the deployment names; undefined for the default. */
  readonly image: string | undefined;
}

/** What must hold of Envoy itself where no control plane looks after it. */
export class EnvoyRules extends Construct {
  constructor(scope: Construct, id: string, { image }: EnvoyRulesProps) {
    super(scope, id);
    const release = envoyReleaseOf(image ?? `${ENVOY_UPSTREAM.repository}:${ENVOY_UPSTREAM.tag}`);
    const endText = release === undefined ? undefined : envoySupportEnds(release);
    // An image that does not say its release, or a release newer than what is known here, cannot be judged.
    if (release === undefined || endText === undefined) return;
    const local = named(new TerraformLocal(this, "support-ends", endText), "envoy_support_ends");
    check(this, envoySupported, "envoy", { release, ends: `local.${local.friendlyUniqueId}`, endText });
  }
}
