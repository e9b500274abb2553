export default {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  globalTeardown: "<rootDir>/tests/stop-database.cjs",
  testSequencer: "<rootDir>/tests/longest-first.cjs",
  // Most tests wait for a database, a browser or a clock: one worker per core keeps a small machine busy.
  maxWorkers: "100%",
  // A worker keeps much of what every file loads; over four gigabytes it would do little but tidy up.
  workerIdleMemoryLimit: "900MB",
  // Starting a database on a busy machine takes longer than the usual five seconds.
  testTimeout: 60_000,
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "es6" } },
    ],
  },
};
