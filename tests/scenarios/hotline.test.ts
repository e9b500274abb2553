import { jest } from "@jest/globals";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "./resident.ts";
import { exchangeTells, takeCall } from "./telephone.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const phone = "0900000704";
const askDigits = "Muốn nhận tin ở đây, anh/chị gửi 3 số cuối của điện thoại đã báo ạ.";
let town: Town;
let resident: Resident;

beforeEach(async () => {
  const understanding = realUnderstanding();
  town = await openTown({ understanding, now: new Date("2026-11-16T14:06:00+07:00") });
  resident = new Resident(town);
});
afterEach(() => town.close());

const call = (category = "flooding-drainage", answerBy = "call") =>
  takeCall(town, {
    ...{ phone, category, answerBy },
    text: "cống trước nhà 45 hoa sứ nghẹt, nước tràn ra đường",
    placeText: "45 hoa sứ",
  });
const stored = (code: string) => town.wired.store.transaction((tx) => tx.tickets.byCode(code));
const tasks = () => town.wired.store.transaction((tx) => tx.tasks.open(50));

test("a report starts on the hotline and ends on Zalo: state, digits, news, photo, rating", async () => {
  const { code, said } = await call();
  expect(said[0]).toBe("Dạ, phường Bến Sen xin nghe. Anh/chị có việc gì ạ?");
  expect(said[1]).toMatch(/^Dạ, phường hiểu là: cống nghẹt.+\. Tại: .*45 Hoa Sứ.*\. Đúng chưa ạ\?$/);
  expect(code).toBe("BS-2611-0001");
  expect(said[2]).toContain("B, S; hai sáu; một một; không không; không một.");
  const [state, asked] = await resident.does({ text: "bs 2611 0001 tới đâu rồi" });
  expect(state).toContain("Dạ, BS-2611-0001 đang ở bước: Đã chuyển đơn vị.");
  expect(asked).toBe(askDigits);
  const linked = "Dạ, từ giờ tin về BS-2611-0001 phường gửi anh/chị ở đây.";
  expect(await resident.does({ text: "704" }, { photo: "cong.jpg" })).toEqual([linked]);
  expect((await stored(code))?.attachments).toHaveLength(1);
  const [officer, head] = [await town.staff("dung"), await town.staff("hanh")];
  await officer.move(code, "accepted", { officerId: officer.id });
  expect(await resident.news()).toEqual([
    `Dạ, Phòng Kinh tế, Hạ tầng và Đô thị đã nhận ${code}. Hạn có kết quả là 14 giờ ngày 21/11.`,
  ]);
  const photo = await officer.upload();
  await officer.move(code, "in-progress", { onSceneAt: town.clock.now.toISOString(), photos: [photo] });
  await resident.news();
  await officer.propose(code, "cống đã thông", [photo]);
  await head.move(code, "resolved", { text: "cống đã thông", photos: [photo] });
  expect((await resident.lines()).at(-1)).toMatchObject({
    text: `Dạ, ${code} đã có kết quả: cống đã thông. Anh/chị xem hình rồi cho phường biết nhé.`,
    photos: 1,
  });
  expect(await resident.does({ press: "Hài lòng" })).toEqual([`Dạ, phường cảm ơn anh/chị. Phường khép ${code}.`]);
  expect(await stored(code)).toMatchObject({ status: "closed", rating: 5 });
  // the news was read on Zalo: nobody is asked to call as well
  expect(await tasks()).toEqual([]);
});

test("three wrong guesses lead to a person; the digits are not asked for again, and the right ones come too late", async () => {
  const { code } = await call();
  await resident.does({ text: code });
  expect(await resident.does({ text: "123" })).toEqual([askDigits]);
  expect(await resident.does({ text: "số đó là 0900 000 456" })).toEqual([askDigits]);
  const [told, ...more] = await resident.does({ text: "789" });
  expect(more).toEqual([]);
  expect(told).toContain("người trực");
  const lan = await town.staff("lan");
  const { items } = await lan.get<{ items: { id: string; channel: string }[] }>("/api/conversations?queue=attention");
  expect(items).toHaveLength(1);
  await lan.post(`/api/conversations/${items[0]?.id}/take-over`);
  await lan.post(`/api/conversations/${items[0]?.id}/give-back`);
  await resident.news();
  const again = await resident.does({ text: code });
  expect(again).toHaveLength(1);
  expect(again[0]).toContain(`${code} đang ở bước`);
  await resident.does({ text: "704" });
  const { followers = [], reporterConversationId } = (await stored(code)) ?? {};
  expect(followers).toEqual([reporterConversationId]);
});

test("a confidential report looks like one that does not exist", async () => {
  const { code } = await call("integrity-complaint");
  const said = await resident.does({ text: code });
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/Phường không thấy mã này\. Mã có dạng BS-2611-0412, anh\/chị xem lại giúp ạ\.$/);
  await resident.does({ text: "704" });
  const { followers = [], reporterConversationId } = (await stored(code)) ?? {};
  expect(followers).toEqual([reporterConversationId]);
});

test("who agreed to SMS keeps getting it when somebody follows the report on Zalo", async () => {
  const { code } = await call("flooding-drainage", "sms");
  await resident.does({ text: code });
  await resident.does({ text: "704" });
  const { followers = [], reporterConversationId = "" } = (await stored(code)) ?? {};
  expect(followers).toHaveLength(2);
  expect(followers).toContain(reporterConversationId);
});

test("a call nobody took is a task to call back, with the number; it is done once somebody talks with them", async () => {
  const international = "+84900000704";
  const missed = async (callId: string): Promise<void> => {
    await exchangeTells(town, { type: "call.ringing", callId, phone: international, extension: "101" });
    const told = { callId, phone: international, disposition: "missed", talkSeconds: 0 };
    await exchangeTells(town, { type: "call.ended", ...told });
    await exchangeTells(town, { type: "call.ended", ...told });
  };
  await missed("call-1");
  await missed("call-2");
  const lan = await town.staff("lan");
  const { items } = await lan.get<{ items: { kind: string; phone: string; state: string }[] }>("/api/tasks");
  expect(items).toMatchObject([{ kind: "call-back", phone: international, state: "open" }]);
  town.clock.now = new Date(town.clock.now.getTime() + 60_000);
  const back = { callId: "call-3", phone: international, direction: "outbound" as const, extension: "101" };
  await exchangeTells(town, { type: "call.answered", ...back });
  await exchangeTells(town, { type: "call.ended", ...back, talkSeconds: 40, disposition: "answered" });
  expect(await tasks()).toEqual([]);
});
