/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/__tests__"],
  testMatch: ["**/*.test.ts"],
  // Types are checked by `npm run typecheck`; here every file is only translated.
  transform: { "^.+\\.ts$": ["ts-jest", { diagnostics: false }] },
  // Most suites wait for Terraform half of their time, so that every core can have one.
  maxWorkers: "100%",
  // Synthesis and Terraform run for seconds on a small machine; a hang is still ended.
  testTimeout: 120000,
};
