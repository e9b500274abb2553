// Begins a channel: `npm run new-adapter viber` writes its folder, a fixture folder, and a stage for the contract suite,
// which then says sentence by sentence what is missing. `--into=DIR` writes into another checkout.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { channels } from "../core/channel/channel.ts";

const [name = ""] = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
const root = process.argv.find((arg) => arg.startsWith("--into="))?.slice("--into=".length) ?? process.cwd();

/** Template → the file it becomes. */
const files: readonly [template: string, path: string][] = [
  ...["payload.ts", "verify.ts", "parse.ts", "render.ts", "adapter.ts", "README.md"].map((file): [string, string] => [
    file,
    `adapters/${name}/${file}`,
  ]),
  ["index.json", `tests/fixtures/${name}/index.json`],
  ["stage.ts", `tests/fakes/${name}-stage.ts`],
  ["contract.test.ts", `tests/adapters/${name}.test.ts`],
];

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const named = (text: string): string =>
  text.replaceAll("viber", name).replaceAll("Viber", name.charAt(0).toUpperCase() + name.slice(1));

if (!/^[a-z][a-z0-9]{1,19}$/.test(name)) stop("Give the channel's name in small letters: npm run new-adapter viber");
const taken = files.find(([, path]) => existsSync(join(root, path)))?.[1];
if (taken || (channels as readonly string[]).includes(name)) {
  stop(`There is a channel ${name} already (${taken ?? "core/channel/channel.ts"}); nothing was written.`);
}
for (const [template, path] of files) {
  const text = readFileSync(new URL(`adapter-template/${template}.txt`, import.meta.url), "utf8");
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), named(text));
  console.log(`  ${path}`);
}
console.log(
  named(`
It compiles, and takes and sends nothing yet. What is left:
  1. core/channel/channel.ts   "viber" among the doors; then plain \`channel: "viber"\` in adapters/viber/adapter.ts
  2. adapters/index.ts         viber?: ViberOptions, and one line with createViberAdapter
  3. server/config-viber.ts    its settings, in the manner of config-telegram.ts; taken up in config.ts and settings.ts
  4. web/src                   its name in words.vi.ts, its mark in shared/channel-mark.tsx
  5. the five files            npx jest tests/adapters/viber   says what is missing, until it says nothing
`),
);
