import { jest } from "@jest/globals";
import { realUnderstanding } from "../fakes/understanding.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const zaloUser = "7700000000000000123";
const phone = "+84900000001";
let town: Town;
let code: string;

beforeEach(async () => {
  const understanding = realUnderstanding();
  town = await openTown({ understanding, now: new Date("2026-11-16T14:06:00+07:00") });
  const door = town.doors.of("zalo");
  await door.act(town.origin, zaloUser, [{ text: "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn" }]);
  await town.settle();
  await door.act(town.origin, zaloUser, [{ press: "Đúng rồi" }]);
  await town.settle();
  const lines = await door.lines(town.origin, zaloUser);
  code = /BS-\d{4}-\d{4}/.exec(lines.map(({ text }) => text).join(" "))?.[0] ?? "";
});
afterEach(() => town.close());

/** A page of the ward as a browser without script gets it. */
async function page(path: string, form?: Record<string, string>) {
  const url = new URL(path, town.origin);
  const response = await fetch(url, form ? { method: "POST", body: new URLSearchParams(form) } : {});
  const text = await response.text();
  return { status: response.status, title: /<h1>([^<]*)<\/h1>/.exec(text)?.[1], text };
}

/** Fills in the form on the ticket's page, reads the code off the telephone or the mailbox, and types it. */
async function follow(by: { cach: "sms" | "email"; noi: string }, codeNow: () => string) {
  const asked = await page(`/p/${code}/nhan-tin`, by);
  const lan = /name="lan" value="([^"]+)"/.exec(asked.text)?.[1] ?? "";
  return page(`/p/${code}/nhan-tin/ma`, { lan, ma: codeNow() });
}

const texts = (): string[] => town.doors.carriers.sms.received(phone);
const smsCode = (): string => /^\d{6}/.exec(texts().at(-1) ?? "")?.[0] ?? "";
const mailText = (index: number): string => {
  const { source = "" } = town.doors.carriers.smtp.inbox("tu@example.vn").at(index) ?? {};
  const bytes = source
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
};

async function accept(): Promise<void> {
  const officer = await town.staff("dung");
  await officer.move(code, "accepted", { officerId: officer.id });
  await town.settle();
}

test("a neighbour without Zalo hears of the ticket by SMS: on proof, with a report of the delivery, until they say stop", async () => {
  expect((await page(`/p/${code}`)).text).toContain("Nhận tin qua SMS");
  expect((await follow({ cach: "sms", noi: "0900 000 001" }, smsCode)).title).toBe("Xong rồi");
  await accept();
  const news = texts().at(-1) ?? "";
  expect(news).toContain(`Phản ánh ${code}`);
  expect(news).toContain(`${town.origin}/p/${code}`);

  const [message] = town.doors.carriers.sms.messages.slice(-1);
  if (!message) throw new Error("no SMS");
  const { url } = town.doors.carriers.sms.report(message, "delivered");
  expect((await fetch(url)).status).toBe(200);
  await town.settle();
  const { wired } = town;
  const stored = await wired.store.transaction((tx) => tx.messages.byProviderId("sms", message.requestId ?? ""));
  expect(stored).toMatchObject({ state: "delivered", ticketCode: code });

  const stop = /\/n\/\S+/.exec(news)?.[0] ?? (await stopPath());
  expect((await page(stop)).title).toBe("Thôi nhận tin SMS?");
  expect((await page(stop, {})).title).toBe("Phường thôi gửi rồi");
  const before = texts().length;
  const officer = await town.staff("dung");
  await officer.move(code, "in-progress", {
    onSceneAt: town.clock.now.toISOString(),
    team: "Tổ",
    photos: [await officer.upload()],
  });
  await town.settle();
  expect(texts()).toHaveLength(before);
});

/** The address is longer here than a ward's: then the way out is not in the SMS, but it is the same page. */
async function stopPath(): Promise<string> {
  const { signStopToken } = await import("../../server/stop-link.ts");
  return `/n/${signStopToken({ carrier: "sms", user: phone }, town.secret)}`;
}

test("the reporter went silent on Zalo: once they agreed to mail, the next step reaches them there, with one tap to stop", async () => {
  await town.wired.store.transaction(async (tx) => {
    const citizen = await tx.people.citizenOf({ channel: "zalo", account: town.doors.zalo.oaId, user: zaloUser });
    if (citizen) await tx.people.saveCitizen({ ...citizen, email: "tu@example.vn" });
  });
  const lastCode = (): string => /(\d{6}) là mã/.exec(mailText(-1))?.[1] ?? "";
  expect((await follow({ cach: "email", noi: " Tu@Example.vn " }, lastCode)).title).toBe("Xong rồi");
  town.clock.now = new Date("2026-11-25T09:00:00+07:00");
  town.doors.zalo.block(zaloUser);
  await accept();
  const mail = town.doors.carriers.smtp.inbox("tu@example.vn").at(-1);
  expect(mailText(-1)).toContain(`Phản ánh ${code}`);
  const stop = /<(\S+)>/.exec(mail?.headers["list-unsubscribe"] ?? "")?.[1] ?? "";
  const oneTap = await fetch(stop, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
  expect(oneTap.status).toBe(200);
  const [reporter] = await town.wired.store.transaction((tx) => tx.people.citizensByEmail("tu@example.vn"));
  expect(reporter?.consents).toEqual([]);
});

test("an SMS the network could not bring becomes a call to make, even when its report is faster than our commit", async () => {
  await follow({ cach: "sms", noi: "0900000001" }, smsCode);
  await accept();
  const [message] = town.doors.carriers.sms.messages.slice(-1);
  if (!message) throw new Error("no SMS");
  const reported = await fetch(town.doors.carriers.sms.report(message, "failed").url);
  expect(reported.status).toBe(200);
  await town.settle();
  const tasks = await town.wired.store.transaction((tx) => tx.tasks.open(50));
  expect(tasks).toMatchObject([{ kind: "call-back", phone, ticketCode: code, reason: "RECIPIENT_GONE" }]);
});

test("guessing, wrong numbers and other people's tickets lead nowhere, and say so", async () => {
  const wrong = await follow({ cach: "sms", noi: "0900000001" }, () => (smsCode() === "000000" ? "000001" : "000000"));
  expect([wrong.status, wrong.title]).toEqual([422, "Nhập mã phường vừa gửi"]);
  expect(wrong.text).toContain("Còn 4 lần");
  for (const by of [
    { cach: "sms", noi: "113" },
    { cach: "email", noi: "tu@" },
    { cach: "zns", noi: "0900000001" },
  ]) {
    expect([(await page(`/p/${code}/nhan-tin`, by)).status, by.noi]).toEqual([400, by.noi]);
  }
  expect((await page("/p/BS-2611-9999/nhan-tin", { cach: "sms", noi: "0900000001" })).status).toBe(404);
  expect((await page(`/p/${code}/nhan-tin/ma`, { lan: "nobody's", ma: "000000" })).status).toBe(410);
  for (let more = 0; more < 2; more += 1) await page(`/p/${code}/nhan-tin`, { cach: "sms", noi: "0900000001" });
  expect((await page(`/p/${code}/nhan-tin`, { cach: "sms", noi: "0900000001" })).status).toBe(429);
  expect((await page("/n/s123", {})).status).toBe(404);
  expect(texts()).toHaveLength(3);
});
