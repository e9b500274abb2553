// Builds the residents' chat into dist/chat: the window (window.js, window.css) and the loader for other sites
// (widget.js, a classic script: it must know which script element it came from).
import { fileURLToPath } from "node:url";
import { build } from "vite";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What residents' telephones run: browsers from about 2021, and the web views inside other apps. */
const target = ["es2020", "chrome87", "safari14"];

async function make(entry, format, emptyOutDir) {
  await build({
    configFile: false,
    logLevel: "warn",
    root: folder("../web/chat"),
    build: {
      outDir: folder("../dist/chat"),
      emptyOutDir,
      target,
      modulePreload: false,
      cssCodeSplit: false,
      rollupOptions: {
        input: folder(`../web/chat/${entry}.ts`),
        external: [/^\/assets\//],
        output: { format, entryFileNames: `${entry}.js`, assetFileNames: `${entry}[extname]` },
      },
    },
  });
}

await make("window", "es", true);
await make("widget", "iife", false);
