import { join } from "node:path";
import { bundleCommand } from "./bundle-command";

/** `npm run build`: the command where `bin/outpost-mesh.js` finds it. */
void bundleCommand(join(__dirname, "..", "lib", "command"));
