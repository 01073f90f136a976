import { z } from "zod";
import { label } from "../common";
import { alarmsSchema } from "./alarms";
import { dnsSchema } from "./dns";
import { linkStatusSchema } from "./link-status";
import { serviceLinkSchema } from "./service-link";
import { topicSchema } from "./topic";

export const connectivitySchema = z
  .strictObject({
    alarms: alarmsSchema.prefault({}),
    crossAccountObservability: z
      .boolean()
      .default(false)
      .describe(
        "The Outposts belong to another account, whose metrics this one sees through CloudWatch cross-account " +
          "observability.",
      ),
    topic: topicSchema.optional().describe("Default: the alarms tell nobody."),
    dashboard: z.boolean().default(false).describe("Whether there is a CloudWatch dashboard of the Outposts."),
    linkStatus: linkStatusSchema.optional().describe("Default: plans do not know whether a service link is down."),
    serviceLinks: z
      .record(label(), serviceLinkSchema)
      .default({})
      .describe("What is known of the service links, by the names of the Outposts."),
    dns: dnsSchema.optional().describe("Default: lookups are answered in the Region."),
  })
  .describe("How the connection between the Outposts and their Region is watched, and what a plan makes of it.");

export type Connectivity = z.infer<typeof connectivitySchema>;
export type ConnectedAlarm = Connectivity["alarms"]["connected"];
export type CapacityAlarms = Connectivity["alarms"]["capacity"];
export type AlarmTopic = NonNullable<Connectivity["topic"]>;
export type LinkStatus = NonNullable<Connectivity["linkStatus"]>;
export type ServiceLink = Connectivity["serviceLinks"][string];
