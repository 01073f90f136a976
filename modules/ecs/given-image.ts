import { parseEcrImage } from "../../aws";
import { escapeTemplate } from "../../rules";
import { repositoryArn } from "./ecr-repository";
import type { EnvoyImage } from "./envoy-source";

/** An Envoy image that a deployment names itself. */
export function givenImage(image: string): EnvoyImage {
  const ecr = parseEcrImage(image);
  return { image: escapeTemplate(image), repositoryArn: ecr === undefined ? undefined : repositoryArn(ecr) };
}
