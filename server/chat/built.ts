import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where a page finds a built file; the address changes with the content, so that browsers may keep it for long. */
export type BuiltFile = (name: "window.js" | "window.css") => string;

/** The files `web/chat` was built to. */
export function builtChat(dir: string): BuiltFile {
  const versions = new Map<string, string>();
  return (name) => {
    const file = join(dir, name);
    const version =
      versions.get(name) ??
      (existsSync(file) ? createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 10) : "");
    if (version) versions.set(name, version);
    return `/chat/${name}?v=${version}`;
  };
}
