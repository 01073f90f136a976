import { z } from "zod";
import { resourceId } from "../common";

export const serviceLinkSchema = z
  .strictObject({
    computeRacks: z.int().min(1).max(96).default(1).describe("Compute racks of the Outpost; 1 for a server."),
    bandwidthMbps: z.number().positive().optional().describe("Bandwidth to the Region in Mbps."),
    roundTripMillis: z.number().nonnegative().optional().describe("Time to the Region and back in milliseconds."),
    mtu: z.int().min(68).max(9216).optional().describe("Largest packet to the Region in bytes."),
    paths: z.int().min(1).max(16).optional().describe("Ways to the Region that do not fail together."),
    private: z
      .strictObject({ vpc: resourceId("vpc").describe("Id of the VPC in the Region that carries the link.") })
      .optional()
      .describe(
        "The link is private: it comes in through a VPC of the Region that was chosen with the order. Racks only. " +
          "Default: public, by the internet or a public virtual interface of Direct Connect.",
      ),
    measured: z.iso
      .date({ error: "a day has the form 2026-10-01." })
      .optional()
      .describe("Day on which this was measured, for whoever reads it."),
  })
  .describe("The network that carries an Outpost's service link, as you measured it. Terraform cannot.");
