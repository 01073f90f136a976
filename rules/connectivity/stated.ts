import type { ServiceLink } from "../../deployment";
import type { Subject, Violation } from "../rule";

/** How surely the rules about a service link know what they say. */
export const NOT_MEASURED = "Terraform cannot measure it: what is judged is what the deployment file says.";

/** What is wrong with the service links as the deployment states them, each at its key. */
export function* statedLinks(
  { deployment }: Subject,
  key: keyof ServiceLink,
  judge: (link: ServiceLink) => string | undefined,
): Iterable<Violation> {
  for (const [name, link] of Object.entries(deployment.connectivity?.serviceLinks ?? {})) {
    const wrong = link[key] === undefined ? undefined : judge(link);
    if (wrong === undefined) continue;
    const measured = link.measured === undefined ? "" : `, as measured on ${link.measured}`;
    yield {
      path: ["connectivity", "serviceLinks", name, key],
      message: `the service link of Outpost ${name} ${wrong}${measured}.`,
    };
  }
}
