import type { DeploymentInput } from "../../../deployment";
import { eksSite } from "./eks-cases";
import { IMAGE, network, site, workloads } from "./sites";
import type { RedCase } from "./red-cases";

type EcsWorkloads = Extract<NonNullable<DeploymentInput["workloads"]>, { readonly platform: "ecs" }>;
export type GroupInput = NonNullable<EcsWorkloads["capacity"]>[string];
export type ReservationInput = NonNullable<GroupInput["reservation"]>;

/** What a rule about reservations says of one deployment. */
export interface ReservationCase extends RedCase {
  /** `path: message`, one line each. */
  readonly says: readonly string[];
}

const ID = "cr-0a1b2c3d4e5f60718";
const at = (group: string, key = "") => `workloads.capacity.${group}.reservation${key}`;

/** The smallest site whose groups of instances are those. */
export const grouped = (capacity: Readonly<Record<string, GroupInput>>) =>
  site({ workloads: workloads({ web: { image: IMAGE } }, { capacity }) });

/** The smallest site with a reservation for its group of one to four instances. */
export const reserving = (reservation: ReservationInput, changes: Partial<GroupInput> = {}) =>
  grouped({ general: { type: "m5.xlarge", min: 1, max: 4, reservation, ...changes } });

export const RESERVATION_CASES: readonly ReservationCase[] = [
  {
    rule: "OM-W040",
    severity: "error",
    deployment: () => reserving({ count: 3 }),
    says: [`${at("general")}: the group general has up to 4 instances, and its reservation holds 3.`],
  },
  {
    rule: "OM-W040",
    severity: "error",
    deployment: () =>
      grouped({
        one: { type: "m5.xlarge", max: 2, reservation: { id: ID, count: 3 } },
        two: { type: "m5.xlarge", max: 2, reservation: { id: ID } },
      }),
    says: [`${at("one")}: ${ID} holds 3 instances, and up to 4 are to start in it: one, two.`],
  },
  {
    rule: "OM-W041",
    severity: "warning",
    deployment: () => reserving({ count: 1, match: "open" }, { min: 2 }),
    says: [`${at("general")}: the group general has at least 2 instances, and its reservation holds 1.`],
  },
  {
    rule: "OM-W042",
    severity: "warning",
    deployment: () => reserving({ count: 6 }),
    says: [`${at("general", ".count")}: 6 of m5.xlarge are reserved, and the group general has no more than 4.`],
  },
  {
    rule: "OM-W043",
    severity: "warning",
    deployment: () =>
      grouped({
        batch: { type: "m5.xlarge", max: 1 },
        general: { type: "m5.xlarge", max: 2, reservation: { match: "open" } },
        kept: { type: "m5.xlarge", max: 2, reservation: {} },
        other: { type: "m5.large", max: 2 },
      }),
    says: [
      `${at("general", ".match")}: what the group general reserves of m5.xlarge on factory is open, and so it is for group batch.`,
    ],
  },
  {
    rule: "OM-W044",
    severity: "error",
    deployment: () => reserving({ platform: "SUSE Linux" }),
    says: [
      `${at("general", ".platform")}: the reservation is for SUSE Linux, and the group general has Amazon's own AMI, which is Linux/UNIX.`,
    ],
  },
  {
    rule: "OM-W045",
    severity: "error",
    deployment: () =>
      grouped({
        big: { type: "m5.2xlarge", max: 1, reservation: { id: ID } },
        small: { type: "m5.xlarge", max: 1, reservation: { id: ID } },
      }),
    says: [
      `${at("small", ".id")}: ${ID} is named by big for m5.2xlarge on factory and by small for m5.xlarge on factory.`,
    ],
  },
  {
    rule: "OM-W046",
    severity: "warning",
    deployment: () => reserving({ endDate: "2999-03-31T18:00:00Z" }),
    says: [`${at("general", ".endDate")}: from 2999-03-31T18:00:00Z on the group general starts no instance.`],
  },
];

/** Reservations that nothing is wrong with. */
export const GOOD_RESERVATIONS = {
  "of the whole group": () => reserving({}),
  "of the smallest size, into free slots beyond it": () => reserving({ count: 1, match: "open" }),
  "with an end, of a group that does not depend on it": () =>
    reserving({ match: "open", endDate: "2999-03-31T18:00:00Z" }),
  "of the platform of the group's own AMI": () => reserving({ platform: "SUSE Linux" }, { amiParameter: "/own/ami" }),
  "that exists, and holds the group": () => reserving({ id: ID, count: 4 }),
  "that exists and is shared by two groups of one type": () =>
    grouped({
      one: { type: "m5.xlarge", max: 2, reservation: { id: ID, count: 4 } },
      two: { type: "m5.xlarge", max: 2, reservation: { id: ID, count: 4 } },
    }),
  "of nodes of EKS": () =>
    eksSite(
      { form: "extended", version: "1.32" },
      { capacity: { general: { type: "m5.xlarge", min: 2, max: 2, reservation: {} } } },
    ),
  "within the slots, which it takes no second time": () =>
    site({
      network: network({ outposts: [{ ...network().outposts[0]!, slots: { "m5.xlarge": 4 } }] }),
      workloads: workloads(
        { web: { image: IMAGE } },
        { capacity: { general: { type: "m5.xlarge", max: 4, reservation: { count: 4 } } } },
      ),
    }),
} as const;
