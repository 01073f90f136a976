import { z } from "zod";

const filterValues = (what: string) =>
  z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe(`${what}. One of the values has to fit; * stands for any text, ? for any character.`);

const lookupTags = z
  .record(z.string().min(1).max(128), z.string().max(256))
  .default({})
  .describe("Tags that it has. Those of a network that another account shares are not to be seen from here.");

const isAnything = ({ tags, filters }: { readonly tags: object; readonly filters: object }) =>
  [...Object.values(tags), ...Object.values(filters)].some((each) => each !== undefined);
const nothing = { error: 'nothing to look for: give at least one of "tags" and "filters".' };

const vpcFilters = z
  .strictObject({
    cidr: filterValues("First IPv4 block of the VPC"),
    "owner-id": filterValues("Account that owns the VPC"),
  })
  .describe("Filters of the EC2 API, by its names for them.");

export const vpcLookupSchema = z
  .strictObject({ tags: lookupTags, filters: vpcFilters.prefault({}) })
  .refine(isAnything, nothing)
  .describe("What the existing VPC is found by. Exactly one has to fit; otherwise the plan says what was found.");

const subnetFilters = z
  .strictObject({
    "cidr-block": filterValues("IPv4 block of the subnet"),
    "owner-id": filterValues("Account that owns the subnet"),
  })
  .describe("Filters of the EC2 API, by its names for them.");

export const subnetLookupSchema = z
  .strictObject({ tags: lookupTags, filters: subnetFilters.prefault({}) })
  .refine(isAnything, nothing)
  .describe(
    "What an existing subnet of the VPC is found by, besides the place where it is to stand. Exactly one has to fit; " +
      "otherwise the plan says what was found.",
  );
