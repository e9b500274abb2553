import type { Answer } from "../../core/understanding/knowledge.ts";
import { aTalk, type Script } from "./a-stage.ts";

const source = { title: "Cổng Dịch vụ công quốc gia", checked: new Date("2026-07-20") };
const whole = (procedureId: string, papers = "1. Bản chính."): Answer => ({
  ...{ kind: "full", procedureId, source },
  parts: { name: "việc này", papers, fee: "0 đồng.", time: "trong ngày.", place: "phường." },
});
const script: Script = {
  "đặt lịch sao y": { intents: ["ask-procedure"], appointment: "book", answer: whole("chung-thuc-ban-sao") },
  "đặt lịch làm khai sinh chiều mai": {
    appointment: "book",
    answer: whole(
      "khai-sinh",
      "1. Tờ khai CT01 theo mẫu.\n2. Giấy chứng sinh bản chính.\n3. Căn cước hoặc hộ chiếu còn hạn của cha và mẹ.",
    ),
  },
  "đặt lịch làm căn cước": {
    intents: ["ask-procedure"],
    appointment: "book",
    answer: { kind: "short", procedureId: "can-cuoc-cap-moi", aspect: "steps", fact: "tới công an phường.", source },
  },
  "đặt lịch": { appointment: "book" },
  "hộ tịch": { answer: whole("ket-hon") },
  "web đặt lịch lỗi": { intents: ["report-issue"], categories: { "online-service-error": 0.9 }, appointment: "book" },
  "lịch hẹn của tôi": { appointment: "list" },
  "hủy lịch hẹn": { appointment: "cancel" },
  "đổi lịch hẹn qua thứ sáu": { appointment: "change" },
  "9 giờ 18/11": {},
  "10 giờ chủ nhật": {},
  "đèn tắt rồi": { intents: ["report-issue"], categories: { "street-light": 0.9 }, summary: "đèn tắt" },
};
const place = "Trung tâm Phục vụ hành chính công phường";
const intro = "Đây là trợ lý tự động của phường Bến Sen.\n";
const held = (talk: ReturnType<typeof aTalk>) =>
  talk.stage.centre.own("resident").map(({ startsAt }) => startsAt.toISOString());

test("other hours are later ones, and begin anew after the last", async () => {
  const talk = aTalk(script);
  expect((await talk.text("đặt lịch sao y")).labels).toEqual(["8 giờ 17/11", "14 giờ 17/11", "Giờ khác"]);
  expect((await talk.press("other")).labels).toEqual(["15 giờ 17/11", "8 giờ 18/11", "Giờ khác"]);
  let labels: string[] = [];
  for (let more = 0; more < 40 && labels[0] !== "8 giờ 17/11"; more += 1) labels = (await talk.press("other")).labels;
  expect(labels).toEqual(["8 giờ 17/11", "14 giờ 17/11", "Giờ khác"]);
});

test("a wish said at once is heeded, and a long list of papers stands in lines of its own", async () => {
  const talk = aTalk(script);
  expect((await talk.text("đặt lịch làm khai sinh chiều mai")).labels).toEqual([
    "14 giờ 17/11",
    "15 giờ 17/11",
    "Giờ khác",
  ]);
  const booked = await talk.text("15 giờ 17/11");
  expect(booked.keys).toEqual(["appt.booked-before+appt.bring"]);
  expect(booked.texts[0]).toContain(`15 giờ ngày 17/11, tại ${place}.\nMang theo:\n1. Tờ khai CT01 theo mẫu.`);
  expect(booked.labels).toEqual(["Đổi giờ", "Hủy hẹn"]);
});

test("an hour named in full is taken without another question; on a closed day the nearest ones are offered", async () => {
  const talk = aTalk(script);
  await talk.text("đặt lịch sao y");
  const closed = await talk.text("10 giờ chủ nhật");
  expect([closed.keys, closed.labels]).toEqual([["appt.other"], ["8 giờ 17/11", "14 giờ 17/11", "Giờ khác"]]);
  expect((await talk.text("9 giờ 18/11")).did).toEqual(["bookAppointment"]);
  expect(held(talk)).toEqual(["2026-11-18T02:00:00.000Z"]);
});

test("what the centre does not do is answered by its record; a broken booking page is a report", async () => {
  expect((await aTalk(script).text("đặt lịch làm căn cước")).keys[0]).toBe("proc.short");
  expect((await aTalk(script).text("web đặt lịch lỗi")).keys[0]).toMatch(/^report\./);
});

test("nobody knows what for: the services are offered, and one may be named", async () => {
  const talk = aTalk(script);
  const asked = await talk.text("đặt lịch");
  expect(asked.keys).toEqual(["appt.service"]);
  expect(asked.labels).toHaveLength(5);
  expect((await talk.press("appt:for:ho-tich")).keys).toEqual(["appt.offer"]);
  const named = aTalk(script);
  await named.text("đặt lịch");
  expect((await named.text("hộ tịch")).keys).toEqual(["appt.offer"]);
});

test("own hours are told, moved and given up, also by buttons of long ago", async () => {
  const talk = aTalk(script);
  expect((await talk.text("lịch hẹn của tôi")).keys).toEqual(["appt.none"]);
  await talk.text("đặt lịch sao y");
  await talk.text("8 giờ 17/11");
  const mine = await talk.text("lịch hẹn của tôi");
  expect(mine.texts).toEqual([`Dạ, anh/chị có hẹn 8 giờ ngày 17/11, tại ${place}.`]);
  expect((await talk.text("đổi lịch hẹn qua thứ sáu")).labels).toEqual(["8 giờ 20/11", "14 giờ 20/11", "Giờ khác"]);
  expect(held(talk)).toEqual(["2026-11-17T01:00:00.000Z"]);
  await talk.press("appt:change:appointment-1");
  await talk.text("9 giờ 18/11");
  expect(held(talk)).toEqual(["2026-11-18T02:00:00.000Z"]);
  const gone = await talk.press("appt:cancel:appointment-1");
  expect([gone.keys, gone.did]).toEqual([["appt.cancelled"], ["cancelAppointment"]]);
  expect((await talk.press("appt:cancel:appointment-1")).keys).toEqual(["appt.none"]);
});

test("of several the resident says which; a second of one service on a day is refused", async () => {
  const talk = aTalk(script);
  for (const words of ["đặt lịch sao y", "8 giờ 17/11", "đặt lịch", "hộ tịch", "14 giờ 17/11"]) await talk.text(words);
  expect(held(talk)).toHaveLength(2);
  await talk.text("đặt lịch sao y");
  const twice = await talk.press(`appt:at:chung-thuc:${Date.parse("2026-11-17T09:00:00+07:00") / 60_000}`);
  expect([twice.keys, twice.did]).toEqual([["appt.twice"], []]);
  const which = await talk.text("hủy lịch hẹn");
  expect(which.labels).toEqual(["8 giờ 17/11", "14 giờ 17/11", "Giữ nguyên"]);
  expect((await talk.press("appt:show:appointment-2")).keys).toEqual(["appt.mine"]);
});

test("a full hour is offered to nobody, and pressed late leads to others", async () => {
  const talk = aTalk(script);
  const at = new Date("2026-11-17T08:00:00+07:00");
  for (const owner of ["a", "b", "c"])
    talk.stage.centre.take(owner, { do: "bookAppointment", serviceId: "chung-thuc", startsAt: at });
  const late = await talk.press(`appt:at:chung-thuc:${at.getTime() / 60_000}`);
  expect([late.keys, late.did]).toEqual([["appt.other"], []]);
  expect(late.labels).toEqual(["9 giờ 17/11", "14 giờ 17/11", "Giờ khác"]);
});

test("a matter told in between is a report, and danger is danger", async () => {
  const talk = aTalk(script);
  await talk.text("đặt lịch sao y");
  expect((await talk.text("đèn tắt rồi")).keys[0]).toMatch(/^report\./);
  expect((await talk.press("appt:what")).did).not.toContain("bookAppointment");
});

test("without appointments the hours of the ward are told, and a person is a button away", async () => {
  const talk = aTalk(script);
  talk.stage.givesAppointments = false;
  const off = await talk.text("đặt lịch sao y");
  expect(off.texts).toEqual([
    `${intro}Dạ, phường chưa nhận đặt giờ qua đây. Anh/chị tới trực tiếp được ạ, phường làm việc 7 giờ 30 tới 11 giờ 30, 13 giờ tới 17 giờ, thứ hai tới thứ sáu.`,
  ]);
  expect(off.labels).toEqual(["Gặp người trực"]);
  expect((await talk.text("đặt lịch làm căn cước")).keys[0]).toBe("proc.short");
});
