import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inProject, inTemporaryFolder } from "../support/unit/project";

/** Validates files in a process of its own: what ends a process must not end the tests. */
function validate(files: Readonly<Record<string, string | Buffer>>) {
  return inTemporaryFolder((folder) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const args = [inProject("bin/outpost-mesh.js"), "validate", ...Object.keys(files)];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    return { status, stderr };
  });
}

describe("a file that is no deployment at all", () => {
  test("bytes that are not UTF-8 are refused", () => {
    // WHEN
    const { status, stderr } = validate({ "site.yaml": Buffer.from([0x6e, 0x3a, 0x20, 0xe4, 0x0a]) });
    // THEN
    expect(status).toBe(2);
    expect(stderr).toMatch(/^site\.yaml the file is not UTF-8 text\.$/m);
  });

  test.each(["[", "{a: ", "- ", "? "])("%j over and over is refused", (piece) => {
    // WHEN
    const { status, stderr } = validate({ "site.yaml": piece.repeat(50_000) });
    // THEN
    expect(status).toBe(2);
    expect(stderr).toMatch(/^site\.yaml/m);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  // A bug while this fails: the parser runs out of stack inside a regular expression that is being compiled, and the
  // process is aborted (134). The depth must be known before the parser is called.
  test.each(["[", "- ", "? "])("two files of %j over and over are refused, too", (piece) => {
    // WHEN
    const { status, stderr } = validate({ "a.yaml": piece.repeat(50_000), "b.yaml": piece.repeat(50_000) });
    // THEN
    expect({ status, fatal: /FATAL/.test(stderr) }).toEqual({ status: 2, fatal: false });
  });

  // A bug while this fails: the message is the machine's ("Maximum call stack size exceeded"), once for every level.
  test("nesting without an end is one problem, said in plain words", () => {
    // WHEN
    const { stderr } = validate({ "site.yaml": "[".repeat(50_000) });
    // THEN
    expect(stderr.match(/^site\.yaml/gm)).toHaveLength(1);
    expect(stderr).toMatch(/nested deeper than 64 levels/);
  });
});
