import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MAX_DOCUMENT_BYTES, readDocument } from "../../document";
import { problemsOf } from "../support/unit/problems";
import { inTemporaryFolder } from "../support/unit/project";

describe("readDocument", () => {
  test("reads a file and keeps the name it was given", () => {
    inTemporaryFolder((folder) => {
      // GIVEN
      const file = join(folder, "site.yaml");
      writeFileSync(file, "name: Straße\n");
      // WHEN
      const document = readDocument(file);
      // THEN
      expect(document.file).toBe(file);
      expect(document.value).toEqual({ name: "Straße" });
    });
  });

  test("refuses a missing file, and a path through a file", () => {
    inTemporaryFolder((folder) => {
      // GIVEN
      writeFileSync(join(folder, "file"), "a: 1");
      // THEN
      for (const file of [join(folder, "none.yaml"), join(folder, "file", "site.yaml")]) {
        expect(problemsOf(() => readDocument(file))).toEqual([`${file} no such file.`]);
      }
    });
  });

  test("refuses a folder", () => {
    inTemporaryFolder((folder) => {
      // GIVEN
      const file = join(folder, "site.yaml");
      mkdirSync(file);
      // THEN
      expect(problemsOf(() => readDocument(file))).toEqual([`${file} this is a folder; name a file in it.`]);
    });
  });

  test("refuses a device and a pipe, which may never end or never begin", () => {
    inTemporaryFolder((folder) => {
      // GIVEN
      const pipe = join(folder, "pipe");
      execFileSync("mkfifo", [pipe]);
      // THEN
      for (const file of [pipe, "/dev/zero"]) {
        expect(problemsOf(() => readDocument(file))).toEqual([
          `${file} this is a pipe or a device; write its text to a file and name that.`,
        ]);
      }
    });
  });

  test("refuses a file larger than 8 MiB without reading it", () => {
    inTemporaryFolder((folder) => {
      // GIVEN
      const file = join(folder, "site.yaml");
      writeFileSync(file, Buffer.alloc(MAX_DOCUMENT_BYTES + 1, "#"));
      // THEN
      expect(problemsOf(() => readDocument(file))).toEqual([
        `${file} the file is larger than 8 MiB, the most that is read.`,
      ]);
    });
  });
});
