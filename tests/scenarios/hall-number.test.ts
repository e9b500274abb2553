import { jest } from "@jest/globals";
import { callNext } from "../../core/appointment/run-queue.ts";
import { handleLane } from "../../core/conversation/handle-event.ts";
import { localDate } from "../../core/ticket/working-time.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const at = (local: string): Date => new Date(`2026-11-${local}:00+07:00`);
let town: Town;
let resident: Resident;

beforeEach(async () => {
  town = await openTown({
    understanding: realUnderstanding(),
    now: at("17T08:00"),
    environment: { APPOINTMENTS: "1" },
  });
  resident = new Resident(town);
});
afterEach(() => town.close());

const numbers = () => town.wired.store.transaction((tx) => tx.queue.ofDay(localDate(town.clock.now)));
const labels = async () => (await numbers()).map(({ label }) => label);

test("a number is taken for a service, with how many wait before and a page to follow it; asked again it is the same", async () => {
  const other = new Resident(town, "7700000000000000124");
  await other.does({ text: "lấy số thứ tự làm giấy khai sinh" });
  expect((await resident.does({ text: "cho tôi lấy số" })).at(-1)).toContain("lấy số làm việc gì ạ?");
  const [told] = await resident.does({ press: "Hộ tịch" });
  expect(told).toMatch(/^Dạ, số của anh\/chị hôm nay là B002, trước anh\/chị còn 1 người\. Theo dõi ở đây: http/);
  const link = /http\S+/.exec(told ?? "")?.[0] ?? "";
  expect(await (await fetch(link)).text()).toContain("Trước bà con còn 1 người.");
  expect((await resident.does({ text: "lấy số" })).at(-1)).toContain("đang có số B002, trước anh/chị còn 1 người");
  await resident.does({ text: "lấy số thứ tự làm giấy khai sinh" });
  expect(await labels()).toEqual(["B001", "B002"]);

  const { store, world } = town.wired;
  for (const counterId of ["1", "2"]) await store.transaction((tx) => callNext({ tx, world, counterId }));
  expect((await resident.does({ text: "cho tui lấy số" })).at(-1)).toBe("Dạ, số B002 đang được mời tới Quầy 2.");
});

test("a worker that dies while it gives the number, and a message that comes twice, give one number", async () => {
  await town.doors.of("zalo").act(town.origin, "7700000000000000123", [{ text: "lấy số thứ tự làm giấy khai sinh" }]);
  const { store, world } = town.wired;
  const claim = await store.inbox.claim({ now: town.clock.now, leaseMs: 1 });
  if (!claim) throw new Error("nothing to handle");
  town.clock.now = new Date(town.clock.now.getTime() + 60_000);
  await town.settle();
  await handleLane({ store, world, claim, onFault: () => undefined });
  expect(await labels()).toEqual(["B001"]);
  expect((await resident.news()).filter((line) => line.includes("B001"))).toHaveLength(1);
});

test("while the counters are closed the hours are told and an hour may be booked; no number is given", async () => {
  town.clock.now = at("17T19:00");
  const [closed, ...more] = await resident.lines();
  expect([closed, more]).toEqual([undefined, []]);
  await town.doors.of("zalo").act(town.origin, "7700000000000000123", [{ text: "lấy số" }]);
  const [line] = await resident.lines();
  expect(line?.text).toContain("giờ này phường nghỉ nên chưa phát số. Phường làm việc 7 giờ 30 tới 11 giờ 30");
  expect(line?.buttons.map(({ label }) => label)).toEqual(["Đặt lịch", "Gặp người trực"]);
  expect((await resident.does({ press: "Đặt lịch" })).at(-1)).toContain("tới làm việc gì ạ?");
  expect((await resident.does({ press: "Hộ tịch" })).at(-1)).toContain("chọn giờ nào ạ?");
  expect(await labels()).toEqual([]);
});

test("an hour is booked by asking for an hour, and a number of yesterday is nobody's today", async () => {
  expect((await resident.does({ text: "đặt lịch sao y bằng đại học" })).at(-1)).toContain("chọn giờ nào ạ?");
  await resident.does({ text: "lấy số thứ tự làm giấy khai sinh" });
  town.clock.now = at("18T08:00");
  expect((await resident.does({ text: "lấy số thứ tự làm giấy khai sinh" })).at(-1)).toContain("hôm nay là B001");
});
