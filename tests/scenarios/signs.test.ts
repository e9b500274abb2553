import { jest } from "@jest/globals";
import type { InboundEvent } from "../../core/channel/event.ts";
import { receive } from "../../core/channel/receive.ts";
import type { Message } from "../../core/delivery/message.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { onePixel } from "./desk.ts";
import type { Act } from "./door.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const now = new Date("2026-11-16T14:06:00+07:00");
const market = { label: "Chợ cũ", latitude: 10.7788, longitude: 106.7003, where: "chợ cũ, khu phố 5" };
const asked = /Phường nhận được vị trí, gần chợ cũ, khu phố 5\. Ở đó có chuyện gì vậy ạ\?$/;
let town: Town;

beforeEach(async () => {
  const understanding = realUnderstanding();
  town = await openTown({ understanding, now, environment: { TELEGRAM_BOT_NAME: "ben_sen_bot" } });
  await (await town.staff("lan")).post("/api/places", market);
});
afterEach(() => town.close());

/** Everything the ward said to this person, whether their platform is connected or not. */
async function told(channel: InboundEvent["channel"], thread: string): Promise<string[]> {
  const lines = await town.wired.store.transaction(async (tx): Promise<Message[]> => {
    const conversation = await tx.conversations.byThread(channel, thread);
    return conversation ? tx.conversations.history(conversation.id, 50) : [];
  });
  return lines.filter(({ direction }) => direction === "out").map(({ text }) => text);
}

/** An event as a platform's adapter hands it over. */
async function comes(channel: InboundEvent["channel"], more: object, id = "e1"): Promise<string[]> {
  const from = { channel, account: "ward", user: "u1" };
  const event = { id, channel, from, thread: "ward:u1", at: town.clock.now, raw: null, ...more } as InboundEvent;
  await receive({ events: [event], store: town.wired.store, world: town.wired.world });
  await town.settle();
  return told(channel, "ward:u1");
}

const page = async (
  path: string,
  init?: RequestInit,
): Promise<{ status: number; text: string; response: Response }> => {
  const response = await fetch(`${town.origin}${path}`, { redirect: "manual", ...init });
  return { status: response.status, text: await response.text(), response };
};

describe.each(["zalo", "facebook", "telegram", "webchat"] as const)("who opens the link of a sign on %s", (channel) => {
  const user = "7700000000000000123";
  const act = async (...acts: Act[]): Promise<string[]> => {
    await town.doors.of(channel).act(town.origin, user, acts);
    await town.settle();
    return (await town.doors.of(channel).lines(town.origin, user)).map(({ text }) => text);
  };

  test("has said where, is asked only what, and the ticket has the place", async () => {
    expect(await act({ sign: { id: "cho-cu", label: "Chợ cũ" } })).toEqual([expect.stringMatching(asked)]);
    const [, shown] = await act({ text: "rác đổ đống bốc mùi hôi" });
    expect(shown).toMatch(/^Dạ, phường hiểu là: .+ Tại: chợ cũ, khu phố 5\. Đúng chưa ạ\?$/);
    const [, , opened] = await act({ press: "Đúng rồi" });
    const [code = ""] = /BS-\d{4}-\d{4}/.exec(opened ?? "") ?? [];
    const ticket = await (await town.staff("lan")).ticket(code);
    expect(ticket).toMatchObject({ place: { label: "chợ cũ, khu phố 5", latitude: 10.7788, precision: "exact" } });
  });
});

test("words of the resident's own beside the sign's are a report at that place, and stay as they were written", async () => {
  const text = "Báo việc tại Chợ cũ #noi-cho-cu: rác đổ đống bốc mùi hôi";
  const [shown] = await comes("zalo", { kind: "message", attachments: [], text });
  expect(shown).toMatch(/phường hiểu là: .+ Tại: chợ cũ, khu phố 5\. Đúng chưa ạ\?$/);
  const lan = await town.staff("lan");
  const { items } = await lan.get<{ items: { id: string }[] }>("/api/conversations?queue=all");
  const { messages } = await lan.get<{ messages: { items: { text: string }[] } }>(`/api/conversations/${items[0]?.id}`);
  expect(messages.items[0]?.text).toBe(text);
});

test("a sign scanned in the middle of a report fills in where", async () => {
  const words = { kind: "message", attachments: [], text: "rác đổ đống bốc mùi hôi" };
  const [where] = await comes("facebook", words);
  expect(where).toMatch(/Chỗ đó ở đâu ạ\?/);
  const [, shown] = await comes("facebook", { kind: "joined", ref: "noi-cho-cu" }, "e2");
  expect(shown).toMatch(/^Dạ, phường hiểu là: .+ Tại: chợ cũ, khu phố 5\./);
});

test("an unknown or retired sign, and the codes of other links, are no place: the bot greets", async () => {
  await (await town.staff("lan")).post("/api/places/cho-cu/retire");
  for (const [index, ref] of ["noi-cho-cu", "noi-khong-co", "quang-cao", "chatnow"].entries()) {
    const from = { channel: "facebook" as const, account: "ward", user: ref };
    const event: InboundEvent = {
      kind: "joined",
      ref,
      id: `j${index}`,
      channel: "facebook",
      from,
      thread: ref,
      at: now,
      raw: null,
    };
    await receive({ events: [event], store: town.wired.store, world: town.wired.world });
    await town.settle();
    expect(await told("facebook", ref)).toEqual([expect.stringContaining("cần phường giúp việc gì ạ?")]);
  }
  const form = await page("/gui?noi=cho-cu");
  expect(form.status).toBe(200);
  expect(form.text).toContain("Mã trên bảng này phường không còn dùng");
  expect(form.text).toContain("Ở đâu?");
  expect((await page("/in-qr/cho-cu")).status).toBe(404);
});

test("the form of a sign needs no chat and no script: words and a photo become a ticket at that place, once", async () => {
  const form = await page("/gui?noi=cho-cu");
  expect(form.text).toContain("Chợ cũ");
  expect(form.text).toContain('href="/chat?noi=cho-cu"');
  const zaloText = encodeURIComponent("Báo việc tại Chợ cũ #noi-cho-cu");
  expect(form.text).toContain(`href="https://zalo.me/${town.doors.zalo.oaId}?text=${zaloText}"`);
  expect(form.text).toContain(`href="https://m.me/${town.doors.facebook.pageId}?ref=noi-cho-cu"`);
  expect(form.text).toContain('href="https://t.me/ben_sen_bot?start=noi-cho-cu"');
  const [, clientId = ""] = /name="ma" value="([^"]+)"/.exec(form.text) ?? [];
  const filled = (): FormData => {
    const body = new FormData();
    for (const [name, value] of Object.entries({
      ma: clientId,
      noi: "cho-cu",
      viec: "rác đổ đống bốc mùi hôi",
      ten: "Cô Ba",
      so: "0900 000 001",
    }))
      body.append(name, value);
    body.append("hinh", new Blob([onePixel], { type: "image/png" }), "rac.png");
    return body;
  };
  const looked = await page("/gui", { method: "POST", body: filled() });
  expect(looked.text).toContain("Xem lại rồi gửi");
  const second = (): FormData => {
    const body = new FormData();
    for (const [, name = "", value = ""] of looked.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g))
      body.append(name, value);
    body.append("loai", /name="loai" value="([^"]+)" checked/.exec(looked.text)?.[1] ?? "");
    body.append("buoc", "gui");
    return body;
  };
  const sent = await page("/gui", { method: "POST", body: second() });
  expect([sent.status, sent.response.headers.get("location")]).toEqual([303, "/chat?da-gui=1"]);
  const cookie = sent.response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  await page("/gui", { method: "POST", body: second(), headers: { cookie } });
  await town.settle();
  const after = await page("/chat?da-gui=1", { headers: { cookie } });
  expect(after.text).toContain("Phường đã nhận phiếu của bà con");
  expect(after.text.match(/Mã của anh\/chị là BS-2611-0001/g)).toHaveLength(1);
  const ticket = await (await town.staff("lan")).ticket("BS-2611-0001");
  expect(ticket).toMatchObject({
    origin: "webchat",
    place: { label: "chợ cũ, khu phố 5" },
    body: "rác đổ đống bốc mùi hôi",
    contactPhone: "0900000001",
  });
  expect(ticket.attachments).toHaveLength(1);
});

test("a form without a word, with too many pictures or with something else than pictures says so as a page", async () => {
  const post = async (fields: Record<string, string>, files: Blob[] = []) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ma: "client-0001", ...fields })) body.append(name, value);
    for (const file of files) body.append("hinh", file, "tep");
    return page("/gui", { method: "POST", body });
  };
  const empty = await post({ viec: "  ", cho: "45 Hoa Sứ" });
  expect([empty.status, empty.text]).toEqual([400, expect.stringContaining("Bà con ghi giúp việc gì")]);
  expect(empty.text).toContain('value="45 Hoa Sứ"');
  const picture = new Blob([onePixel]);
  expect((await post({ viec: "rác" }, [picture, picture, picture, picture])).text).toContain("tối đa 3 hình");
  const text = await post({ viec: "rác" }, [new Blob(["<script>alert(1)</script>"])]);
  expect([text.status, text.text]).toEqual([415, expect.stringContaining("không phải là hình")]);
});

test("a form sent by another site's page is refused", async () => {
  const headers = { "sec-fetch-site": "cross-site", "content-type": "application/x-www-form-urlencoded" };
  const { status } = await page("/chat", { method: "POST", body: "ma=client-0001&tin=xin+chao", headers });
  expect(status).toBe(403);
});

test("the sign is one page with the ward, the place in words, and a code that leads to the form", async () => {
  const { items } = await (await town.staff("lan")).get<{ items: { sheetUrl: string; formUrl: string }[] }>(
    "/api/places",
  );
  expect(items).toMatchObject([{ formUrl: `${town.origin}/gui?noi=cho-cu`, sheetUrl: `${town.origin}/in-qr/cho-cu` }]);
  const sheet = await page("/in-qr/cho-cu?kho=a4");
  for (const words of [
    "Phường Bến Sen",
    "<strong>Chợ cũ</strong><br>Khu phố 5",
    "<svg",
    `${town.origin.slice(7)}/gui?noi=cho-cu`,
  ])
    expect(sheet.text).toContain(words);
  expect(sheet.response.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("two places of one name get no one sign: the second is refused until it has an id of its own", async () => {
  const lan = await town.staff("lan");
  await expect(lan.post("/api/places", market)).rejects.toMatchObject({ code: "STALE" });
  await expect(lan.post("/api/places", { ...market, id: "Chợ" })).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(await lan.post("/api/places", { ...market, id: "cho-cu-2" })).toMatchObject({ id: "cho-cu-2" });
  await expect((await town.staff("dung")).get("/api/places")).rejects.toMatchObject({ code: "FORBIDDEN" });
});
