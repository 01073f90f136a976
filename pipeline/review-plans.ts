import { Secrets, picturesOf, readMeshes, reviewPlan, settleShared } from "../review";
import type { PlanDiagnostic, PlanJson, PlanManifest, Review, Waiver } from "../review";
import type { Severity } from "../rules";
import { readWaivers, waiversBeside } from "./waivers";

/** A plan to review. */
export interface PlanToReview {
  readonly name: string;
  readonly plan: PlanJson;
  readonly manifest: PlanManifest | undefined;
  /** What Terraform printed while it planned. @default - not known */
  readonly diagnostics?: readonly PlanDiagnostic[];
}

export interface ReviewOptions {
  readonly failOn: Severity;
  /** Waivers for all plans. @default - for each deployment the file that lies beside it, where there is one */
  readonly waivers?: string;
  /** Address of the folder in which `rules.md` is published. */
  readonly docsUrl?: string;
}

/**
 * Reviews plans together.
 * @throws DocumentError when a waivers file is not as it must be
 */
export function reviewPlans(plans: readonly PlanToReview[], { failOn, waivers, docsUrl }: ReviewOptions): Review {
  const shared = waivers === undefined ? undefined : readWaivers(waivers);
  const reports = plans.map(({ name, plan, diagnostics, manifest }) =>
    reviewPlan(name, plan, diagnostics, { manifest, waivers: shared ?? ownWaivers(manifest) }),
  );
  const settled = shared === undefined ? reports : settleShared(reports);
  return {
    failOn,
    ...(docsUrl === undefined ? {} : { docsUrl }),
    plans: settled.map((report, index) => {
      const drawn = plans[index]!;
      const secrets = new Secrets(drawn.plan);
      const meshes = secrets.hideIn(readMeshes([drawn.plan]));
      return { report, meshes, pictures: secrets.hideIn(picturesOf([drawn], meshes)) };
    }),
  };
}

function ownWaivers(manifest: PlanManifest | undefined): Waiver[] {
  const file = waiversBeside(manifest?.file);
  return file === undefined ? [] : readWaivers(file);
}
