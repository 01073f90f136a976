/** A program that starts a stand-in, says where it is, and then waits to be killed or ends, as its argument says. */
import { loadScenario, startStandIn } from "../../rehearsal";

async function main(): Promise<void> {
  const scenario = loadScenario("scenarios/healthy.yaml");
  const standIn = await startStandIn({ scenario, types: ["aws_vpc"] });
  process.stdout.write(`${standIn.pid}\n`);
  if (process.argv[2] === "wait") setInterval(() => undefined, 1000);
  if (process.argv[2] === "stop") await standIn.stop();
}

void main();
