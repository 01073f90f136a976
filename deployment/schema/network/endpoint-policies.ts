import { z } from "zod";
import { sharedPrincipals } from "./subnets";

const policyDocument = z
  .strictObject({
    Version: z.enum(["2012-10-17", "2008-10-17"]).default("2012-10-17").describe("Version of the policy language."),
    Statement: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .describe("Statements of the IAM policy language, each with a Principal."),
  })
  .describe("An endpoint policy of your own.");

export const endpointPoliciesSchema = z
  .strictObject({
    allow: z
      .enum(["trusted", "everybody"])
      .optional()
      .describe(
        "Who may reach AWS through the endpoints. trusted: principals of this account, of those that subnets are shared " +
          "with, and of `trusted`. everybody: AWS's own policy, which lets anybody's credentials through. Default: trusted " +
          "in a new VPC, everybody in an existing one.",
      ),
    trusted: sharedPrincipals
      .default([])
      .describe(
        "More accounts, organizational units or organizations whose principals may, for roles taken elsewhere.",
      ),
    services: z
      .record(z.string(), z.union([z.literal("everybody"), policyDocument]))
      .default({})
      .describe(
        "Policies of single endpoints, by the end of the service's name, such as s3 or ecr.api: one of your own, or " +
          "everybody for AWS's.",
      ),
  })
  .refine(({ allow, trusted }) => allow !== "everybody" || trusted.length === 0, {
    error: '"trusted" says nothing where "allow" is everybody.',
  })
  .describe("The policies of the endpoints that are made here.");

export type EndpointPolicies = z.infer<typeof endpointPoliciesSchema>;
