import { envoyImage, parseEcrImage } from "../../aws";
import type { EnvoyOptions, MeshModel, VirtualGateway } from "../../deployment";
import { escapeTemplate } from "../../rules";
import type { ObjectNames } from "../mesh";
import { appMeshStart } from "../sidecar";
import type { PolicyStatement } from "../terraform/policy";
import type { Account } from "../account";
import { repositoryArn } from "./ecr-repository";
import type { EnvoyImage, EnvoySource, TaskEnvoy } from "./envoy-source";
import { givenImage } from "./given-image";

/** Envoys that ask App Mesh who they are, each with a role that may be that object of the mesh and no other. */
export class AppMeshEnvoys implements EnvoySource {
  /** @param image - the image that the deployment names; undefined for the Region's own */
  constructor(
    private readonly mesh: ObjectNames,
    private readonly model: MeshModel,
    private readonly image: string | undefined,
  ) {}

  node(name: string, account: Account, options: EnvoyOptions): TaskEnvoy {
    const resource = `mesh/${this.mesh.meshName}/virtualNode/${this.mesh.nodeName(name)}`;
    return {
      image: this.imageFor(account).image,
      redirects: true,
      start: appMeshStart({ region: account.region, resource: this.asked(resource), options }),
      statements: [stream("BeOneVirtualNode", account, resource)],
    };
  }

  gateway(name: string, account: Account, options: EnvoyOptions): TaskEnvoy {
    const resource = `mesh/${this.mesh.meshName}/virtualGateway/${this.mesh.gatewayName(name)}`;
    const gateway = this.model.virtualGateways.find(({ virtualGatewayName }) => virtualGatewayName === name);
    return {
      image: this.imageFor(account).image,
      redirects: true,
      start: appMeshStart({ region: account.region, resource: this.asked(resource), options }),
      statements: [
        stream("BeOneVirtualGateway", account, resource),
        ...(gateway === undefined ? [] : certificates(gateway)),
      ],
    };
  }

  images(account: Account): readonly EnvoyImage[] {
    return [this.imageFor(account)];
  }

  /**
   * What an Envoy asks App Mesh for. The mesh of another account is named with its owner there, but not in ARNs: those
   * carry the account that owns the node (App Mesh user guide, shared meshes).
   */
  private asked(resource: string): string {
    const { meshOwner } = this.model.mesh;
    return meshOwner === undefined ? resource : resource.replace(/(?=\/virtual(Node|Gateway)\/)/, `@${meshOwner}`);
  }

  private imageFor({ region }: Account): EnvoyImage {
    if (this.image !== undefined) return givenImage(this.image);
    const image = envoyImage(region);
    return { image, repositoryArn: repositoryArn(parseEcrImage(image)!) };
  }
}

function stream(Sid: string, account: Account, resource: string): PolicyStatement {
  return { Sid, Action: ["appmesh:StreamAggregatedResources"], Resource: [account.arn("appmesh", resource)] };
}

/** What Envoy fetches with the task's role: certificates of listeners and of authorities (App Mesh user guide, TLS). */
function certificates({ spec }: VirtualGateway): PolicyStatement[] {
  const own = spec.listeners.flatMap(({ tls }) => tls?.certificate.acm?.certificateArn ?? []);
  const trusted = spec.backendDefaults?.clientPolicy?.tls?.validation.trust.acm?.certificateAuthorityArns ?? [];
  const statement = (Sid: string, action: string, arns: readonly string[]): PolicyStatement[] =>
    arns.length === 0 ? [] : [{ Sid, Action: [action], Resource: [...new Set(arns)].sort().map(escapeTemplate) }];
  return [
    ...statement("ShowOwnCertificates", "acm:ExportCertificate", own),
    ...statement("KnowAuthorities", "acm-pca:GetCertificateAuthorityCertificate", trusted),
  ];
}
