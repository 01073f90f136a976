import { z } from "zod";
import { deploymentSchema } from "./schema";

/** The deployment file's JSON Schema (draft 2020-12), for editors and other tools. */
export function deploymentJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(deploymentSchema, { io: "input", target: "draft-2020-12" });
  return { ...schema, title: "Outpost Mesh deployment" };
}
