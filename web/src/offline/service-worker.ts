import { listActs } from "./acts.ts";
import { sendActs } from "./send-acts.ts";

/** Written in by the build: the files of the shell, and a name that changes with any of them. */
declare const __SHELL__: string[];
declare const __BUILD__: string;

interface WaitEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WaitEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface SyncEvent extends WaitEvent {
  readonly tag: string;
}
interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: "install" | "activate", listener: (event: WaitEvent) => void): void;
  addEventListener(name: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(name: "sync", listener: (event: SyncEvent) => void): void;
}

const worker = globalThis as unknown as WorkerScope;
const prefix = "shell-";
const cacheName = `${prefix}${__BUILD__}`;
const page = "/app/";
const shell = new Set(__SHELL__);
/** How long the network may take for a page before the kept one is shown. */
const patienceMs = 4_000;

// A new shell takes over when all its pages are closed: one that is open still needs the files it began with.
worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([page, ...shell])));
});

worker.addEventListener("activate", (event) => {
  const tidy = async (): Promise<void> => {
    const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

const kept = async (path: string): Promise<Response | undefined> => (await caches.open(cacheName)).match(path);

/** The page as the server has it, or the kept one where there is no answer. */
async function pageFor(request: Request): Promise<Response> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  const answer = fetch(request).catch(() => undefined);
  return (await Promise.race([answer, late])) ?? (await kept(page)) ?? (await answer) ?? Response.error();
}

// Pages and the shell's own files. Everything else, the API above all, goes to the network as if nobody stood between.
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && pathname.startsWith("/app")) event.respondWith(pageFor(request));
  else if (shell.has(pathname)) event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
});

// The browser found a network while no page was open.
worker.addEventListener("sync", (event) => {
  const send = async (): Promise<void> => {
    await sendActs();
    const left = await listActs();
    // Thrown so that the browser tries again; what waits behind a refused act waits for its person.
    const isRefused = left.some(({ state }) => state === "refused");
    if (!isRefused && left.some(({ state }) => state === "waiting")) throw new Error("acts still wait");
  };
  event.waitUntil(send());
});
