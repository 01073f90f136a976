import { NotAPlanError, parsePlan, reviewPlan } from "../review";
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
  try {
    return { result: toRunTaskResult([reviewPlan(name, parsePlan(plan))], options) };
  } catch (error) {
    if (!(error instanceof NotAPlanError)) throw error;
    return { refused: `of what HCP Terraform sent as the plan: ${error.message}` };
  }
}

void main();
