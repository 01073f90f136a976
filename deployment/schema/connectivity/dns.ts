import { z } from "zod";

export const dnsSchema = z
  .strictObject({
    answeredBy: z
      .enum(["region", "outpost-resolver", "local-server"])
      .default("region")
      .describe(
        "Who answers lookups while the service link is down. region: nobody, because the VPC's resolver is in the " +
          "Region. outpost-resolver: Route 53 Resolver on the rack, from its cache; it is switched on in Route 53, not " +
          "by Terraform. local-server: DNS servers on the premises.",
      ),
    servers: z
      .array(z.ipv4({ error: "an IPv4 address has the form 10.200.0.53." }))
      .default([])
      .describe(
        "Addresses of the DNS servers on the premises. Containers and instances are let out to them on port 53.",
      ),
  })
  .refine((value) => (value.answeredBy === "local-server") === value.servers.length > 0, {
    error:
      '"servers" are the addresses of local servers: they are needed with "answeredBy: local-server", and only there.',
  })
  .describe("How names are resolved while the service link is down.");
