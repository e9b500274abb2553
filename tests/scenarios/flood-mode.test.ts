import { jest } from "@jest/globals";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { watchClocks } from "../../core/ticket/watch-clocks.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const start = new Date("2026-11-16T18:00:00+07:00");
const known =
  "Phường đang lo việc ngập ở Sen Hồng. Lúc 18 giờ: có hai tổ đang bơm nước. Nhà anh/chị có ai kẹt không ạ?";
const codeIn = (lines: string[]): string => /BS-\d{4}-\d{4}/.exec(lines.join("\n"))?.[0] ?? "";
let town: Town;
let parent = "";
let people = 0;

beforeAll(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: start });
});
afterAll(() => town.close());

const somebody = (): Resident => {
  people += 1;
  return new Resident(town, `77000000000000002${String(people).padStart(2, "0")}`);
};
const ticket = async (code: string): Promise<Ticket> => {
  const found = await town.wired.store.transaction((tx) => tx.tickets.byCode(code));
  if (!found) throw new Error(`no ticket ${code}`);
  return found;
};
const openAlarms = async () =>
  (await town.wired.store.transaction((tx) => tx.tasks.open(50))).filter(({ kind }) => kind === "alarm");
const pass = (hours: number): void => {
  town.clock.now = new Date(town.clock.now.getTime() + hours * 3_600_000);
};
const floodedAt = (place: string): string => `nước ngập tới mắt cá chân ở ${place}`;
const area = { label: "Sen Hồng", street: "Sen Hồng" };

describe("flood mode", () => {
  const first = new Map<string, Resident>();
  const of = (name: string): Resident => {
    const known = first.get(name) ?? somebody();
    first.set(name, known);
    return known;
  };

  test("an operator opens it from a ticket, once; who follows the ticket is told the first fact", async () => {
    await of("reporter").does({ text: floodedAt("trước nhà 20 Sen Hồng") });
    parent = codeIn(await of("reporter").does({ press: "Đúng rồi" }));
    const [lan, tam] = [await town.staff("lan"), await town.staff("tam")];
    const body = { clientId: "bat-ngap-1", area, text: "có hai tổ đang bơm nước." };
    await expect(tam.post(`/api/incidents/${parent}/start`, body)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await lan.post(`/api/incidents/${parent}/start`, body);
    await lan.post(`/api/incidents/${parent}/start`, body);
    await expect(lan.post(`/api/incidents/${parent}/start`, { ...body, clientId: "bat-ngap-2" })).rejects.toMatchObject(
      { code: "STALE" },
    );
    expect(await of("reporter").news()).toEqual(["Tin ngập Sen Hồng, lúc 18 giờ: có hai tổ đang bơm nước."]);
    const { flags, changes } = await ticket(parent);
    expect(flags).toContain("escalated");
    expect(changes.flatMap(({ facts }) => facts.flood?.act ?? [])).toEqual(["started", "told"]);
  });

  test("whoever reports from there hears what is known; others are asked as ever", async () => {
    const [told] = await of("joins").does({ text: floodedAt("Sen Hồng") });
    expect(told).toContain(known);
    expect((await of("elsewhere").does({ text: floodedAt("45 Hoa Sứ") })).join()).not.toContain("Phường đang lo");
  });

  test("water in the house is one more report, which does not ring; said again it is added to it", async () => {
    const code = codeIn(await of("joins").does({ press: "Nước vào nhà" }));
    expect(await ticket(code)).toMatchObject({ proposedParent: parent, status: "new", flags: ["in-flood"] });
    expect(await openAlarms()).toEqual([]);
    await of("joins").does({ text: floodedAt("Sen Hồng") });
    expect((await of("joins").does({ press: "Nước vào nhà" })).join()).toContain(code);
    expect((await ticket(code)).changes.map(({ kind }) => kind)).toContain("resident-update");
  });

  test("nobody trapped: they follow, and nothing is opened", async () => {
    await of("follows").does({ text: floodedAt("Sen Hồng") });
    expect(await of("follows").does({ press: "Không" })).toEqual([
      `Dạ, từ giờ tin về ${parent} phường gửi anh/chị ở đây.`,
    ]);
    expect((await ticket(parent)).followers).toHaveLength(3);
  });

  test.each([["a pressed button", { press: "Có người kẹt" }] as const, ["a typed yes", { text: "dạ có" }] as const])(
    "somebody trapped, by %s, is an alarm with a ticket of its own",
    async (_, act) => {
      const before = (await openAlarms()).length;
      const resident = somebody();
      await resident.does({ text: floodedAt("Sen Hồng") });
      const [numbers, opened] = await resident.does(act);
      expect(numbers).toContain("Gọi ngay 114.");
      const alarms = await openAlarms();
      expect(alarms).toHaveLength(before + 1);
      const danger = await ticket(codeIn([opened ?? ""]));
      expect(danger).toMatchObject({ severity: "S1", place: { street: "Sen Hồng" } });
      expect(danger.proposedParent).toBeUndefined();
    },
  );

  test("a new fact reaches each follower once, whatever is sent twice, and nobody else", async () => {
    town.clock.now = new Date("2026-11-16T19:10:00+07:00");
    const lan = await town.staff("lan");
    const news = ["Tin ngập Sen Hồng, lúc 19 giờ 10: nước rút còn tới mắt cá."];
    const preview = await lan.post(`/api/incidents/${parent}/facts/preview`, { text: "nước rút còn tới mắt cá" });
    expect(preview).toMatchObject({
      text: news[0],
      readers: [{ channel: "zalo" }, { channel: "zalo" }, { channel: "zalo" }],
    });
    const body = { clientId: "tin-ngap-1", text: "nước rút còn tới mắt cá" };
    await Promise.all([1, 2].map(() => lan.post(`/api/incidents/${parent}/facts`, body)));
    for (const name of ["reporter", "joins", "follows"]) expect(await of(name).news()).toEqual(news);
    expect((await of("elsewhere").news()).join()).not.toContain("Tin ngập");
    const later = { clientId: "tin-ngap-2", text: "sẽ khô", at: "2026-11-16T23:00:00+07:00" };
    await expect(lan.post(`/api/incidents/${parent}/facts`, later)).rejects.toMatchObject({ code: "BAD_INPUT" });
    expect((await somebody().does({ text: floodedAt("Sen Hồng") })).join()).toContain("Lúc 19 giờ 10: nước rút");
  });

  test("a report that a person leaves out is by itself again, and so are those left when it ends", async () => {
    const lan = await town.staff("lan");
    type View = {
      children: { ticket: { code: string; version: number }; state: string }[];
      flood: { isAged: boolean };
    };
    const other = somebody();
    await other.does({ text: floodedAt("Sen Hồng") });
    const code = codeIn(await other.does({ text: "nước vô tới giường rồi" }));
    const { children } = await lan.get<View>(`/api/incidents/${parent}`);
    const child = children.find((one) => one.ticket.code === code);
    expect(child?.state).toBe("proposed");
    const refusal = { child: code, version: child?.ticket.version, reason: "ống nước nhà bể" };
    await lan.post(`/api/incidents/${parent}/refuse`, refusal);
    expect(await ticket(code)).toMatchObject({ flags: [] });
    pass(5);
    expect((await lan.get<View>(`/api/incidents/${parent}`)).flood.isAged).toBe(true);
    const { store, world } = town.wired;
    const left = children.find((one) => one.ticket.code !== code)?.ticket.code ?? "";
    const rang = async () => (await ticket(left)).changes.filter(({ facts }) => facts.rang).length;
    await watchClocks({ store, world, limit: 100 });
    expect(await rang()).toBe(0);
    await lan.post(`/api/incidents/${parent}/end`);
    await lan.post(`/api/incidents/${parent}/end`);
    await watchClocks({ store, world, limit: 100 });
    expect(await rang()).toBeGreaterThan(0);
    await town.settle();
    expect((await somebody().does({ text: floodedAt("Sen Hồng") })).join()).not.toContain("Phường đang lo");
    const { items } = await lan.get<{ items: { ticket: { code: string }; inFlood: boolean }[] }>("/api/incidents");
    expect(items.map(({ ticket: { code: one }, inFlood }) => [one, inFlood])).toEqual([[parent, false]]);
  });

  test("a person writes to everybody who follows an incident, also without flood mode; each is told once", async () => {
    const lan = await town.staff("lan");
    const text = "Sáng mai đội thoát nước nạo vét cống.";
    const path = `/api/incidents/${parent}/news`;
    const seen = await lan.post<{ text: string; readers: unknown[] }>(`${path}/preview`, { text });
    expect(seen.text).toBe(`Tin về ${parent}: Sáng mai đội thoát nước nạo vét cống.`);
    await town.settle();
    for (const name of ["reporter", "follows"]) await of(name).news();
    const body = { clientId: "nhan-tin-1", text };
    await Promise.all([1, 2].map(() => lan.post(path, body)));
    for (const name of ["reporter", "follows"]) expect(await of(name).news()).toEqual([seen.text]);
    expect((await ticket(parent)).changes.at(-1)?.facts).toMatchObject({
      flood: { act: "news" },
      text: text.slice(0, -1),
    });
    const tam = await town.staff("tam");
    await expect(tam.post(path, { ...body, clientId: "nhan-tin-2" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a power cut has words of its own, and who needs help is an alarm", async () => {
    const opens = somebody();
    await opens.does({ text: "mất điện cả xóm ở 45 Hoa Sứ" });
    const code = codeIn(await opens.does({ press: "Đúng rồi" }));
    expect(await ticket(code)).toMatchObject({ category: "power-outage" });
    const lan = await town.staff("lan");
    const cut = { clientId: "mat-dien-1", area: { label: "Hoa Sứ", street: "Hoa Sứ" }, text: "điện lực đang sửa" };
    await lan.post(`/api/incidents/${code}/start`, cut);
    const [news] = await opens.news();
    expect(news).toMatch(/^Tin mất điện Hoa Sứ, lúc .*: điện lực đang sửa\.$/);
    await expect(lan.post(`/api/incidents/${code}/news`, { clientId: "nhan-tin-3", text: "x" })).rejects.toMatchObject({
      code: "MOVE_NOT_ALLOWED",
    });
    const asks = somebody();
    expect((await asks.does({ text: "mất điện cả xóm ở 45 Hoa Sứ" })).join()).toContain("Phường đang lo việc mất điện");
    expect((await asks.does({ press: "Cần cấp cứu" })).join()).toContain("Gọi ngay 115.");
  });

  test("several tickets become one incident at once, or none of them does", async () => {
    const codes: string[] = [];
    for (const what of ["đèn đường tắt", "ổ gà to", "rác đổ đống"]) {
      const one = somebody();
      await one.does({ text: `${what} trước nhà 20 Sen Hồng` });
      codes.push(codeIn(await one.does({ press: "Đúng rồi" })));
    }
    const [root = "", ...rest] = codes;
    const lan = await town.staff("lan");
    const versions = await Promise.all(rest.map(async (code) => ({ code, version: (await ticket(code)).version })));
    const stale = versions.map((one, at) => (at === 1 ? { ...one, version: one.version - 1 } : one));
    const path = `/api/incidents/${root}/gather`;
    await expect(lan.post(path, { children: stale })).rejects.toMatchObject({ code: "STALE" });
    expect((await ticket(rest[0] ?? "")).mergedInto).toBeUndefined();
    await lan.post(path, { children: versions });
    await lan.post(path, { children: versions });
    for (const code of rest) expect(await ticket(code)).toMatchObject({ status: "duplicate", mergedInto: root });
    expect((await ticket(root)).followers).toHaveLength(3);
  });
});
