import { jest } from "@jest/globals";
import { remindAppointments } from "../../core/appointment/remind.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import { receive } from "../../core/channel/receive.ts";
import { importDossierFile } from "../../server/dossier-import.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import type { Act } from "./door.ts";
import { moreTemplates } from "./door-settings.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const at = (local: string): Date => new Date(`2026-11-${local}:00+07:00`);
const phone = "+84900000001";
const user = "7700000000000000123";
const place = "Trung tâm Phục vụ hành chính công phường";
const carrierNames = ["SMS_GATEWAY", "SMS_KEY", "SMS_BRANDNAME", "SMS_REPORT_SECRET"];
const platformNames = [
  ...["ZALO_APP_ID", "ZALO_APP_SECRET", "ZALO_OA_ID", "ZALO_OA_SECRET", "ZALO_REFRESH_TOKEN"],
  ...["FACEBOOK_APP_SECRET", "FACEBOOK_VERIFY_TOKEN", "FACEBOOK_PAGE_ID", "FACEBOOK_PAGE_TOKEN"],
];
const unset = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, ""]));
let town: Town | undefined;
afterEach(async () => {
  await town?.close();
  town = undefined;
});

async function open(environment: Record<string, string> = {}): Promise<Town> {
  town = await openTown({
    understanding: realUnderstanding(),
    now: at("16T14:06"),
    environment: { APPOINTMENTS: "1", ...environment },
  });
  return town;
}

/** A page of the ward as a browser without script gets it. */
async function page({ origin }: Town, path: string, form?: Record<string, string>) {
  const init: RequestInit = form ? { method: "POST", body: new URLSearchParams(form) } : {};
  const response = await fetch(new URL(path, origin), { redirect: "manual", ...init });
  return { to: response.headers.get("location") ?? "", text: await response.text() };
}
const book = (here: Town, so: string) =>
  page(here, "/dat-lich", { viec: "ho-tich", gio: at("18T08:00").toISOString(), so });

async function evening(here: Town, when = at("17T18:30")): Promise<void> {
  here.clock.now = when;
  await remindAppointments({ ...here.wired, limit: 10 });
  await here.settle();
}
const tasks = ({ wired }: Town) => wired.store.transaction((tx) => tx.tasks.open(9));

test("whoever booked on the page gets one SMS the evening before, and none once they said stop", async () => {
  const here = await open();
  const texts = (): string[] => here.doors.carriers.sms.received(phone);
  const { to } = await book(here, "0900 000 001");
  expect((await page(here, to)).text).toContain("Chiều hôm trước phường nhắn SMS nhắc tới số 090…001.");
  await evening(here);
  await evening(here);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain(`nhắc hẹn BSH-2611-0001: 8 giờ ngày 18/11, ${place}.`);

  const { signStopToken } = await import("../../server/stop-link.ts");
  await page(here, `/n/${signStopToken({ carrier: "sms", user: phone }, here.secret)}`, {});
  here.clock.now = at("18T09:00");
  const next = await page(here, "/dat-lich", { viec: "ho-tich", gio: at("20T08:00").toISOString(), so: "0900000001" });
  expect((await page(here, next.to)).text).toContain("Phường không nhắc được, bà con nhớ giờ giúp.");
  await evening(here, at("19T18:30"));
  expect(texts()).toHaveLength(1);
  expect(await tasks(here)).toEqual([]);
});

test("an hour that was moved or given up in the meantime is reminded of by no SMS", async () => {
  const here = await open();
  const { to } = await book(here, "0900 000 001");
  here.clock.now = at("17T18:30");
  await remindAppointments({ ...here.wired, limit: 10 });
  await page(here, `${to}/huy`, {});
  await here.settle();
  expect(here.doors.carriers.sms.received(phone)).toEqual([]);
});

test("without SMS the page says that nobody reminds; by its link a talk on another platform does", async () => {
  const here = await open({ ...unset(carrierNames), TELEGRAM_BOT_NAME: "ben_sen_bot" });
  const { to } = await book(here, "0900 000 001");
  const shown = (await page(here, to)).text;
  expect(shown).toContain("Phường không nhắc được, bà con nhớ giờ giúp. Muốn được nhắc thì mở:");
  const ref = /start=(hen-[\w-]+)"/.exec(shown)?.[1] ?? "";
  expect(ref.length).toBeLessThanOrEqual(64);
  const zalo = /zalo\.me\/[^?"]+\?text=([^"]+)"/.exec(shown)?.[1] ?? "";

  const come = async (code: string, id: string): Promise<string[]> => {
    const from = { channel: "telegram" as const, account: "ward", user: "u1" };
    const event = { id, channel: from.channel, from, thread: "ward:u1", at: here.clock.now, raw: null };
    const joined = { ...event, kind: "joined", ref: code } as InboundEvent;
    await receive({ events: [joined], store: here.wired.store, world: here.wired.world });
    await here.settle();
    const lines = await here.wired.store.transaction(async (tx) => {
      const talk = await tx.conversations.byThread("telegram", "ward:u1");
      return talk ? tx.conversations.history(talk.id, 20) : [];
    });
    return lines.filter(({ direction }) => direction === "out").map(({ text }) => text);
  };
  expect((await come(`${ref.slice(0, -1)}x`, "e1")).join()).not.toContain("nhắn nhắc ở đây");
  expect((await come(ref, "e2")).at(-1)).toContain(
    `có hẹn 8 giờ ngày 18/11, tại ${place}. Chiều hôm trước phường nhắn nhắc ở đây.`,
  );
  expect((await page(here, to)).text).toContain("phường nhắn nhắc trong cuộc trò chuyện");

  const resident = new Resident(here);
  expect((await resident.does({ text: decodeURIComponent(zalo) })).at(-1)).toContain("phường nhắn nhắc ở đây");
  await evening(here);
  expect((await resident.news()).at(-1)).toContain("Phường nhắc anh/chị: hẹn lúc 8 giờ ngày 18/11");
});

test("where neither SMS nor another door is there, the page says so in plain words", async () => {
  const here = await open({ ...unset(carrierNames), ...unset(platformNames) });
  const { to } = await book(here, "0900 000 001");
  expect((await page(here, to)).text).toContain("Phường không nhắc được, bà con nhớ giờ giúp.</p>");
});

describe("outside a platform's reply window", () => {
  const late = async (here: Town, channel: "zalo" | "facebook"): Promise<void> => {
    const act = async (one: Act): Promise<void> => {
      await here.doors.of(channel).act(here.origin, user, [one]);
      await here.settle();
    };
    await act({ text: "tui muốn đặt lịch sao y bằng đại học" });
    await act({ text: "8 giờ 27/11" });
    await evening(here, at("26T18:30"));
  };

  test("a reminder goes as Zalo's approved template", async () => {
    const here = await open({ ZALO_TEMPLATES: JSON.stringify(moreTemplates) });
    await late(here, "zalo");
    expect(here.doors.zalo.log(user).at(-1)?.message).toEqual({
      template_id: "502",
      template_data: { ma_hen: "BSH-2611-0001", gio_hen: "8 giờ ngày 27/11", noi_hen: place },
    });
    expect(await tasks(here)).toEqual([]);
  });

  test.each(["zalo", "facebook"] as const)(
    "a reminder that no template carries on %s is a task for a person",
    async (channel) => {
      const here = await open();
      await late(here, channel);
      expect(await tasks(here)).toMatchObject([{ kind: "delivery-failed" }]);
    },
  );

  test("news of a dossier goes as its template, or ends as a task", async () => {
    const heading = "Mã hồ sơ;Tên thủ tục;Trạng thái;Ngày tiếp nhận;Ngày hẹn trả;Ngày cập nhật;Số điện thoại";
    const line = (state: string, changed: string): string =>
      `${heading}\nHS-251110-0007;Đăng ký thường trú;${state};10/11/2026;20/11/2026;${changed};0900000456\n`;
    for (const [environment, ends] of [
      [{ ZALO_TEMPLATES: JSON.stringify(moreTemplates) }, []],
      [{}, [{ kind: "delivery-failed" }]],
    ] as const) {
      const here = await open(environment);
      const take = (text: string) =>
        importDossierFile({ ...here.wired, content: Buffer.from(text), asOf: here.clock.now });
      await take(line("Đang xử lý", "11/11/2026 09:00"));
      const resident = new Resident(here);
      await resident.does({ text: "hồ sơ HS-251110-0007 tới đâu rồi" });
      await resident.does({ text: "0456" });
      await resident.does({ press: "Báo khi có tin" });
      here.clock.now = at("26T09:00");
      await take(line("Đã xử lý xong", "25/11/2026 16:30"));
      await here.settle();
      expect(await tasks(here)).toMatchObject(ends);
      if (ends.length === 0) {
        const data = { ma_ho_so: "HS-251110-0007", trang_thai: "đã có kết quả" };
        expect(here.doors.zalo.log(user).at(-1)?.message).toMatchObject({ template_id: "503", template_data: data });
        await here.close();
        town = undefined;
      }
    }
  });
});
