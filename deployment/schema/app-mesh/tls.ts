import { z } from "zod";

const fileCertificate = z.strictObject({
  certificateChain: z.string().describe("Path of the chain in Envoy's file system."),
  privateKey: z.string().describe("Path of the key in Envoy's file system."),
});
const sds = z.strictObject({ secretName: z.string().describe("Name that the secret discovery service knows.") });
const fileTrust = z.strictObject({ certificateChain: z.string().describe("Path of the trusted chain.") });

const subjectAlternativeNames = z
  .strictObject({
    match: z.strictObject({ exact: z.array(z.string()).describe("Names of which the certificate must hold one.") }),
  })
  .describe("Default: any name.");

/** TLS of a listener of a virtual node or a virtual gateway. */
export const listenerTlsSchema = z
  .strictObject({
    mode: z.enum(["STRICT", "PERMISSIVE", "DISABLED"]).describe("Whether clients must, may or cannot use TLS."),
    certificate: z
      .strictObject({
        acm: z
          .strictObject({ certificateArn: z.string().describe("ARN of a private certificate of ACM.") })
          .optional()
          .describe("A certificate of AWS Certificate Manager."),
        file: fileCertificate.optional().describe("A certificate in files."),
        sds: sds.optional().describe("A certificate of a secret discovery service."),
      })
      .describe("Exactly one of acm, file and sds."),
    validation: z
      .strictObject({
        subjectAlternativeNames: subjectAlternativeNames.optional(),
        trust: z
          .strictObject({ file: fileTrust.optional(), sds: sds.optional() })
          .describe("Whom to trust: exactly one of file and sds."),
      })
      .optional()
      .describe("Mutual TLS: what client certificates must be. Default: none are asked for."),
  })
  .describe("TLS of a listener.");

/** How an Envoy connects to its backends. */
export const clientPolicySchema = z
  .strictObject({
    tls: z
      .strictObject({
        enforce: z.boolean().optional().describe("Refuse connections without TLS. Default: true."),
        ports: z.array(z.int()).optional().describe("Ports that it holds for. Default: all."),
        certificate: z
          .strictObject({ file: fileCertificate.optional(), sds: sds.optional() })
          .optional()
          .describe("Client certificate for mutual TLS: exactly one of file and sds."),
        validation: z.strictObject({
          subjectAlternativeNames: subjectAlternativeNames.optional(),
          trust: z
            .strictObject({
              acm: z
                .strictObject({ certificateAuthorityArns: z.array(z.string()).describe("1 to 3 root authorities.") })
                .optional(),
              file: fileTrust.optional(),
              sds: sds.optional(),
            })
            .describe("Whom to trust: exactly one of acm, file and sds."),
        }),
      })
      .optional(),
  })
  .describe("How an Envoy connects to a backend.");

export const backendDefaultsSchema = z
  .strictObject({ clientPolicy: clientPolicySchema.optional() })
  .describe("What holds for every backend that says nothing else.");

export type ListenerTls = z.infer<typeof listenerTlsSchema>;
export type ClientPolicy = z.infer<typeof clientPolicySchema>;
export type BackendDefaults = z.infer<typeof backendDefaultsSchema>;
