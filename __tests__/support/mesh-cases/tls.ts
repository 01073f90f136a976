import type { MeshInput } from "../mesh-builder";
import type { RuleCase } from "./case";

const ARN = "arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012";
const AUTHORITY =
  "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012";
const OTHER = AUTHORITY.replace("12345678", "99999999");
const THIRD = AUTHORITY.replace("12345678", "55555555");
const file = { certificateChain: "/certs/chain.pem", privateKey: "/certs/key.pem" };
const sds = { secretName: "web" };

type Tls = NonNullable<NonNullable<MeshInput["virtualGateways"][number]["spec"]["listeners"][number]["tls"]>>;
type Policy = NonNullable<
  NonNullable<NonNullable<MeshInput["virtualNodes"][number]["spec"]["backendDefaults"]>["clientPolicy"]>["tls"]
>;
const serve = (m: MeshInput, index: number, tls: Partial<Tls> = {}) =>
  (m.virtualNodes[index]!.spec.listeners![0]!.tls = {
    mode: "STRICT",
    certificate: { acm: { certificateArn: ARN } },
    ...tls,
  });
const ask = (m: MeshInput, tls: Partial<Policy> = {}) =>
  (m.virtualNodes[0]!.spec.backendDefaults = {
    clientPolicy: { tls: { validation: { trust: { file: { certificateChain: "/certs/ca.pem" } } }, ...tls } },
  });
/** Both backends of web serve TLS. */
const serveBoth = (m: MeshInput, tls: Partial<Tls> = {}) => {
  serve(m, 1, tls);
  serve(m, 2, tls);
};
const names = (...exact: string[]) => ({ subjectAlternativeNames: { match: { exact } } });
const trust = { trust: { file: { certificateChain: "/certs/ca.pem" } } };

/** Cases of the rules about TLS. */
export const TLS_CASES: readonly RuleCase[] = [
  {
    rule: "OM-M028",
    red: (m) => {
      serve(m, 1, { certificate: {} });
      serve(m, 2, { certificate: { file, sds } });
      ask(m, { certificate: {} });
    },
    says: [
      'mesh.virtualNodes[1].spec.listeners[0].tls.certificate: the certificate of virtual node "prices" gives none; exactly one of acm, file and sds must be given.',
      'mesh.virtualNodes[2].spec.listeners[0].tls.certificate: the certificate of virtual node "store" gives file and sds; exactly one of acm, file and sds must be given.',
      'mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.certificate: the client certificate of virtual node "web" gives none; exactly one of file and sds must be given.',
    ],
    green: [(m) => serve(m, 1, { certificate: { sds } })],
  },
  {
    rule: "OM-M029",
    red: (m) => {
      serveBoth(m);
      serve(m, 0, { validation: { trust: {} } });
      ask(m, {
        validation: { trust: { acm: { certificateAuthorityArns: [AUTHORITY] }, sds: { secretName: "ca" } } },
      });
      m.virtualGateways[0]!.spec.backendDefaults = {
        clientPolicy: { tls: { validation: { trust: {} }, certificate: { sds } } },
      };
    },
    says: [
      'mesh.virtualNodes[0].spec.listeners[0].tls.validation.trust: the listener\'s validation of virtual node "web" gives none; exactly one of file and sds must be given.',
      'mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.validation.trust: the client policy of virtual node "web" gives acm and sds; exactly one of acm, file and sds must be given.',
      'mesh.virtualGateways[0].spec.backendDefaults.clientPolicy.tls.validation.trust: the client policy of virtual gateway "edge" gives none; exactly one of acm, file and sds must be given.',
    ],
    green: [
      (m) => {
        serveBoth(m);
        ask(m);
      },
    ],
  },
  {
    rule: "OM-M030",
    red: (m) => {
      serveBoth(m);
      const other = AUTHORITY.replace("eu-central-1", "eu-west-1");
      const certificateAuthorityArns = [AUTHORITY, other, ARN, AUTHORITY];
      ask(m, { validation: { trust: { acm: { certificateAuthorityArns } } } });
    },
    says: [
      "mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.validation.trust.acm.certificateAuthorityArns: certificate authorities: 4 given; 1 to 3 allowed.",
      "mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.validation.trust.acm.certificateAuthorityArns[1]: the certificate authority is of eu-west-1; the mesh is in eu-central-1.",
      'mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.validation.trust.acm.certificateAuthorityArns[2]: "arn:aws:acm:eu-central-1:111122223333:certificate/1234567..." is not the ARN of a certificate authority. Its form: arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/ID.',
    ],
    green: [
      (m) => {
        serveBoth(m);
        const another = AUTHORITY.replace("111122223333", "444455556666");
        ask(m, { validation: { trust: { acm: { certificateAuthorityArns: [AUTHORITY, another] } } } });
      },
    ],
  },
  {
    rule: "OM-M031",
    red: (m) => {
      serve(m, 1, { certificate: { acm: { certificateArn: ARN.replace("eu-central-1", "us-east-1") } } });
      serve(m, 2, { certificate: { acm: { certificateArn: "my-certificate" } } });
    },
    says: [
      "mesh.virtualNodes[1].spec.listeners[0].tls.certificate.acm.certificateArn: the certificate is of us-east-1; the mesh is in eu-central-1.",
      'mesh.virtualNodes[2].spec.listeners[0].tls.certificate.acm.certificateArn: "my-certificate" is not the ARN of a certificate. Its form: arn:aws:acm:REGION:ACCOUNT:certificate/ID.',
    ],
    green: [(m) => serve(m, 1)],
  },
  {
    rule: "OM-M032",
    red: (m) => {
      serveBoth(m);
      ask(m, { validation: { ...trust, ...names("", "n".repeat(255), "a b") } });
      serve(m, 0, { validation: { ...trust, ...names() } });
      m.virtualGateways[0]!.spec.backendDefaults = {
        clientPolicy: { tls: { certificate: { sds }, validation: trust } },
      };
    },
    says: [
      "mesh.virtualNodes[0].spec.listeners[0].tls.validation.subjectAlternativeNames.match.exact: no subject alternative name is given; 1 or more are needed.",
      "mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.validation.subjectAlternativeNames.match.exact[0]: the subject alternative name is empty; 1 to 254 are allowed.",
      'mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.validation.subjectAlternativeNames.match.exact[1]: the subject alternative name has 255 characters ("nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn..."); 1 to 254 are allowed.',
      'mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.validation.subjectAlternativeNames.match.exact[2]: "a b" holds white space; a host name or a URI is meant.',
    ],
    green: [
      (m) => {
        serveBoth(m);
        ask(m, { validation: { ...trust, ...names("prices.shop.internal", "spiffe://shop/prices") } });
      },
    ],
  },
  {
    rule: "OM-M033",
    red: (m) => {
      serveBoth(m);
      ask(m, { validation: { ...trust, ...names("*.shop.internal") } });
    },
    says: [
      'mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.validation.subjectAlternativeNames.match.exact[0]: "*.shop.internal" is a wildcard and the policy enforces TLS; only `enforce: false` takes wildcards.',
    ],
    green: [(m) => ask(m, { enforce: false, validation: { ...trust, ...names("*.shop.internal") } })],
  },
  {
    rule: "OM-M034",
    red: (m) => {
      serve(m, 1, { certificate: { file: { certificateChain: "", privateKey: `/${"k".repeat(255)}` } } });
      serve(m, 2, { certificate: { sds: { secretName: "" } } });
      ask(m, { validation: { trust: { file: { certificateChain: "" } } } });
    },
    says: [
      "mesh.virtualNodes[1].spec.listeners[0].tls.certificate.file.certificateChain: the certificate chain's path is empty; 1 to 255 are allowed.",
      'mesh.virtualNodes[1].spec.listeners[0].tls.certificate.file.privateKey: the private key\'s path has 256 characters ("/kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk..."); 1 to 255 are allowed.',
      "mesh.virtualNodes[2].spec.listeners[0].tls.certificate.sds.secretName: the secret's name is empty; 1 to 255 are allowed.",
      "mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.validation.trust.file.certificateChain: the certificate chain's path is empty; 1 to 255 are allowed.",
    ],
    green: [(m) => serve(m, 1, { certificate: { file } })],
  },
  {
    rule: "OM-M077",
    red: (m) => {
      serve(m, 2, { mode: "DISABLED" });
      ask(m);
    },
    says: [
      'mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls: virtual node "web" enforces TLS towards "prices.shop.internal", but port 50051 of virtual node "prices" has no TLS.',
      'mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls: virtual node "web" enforces TLS towards "store.shop.internal", but port 5432 of virtual node "store" has TLS disabled.',
    ],
    green: [
      (m) => {
        serveBoth(m, { mode: "PERMISSIVE" });
        ask(m);
      },
      (m) => ask(m, { enforce: false }),
      (m) => ask(m, { ports: [443] }),
    ],
  },
  {
    rule: "OM-M078",
    red: (m) => {
      serve(m, 0, { validation: trust });
      serve(m, 1, { validation: trust });
      serve(m, 2);
      ask(m);
    },
    says: [
      'mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls: virtual node "web" shows no certificate to "prices.shop.internal"; port 50051 of virtual node "prices" asks for one.',
      'mesh.virtualGateways[0]: virtual gateway "edge" shows no certificate to "web.shop.internal"; port 8080 of virtual node "web" asks for one.',
    ],
    green: [
      (m) => {
        serveBoth(m, { validation: trust });
        ask(m, { certificate: { file } });
      },
      (m) => serve(m, 1, { mode: "PERMISSIVE", validation: trust }),
    ],
  },
  {
    rule: "OM-M079",
    red: (m) => {
      serve(m, 1, { certificate: { file } });
      serve(m, 0, { certificate: { sds } });
    },
    says: [
      'mesh.virtualNodes[0].spec.backends[0]: virtual node "web" has no client policy for "prices.shop.internal", so it does not validate the certificate of port 50051 of virtual node "prices".',
      'mesh.virtualGateways[0]: virtual gateway "edge" has no client policy for "web.shop.internal", so it does not validate the certificate of port 8080 of virtual node "web".',
    ],
    green: [(m) => serve(m, 1), (m) => serve(m, 1, { mode: "DISABLED", certificate: { file } })],
  },
  {
    rule: "OM-M090",
    red: (m) => {
      serve(m, 1, { certificate: { sds: { secretName: "spiffe://shop.example/prices" } } });
      serve(m, 2, {
        certificate: { file },
        validation: { ...trust, ...names("spiffe://shop.example/store") },
      });
      ask(m, {
        certificate: { sds: { secretName: "spiffe://shop.example/web" } },
        validation: { ...trust, ...names("spiffe://shop.example/store", "prices.shop.internal") },
      });
    },
    says: [
      'mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.validation.subjectAlternativeNames.match.exact: virtual node "web" accepts "spiffe://shop.example/store" and "prices.shop.internal", but virtual node "prices" shows "spiffe://shop.example/prices".',
      'mesh.virtualNodes[2].spec.listeners[0].tls.validation.subjectAlternativeNames.match.exact: virtual node "store" accepts "spiffe://shop.example/store", but virtual node "web" shows "spiffe://shop.example/web".',
    ],
    green: [
      (m) => {
        serve(m, 1, { certificate: { sds: { secretName: "spiffe://shop.example/prices" } } });
        serve(m, 2, {
          certificate: { sds: { secretName: "store" } },
          validation: { ...trust, ...names("spiffe://shop.example/web") },
        });
        ask(m, {
          certificate: { sds: { secretName: "spiffe://shop.example/web" } },
          validation: { ...trust, ...names("spiffe://shop.example/prices", "spiffe://shop.example/store") },
        });
      },
      (m) => {
        serveBoth(m, { certificate: { sds: { secretName: "spiffe://shop.example/any" } } });
        ask(m);
      },
    ],
  },
  {
    rule: "OM-M091",
    red: (m) => {
      serveBoth(m);
      ask(m, { validation: { ...trust, ...names("prices.shop.internal", "spiffe://shop/orders") } });
    },
    says: [
      'mesh.virtualNodes[0].spec.backendDefaults.clientPolicy.tls.validation.subjectAlternativeNames.match.exact: virtual node "web" accepts "prices.shop.internal" and "spiffe://shop/orders", none of which names virtual node "store".',
    ],
    green: [
      (m) => {
        serveBoth(m);
        ask(m, { validation: { ...trust, ...names("prices.factory.example", "spiffe://shop/store") } });
      },
      (m) => {
        serveBoth(m);
        ask(m, { enforce: false, validation: { ...trust, ...names("*.shop.internal") } });
      },
      (m) => {
        serve(m, 1);
        serve(m, 2, { mode: "DISABLED" });
        ask(m, { ports: [50051], validation: { ...trust, ...names("prices") } });
      },
    ],
  },
  {
    rule: "OM-M092",
    red: (m) => {
      serve(m, 0, { certificate: { acm: { certificateArn: ARN } } });
      serve(m, 1, { certificate: { acm: { certificateArn: ARN } } });
      serve(m, 2, { certificate: { sds: { secretName: "spiffe://shop.example/store" } } });
      ask(m, { validation: { trust: { acm: { certificateAuthorityArns: [AUTHORITY, THIRD] } } } });
      m.virtualNodes[0]!.spec.backends![1]!.virtualService.clientPolicy = {
        tls: { validation: { trust: { sds: { secretName: "spiffe://plant.example" } } } },
      };
      m.virtualGateways[0]!.spec.backendDefaults = {
        clientPolicy: { tls: { validation: { trust: { acm: { certificateAuthorityArns: [OTHER] } } } } },
      };
    },
    says: [
      'mesh.virtualNodes[0].spec.backends[1].virtualService.clientPolicy.tls.validation.trust.sds.secretName: virtual node "web" trusts the domain "plant.example", but virtual node "store" is of "shop.example".',
      'mesh.virtualGateways[0].spec.backendDefaults.clientPolicy.tls.validation.trust.acm.certificateAuthorityArns: virtual gateway "edge" trusts "99999999-1234-1234-1234-123456789012" for the certificate of virtual node "web"; virtual node "web" trusts "12345678-1234-1234-1234-123456789012" and "55555555-1234-1234-1234-123456789012", and no authority is in both.',
    ],
    green: [
      // Listeners of different certificates, each with the authority that issued it.
      (m) => {
        serve(m, 0, { certificate: { acm: { certificateArn: ARN.replace("certificate/1", "certificate/9") } } });
        serve(m, 1);
        ask(m, { ports: [50051], validation: { trust: { acm: { certificateAuthorityArns: [AUTHORITY] } } } });
        m.virtualGateways[0]!.spec.backendDefaults = {
          clientPolicy: { tls: { validation: { trust: { acm: { certificateAuthorityArns: [OTHER] } } } } },
        };
      },
      // One authority in common.
      (m) => {
        serve(m, 0);
        serve(m, 1);
        ask(m, { ports: [50051], validation: { trust: { acm: { certificateAuthorityArns: [AUTHORITY, OTHER] } } } });
        m.virtualGateways[0]!.spec.backendDefaults = {
          clientPolicy: { tls: { validation: { trust: { acm: { certificateAuthorityArns: [OTHER, THIRD] } } } } },
        };
      },
      (m) => {
        serveBoth(m, { certificate: { sds: { secretName: "spiffe://shop.example/any" } } });
        ask(m, { validation: { trust: { sds: { secretName: "spiffe://shop.example" } } } });
      },
    ],
  },
];
