import type { TerraformStack } from "cdktf";

/** Takes resources out of Terraform's state and leaves them as they are: whoever could delete them may be gone. */
export function forget(stack: TerraformStack, addresses: readonly string[]): void {
  const removed = addresses.map((from) => ({ from, lifecycle: { destroy: false } }));
  if (removed.length > 0) stack.addOverride("removed", removed);
}
