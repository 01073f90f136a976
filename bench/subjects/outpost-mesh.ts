import { defineDeployment } from "../../deployment";
import { synthesize } from "../../stacks";
import { sampleDeployment } from "../sample/deployment";
import { timed } from "./timed";

// The input is made before the clock starts, as on the other side; checking it against the schema and the rules is part
// of what is measured.
const input = sampleDeployment(Number(process.argv[2]));
timed(() => synthesize([defineDeployment(input)]));
