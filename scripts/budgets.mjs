import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** Most bytes the inbox may bring on a first visit, gzipped (1 kB = 1,000 bytes). */
const budgets = { js: 190_000, css: 22_000 };
const built = new URL("../dist/web/", import.meta.url);

/** Gzipped bytes of what a browser loads before the inbox shows: the entry with everything it imports at once. */
function inboxBytes() {
  const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", built), "utf8"));
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit("index.html");
  const sum = (end) =>
    [...files]
      .filter((file) => file.endsWith(end))
      .reduce((bytes, file) => bytes + gzipSync(readFileSync(new URL(file, built))).length, 0);
  return { js: sum(".js"), css: sum(".css") };
}

/** The residents' chat: the loader in other sites' pages, and everything the window brings; style has a limit of its own. */
const chatBudgets = { loader: 3_000, window: 30_000, style: 6_000 };

/** Gzipped bytes of the residents' chat as it is built. */
export function chatBytes(folder = new URL("../dist/chat/", import.meta.url)) {
  const size = (name) => gzipSync(readFileSync(new URL(name, folder))).length;
  const style = size("window.css");
  return { loader: size("widget.js"), window: size("window.js") + style, style };
}

/** What of the residents' chat is over its budget, in words. */
export function chatOverBudget(bytes = chatBytes()) {
  return Object.entries(chatBudgets)
    .filter(([part, most]) => bytes[part] > most)
    .map(([part, most]) => `chat ${part}: ${bytes[part]} bytes gzipped, at most ${most}`);
}

/** A public page: its scripts, of which none is needed, and the common stylesheet with the largest one beside it. */
const publicBudgets = { script: 12_000, style: 10_000 };

/** Gzipped bytes the heaviest public page could bring: what all of them have, and the largest file beside it. */
function publicBytes(folder = new URL("../server/pages/assets/", import.meta.url)) {
  const size = (name) => gzipSync(readFileSync(new URL(name, folder))).length;
  const heaviest = (common, end) => {
    const others = readdirSync(folder).filter((name) => name.endsWith(end) && name !== common);
    return size(common) + Math.max(...others.map(size));
  };
  return { script: heaviest("aids.js", ".js"), style: heaviest("public.css", ".css") };
}

/** What of the public pages is over its budget, in words. */
export function publicOverBudget(bytes = publicBytes()) {
  return Object.entries(publicBudgets)
    .filter(([part, most]) => bytes[part] > most)
    .map(([part, most]) => `public ${part}: ${bytes[part]} bytes gzipped, at most ${most}`);
}

/** What is over its budget, in words; empty when all is well. */
export function overBudget(bytes = inboxBytes()) {
  return Object.entries(budgets)
    .filter(([kind, most]) => bytes[kind] > most)
    .map(([kind, most]) => `inbox ${kind}: ${bytes[kind]} bytes gzipped, at most ${most}`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const bytes = inboxBytes();
  const chat = chatBytes();
  const open = publicBytes();
  const faults = [...overBudget(bytes), ...chatOverBudget(chat), ...publicOverBudget(open)];
  console.log(`chat: ${chat.loader} bytes of loader, ${chat.window} of window with ${chat.style} of style, gzipped`);
  console.log(`public page: ${open.script} bytes of script at most, ${open.style} of style, gzipped`);
  console.log(`inbox: ${bytes.js} bytes of script, ${bytes.css} of style, gzipped`);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
