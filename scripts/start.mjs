// `npm start`: installs what is missing, prepares what has changed, then runs the server in this very process,
// so that Ctrl-C and signals reach it directly. Needs nothing but Node and the package registry.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer (24 is recommended).`);
}

function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

function run(label, command, args) {
  const started = Date.now();
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip" };
  return new Promise((done) => {
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => fail(`${label} could not start: ${error.message}`));
    child.on("close", (code) => {
      if (code !== 0) fail(`${label} failed:\n${output.slice(-4000)}`);
      console.log(`  ${label}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
      done();
    });
  });
}

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) return yield path;
  for (const name of readdirSync(path).sort()) if (name !== "node_modules") yield* filesUnder(join(path, name));
}

// A stamp holds the hash of everything a step reads; the step is skipped while the hash is the same.
function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) for (const file of filesUnder(path)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

async function step(label, stamp, inputs, command, args) {
  const hash = hashOf(inputs);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  await run(label, command, args);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

try {
  await step("install packages", "node_modules/.stamp", ["package-lock.json"], "npm", [
    "ci",
    "--no-audit",
    "--no-fund",
  ]);
  await Promise.all([
    step("database client", "prisma/client/.stamp", ["prisma/schema.prisma", "package-lock.json"], process.execPath, [
      "scripts/prisma.mjs",
      "generate",
    ]),
    step(
      "residents' chat",
      "dist/chat/.stamp",
      ["web/chat", "scripts/build-chat.mjs", "package-lock.json"],
      process.execPath,
      ["scripts/build-chat.mjs"],
    ),
    step("console", "dist/web/.stamp", ["web", "package-lock.json"], process.execPath, [
      "node_modules/vite/bin/vite.js",
      "build",
      "--config",
      "web/vite.config.ts",
    ]),
  ]);
} catch (error) {
  if (error.code === "EACCES" || error.code === "EROFS") {
    fail(`Cannot write to ${root}: run this as a user who may, or clone the project into a folder of your own.`);
  }
  throw error;
}

if (process.argv.includes("--prepare")) process.exit(0);
const { register } = await import(pathToFileURL(join(root, "node_modules/tsx/dist/esm/api/index.mjs")).href);
register();
await import(pathToFileURL(join(root, "server/main.ts")).href);
