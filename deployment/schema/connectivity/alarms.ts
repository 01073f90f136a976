import { z } from "zod";
import { show } from "../../../document";
import { instanceType } from "../common";

const connected = z
  .strictObject({
    periodSeconds: z
      .int()
      .min(60)
      .max(3600)
      .multipleOf(60)
      .default(60)
      .describe("Seconds of a period, a multiple of 60; the metric has a value every minute."),
    evaluationPeriods: z.int().min(1).max(20).default(5).describe("Periods that are looked at."),
    datapointsToAlarm: z
      .int()
      .min(1)
      .max(20)
      .default(3)
      .describe("How many of them have to be bad, or missing, before the alarm goes off."),
  })
  .refine((value) => value.datapointsToAlarm <= value.evaluationPeriods, {
    error: '"datapointsToAlarm" is more than "evaluationPeriods": so many periods are never looked at.',
  })
  .describe("The alarm on ConnectedStatus of each Outpost. Missing data count as a lost connection.");

const capacity = z
  .strictObject({
    enabled: z.boolean().default(true).describe("Whether there are alarms on capacity."),
    availableBelowPercent: z
      .int()
      .min(1)
      .max(100)
      .default(10)
      .describe("Percent of a type's or a family's capacity; an alarm goes off when less is free."),
    instanceTypes: z
      .array(instanceType)
      .default([])
      .describe("Instance types to watch on every Outpost, beside those that the workloads start there."),
    instanceFamilies: z
      .array(
        z.string().regex(/^[a-z][a-z0-9-]*$/, {
          error: (issue) => `${show(issue.input)} is not an instance family, for example m5.`,
        }),
      )
      .default([])
      .describe("Instance families to watch on every Outpost, for example m5."),
  })
  .describe("The alarms on free capacity and on launches that failed for want of it.");

export const alarmsSchema = z
  .strictObject({
    existing: z.boolean().default(false).describe("Somebody else's alarms watch the Outposts; none are made here."),
    connected: connected.prefault({}),
    capacity: capacity.prefault({}),
  })
  .describe("The CloudWatch alarms on each Outpost of `network`.");
