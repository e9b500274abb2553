import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build, defineConfig, type Plugin } from "vite";

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const outDir = folder("../dist/web");
const base = "/app/";

/** What a phone needs to work without a signal: the frame, and these pages with everything they may open. */
const offlinePages = [
  "src/work/work-page.tsx",
  "src/ticket/ticket-page.tsx",
  "src/offline/keep-sending.ts",
  "src/shared/take-photo.ts",
  "src/shared/toasts.tsx",
];

interface Chunk {
  file: string;
  css?: string[];
  assets?: string[];
  imports?: string[];
  dynamicImports?: string[];
}

/** Files of the shell by their address. */
function shellOf(manifest: Record<string, Chunk>): string[] {
  const files = new Set<string>();
  const visit = (key: string, isWhole: boolean): void => {
    const chunk = manifest[key];
    if (!chunk || (files.has(chunk.file) && !isWhole)) return;
    const isNew = !files.has(chunk.file);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    if (isNew) for (const next of chunk.imports ?? []) visit(next, false);
    if (isWhole) for (const next of chunk.dynamicImports ?? []) visit(next, false);
  };
  visit("index.html", false);
  for (const page of offlinePages) visit(page, true);
  // Browsers that run it all know woff2.
  const needed = [...files].filter((file) => !file.endsWith(".woff"));
  return [...needed.map((file) => `${base}${file}`), `${base}lotus.svg`, "/vi-tri/ban-do.svg"];
}

/** The service worker is built once the files it keeps are known; its name for them changes with any of them. */
const serviceWorker: Plugin = {
  name: "service-worker",
  apply: "build",
  async closeBundle() {
    const manifest = readFileSync(`${outDir}/.vite/manifest.json`, "utf8");
    const page = readFileSync(`${outDir}/index.html`, "utf8");
    const hash = createHash("sha256").update(manifest).update(page).digest("hex").slice(0, 12);
    await build({
      configFile: false,
      logLevel: "warn",
      define: { __SHELL__: JSON.stringify(shellOf(JSON.parse(manifest))), __BUILD__: JSON.stringify(hash) },
      build: {
        outDir,
        emptyOutDir: false,
        copyPublicDir: false,
        target: "es2022",
        rollupOptions: {
          input: folder("src/offline/service-worker.ts"),
          output: { format: "iife", entryFileNames: "sw.js" },
        },
      },
    });
  },
};

/** Builds the console into dist/web; the server serves it under /app/. The manifest is read by the budget check. */
export default defineConfig({
  root: folder("."),
  base,
  plugins: [react(), serviceWorker],
  build: {
    outDir,
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    modulePreload: { polyfill: false },
  },
});
