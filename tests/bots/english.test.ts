import { leavingOn } from "../../bots/leaving.ts";
import { phrases } from "../../bots/phrases.vi.ts";
import { aTalk, type Script } from "./a-stage.ts";

const place = { label: "trước nhà 8 Hoa Sứ", precision: "house", street: "Hoa Sứ", house: "8" } as const;
const script: Script = {
  "they charged me too much at number 8": {
    language: "en",
    intents: ["report-issue"],
    categories: { "price-consumer": 0.9 },
    summary: "overcharging",
    title: "tính giá không đúng",
    place: { kind: "found", place },
  },
  "something is very wrong over there at number 8": {
    language: "en",
    intents: ["report-issue"],
    place: { kind: "found", place },
  },
  "there is a fire in the house": {
    language: "en",
    intents: ["emergency"],
    emergency: { kind: "fire", when: "now" },
    severity: "S1",
    place: { kind: "found", place },
  },
};
const monday = new Date("2026-11-16T14:06:00+07:00");
const day = (date: Date | undefined) => date?.toISOString().slice(0, 10);

test("what nobody can name in English is called what they wrote", async () => {
  const heard = await aTalk(script).text("something is very wrong over there at number 8");
  expect(heard.texts).toEqual([
    "This is the ward's automatic assistant. We understood: what you wrote, at 8 Hoa Sứ. Is that right?",
  ]);
});

test("staff read a Vietnamese title, marked as a machine's, and the words as they were written", async () => {
  const talk = aTalk(script);
  await talk.text("they charged me too much at number 8");
  const yes = await talk.press("yes");
  expect(yes.keys).toEqual(["en.opened", "en.person"]);
  expect(yes.did).toEqual(["openTicket", "handOver"]);
  const ticket = talk.stage.tickets[0]?.ticket;
  expect(ticket?.title).toBe("tính giá không đúng");
  expect(ticket?.body).toBe("they charged me too much at number 8");
  expect(ticket?.changes.map(({ note }) => note).filter(Boolean)).toEqual([
    "Người báo viết tiếng Anh, lời gốc giữ nguyên. Tiêu đề tiếng Việt do máy tóm tắt, chưa có người xem lại.",
  ]);
});

test("danger in English gets the numbers in English", async () => {
  const heard = await aTalk(script).text("there is a fire in the house");
  expect(heard.texts[0]).toBe("Call now: 113 police, 114 fire and rescue, 115 ambulance. We are alerting our staff.");
  expect(heard.did).toContain("alarm");
});

test.each([
  ["I leave tomorrow", "2026-11-17"],
  ["yes. We’re leaving today at 6", "2026-11-16"],
  ["my flight is on Friday morning", "2026-11-20"],
  ["we fly home on monday", "2026-11-23"],
  ["I am leaving in 3 days", "2026-11-19"],
  ["I'm checking out in two days", "2026-11-18"],
])("%s: leaves on %s", (text, expected) => {
  expect(day(leavingOn(text, monday))).toBe(expected);
});

test.each(["please leave a message tomorrow", "they leave rubbish every monday", "tomorrow", ""])(
  "%s tells of no departure",
  (text) => {
    expect(leavingOn(text, monday)).toBeUndefined();
  },
);

test("every sentence of the service centre has its English one, with the same values", () => {
  // papers are the record's own words, which are Vietnamese: an English talk is told the hour alone
  const untold = new Set(["appt.booked", "appt.booked-before", "appt.bring"]);
  const keys = Object.keys(phrases).filter((key) => /^(appt|queue)\./.test(key) && !untold.has(key));
  const valuesOf = (key: string) =>
    [...(phrases[key]?.text ?? "").matchAll(/\{(\w+)\}/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !/addr/i.test(name));
  expect(keys.length).toBeGreaterThan(15);
  for (const key of keys)
    expect([key, [...new Set(valuesOf(`en.${key}`))].sort()]).toEqual([key, [...new Set(valuesOf(key))].sort()]);
});
