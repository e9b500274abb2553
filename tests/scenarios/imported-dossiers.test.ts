import { jest } from "@jest/globals";
import { importDossierFile } from "../../server/dossier-import.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const start = new Date("2026-11-16T14:06:00+07:00");
const night = new Date("2026-11-16T02:00:00+07:00");
const understanding = realUnderstanding();
const heading = "Mã hồ sơ;Tên thủ tục;Trạng thái;Ngày tiếp nhận;Ngày hẹn trả;Ngày cập nhật;Số điện thoại";
const line = (state: string, changed: string): string =>
  `HS-251110-0007;Đăng ký thường trú;${state};10/11/2026;20/11/2026;${changed};0900000456`;

let town: Town;
beforeEach(async () => {
  town = await openTown({ understanding, now: start });
});
afterEach(() => town.close());

function take(text: string, asOf: Date) {
  const { store, world } = town.wired;
  return importDossierFile({ store, world, content: Buffer.from(`${heading}\n${text}\n`), asOf });
}

async function shownTo(resident: Resident): Promise<string[]> {
  await resident.does({ text: "hồ sơ HS-251110-0007 tới đâu rồi" });
  return resident.does({ text: "0456" });
}

test("with nothing imported a resident is told where to look, and a person looks as well", async () => {
  const [told] = await new Resident(town).does({ text: "hồ sơ HS-251110-0007 tới đâu rồi" });
  expect(told).toContain(
    "Phường chưa nối với hệ thống một cửa. Anh/chị tra mã HS-251110-0007 tại dichvucong.gov.vn; người trực cũng xem giúp và trả lời trước 16 giờ hôm nay ạ.",
  );
});

test("what was imported at night is told with its time, and each change once, however often the file comes", async () => {
  expect(
    await take(`${line("Đang xử lý", "11/11/2026 09:00")}\n12345;x;Đang xử lý;;;11/11/2026;`, night),
  ).toMatchObject({
    ...{ added: 1, changed: 0, unchanged: 0, older: 0, told: 0 },
    wrong: [{ line: 3, why: "Mã hồ sơ: không đúng dạng, ví dụ HS-251103-0012" }],
  });
  const resident = new Resident(town);
  expect((await shownTo(resident))[0]?.split("\n").at(-1)).toBe("Theo số liệu một cửa lúc 2 giờ.");
  await resident.does({ press: "Báo khi có tin" });

  town.clock.now = new Date("2026-11-17T08:00:00+07:00");
  const asOf = new Date("2026-11-17T02:00:00+07:00");
  const ready = line("Đã xử lý xong", "16/11/2026 16:30");
  const twice = await Promise.allSettled([take(ready, asOf), take(ready, asOf)]);
  const told = twice.map((end) => (end.status === "fulfilled" ? end.value.told : 0));
  expect(told.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(await take(ready, asOf)).toMatchObject({ unchanged: 1, told: 0 });
  expect(await take(line("Đang xử lý", "11/11/2026 09:00"), night)).toMatchObject({ older: 1, told: 0 });
  const lines = await resident.lines();
  expect(lines.map(({ text }) => text)).toEqual([
    [
      "Hồ sơ HS-251110-0007 có tin mới. Đăng ký thường trú: đã có kết quả.",
      "Anh/chị mang giấy hẹn tới nơi đã nộp để nhận kết quả ạ.",
      "Theo số liệu một cửa lúc 2 giờ.",
    ].join("\n"),
  ]);
  expect(lines[0]?.buttons).toMatchObject([{ label: "Thôi báo" }]);
  expect(await resident.does({ press: "Thôi báo" })).toEqual(["Dạ, phường thôi báo tin hồ sơ HS-251110-0007."]);
  const returned = new Date("2026-11-17T07:00:00+07:00");
  expect(await take(line("Đã trả kết quả", "17/11/2026 06:30"), returned)).toMatchObject({ changed: 1, told: 0 });
});

test("an import that dies half-way leaves neither a change nor news; the next one tells it once", async () => {
  await take(line("Đang xử lý", "11/11/2026 09:00"), night);
  const resident = new Resident(town);
  await shownTo(resident);
  await resident.does({ press: "Báo khi có tin" });
  const { store, world } = town.wired;
  const dying = {
    duties: store.duties,
    transaction: <T>(work: Parameters<typeof store.transaction<T>>[0]) =>
      store.transaction<T>(async (tx) => {
        await work(tx);
        throw new Error("killed");
      }),
  };
  const content = Buffer.from(`${heading}\n${line("Đã xử lý xong", "16/11/2026 10:00")}\n`);
  const asOf = new Date("2026-11-16T12:00:00+07:00");
  await expect(importDossierFile({ store: dying, world, content, asOf })).rejects.toThrow();
  expect(await resident.news()).toEqual([]);
  await importDossierFile({ store, world, content, asOf });
  await importDossierFile({ store, world, content, asOf });
  expect(await resident.news()).toHaveLength(1);
});
