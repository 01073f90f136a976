import type { Deployment, DeploymentInput } from "../../../deployment";
import type { EksCase } from "./eks-cases";
import { extended } from "./eks-cases";
import { IMAGE } from "./sites";

type Services = NonNullable<DeploymentInput["services"]>;
type Eks = Extract<NonNullable<DeploymentInput["workloads"]>, { readonly platform: "eks" }>;
export type Files = NonNullable<NonNullable<Eks["envoy"]>["files"]>;
export type Tls = NonNullable<Services[string]["tls"]>;

/** A pair as cert-manager names its keys, in a folder. */
export const pair = (folder: string) => ({
  file: { certificateChain: `${folder}/tls.crt`, privateKey: `${folder}/tls.key` },
});
export const trust = (folder: string) => ({ trust: { file: { certificateChain: `${folder}/ca.crt` } } });

export const OWN: Files = { "/keys/own": { secret: "web-tls" } };
const CA: Files = { "/keys/ca": { configMap: "authority" } };
const SERVED: Tls = { mode: "STRICT", certificate: pair("/keys/own") };

/** A service "web" with TLS in a pod, and what is mounted into its Envoy and into all of them. */
export function securedPod(
  { own = OWN, common = {}, tls = SERVED }: { own?: Files; common?: Files; tls?: Tls },
  web: Partial<Services[string]> = {},
): Deployment {
  return extended(
    {},
    { envoy: { files: common }, services: { web: { image: IMAGE, envoyFiles: own } } },
    { services: { web: { port: 8080, tls, ...web } } },
  );
}

/** A virtual gateway "front" with TLS whose pods have these folders. */
export function securedGateway(files: Files, tls: Tls = SERVED): Deployment {
  return extended(
    {},
    { gateways: { front: { clients: ["10.200.0.0/16"], envoyFiles: files } } },
    {
      mesh: {
        virtualGateways: [
          {
            virtualGatewayName: "front",
            spec: { listeners: [{ portMapping: { port: 8443, protocol: "http" }, tls }] },
          },
        ],
      },
    },
  );
}

const versioned = (files: Files) =>
  extended(
    {},
    {
      services: {
        web: { envoyFiles: files, versions: { v1: { image: IMAGE }, v2: { image: IMAGE, envoyFiles: OWN } } },
      },
    },
    { services: { web: { port: 8080, tls: SERVED, versions: { v1: { weight: 1 }, v2: { weight: 1 } } } } },
  );

/** Cases of the rules about files of certificates in pods. */
export const EKS_FILES_CASES: readonly EksCase[] = [
  {
    rule: "OM-K041",
    red: () => securedPod({ own: {} }),
    says: [
      'services.web.tls.certificate.file.certificateChain: virtual node "web" reads "/keys/own/tls.crt", which is nowhere: nothing is mounted into its Envoy.',
      'services.web.tls.certificate.file.privateKey: virtual node "web" reads "/keys/own/tls.key", which is nowhere: nothing is mounted into its Envoy.',
    ],
    green: [
      () => securedPod({}),
      () => securedPod({ own: {}, common: OWN }),
      () => securedPod({ own: {}, tls: { ...SERVED, mode: "DISABLED" } }),
      // What the image brings along.
      () => securedPod({ tls: { ...SERVED, validation: trust("/etc/ssl/certs") } }),
    ],
  },
  {
    // A key of a Secret is a file of its folder, and of none inside it.
    rule: "OM-K041",
    red: () => securedPod({ common: CA, tls: { ...SERVED, validation: trust("/keys/ca/deeper") } }),
    says: [
      'services.web.tls.validation.trust.file.certificateChain: virtual node "web" reads "/keys/ca/deeper/ca.crt", which is nowhere: mounted are /keys/ca, /keys/own.',
    ],
    green: [() => securedPod({ common: CA, tls: { ...SERVED, validation: trust("/keys/ca") } })],
  },
  {
    rule: "OM-K041",
    red: () =>
      securedPod({}, { clientPolicy: { tls: { certificate: pair("/keys/own"), validation: trust("/keys/ca") } } }),
    says: [
      'services.web.clientPolicy.tls.validation.trust.file.certificateChain: virtual node "web" reads "/keys/ca/ca.crt", which is nowhere: mounted are /keys/own.',
    ],
    green: [() => securedPod({ common: CA }, { clientPolicy: { tls: { validation: trust("/keys/ca") } } })],
  },
  {
    rule: "OM-K041",
    red: () => securedGateway({}),
    says: ["tls.crt", "tls.key"].map(
      (file, index) =>
        `mesh.virtualGateways[0].spec.listeners[0].tls.certificate.file.${["certificateChain", "privateKey"][index]!}: ` +
        `virtual gateway "front" reads "/keys/own/${file}", which is nowhere: nothing is mounted into its Envoy.`,
    ),
    green: [() => securedGateway(OWN)],
  },
  {
    // A version's folders take the place of the service's, as all its settings do.
    rule: "OM-K041",
    red: () => versioned({}),
    says: [
      'services.web.tls.certificate.file.certificateChain: virtual node "web-v1" reads "/keys/own/tls.crt", which is nowhere: nothing is mounted into its Envoy.',
      'services.web.tls.certificate.file.privateKey: virtual node "web-v1" reads "/keys/own/tls.key", which is nowhere: nothing is mounted into its Envoy.',
    ],
    green: [() => versioned(OWN)],
  },
  {
    rule: "OM-K042",
    red: () => securedPod({ common: { "/keys/own": { secret: "other" } } }),
    says: [
      "workloads.services.web.envoyFiles./keys/own: on /keys/own something is mounted already, by workloads.envoy.files.",
    ],
    green: [() => securedPod({ common: { "/keys/owned": { secret: "other" } } })],
  },
  {
    rule: "OM-K042",
    red: () => securedPod({ common: { "/keys": { configMap: "authority" } } }),
    says: [
      "workloads.services.web.envoyFiles./keys/own: /keys/own lies inside /keys, on which something else is mounted.",
    ],
  },
  {
    rule: "OM-K042",
    red: () =>
      securedPod({
        common: {
          "/etc": { secret: "a" },
          "/etc/outpost-mesh/keys": { secret: "b" },
          "/usr": { secret: "c" },
        },
      }),
    says: [
      "workloads.envoy.files./etc: /etc would hide /etc/outpost-mesh, which belongs to Envoy's configuration.",
      "workloads.envoy.files./etc/outpost-mesh/keys: /etc/outpost-mesh/keys lies inside /etc/outpost-mesh, which belongs to Envoy's configuration.",
      "workloads.envoy.files./etc/outpost-mesh/keys: /etc/outpost-mesh/keys lies inside /etc, on which something else is mounted.",
      "workloads.envoy.files./usr: /usr would hide what belongs to Envoy's image.",
    ],
    green: [() => securedPod({ common: { "/etc/keys": { secret: "a" }, "/usr/keys": { secret: "c" } } })],
  },
  {
    rule: "OM-K043",
    red: () => securedPod({ own: { "/keys/own": { configMap: "web-tls" } } }),
    says: [
      'services.web.tls.certificate.file.privateKey: virtual node "web" takes its private key "/keys/own/tls.key" from the ConfigMap "web-tls".',
    ],
    green: [() => securedPod({}), () => securedPod({ common: CA, tls: { ...SERVED, validation: trust("/keys/ca") } })],
  },
  {
    rule: "OM-K044",
    red: () =>
      securedGateway(
        { "/keys/own": { secret: "front-key" }, "/keys/shown": { configMap: "front" } },
        {
          mode: "STRICT",
          certificate: { file: { certificateChain: "/keys/shown/tls.crt", privateKey: "/keys/own/tls.key" } },
        },
      ),
    says: [
      'mesh.virtualGateways[0].spec.listeners[0].tls.certificate.file.privateKey: virtual gateway "front" has its certificate from ConfigMap "front" and the key from Secret "front-key".',
    ],
    green: [() => securedGateway(OWN)],
  },
  {
    rule: "OM-K045",
    red: () => securedPod({ common: CA, own: { ...OWN, "/keys/old": { secret: "web-old" } } }),
    says: [
      'workloads.envoy.files./keys/ca: no Envoy reads a file of ConfigMap "authority" in /keys/ca.',
      'workloads.services.web.envoyFiles./keys/old: no Envoy reads a file of Secret "web-old" in /keys/old.',
    ],
    green: [() => securedPod({}), () => securedPod({ common: CA, tls: { ...SERVED, validation: trust("/keys/ca") } })],
  },
];
