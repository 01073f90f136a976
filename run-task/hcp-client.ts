import { isAddress, refusesUrl } from "./hosts";
import type { RunTaskLimits } from "./limits";
import type { TaskResultDocument } from "./result";
import type { RunTask } from "./task";

/** HCP Terraform does not answer as it must. */
export class HcpError extends Error {
  override readonly name = "HcpError";
}

/** Redirects that are followed: HCP Terraform answers with one, to the store that holds the plan. */
const MAX_REDIRECTS = 3;
/** Milliseconds for one answer's beginning. */
const ANSWER_MS = 30_000;
/** Times that a result is sent until it is taken. */
const MAX_TRIES = 4;

/** HCP Terraform's side of a run task: the plan to read, the callback to write. */
export class HcpClient {
  constructor(
    private readonly allowedHosts: readonly string[],
    private readonly limits: Pick<RunTaskLimits, "planBytes">,
    /** Milliseconds before a second try; doubled each time. */
    private readonly pauseMs = 1000,
  ) {}

  /**
   * The plan as JSON, piece by piece.
   * @throws HcpError when it is refused, too large, or lies where this server does not go
   */
  async *plan({ planUrl, accessToken }: RunTask, abort: AbortSignal): AsyncGenerator<Uint8Array> {
    const { body, headers } = await this.openPlan(planUrl!, accessToken, abort);
    const tooLarge = () =>
      new HcpError(`the plan is larger than ${this.limits.planBytes} bytes, the most that is read.`);
    if (Number(headers.get("content-length") ?? 0) > this.limits.planBytes) {
      await body?.cancel();
      throw tooLarge();
    }
    let bytes = 0;
    for await (const piece of body ?? []) {
      bytes += piece.byteLength;
      if (bytes > this.limits.planBytes) throw tooLarge();
      yield piece;
    }
  }

  /** Tells how far the task is, or its end. Tried again while HCP Terraform cannot be reached. */
  async report({ callbackUrl, accessToken }: RunTask, result: TaskResultDocument, abort: AbortSignal): Promise<void> {
    const body = JSON.stringify(result);
    for (let tries = 1; ; tries++) {
      const problem = await this.patch(callbackUrl, accessToken, body, abort);
      if (problem === undefined) return;
      if (tries === MAX_TRIES || !problem.mayPass) throw new HcpError(`the result was not taken: ${problem.message}`);
      await pause(this.pauseMs * 2 ** (tries - 1), abort);
    }
  }

  private async openPlan(url: string, accessToken: string, abort: AbortSignal): Promise<Response> {
    let target = url;
    // The token is for HCP Terraform alone: where it sends us to, the address itself is the permission.
    let headers: Record<string, string> = { authorization: `Bearer ${accessToken}` };
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const response = await request(target, { headers, redirect: "manual" }, abort);
      if (response.status === 200) return response;
      await response.body?.cancel();
      if (response.status === 204) throw new HcpError("the plan is not finished yet.");
      const location = response.headers.get("location");
      if (response.status < 300 || response.status > 399 || location === null) {
        throw new HcpError(`the plan cannot be read: ${new URL(target).host} answers ${response.status}.`);
      }
      const next = new URL(location, target);
      // A store has a name; an address of a network that this server happens to stand in is nobody's store.
      const isStore = next.protocol === "https:" && !isAddress(next.hostname);
      const refusal = refusesUrl(next.href, [...this.allowedHosts, ...(isStore ? [next.host] : [])]);
      if (refusal !== undefined) throw new HcpError(`the plan cannot be read: ${refusal}.`);
      if (next.origin !== new URL(target).origin) headers = {};
      target = next.href;
    }
    throw new HcpError(`the plan cannot be read: more than ${MAX_REDIRECTS} redirects.`);
  }

  private async patch(
    url: string,
    accessToken: string,
    body: string,
    abort: AbortSignal,
  ): Promise<{ message: string; mayPass: boolean } | undefined> {
    const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/vnd.api+json" };
    try {
      const response = await request(url, { method: "PATCH", headers, body, redirect: "error" }, abort);
      await response.body?.cancel();
      if (response.ok) return undefined;
      const mayPass = response.status === 429 || response.status >= 500;
      return { message: `${new URL(url).host} answers ${response.status}.`, mayPass };
    } catch (error) {
      if (abort.aborted || !(error instanceof HcpError)) throw error;
      return { message: error.message, mayPass: true };
    }
  }
}

async function request(url: string, init: RequestInit, abort: AbortSignal): Promise<Response> {
  const slow = new AbortController();
  const timer = setTimeout(() => slow.abort(), ANSWER_MS);
  try {
    return await fetch(url, { ...init, signal: AbortSignal.any([abort, slow.signal]) });
  } catch (error) {
    if (abort.aborted) throw error;
    const { code, message } = ((error as Error).cause ?? error) as { code?: string; message: string };
    const why = slow.signal.aborted ? `no answer within ${ANSWER_MS / 1000} s` : (code ?? message);
    throw new HcpError(`${new URL(url).host} cannot be reached: ${why}.`);
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number, abort: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    abort.addEventListener("abort", done, { once: true });
    function done(): void {
      clearTimeout(timer);
      abort.removeEventListener("abort", done);
      if (abort.aborted) reject(abort.reason as Error);
      else resolve();
    }
  });
}
