import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createGuard } from "../../adapters/guard.ts";
import { createMediaKeeper } from "../../adapters/media.ts";
import { AppError } from "../../core/errors.ts";
import { sniff } from "../../server/sniff.ts";
import { codeOf } from "../contracts/store/bench.ts";

const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");
/** Enough for 26 MB on a busy machine; who drips is waited for less. */
const timeoutFor = (url: string): number => (url.includes("drip") ? 300 : 5_000);

/** What the platform's file host does at each path. */
const pages: Record<string, RequestListener> = {
  "/photo.jpg": (_, response) => response.end(jpeg),
  "/moved.jpg": (_, response) => response.writeHead(302, { location: "/photo.jpg" }).end(),
  "/page.jpg": (_, response) => response.writeHead(200, { "content-type": "image/jpeg" }).end("<script>1</script>"),
  "/away.jpg": (_, response) => response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
  "/round.jpg": (_, response) => response.writeHead(302, { location: "/round.jpg" }).end(),
  "/gone.jpg": (_, response) => response.writeHead(410).end(),
  "/busy.jpg": (_, response) => response.writeHead(503).end(),
  "/huge.jpg": (_, response) => response.writeHead(200, { "content-length": "26000000" }).end(Buffer.alloc(26_000_000)),
  "/drip.jpg": (_, response) => {
    const drops = setInterval(() => response.write("x"), 50);
    response.on("close", () => clearInterval(drops));
  },
};

let host: Server;
let origin: string;
const kept = new Map<string, Uint8Array>();
beforeAll(async () => {
  host = createServer((request, response) => pages[request.url ?? ""]?.(request, response));
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});
afterAll(async () => {
  host.closeAllConnections();
  await new Promise((resolve) => host.close(resolve));
});

/** A platform that tells where a file lies only when asked for it. */
const resolvers = {
  "platform-file:": async (address: string) => {
    if (address.endsWith("unknown")) throw new AppError("PLATFORM_REFUSED", "no such file");
    return `${origin}/${address.slice("platform-file:".length)}`;
  },
};

function keep(url: string) {
  const keeper = createMediaKeeper({
    files: {
      put: async (content) => {
        kept.set(url, content);
        return { key: "key", sizeBytes: content.length };
      },
      get: async () => undefined,
      remove: async () => undefined,
    },
    hosts: ["*.zdn.vn"],
    plainOrigins: [origin],
    resolvers,
    sniff: (content) => sniff(content, ["image/"]),
    timeoutMs: timeoutFor(url),
  });
  return keeper.keep({ kind: "image", url });
}

test.each(["/photo.jpg", "/moved.jpg"])("%s is kept with the type its content shows", async (path) => {
  expect(await keep(origin + path)).toMatchObject({ key: "key", mimeType: "image/jpeg", sizeBytes: jpeg.length });
  expect(Buffer.from(kept.get(origin + path) ?? [])).toEqual(jpeg);
});

test.each([
  ["a page that calls itself a photo", "/page.jpg", "UNSUPPORTED_FILE", false],
  ["an address inside our own network, behind a redirect", "/away.jpg", "FORBIDDEN", false],
  ["a redirect that never ends", "/round.jpg", "PLATFORM_REFUSED", false],
  ["a file that is gone", "/gone.jpg", "PLATFORM_REFUSED", false],
  ["a file above the limit", "/huge.jpg", "TOO_LARGE", false],
  ["a host that is busy", "/busy.jpg", "PLATFORM_UNAVAILABLE", true],
  ["a host that drips its bytes for ever", "/drip.jpg", "PLATFORM_UNAVAILABLE", true],
])("%s is not kept, and a later try helps or does not", async (_, path, code, retryable) => {
  await expect(keep(origin + path)).rejects.toMatchObject({ code, retryable });
  expect(kept.has(origin + path)).toBe(false);
});

test("nothing is fetched from hosts that are not the platform's, nor over plain HTTP", async () => {
  for (const url of ["https://evil.example/a.jpg", "http://photo.zdn.vn/a.jpg", "file:///etc/passwd", "no address"]) {
    expect(await codeOf(keep(url))).toBe("FORBIDDEN");
  }
});

test("a name that leads into our own network is not asked, whatever list it stands on", async () => {
  const { port } = new URL(origin);
  const keeper = (allowed: string[]) =>
    createMediaKeeper({
      files: {
        put: async () => ({ key: "key", sizeBytes: 1 }),
        get: async () => undefined,
        remove: async () => undefined,
      },
      hosts: ["localhost"],
      guard: createGuard(allowed),
      sniff: async () => "image/jpeg",
      timeoutMs: 2_000,
    });
  const attachment = { kind: "image" as const, url: `https://localhost:${port}/photo.jpg` };
  expect(await codeOf(keeper([]).keep(attachment))).toBe("FORBIDDEN");
  // named in the settings it is asked; it speaks no TLS
  expect(await codeOf(keeper(["localhost"]).keep(attachment))).toBe("PLATFORM_UNAVAILABLE");
});

test("an address of the platform's own scheme is asked for, fetched, and never kept itself", async () => {
  const kept = await keep("platform-file:photo.jpg");
  expect(kept).toMatchObject({ key: "key", mimeType: "image/jpeg", url: "platform-file:photo.jpg" });
  expect(JSON.stringify(kept)).not.toContain(origin);
  expect(await codeOf(keep("platform-file:unknown"))).toBe("PLATFORM_REFUSED");
  expect(await codeOf(keep("platform-file:moved.jpg"))).toBe("PLATFORM_REFUSED");
  expect(await codeOf(keep("platform-file:gone.jpg"))).toBe("PLATFORM_REFUSED");
  expect(await codeOf(keep("other-file:photo.jpg"))).toBe("FORBIDDEN");
});

test("faults of fetching do not tell where it was fetched from: the address may hold a token", async () => {
  for (const path of ["gone.jpg", "busy.jpg", "drip.jpg", "moved.jpg"]) {
    const fault = await keep(`platform-file:${path}`).catch((error: unknown) => error);
    const { message, stack, details, cause } = fault as AppError;
    expect(JSON.stringify([message, stack, details, String(cause)])).not.toContain(origin);
  }
});
