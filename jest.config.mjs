import { existsSync, statfsSync } from "node:fs";

/** Linux keeps files here in memory. */
const memory = "/dev/shm";
const room = existsSync(memory) ? statfsSync(memory) : { bavail: 0, bsize: 0 };

// Databases and browser profiles are hundreds of files each, and ext4 gives a new file no place of one removed in the last
// seconds: it looks past all of them. In the middle of a run a database took 0.6 s to make on a disk, in memory 0.03 s.
if (room.bavail * room.bsize > 2 ** 31) process.env.TMPDIR = memory;

export default {
  testEnvironment: "node",
  cacheDirectory: "node_modules/.cache/jest",
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
