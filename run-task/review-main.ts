import { NotAPlanError, asPlan, reviewPlan } from "../review";
import { toRunTaskResult } from "./result";
import type { ReviewAnswer, ReviewOrder } from "./review-process";

/** The reviewing process: an order in the first line of stdin, the plan in the rest, the answer on stdout. */
async function main(): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  const input = Buffer.concat(pieces);
  const endOfOrder = input.indexOf("\n");
  const order = JSON.parse(input.subarray(0, endOfOrder).toString("utf8")) as ReviewOrder;
  process.stdout.write(JSON.stringify(answer(order, input.subarray(endOfOrder + 1))));
}

function answer({ name, ...options }: ReviewOrder, plan: Buffer): ReviewAnswer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(plan.toString("utf8"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { refused: `what HCP Terraform sent as the plan is not JSON (${plan.length} bytes).` };
  }
  try {
    return { result: toRunTaskResult([reviewPlan(name, asPlan(parsed))], options) };
  } catch (error) {
    if (!(error instanceof NotAPlanError)) throw error;
    return { refused: error.message };
  }
}

void main();
