import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { jest } from "@jest/globals";

jest.setTimeout(180_000);

const root = resolve(import.meta.dirname, "../..");
const bin = (path: string): string => join(root, "node_modules", path);
/** What an adapter and its contract suite are made of. */
const rooms = ["core", "adapters", "tests/contracts", "tests/fakes", "tests/longest-first.cjs"];
const settings = ["biome.json", "tsconfig.json", ".gitignore"];
const written = [
  ...["payload", "verify", "parse", "render", "adapter"].map((file) => `adapters/viber/${file}.ts`),
  "tests/fakes/viber-stage.ts",
  "tests/adapters/viber.test.ts",
];
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "new-adapter-"));
  for (const room of [...rooms, ...settings]) cpSync(join(root, room), join(copy, room), { recursive: true });
  cpSync(join(root, "jest.config.mjs"), join(copy, "jest.own.mjs"));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Runs one of the tools in the copy; what it says comes back with how it ended. */
function run(path: string, args: string[], nodeOptions: string[] = []): { status: number | null; output: string } {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const all = [...nodeOptions, bin(path), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: copy, env, encoding: "utf8" });
  return { status, output: `${stdout}${stderr}` };
}
const begin = (name: string) => run("tsx/dist/cli.mjs", [join(root, "scripts/new-adapter.ts"), name, `--into=${copy}`]);

test("a new channel is written whole, with the steps that are left", () => {
  const { status, output } = begin("viber");
  expect(status).toBe(0);
  for (const part of [...written, "adapters/viber/README.md", "tests/fixtures/viber/index.json"]) {
    expect(output).toContain(part);
  }
  for (const step of ["core/channel/channel.ts", "adapters/index.ts", "server/config-viber.ts"]) {
    expect(output).toContain(step);
  }
});

test("nothing is written over, and no odd name is taken", () => {
  for (const [name, sentence] of [
    ["viber", "There is a channel viber already"],
    ["zalo", "There is a channel zalo already"],
    ["../x", "Give the channel's name in small letters"],
    ["", "Give the channel's name in small letters"],
  ] as const) {
    const { status, output } = begin(name);
    expect(status).toBe(1);
    expect(output).toContain(sentence);
  }
});

test("what was written compiles as strictly as the rest, and needs no formatting", () => {
  writeFileSync(
    join(copy, "tsconfig.viber.json"),
    JSON.stringify({ extends: "./tsconfig.json", include: [], files: written }),
  );
  expect(run("typescript/bin/tsc", ["--noEmit", "-p", "tsconfig.viber.json"])).toEqual({ status: 0, output: "" });
  const linted = run("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", ...written]);
  expect(linted).toMatchObject({ status: 0 });
});

test("its contract suite runs, keeps the promises that hold already, and says what is missing", () => {
  // The project's own configuration, without stopping a database that was never started.
  writeFileSync(
    join(copy, "jest.config.mjs"),
    'import config from "./jest.own.mjs";\nexport default { ...config, globalTeardown: undefined };\n',
  );
  const args = ["--config", "jest.config.mjs", "--runInBand", "--no-color", "tests/adapters/viber"];
  const { status, output } = run("jest/bin/jest.js", args, ["--experimental-vm-modules", "--no-warnings"]);
  expect(status).toBe(1);
  for (const sentence of [
    'core/channel/channel.ts: "viber" is not among the doors yet',
    "tests/fixtures/viber: no body of Viber is recorded yet",
    "adapters/viber/verify.ts checks no signature yet, so nothing is taken",
    "adapters/viber/parse.ts reads no event of Viber yet",
    "adapters/viber/adapter.ts does not read Viber's answer to a message yet",
    "tests/fakes/viber-stage.ts: the fake Viber knows no reply window yet",
  ]) {
    expect(output).toContain(sentence);
  }
  expect(output).toContain("✓ a delivery without a signature or with somebody else's is refused");
  expect(output).toContain("✓ a body that is no JSON is BAD_INPUT, never a crash");
  expect(output).not.toContain("Cannot find module");
});
