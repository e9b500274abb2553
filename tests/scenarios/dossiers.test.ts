import { jest } from "@jest/globals";
import { type FiledDossier, type OneStopServer, startOneStopServer } from "../fakes/one-stop-server.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import type { Act } from "./door.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const start = new Date("2026-11-16T14:06:00+07:00");
const understanding = realUnderstanding();
const token = "khoa-mot-cua";
const intro = "Đây là trợ lý tự động của phường Bến Sen.\n";
const ask = "Để giữ kín hồ sơ, anh/chị cho phường xin 4 số cuối của điện thoại đã ghi khi nộp ạ.";
const mismatch = "Mã hồ sơ hoặc 4 số cuối chưa khớp. Anh/chị xem giấy hẹn rồi gửi lại giúp ạ.";

const filed: FiledDossier = {
  code: "HS-251110-0007",
  procedure: "Đăng ký thường trú",
  state: "processing",
  receivedAt: "2026-11-10T08:10:00+07:00",
  dueAt: "2026-11-20",
  changedAt: "2026-11-11T09:00:00+07:00",
  phoneTail: "0456",
};
const late: FiledDossier = { ...filed, code: "HS-251103-0012", dueAt: "2026-11-12" };

let town: Town;
let system: OneStopServer;
beforeEach(async () => {
  system = await startOneStopServer({ token, dossiers: [filed, late] });
  const environment = {
    DOSSIER_URL: system.url,
    DOSSIER_TOKEN: token,
    DOSSIER_TIMEOUT_SECONDS: "0.3",
    DOSSIER_LOOK_MINUTES: "60",
  };
  town = await openTown({ understanding, now: start, environment });
});
afterEach(async () => {
  await town.close();
  await system.close();
});

async function later(minutes: number): Promise<void> {
  town.clock.now = new Date(town.clock.now.getTime() + minutes * 60_000);
  await town.wired.outside.lookAtDossiers();
}

const opened = (): Promise<number> => town.wired.store.client.ticket.count({ where: { category: "dossier-delay" } });

/** What somebody reads on the ward's own chat. */
async function onWebchat(...acts: Act[]): Promise<string[]> {
  const door = town.doors.of("webchat");
  for (const act of acts) {
    await door.act(town.origin, "khach-1", [act]);
    await town.settle();
  }
  return (await door.lines(town.origin, "khach-1")).map(({ text }) => text);
}

test("with the right code and the right digits a resident reads where it stands, when it is due, and as of when", async () => {
  const resident = new Resident(town);
  expect(await resident.does({ text: "hồ sơ của tui tới đâu rồi" })).toEqual([
    `${intro}Anh/chị cho phường xin mã hồ sơ trên giấy hẹn ạ.`,
  ]);
  expect(await resident.does({ text: "hs 251110 0007" })).toEqual([ask]);
  await town.doors.of("zalo").act(town.origin, "7700000000000000123", [{ text: "0456" }]);
  expect(await resident.lines()).toMatchObject([
    {
      text: [
        "Dạ, hồ sơ HS-251110-0007, Đăng ký thường trú: đang giải quyết.",
        "Hẹn trả kết quả ngày 20/11/2026.",
        "Theo số liệu một cửa lúc 14 giờ 06.",
      ].join("\n"),
      buttons: [{ label: "Báo khi có tin" }],
    },
  ]);
  expect(await opened()).toBe(0);
});

test("on web chat the whole number will do, and what was shown is not asked for again", async () => {
  await onWebchat({ text: "cho hỏi hồ sơ HS-251110-0007 tới đâu rồi" }, { text: "số tui là 0900 000 456" });
  const lines = await onWebchat({ text: "HS-251110-0007 sao rồi" });
  expect(lines.map((text) => text.split("\n").at(0))).toEqual([
    expect.stringContaining("trợ lý"),
    "Dạ, hồ sơ HS-251110-0007, Đăng ký thường trú: đang giải quyết.",
    "Dạ, hồ sơ HS-251110-0007, Đăng ký thường trú: đang giải quyết.",
  ]);
});

test.each([
  ["wrong digits", "HS-251110-0007"],
  ["a code nobody filed", "HS-251110-0999"],
])("%s: the same words, three tries, then a person", async (_, code) => {
  const resident = new Resident(town);
  expect(await resident.does({ text: `hồ sơ ${code} tới đâu rồi` })).toEqual([intro + ask]);
  expect(await resident.does({ text: "1111" })).toEqual([mismatch]);
  expect(await resident.does({ text: "2222" })).toEqual([mismatch]);
  expect(await resident.does({ text: "3333" })).toEqual(["Dạ, phường chuyển anh/chị cho người trực."]);
  const lan = await town.staff("lan");
  const { items } = await lan.get<{ items: { id: string }[] }>("/api/conversations?queue=all");
  await lan.post(`/api/conversations/${items[0]?.id}/take-over`);
  await lan.post(`/api/conversations/${items[0]?.id}/give-back`);
  await resident.news();
  expect(await resident.does({ text: `hồ sơ ${code} tới đâu rồi` })).toEqual([
    "Dạ, phường chuyển anh/chị cho người trực.",
  ]);
  expect(system.asked.length).toBeLessThanOrEqual(6);
});

test("a late one is apologised for and opens one report, whoever of the family asks", async () => {
  const resident = new Resident(town);
  await resident.does({ text: "hồ sơ HS-251103-0012 tới đâu rồi" });
  const [told] = await resident.does({ text: "0456" });
  expect(told?.split("\n")).toEqual([
    "Dạ, hồ sơ HS-251103-0012, Đăng ký thường trú: đang giải quyết.",
    "Phường xin lỗi, hồ sơ đã quá hẹn 12/11/2026. Phường mở phản ánh BS-2611-0001 và sẽ trả lời trước 14 giờ ngày mai.",
    "Theo số liệu một cửa lúc 14 giờ 06.",
  ]);
  const again =
    "Phường xin lỗi, hồ sơ đã quá hẹn 12/11/2026. Phản ánh BS-2611-0001 đang ở bước: Đã chuyển đơn vị. Hạn tiếp theo: 14 giờ ngày mai.";
  expect((await resident.does({ text: "hồ sơ HS-251103-0012 sao rồi" }))[0]?.split("\n")[1]).toBe(again);
  const family = await onWebchat({ text: "hồ sơ HS-251103-0012 tới đâu rồi" }, { text: "0456" });
  expect(family.at(-1)?.split("\n")[1]).toBe(again);
  expect(await opened()).toBe(1);
  await town.wired.store.transaction(async (tx) => {
    const ticket = await tx.tickets.byCode("BS-2611-0001");
    expect(ticket).toMatchObject({ severity: "S3", unit: "HCC", status: "assigned", dossierCode: "HS-251103-0012" });
    expect(ticket?.followers).toHaveLength(2);
    expect(ticket?.changes.flatMap(({ kind, note }) => (kind === "note" ? [note] : []))).toEqual([
      "Hồ sơ HS-251103-0012, Đăng ký thường trú, hẹn trả 12/11/2026, đang giải quyết. Theo số liệu một cửa lúc 14 giờ 06.",
    ]);
  });
});

test("a system that is down is told of honestly, and a person looks", async () => {
  system.failNext({ status: 503, times: 9 });
  const resident = new Resident(town);
  expect(await resident.does({ text: "hồ sơ HS-251110-0007 tới đâu rồi" })).toEqual([
    `${intro}Phường chưa hỏi được hệ thống một cửa lúc này. Người trực sẽ xem hồ sơ HS-251110-0007 và trả lời trước 16 giờ hôm nay ạ.`,
  ]);
  const { items } = await (await town.staff("lan")).get<{ items: { attention?: { reason: string } }[] }>(
    "/api/conversations?queue=all",
  );
  expect(items).toMatchObject([{ attention: { reason: "question" } }]);
});

test("while it is down, what was imported is told, with its time", async () => {
  const { phoneTail = "", dueAt: _, ...rest } = filed;
  const dossier = { ...rest, state: "received" as const, phoneTail, changedAt: new Date(filed.changedAt) };
  const { receivedAt: __, ...stored } = dossier;
  const asOf = new Date("2026-11-16T02:00:00+07:00");
  await town.wired.store.transaction((tx) => tx.dossiers.save([{ dossier: stored, asOf }]));
  system.failNext({ status: 503, times: 9 });
  const resident = new Resident(town);
  await resident.does({ text: "hồ sơ HS-251110-0007 tới đâu rồi" });
  expect((await resident.does({ text: "0456" }))[0]?.split("\n")).toEqual([
    "Dạ, hồ sơ HS-251110-0007, Đăng ký thường trú: đã tiếp nhận.",
    "Theo số liệu một cửa lúc 2 giờ.",
  ]);
});

test("who asked to be told is told of each change once, until it is done", async () => {
  const resident = new Resident(town);
  await resident.does({ text: "hồ sơ HS-251110-0007 tới đâu rồi" });
  await resident.does({ text: "0456" });
  expect(await resident.does({ press: "Báo khi có tin" })).toEqual([
    "Dạ, hồ sơ HS-251110-0007 có tin mới, phường nhắn anh/chị ở đây.",
  ]);
  await later(61);
  expect(await resident.news()).toEqual([]);
  system.dossiers.set(filed.code, { ...filed, state: "supplement", changedAt: "2026-11-16T15:30:00+07:00" });
  await later(30);
  expect(await resident.news()).toEqual([]);
  await later(31);
  await later(61);
  expect(await resident.news()).toEqual([
    [
      "Hồ sơ HS-251110-0007 có tin mới. Đăng ký thường trú: cần bổ sung giấy tờ.",
      "Hẹn trả kết quả ngày 20/11/2026.",
      "Anh/chị mang thêm giấy tờ theo phiếu hướng dẫn tới nơi đã nộp ạ.",
      "Theo số liệu một cửa lúc 16 giờ 08.",
    ].join("\n"),
  ]);
  system.dossiers.set(filed.code, { ...filed, state: "returned", changedAt: "2026-11-16T17:00:00+07:00" });
  await later(61);
  expect((await resident.news())[0]).toContain("đã trả kết quả");
  expect(await town.wired.store.client.dossierWatch.count()).toBe(0);
});

test("[Thôi báo] ends it", async () => {
  const resident = new Resident(town);
  await resident.does({ text: "hồ sơ HS-251110-0007 tới đâu rồi" });
  await resident.does({ text: "0456" });
  await resident.does({ press: "Báo khi có tin" });
  expect(await resident.does({ press: "Thôi báo" })).toEqual(["Dạ, phường thôi báo tin hồ sơ HS-251110-0007."]);
  system.dossiers.set(filed.code, { ...filed, state: "ready", changedAt: "2026-11-16T15:00:00+07:00" });
  await later(61);
  expect(await resident.news()).toEqual([]);
});
