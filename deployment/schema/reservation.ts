import { z } from "zod";
import { show } from "../../document";
import { resourceId } from "./common";

/** What instances are billed as, which a reservation must have in common with them. Those that the agents of groups run on. */
const RESERVED_PLATFORMS = ["Linux/UNIX", "Red Hat Enterprise Linux", "SUSE Linux"] as const;

export const reservationSchema = z
  .strictObject({
    id: resourceId("cr")
      .optional()
      .describe(
        "Id of an existing reservation, one that another account shares, too: the group's instances start in it alone. " +
          "Nothing of it can be read; its type, its platform and its Outpost must be the group's.",
      ),
    count: z
      .int()
      .min(1)
      .max(500)
      .optional()
      .describe(
        "Instances that are reserved. Default: the group's `max`. Of an existing reservation it changes nothing and is " +
          "compared with the group.",
      ),
    match: z
      .enum(["targeted", "open"])
      .optional()
      .describe(
        "Who may use a new reservation. targeted: this group alone, and it starts nothing outside. open: every instance " +
          "of the account that is alike, and the group grows beyond it into free slots. Default: targeted.",
      ),
    platform: z
      .enum(RESERVED_PLATFORMS)
      .optional()
      .describe("Platform of a new reservation, which is the AMI's. Default: Linux/UNIX, as Amazon's own AMIs are."),
    endDate: z
      .string()
      .refine(isUtcTime, {
        error: (issue) => `${show(issue.input)} is not a time in UTC of the form 2027-03-31T18:00:00Z.`,
      })
      .optional()
      .describe(
        "Time in UTC after which EC2 gives a new reservation up, within the hour; instances run on. Default: it is kept " +
          "until it is taken out here.",
      ),
  })
  .refine(
    ({ id, match, platform, endDate }) =>
      id === undefined || [match, platform, endDate].every((it) => it === undefined),
    { error: '"match", "platform" and "endDate" are of a new reservation; "id" names an existing one.' },
  )
  .describe(
    "Slots of the Outpost that are kept for the group, whether its instances run or not. Default: none; a launch takes " +
      "what is free.",
  );

export type ReservationOptions = z.infer<typeof reservationSchema>;

function isUtcTime(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return false;
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace("Z", ".000Z");
}
