// Runs the Prisma command line without its engine download: node scripts/prisma.mjs generate
// generate, validate and format look for an engine they never start; any executable satisfies them.
import { spawnSync } from "node:child_process";

const env = {
  ...process.env,
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
};
const cli = ["node_modules/prisma/build/index.js", ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, cli, { stdio: "inherit", env }).status ?? 1);
