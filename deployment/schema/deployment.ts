import { z } from "zod";
import { backendSchema } from "./backend";
import { label, tags } from "./common";
import { connectivitySchema } from "./connectivity";
import { meshSchema } from "./mesh";
import { networkSchema } from "./network";
import { rulesSchema } from "./rules";
import { servicesSchema } from "./services";
import { workloadsSchema } from "./platforms";

const prerequisites = z
  .strictObject({
    continuousValidation: z
      .boolean()
      .default(false)
      .describe(
        "Adds checks that read AWS again on every plan and apply, such as the endpoint service that offers Envoy's " +
          "management in the Outpost's Availability Zone. HCP Terraform's continuous validation lives on them; " +
          "`terraform plan -detailed-exitcode` never says 0 again, because such a read counts as a change.",
      ),
  })
  .describe("How the prerequisites are checked.");

export const deploymentSchema = z
  .strictObject({
    $schema: z.string().optional().describe("JSON Schema of this file, for editors."),
    name: label().describe("Name of the deployment: the Terraform stack and the prefix of names."),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a Region has the form "eu-central-1".')
      .describe("AWS Region that the Outpost is homed to."),
    scenario: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Scenario file, relative to this file, for `plan` and `rehearse` when none is given on the command line.",
      ),
    backend: backendSchema.optional().describe("Default: a state file beside the output folder."),
    tags: tags.default({}).describe("Tags of every resource."),
    prerequisites: prerequisites.prefault({}),
    rules: rulesSchema.default({}),
    network: networkSchema.optional().describe("Default: no network; the file may still hold a mesh."),
    mesh: meshSchema.optional().describe("Default: a mesh with the deployment's name when there are services."),
    services: servicesSchema.optional().describe("Default: no services."),
    connectivity: connectivitySchema.optional().describe("Default: nothing watches the service links."),
    workloads: workloadsSchema.optional().describe("Default: nothing runs the services here."),
  })
  .refine((value) => value.network !== undefined || value.mesh !== undefined || value.services !== undefined, {
    error: 'nothing to deploy: give at least one of "network", "mesh" and "services".',
  });

/** A deployment with every default filled in. */
export type Deployment = z.output<typeof deploymentSchema>;

/** A deployment as a person writes it, in a file or in TypeScript: what has a default may be left out. */
export type DeploymentInput = z.input<typeof deploymentSchema>;
