import type { SynthRule } from "../rule";

export const reservationPlatform: SynthRule = {
  id: "OM-W044",
  title: "A reservation is of the platform of its group's AMI",
  severity: "error",
  stages: ["synth"],
  why: "Instances use a reservation of their own platform only, which is what the AMI is billed as. Amazon's AMIs for ECS and EKS are Linux/UNIX: of another platform the slots stay empty, or no instance starts.",
  remedy: "Leave `reservation.platform` out, or name the group's own AMI in `amiParameter`.",
  source: "Amazon EC2 user guide, On-Demand Capacity Reservations: supported platforms",
  *inspect({ deployment }) {
    for (const [name, { reservation, amiParameter }] of Object.entries(deployment.workloads?.capacity ?? {}).sort()) {
      const platform = reservation?.platform ?? "Linux/UNIX";
      if (platform === "Linux/UNIX" || amiParameter !== undefined) continue;
      yield {
        path: ["workloads", "capacity", name, "reservation", "platform"],
        message: `the reservation is for ${platform}, and the group ${name} has Amazon's own AMI, which is Linux/UNIX.`,
      };
    }
  },
};
