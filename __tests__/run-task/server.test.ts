import { createHmac } from "node:crypto";
import type { RunTaskLimits, RunTaskServer } from "../../run-task";
import { serveRunTask } from "../../run-task";
import { plan } from "./plans";
import { KEY, StandInHcp, TOKEN } from "./stand-in-hcp";

describe("a run task server", () => {
  let hcp: StandInHcp;
  let server: RunTaskServer;
  let url: string;
  let logged: string[];

  beforeEach(async () => {
    hcp = await new StandInHcp().open();
    logged = [];
  });
  afterEach(async () => {
    await server.close();
    await hcp.close();
  });

  async function serve(limits: Partial<RunTaskLimits> = {}): Promise<void> {
    const log = (line: string) => void logged.push(line);
    server = await serveRunTask({ host: "127.0.0.1", port: 0, key: KEY, allowedHosts: hcp.hosts, limits, log });
    url = `http://127.0.0.1:${server.address.port}/`;
  }

  test("answers at once and writes what the review says to the callback", async () => {
    // GIVEN
    hcp.planJson = plan("fail", "Outpost <b>factory</b> has the lifecycle status PENDING.");
    await serve();
    // WHEN
    const answer = await hcp.send(url, hcp.request());
    const { data } = await hcp.finalResult();
    // THEN
    expect(answer).toEqual({ status: 200, text: "ok\n" });
    expect(hcp.results[0]!.data).toEqual({
      type: "task-results",
      attributes: { status: "running", message: "The plan is being reviewed." },
    });
    expect(data.attributes).toEqual({
      status: "failed",
      message: "orders: must not be applied: 1 prerequisite fails",
    });
    expect(data.relationships!.outcomes.data.map(({ type, attributes }) => ({ type, ...attributes }))).toEqual([
      {
        type: "task-result-outcomes",
        "outcome-id": "OM-P002_factory",
        description: "OM-P002 factory: The Outpost is installed: its lifecycle status is ACTIVE",
        body: expect.stringMatching(
          /^Outpost &#60;b&#62;factory&#60;\/b&#62; has the lifecycle status PENDING\.\n\nTo mend it: /,
        ),
        tags: { Status: [{ label: "Failed", level: "error" }], Severity: [{ label: "error", level: "error" }] },
      },
      {
        type: "task-result-outcomes",
        "outcome-id": "passed",
        description: "1 prerequisite holds",
        body: expect.stringMatching(/^- OM-P008 region: /),
        tags: { Status: [{ label: "Passed", level: "info" }] },
      },
    ]);
  });

  test("passes a plan whose prerequisites hold, without outcomes where they are not shown", async () => {
    // GIVEN
    hcp.planJson = plan("pass");
    await serve();
    // WHEN
    await hcp.send(url, hcp.request({ capabilities: {} }));
    // THEN
    expect((await hcp.finalResult()).data).toEqual({
      type: "task-results",
      attributes: { status: "passed", message: "orders: can be applied" },
    });
  });

  test("gives its token to HCP Terraform alone, and to no log", async () => {
    // GIVEN
    hcp.planJson = plan("pass");
    await serve();
    // WHEN
    await hcp.send(url, hcp.request());
    await hcp.finalResult();
    await server.close();
    // THEN
    const headerOf = (path: string) =>
      hcp.authorization.filter((each) => each.path === path).map((each) => each.header);
    expect(headerOf("/plan")).toEqual([`Bearer ${TOKEN}`]);
    expect(headerOf("/archived")).toEqual([undefined]);
    expect(new Set(headerOf("/callback"))).toEqual(new Set([`Bearer ${TOKEN}`]));
    expect(logged.join("\n")).toContain("taskrs-1: orders passed");
    expect(logged.join("\n")).not.toContain(TOKEN);
  });

  describe("refuses", () => {
    test.each([
      ["a request without a signature", ""],
      ["a request with another key's signature", "0".repeat(128)],
      ["a signature that is none", "sha512=abc"],
    ])("%s", async (_, signature) => {
      // GIVEN
      await serve();
      // WHEN
      const answer = await hcp.send(url, hcp.request(), signature);
      // THEN
      expect(answer).toEqual({ status: 401, text: "the request is not signed with this run task's key\n" });
      expect(hcp.authorization).toEqual([]);
    });

    test("a body that was changed after it was signed", async () => {
      // GIVEN
      await serve();
      const signature = createHmac("sha512", KEY).update(JSON.stringify(hcp.request())).digest("hex");
      // WHEN
      const answer = await hcp.send(url, hcp.request({ stage: "pre_apply" }), signature);
      // THEN
      expect(answer.status).toBe(401);
    });

    test("URLs of hosts that are not allowed, and names every problem at once", async () => {
      // GIVEN
      await serve();
      // WHEN
      const answer = await hcp.send(
        url,
        hcp.request({
          plan_json_api_url: "https://example.com/plan",
          task_result_callback_url: "http://192.0.2.1/callback",
          access_token: "",
        }),
      );
      // THEN
      expect(answer.status).toBe(400);
      expect(answer.text.split("\n")).toEqual([
        `plan_json_api_url: example.com is not among the allowed hosts (${hcp.hosts.join(", ")})`,
        "task_result_callback_url: http://192.0.2.1 is not reached through https",
        "access_token is missing",
        "",
      ]);
      expect(hcp.authorization).toEqual([]);
    });

    test.each([
      ["no JSON", "{", "the body is no JSON object\n"],
      ["a list", [], "the body is no JSON object\n"],
      ["another version", { payload_version: 2, access_token: "test-token" }, "payload_version is 2; 1 is known"],
    ])("a signed body that is %s", async (_, body, text) => {
      // GIVEN
      await serve();
      // WHEN
      const answer = await hcp.send(url, body);
      // THEN
      expect(answer).toEqual({ status: 400, text: expect.stringContaining(text) as string });
    });

    test("a request that is too large, other methods and other paths", async () => {
      // GIVEN
      await serve({ requestBytes: 100 });
      // WHEN
      const large = await fetch(url, { method: "POST", body: "x".repeat(101) });
      const streamed = await fetch(url, {
        method: "POST",
        duplex: "half",
        body: new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode("x".repeat(101)));
            controller.close();
          },
        }),
      } as RequestInit);
      const put = await fetch(url, { method: "PUT", body: "{}" });
      const elsewhere = await fetch(`${url}admin`, { method: "POST", body: "{}" });
      // THEN
      expect([large.status, streamed.status, put.status, elsewhere.status]).toEqual([413, 413, 405, 404]);
      expect(put.headers.get("allow")).toBe("POST");
    });

    test("more tasks than may wait", async () => {
      // GIVEN a server whose only place is taken by a task that hangs
      hcp.plan = () => undefined;
      await serve({ concurrency: 1, waiting: 1, patienceMs: 50 });
      // WHEN
      const answers = [];
      for (let count = 0; count < 3; count++) answers.push((await hcp.send(url, hcp.request())).status);
      // THEN
      expect(answers).toEqual([200, 200, 503]);
    });
  });

  test("says yes when HCP Terraform only tries it, and does nothing", async () => {
    // GIVEN
    await serve();
    // WHEN
    const answer = await hcp.send(url, { payload_version: 1, access_token: "test-token", stage: null });
    // THEN
    expect(answer.status).toBe(200);
    expect(hcp.authorization).toEqual([]);
  });

  describe("fails the task", () => {
    test("before there is a plan, and says which stage it is for", async () => {
      // GIVEN
      await serve();
      // WHEN
      await hcp.send(url, hcp.request({ stage: "pre_plan", plan_json_api_url: undefined }));
      // THEN
      expect((await hcp.finalResult()).data.attributes).toEqual({
        status: "failed",
        message:
          "Outpost Mesh reviews plans, and at the stage pre_plan there is none. Set the run task of the workspace to the stage post-plan.",
      });
    });

    test.each([
      ["is refused", 403, "", /answers 403\. Nothing was judged/],
      ["is not finished", 204, "", /the plan is not finished yet/],
      [
        "is cut off",
        200,
        '{"format_version": "1.2", "resource_',
        /it begins like JSON and ends in the middle: it was cut off/,
      ],
      ["is something else", 200, "[]", /this is not a plan/],
      ["has another version", 200, '{"format_version":"2.0","resource_changes":[]}', /the plan has the format 2\.0/],
      ["is larger than what is read", 200, `"${"x".repeat(5000)}"`, /larger than 4000 bytes/],
    ])("whose plan %s", async (_, status, body, message) => {
      // GIVEN
      hcp.plan = (_request, response) => response.writeHead(status).end(body);
      await serve({ planBytes: 4000 });
      // WHEN
      await hcp.send(url, hcp.request());
      // THEN
      const { attributes } = (await hcp.finalResult()).data;
      expect(attributes).toEqual({ status: "failed", message: expect.stringMatching(message) as string });
    });

    test("whose plan is redirected for ever, or to where this server does not go", async () => {
      // GIVEN
      await serve();
      hcp.plan = (_, response) => response.writeHead(302, { location: "/plan" }).end();
      // WHEN
      await hcp.send(url, hcp.request());
      // THEN
      expect((await hcp.finalResult()).data.attributes.message).toContain("more than 3 redirects");
      // GIVEN
      hcp.results.length = 0;
      hcp.plan = (_, response) => response.writeHead(302, { location: "http://192.0.2.1/plan" }).end();
      // WHEN
      await hcp.send(url, hcp.request());
      // THEN
      expect((await hcp.finalResult()).data.attributes.message).toContain(
        "http://192.0.2.1 is not reached through https",
      );
    });

    test.each([
      "https://169.254.169.254/plan",
      "https://127.0.0.1/plan",
      "https://[::1]/plan",
      "https://localhost/plan",
    ])("whose plan is redirected to %s, which is no store's name", async (location) => {
      // GIVEN
      await serve();
      hcp.plan = (_, response) => response.writeHead(302, { location }).end();
      // WHEN
      await hcp.send(url, hcp.request());
      // THEN
      expect((await hcp.finalResult()).data.attributes.message).toContain("is not among the allowed hosts");
    });

    test("that takes too long, after signs of life", async () => {
      // GIVEN
      hcp.plan = () => undefined;
      await serve({ taskMs: 600, progressMs: 150 });
      // WHEN
      await hcp.send(url, hcp.request());
      const { attributes } = (await hcp.finalResult()).data;
      // THEN
      expect(attributes).toEqual({
        status: "failed",
        message: expect.stringMatching(/^The plan could not be reviewed: It took longer than 1 s\./) as string,
      });
      expect(hcp.results.filter(({ data }) => data.attributes.status === "running").length).toBeGreaterThan(1);
    });

    test("whose plan no memory can hold, and lives on", async () => {
      // GIVEN
      hcp.planJson = {
        ...plan("pass"),
        filler: Array.from({ length: 400_000 }, (_, index) => ({ index, text: `n${index}` })),
      };
      await serve({ reviewMemoryMb: 40 });
      // WHEN
      await hcp.send(url, hcp.request());
      // THEN
      expect((await hcp.finalResult()).data.attributes.message).toContain("more than 40 MB of memory can hold");
      expect((await fetch(`${url}healthz`)).status).toBe(200);
    });
  });

  test("tries again while the callback does not answer well", async () => {
    // GIVEN a callback that refuses the sign of life for good, and the result once
    hcp.planJson = plan("unknown");
    hcp.refusals.push(404, 502);
    await serve();
    // WHEN
    await hcp.send(url, hcp.request());
    // THEN
    expect((await hcp.finalResult()).data.attributes).toEqual({ status: "passed", message: "orders: can be applied" });
    expect(hcp.authorization.filter(({ path }) => path === "/callback")).toHaveLength(3);
  });

  test("finishes what it reviews before it ends, and tells what it cannot finish", async () => {
    // GIVEN one task that hangs
    hcp.plan = () => undefined;
    await serve({ patienceMs: 300 });
    await hcp.send(url, hcp.request());
    // WHEN
    await server.close();
    // THEN
    expect(hcp.results.at(-1)!.data.attributes).toEqual({
      status: "failed",
      message: expect.stringContaining("the run task server was stopped") as string,
    });
    await expect(fetch(`${url}healthz`)).rejects.toThrow();
  });
});
