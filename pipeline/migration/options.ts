import type { FromAppMesh } from "../../deployment";

/** What `migrate` is told besides the file. */
export interface MigrateOptions {
  /** Whether App Mesh answers still. */
  readonly api: FromAppMesh["api"];
  readonly waves: boolean;
  /** Takes interruptions among units that call one another in a circle. */
  readonly acceptCircles: boolean;
  /** @default - upstream's image in the account's own registry */
  readonly envoyImage: string | undefined;
  /** Folder that the stages are for. */
  readonly folder: string;
}
