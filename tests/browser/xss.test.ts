import { createHash } from "node:crypto";
import { jest } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { realUnderstanding } from "../fakes/understanding.ts";
import { onePixel } from "../scenarios/desk.ts";
import { openTown, type Town } from "../scenarios/town.ts";
import { missingForBrowser, openBrowser, signedIn } from "./browser.ts";
import { payloads } from "./xss-payloads.ts";

jest.setTimeout(240_000);

const desk = missingForBrowser() ? describe.skip : describe;
const password = "benSen2026";
const key = "khoa-thu-nghiem";
/** A few of them beside one another, as long as a message may be. */
const bundles = Array.from({ length: 8 }, (_, at) => payloads.filter((_one, index) => index % 8 === at));
const words = (at: number): string => `Cống trước số 45 Hoa Sứ nghẹt ${(bundles[at % 8] ?? []).join(" \n")}`;

/** So many of a list, from all over it. */
const everyNth = <T>(list: readonly T[], count: number): T[] =>
  list.filter((_one, index) => index % Math.ceil(list.length / count) === 0);

/** Watches every page of a context: whether anything ran, and whether anything stood there that could have. */
const watch = `
  window.__violations = [];
  document.addEventListener("securitypolicyviolation", (event) => window.__violations.push(event.violatedDirective + " " + event.blockedURI));
`;
/** What mark-up of ours never has: handlers as attributes, script that is no file, addresses that are script. */
const planted = `(() => {
  const address = /^(href|src|action|formaction|xlink:href|srcdoc|data)$/;
  const odd = (node) => [...node.attributes].filter(({ name, value }) =>
    /^on/i.test(name) || (address.test(name) && /^\\s*(javascript|vbscript|data:text)/i.test(value)));
  const elements = [...document.querySelectorAll("*")];
  return elements.flatMap((node) => odd(node).map(({ name }) => node.tagName + " " + name))
    .concat([...document.querySelectorAll("script:not([src]):not([type='application/ld+json']), iframe[srcdoc], object, embed, base, marquee, foreignObject, meta[http-equiv=refresh i]")]
    .map((node) => node.outerHTML.slice(0, 120)));
})()`;

desk("words that would be script", () => {
  let town: Town;
  let browser: Browser;
  let codes: string[] = [];
  let talks: string[] = [];
  let ran = 0;
  const faults: string[] = [];

  async function watched(context: BrowserContext): Promise<void> {
    await context.exposeBinding("__ran", () => {
      ran += 1;
    });
    await context.addInitScript(watch);
    context.on("page", (page) => page.on("dialog", (dialog) => void dialog.dismiss()));
  }

  /** Opens a page, lets it come to rest, touches what could be waiting for a touch, and notes what should not be there. */
  async function look(page: Page, path: string, ready?: string): Promise<void> {
    await page.goto(`${town.origin}${path}`, { waitUntil: "domcontentloaded" });
    if (ready)
      await page
        .getByText(ready)
        .first()
        .waitFor({ timeout: 15_000 })
        .catch(() => faults.push(`${path}: never ready`));
    await page.waitForTimeout(ready ? 200 : 30);
    const found = (await page.evaluate(planted)) as string[];
    const violations = (await page.evaluate("window.__violations ?? []")) as string[];
    faults.push(...[...found, ...violations].map((one) => `${path}: ${one}`));
  }

  beforeAll(async () => {
    const client = { name: "fixmystreet", keySha256: createHash("sha256").update(key).digest("hex") };
    town = await openTown({
      understanding: realUnderstanding(),
      now: new Date("2026-11-16T14:06:00+07:00"),
      hasDemo: true,
      environment: { OPEN311_CLIENTS: JSON.stringify([client]), OPEN311_WAIT_MS: "0", APPOINTMENTS: "1" },
    });
    browser = await openBrowser();
    await sendAll();
  });
  afterAll(async () => {
    await browser?.close();
    await town?.close();
  });

  /** Every channel and every form says all of it: as words, name, place, caption and name of a file. */
  async function sendAll(): Promise<void> {
    const { zalo, facebook, telegram } = town.doors;
    const post = async (path: string, { bytes, headers }: { bytes: Buffer; headers: Record<string, string> }) => {
      const answer = await fetch(`${town.origin}${path}`, { method: "POST", headers, body: new Uint8Array(bytes) });
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    };
    for (const [at, bundle] of bundles.entries()) {
      const userId = `77000000000000001${at}0`;
      await post("/webhooks/zalo", zalo.userSends({ userId, text: words(at) }));
      await post("/webhooks/facebook", facebook.userSends({ userId: `2400000000000${at}`, text: words(at) }));
      await post(
        "/webhooks/facebook",
        facebook.userComments({ userId: `2400000000000${at}`, text: words(at), postId: "100000000000111_1" }),
      );
      await post("/webhooks/telegram", telegram.userSends({ userId: `90000${at}`, text: words(at) }));
      const attachments = bundle.map((name) => ({
        type: "file",
        payload: { url: `${zalo.url}/files/a.pdf`, name, title: name, description: name },
      }));
      zalo.lastWrote(userId, town.clock.now);
      const sent = { sender: { id: userId }, recipient: { id: zalo.oaId }, event_name: "user_send_file" };
      await post(
        "/webhooks/zalo",
        zalo.webhook({ ...sent, message: { msg_id: `file-${at}`, text: bundle[0], attachments } }),
      );
      const info = { name: bundle.join(" "), phone: "0900000001", address: bundle.join(" "), city: bundle[1] };
      await post("/webhooks/zalo", zalo.webhook({ ...sent, event_name: "user_submit_info", info }));
      const fields = {
        ...{
          api_key: key,
          service_code: "flooding-drainage",
          description: words(at),
          address_string: bundle.join(" "),
        },
        ...{ first_name: bundle[0] ?? "", last_name: bundle[1] ?? "", media_url: bundle[2] ?? "", phone: "0900000001" },
      };
      await fetch(`${town.origin}/open311/v2/requests.json`, { method: "POST", body: new URLSearchParams(fields) });
      await sendForm(at, bundle);
    }
    await town.settle();
    const lan = await town.staff("lan");
    const quan = await town.staff("quan");
    const startedAt = town.clock.now.toISOString();
    for (const [at, bundle] of bundles.entries()) {
      const call = { text: words(at), category: "flooding-drainage", answerBy: "none", hideName: false, startedAt };
      const place = {
        label: bundle.join(" ").slice(0, 300),
        precision: "exact",
        latitude: 10.7769,
        longitude: 106.7009,
      };
      await lan.post("/api/calls", { ...call, clientId: `cuoc-goi-${at}`, callerName: bundle[0], place });
      await quan.post("/api/places", { label: (bundle[3] ?? "").slice(0, 80), place }).catch(() => undefined);
    }
    await town.settle();
    codes = (await town.wired.store.client.ticket.findMany({ select: { code: true } })).map(({ code }) => code);
    talks = (await town.wired.store.client.conversation.findMany({ select: { id: true } })).map(({ id }) => id);
    for (const [at, code] of everyNth(codes, 4).entries()) {
      await lan.post(`/api/tickets/${code}/notes`, { text: words(at) });
    }
    // nothing that was sent as words is lost on the way to the pages
    expect(codes.length).toBeGreaterThanOrEqual(bundles.length);
    expect(talks.length).toBeGreaterThanOrEqual(bundles.length * 3);
  }

  async function sendForm(at: number, bundle: readonly string[]): Promise<void> {
    const form = new FormData();
    const [ten = "", so = ""] = bundle;
    for (const [name, value] of Object.entries({
      ma: `phieu-so-${at}`,
      viec: words(at),
      cho: bundle.join(" ").slice(0, 200),
      ten: ten.slice(0, 60),
      so: so.slice(0, 15),
      buoc: "gui",
    })) {
      form.append(name, value);
    }
    form.append("hinh", new Blob([new Uint8Array(onePixel)], { type: "image/png" }), `${bundle[2]}.png`);
    const headers = { origin: town.origin };
    const answer = await fetch(`${town.origin}/gui`, { method: "POST", body: form, headers, redirect: "manual" });
    expect(answer.status).toBeLessThan(500);
  }

  test("stay words in the console: inbox, talks, tickets, search, log, reports and settings", async () => {
    const admin = await signedIn(browser, town.origin, "quan", { password, patienceMs: 30_000 });
    await watched(admin.context);
    for (const path of ["quan-tri/nhat-ky", "bang-qr", "quan-tri/nguoi-dung", "kho-kien-thuc", "quan-tri/phan-loai"]) {
      await look(admin.page, `/app/${path}`, "Trực tuyến");
    }
    await admin.context.close();
    const operator = await signedIn(browser, town.origin, "lan", { password, patienceMs: 30_000 });
    await watched(operator.context);
    const { page } = operator;
    for (const path of ["hop-thu", "phieu", "viec-cua-toi", "goi", "bao-cao", "bao-cao/phieu", "ban-do", "su-co"]) {
      await look(page, `/app/${path}`, "Trực tuyến");
    }
    for (const id of everyNth(talks, 5)) await look(page, `/app/hop-thu/${id}`, "Trực tuyến");
    for (const code of everyNth(codes, 4)) await look(page, `/app/phieu/${code}`, code);
    for (const payload of everyNth(payloads, 2))
      await look(page, `/app/tim?q=${encodeURIComponent(payload)}`, "Trực tuyến");
    // as it is printed
    await page.emulateMedia({ media: "print" });
    await look(page, "/app/bao-cao");
    await operator.context.close();
    expect({ ran, faults }).toEqual({ ran: 0, faults: [] });
  });

  test("stay words on the pages everybody reads, in feeds, on signs, in the chat and in the demo", async () => {
    const context = await browser.newContext({ locale: "vi-VN" });
    await watched(context);
    const page = await context.newPage();
    for (const path of ["/", "/ban-do", "/ban-do?xem=ban-do", "/ket-qua", "/so-lieu", "/cong-khai", "/thu-tuc"])
      await look(page, path);
    for (const code of everyNth(codes, 6)) await look(page, `/p/${code}`);
    // one after the other on one page, and in turn on the others
    const places = ["/tra-cuu?ma=", "/thu-tuc?hoi=", "/gui?noi=", "/ban-do?duong="];
    for (const [at, payload] of everyNth(payloads, 16).entries()) {
      await look(page, `${places[at % places.length]}${encodeURIComponent(payload)}`);
    }
    const spots = await town.wired.store.client.spot.findMany({ select: { id: true } });
    for (const { id } of spots) await look(page, `/in-qr/${id}`);
    for (const feed of ["/ban-do.geojson", "/phan-anh.rss", "/open311/v2/requests.xml", "/open311/v2/requests.json"]) {
      const answer = await fetch(`${town.origin}${feed}`);
      expect({ feed, type: answer.headers.get("content-type") }).not.toMatchObject({
        type: expect.stringContaining("html"),
      });
      expect({ feed, nosniff: answer.headers.get("x-content-type-options") }).toEqual({ feed, nosniff: "nosniff" });
    }
    // the chat shows a resident their own words again
    await look(page, "/chat");
    for (const bundle of bundles.slice(0, 3)) {
      await page.evaluate(
        `fetch("/api/chat/messages", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ clientId: "loi-" + Math.random(), text: ${JSON.stringify(bundle.join(" "))} }) })`,
      );
    }
    await town.settle();
    await look(page, "/chat");
    await page.goto(`${town.origin}/demo`);
    const play = new URL(page.url()).pathname;
    for (const bundle of everyNth(bundles, 2)) {
      await fetch(`${town.origin}${play}`, {
        method: "POST",
        body: new URLSearchParams({ gui: "1", tin: bundle.join(" ") }),
      });
      await look(page, play);
    }
    await context.close();
    expect({ ran, faults }).toEqual({ ran: 0, faults: [] });
  });

  test("the watch sees what runs, so that nothing seen means nothing ran", async () => {
    const context = await browser.newContext();
    await watched(context);
    const page = await context.newPage();
    const before = ran;
    await page.setContent(`<p>${payloads[9]}</p>`);
    await page.waitForTimeout(200);
    expect(ran).toBeGreaterThan(before);
    expect(await page.evaluate(planted)).toEqual(["IMG onerror"]);
    ran = before;
    await context.close();
  });
});
