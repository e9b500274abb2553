import { request as ask } from "node:http";
import { crc32, deflateSync, gzipSync } from "node:zlib";
import { jest } from "@jest/globals";
import { markOf } from "../../adapters/pictures.ts";
import { createPictureMasker } from "../../adapters/public-pictures.ts";
import { deskHeader } from "../../server/contract-route.ts";
import { noUnderstanding } from "../fakes/scripted-understanding.ts";
import { Desk } from "./desk.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(60_000);

let town: Town;
let chat: string;
beforeAll(async () => {
  town = await openTown({ understanding: noUnderstanding(), now: new Date("2026-11-16T14:06:00+07:00") });
  const opened = await fetch(`${town.origin}/api/chat/session`, { method: "POST" });
  chat = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
});
afterAll(() => town.close());

/** A request just as it is written, without anything a client would tidy up. */
function raw(method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array) {
  const { hostname, port } = new URL(town.origin);
  return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const sent = ask({ hostname, port, method, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString(), headers: answer.headers });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

describe("a body that swells", () => {
  /** 200 MB of blanks in 200 kB. */
  const bomb = gzipSync(Buffer.alloc(200_000_000, " "));
  const zipped = { "content-encoding": "gzip", "content-type": "application/json" };

  test("is refused at its limit, wherever it goes", async () => {
    expect(bomb.length).toBeLessThan(250_000);
    const before = process.memoryUsage().rss;
    const desk = { cookie: await cookieOf("lan"), [deskHeader.name]: deskHeader.value };
    for (const [path, headers] of [
      ["/webhooks/zalo", {}],
      ["/webhooks/facebook", {}],
      ["/open311/v2/requests.json", {}],
      ["/api/chat/messages", { cookie: chat }],
      ["/api/calls", desk],
    ] as const) {
      const { status, text } = await raw("POST", path, { ...zipped, ...headers }, bomb);
      expect({ path, status, text }).toMatchObject({ path, status: 413, text: expect.stringContaining("TOO_LARGE") });
    }
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(300);
  });

  test("in many parts, or larger than a photo may be, is refused", async () => {
    const one = new FormData();
    one.append("file", new Blob([new Uint8Array(11_000_000)]), "anh.jpg");
    const many = new FormData();
    for (let part = 0; part < 500; part += 1) many.append(`field-${part}`, "x".repeat(1_000));
    for (const [form, statuses] of [
      [one, [413]],
      [many, [400]],
    ] as const) {
      const answer = await fetch(`${town.origin}/api/chat/uploads`, {
        method: "POST",
        headers: { cookie: chat },
        body: form,
      });
      expect(statuses).toContain(answer.status);
    }
  });
});

test("a form that is none, or ends in its middle, is the sender's fault", async () => {
  const desk = { cookie: await cookieOf("lan"), [deskHeader.name]: deskHeader.value };
  const bodies = [
    "",
    "rác",
    "--x\r\n",
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    "--x\r\nrác: rác\r\n\r\n\r\n--x--",
    `--x\r\ncontent-disposition: form-data; name="${"a".repeat(5_000)}"\r\n\r\n1\r\n--x--`,
    '--x\r\ncontent-disposition: form-data; name="__proto__[a]"\r\n\r\n1\r\n--x--',
  ];
  for (const [path, headers] of [
    ["/gui", { origin: town.origin }],
    ["/api/chat/uploads", { cookie: chat }],
    ["/api/uploads", desk],
  ] as const) {
    for (const type of ["multipart/form-data; boundary=x", "multipart/form-data", "multipart/x"]) {
      for (const body of bodies) {
        const { status } = await raw("POST", path, { ...headers, "content-type": type }, Buffer.from(body));
        expect({ path, type, body, isOurs: status >= 500 }).toEqual({ path, type, body, isOurs: false });
      }
    }
  }
});

async function cookieOf(username: string): Promise<string> {
  const desk = await town.staff(username);
  expect(desk).toBeInstanceOf(Desk);
  const answer = await fetch(`${town.origin}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: town.origin },
    body: JSON.stringify({ username, password: "benSen2026" }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

describe("a picture that claims more than it is", () => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  /** A PNG of 60,000 by 60,000 pixels, in a few kilobytes. */
  function pixelBomb(): Buffer {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(60_000, 0);
    head.writeUInt32BE(60_000, 4);
    head.set([1, 0, 0, 0, 0], 8);
    const rows = deflateSync(Buffer.alloc(2_000_000));
    const signature = Buffer.from("89504e470d0a1a0a", "hex");
    return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
  }

  test("is never unpacked: it has no mark, and nobody is shown it", async () => {
    const bomb = pixelBomb();
    const begun = performance.now();
    expect(await markOf(bomb)).toBeUndefined();
    await expect(createPictureMasker().mask(bomb, [])).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});

describe("an address that climbs", () => {
  const climbs = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..%252f", "....//", "%c0%ae%c0%ae/"];
  const targets = ["package.json", "etc/passwd", "server/run.ts", ".env"];

  test("leads to no file but those that are handed out", async () => {
    const cookie = await cookieOf("lan");
    const roots = [
      "/",
      "/assets/",
      "/app/",
      "/app/assets/",
      "/chat/",
      "/tep/",
      "/hinh/",
      "/api/files/",
      "/api/chat/files/",
    ];
    for (const root of roots) {
      for (const climb of climbs) {
        for (const target of targets) {
          const { status, text } = await raw("GET", `${root}${climb.repeat(6)}${target}`, { cookie });
          const told = /"cau-noi"|root:x:0|APP_SECRET=|startDemo/.test(text);
          expect({ root, climb, target, told, isFault: status >= 500 }).toEqual({
            root,
            climb,
            target,
            told: false,
            isFault: false,
          });
        }
      }
    }
  });
});

describe("what every page says of itself", () => {
  const start = [
    "/",
    "/ban-do",
    "/ket-qua",
    "/so-lieu",
    "/cong-khai",
    "/thu-tuc",
    "/tra-cuu",
    "/gui",
    "/chat",
    "/app/",
    "/dat-lich",
  ];

  /** Pages that can be reached from the first ones, and a few that nobody links to. */
  async function crawl(): Promise<Map<string, { headers: Record<string, unknown>; text: string }>> {
    const seen = new Map<string, { headers: Record<string, unknown>; text: string }>();
    const open = [
      ...start,
      "/khong-co",
      "/p/BS-2611-0001",
      "/vi-tri/x",
      "/n/x",
      "/lay-so",
      "/man-hinh",
      "/in-qr/x",
      "/chat/khung",
    ];
    for (let path = open.shift(); path !== undefined && seen.size < 150; path = open.shift()) {
      if (seen.has(path)) continue;
      const { status, headers, text } = await raw("GET", path, { accept: "text/html" });
      const isMoved = status >= 300 && status < 400;
      if (isMoved || !String(headers["content-type"]).includes("html")) continue;
      seen.set(path, { headers, text });
      const links = [...text.matchAll(/href="(\/[^"#]*)"/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
      open.push(...links.filter((link) => !seen.has(link)));
    }
    return seen;
  }

  test("no page allows inline script, and only the console makes style sheets while it runs", async () => {
    const pages = await crawl();
    expect(pages.size).toBeGreaterThan(18);
    for (const [path, { headers, text }] of pages) {
      const policy = new Map(
        String(headers["content-security-policy"])
          .split(/;\s*/)
          .map((line): [string, string] => [line.split(" ")[0] ?? "", line]),
      );
      const scripts = policy.get("script-src") ?? policy.get("default-src") ?? "'unsafe-inline'";
      expect({ path, scripts }).not.toMatchObject({ scripts: expect.stringMatching(/unsafe|\*|data:|http/) });
      const styles = policy.get("style-src") ?? policy.get("default-src") ?? "'unsafe-inline'";
      if (!path.startsWith("/app"))
        expect({ path, styles }).not.toMatchObject({ styles: expect.stringContaining("unsafe") });
      // what express says of itself when there is no such page allows nothing at all
      if (policy.get("default-src") === "default-src 'none'" && policy.size === 1) continue;
      expect({ path, frames: policy.has("frame-ancestors"), base: policy.has("base-uri") }).toEqual({
        path,
        frames: true,
        base: true,
      });
      expect({ path, nosniff: headers["x-content-type-options"] }).toEqual({ path, nosniff: "nosniff" });
      expect({ path, type: headers["content-type"] }).toMatchObject({ type: expect.stringMatching(/charset=utf-8/i) });
      expect({ path, referrer: headers["referrer-policy"] }).toEqual({ path, referrer: "no-referrer" });
      expect({ path, powered: headers["x-powered-by"] }).toEqual({ path, powered: undefined });
      // and none needs what is not allowed
      expect({ path, inline: /<script(?![^>]*\bsrc=)(?![^>]*ld\+json)|\son[a-z]+="|javascript:/i.test(text) }).toEqual({
        path,
        inline: false,
      });
      expect({ path, sheets: /<style/.test(text) && !path.startsWith("/app") }).toEqual({ path, sheets: false });
    }
  });
});

test("a method nobody uses does nothing, and is no fault of ours", async () => {
  for (const method of ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND"]) {
    for (const path of ["/", "/ban-do", "/gui", "/api/session", "/webhooks/zalo", "/api/chat/messages", "/app/"]) {
      const { status, headers } = await raw(method, path, { cookie: await cookieOf("lan") });
      expect({ method, path, isFault: status >= 500 }).toEqual({ method, path, isFault: false });
      if (method !== "OPTIONS") expect({ method, path, status }).not.toMatchObject({ status: 200 });
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    }
  }
});
