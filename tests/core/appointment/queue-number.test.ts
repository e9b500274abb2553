import { nextToCall, peopleAhead, type QueueNumber, queueOrder } from "../../../core/appointment/queue-number.ts";

const at = (clock: string): Date => new Date(`2026-11-17T${clock}:00+07:00`);
/** "A001 07:40", "A002 07:50 hẹn 08:00", "A003 07:30 called". */
const waiting = (words: string): QueueNumber => {
  const [label = "", taken = "", kind, hour] = words.split(" ");
  const state = kind === "called" || kind === "served" || kind === "missed" ? kind : "waiting";
  return {
    id: label,
    label,
    serviceId: label.startsWith("A") ? "chung-thuc" : "ho-tich",
    day: "2026-11-17",
    number: Number(label.slice(1)),
    takenAt: at(taken),
    ...(hour ? { appointmentAt: at(hour) } : {}),
    state,
    version: 1,
  };
};

test.each<[string, string, string[], string]>([
  ["the order of arrival", "08:30", ["B001 07:45", "A001 07:40", "A002 07:50"], "A001 B001 A002"],
  ["an appointment whose hour has come goes first", "08:00", ["A001 07:40", "A002 07:50 hẹn 08:00"], "A002 A001"],
  [
    "an appointment whose hour is still to come waits in line",
    "07:59",
    ["A001 07:40", "A002 07:50 hẹn 08:00"],
    "A001 A002",
  ],
  ["the earlier hour before the later one", "09:00", ["A001 07:50 hẹn 09:00", "A002 08:00 hẹn 08:00"], "A002 A001"],
  ["one hour: who came first", "08:00", ["A002 07:55 hẹn 08:00", "A001 07:50 hẹn 08:00"], "A001 A002"],
  ["a quarter of an hour late is in time", "09:00", ["A001 07:40", "A002 08:15 hẹn 08:00"], "A002 A001"],
  ["whoever is later waits in line", "09:00", ["A001 08:10", "A002 08:16 hẹn 08:00", "A003 08:20"], "A001 A002 A003"],
  [
    "called, served and missed ones wait no more",
    "08:00",
    ["A001 07:40 called", "A002 07:41 served", "A003 07:42 missed"],
    "",
  ],
])("%s", (_, now, numbers, expected) => {
  expect(
    queueOrder(numbers.map(waiting), at(now))
      .map(({ label }) => label)
      .join(" "),
  ).toBe(expected);
});

test("a counter calls only for what it does", () => {
  const numbers = ["A001 07:40", "B001 07:45"].map(waiting);
  expect(nextToCall(numbers, ["ho-tich"], at("08:00"))?.label).toBe("B001");
  expect(nextToCall(numbers, [], at("08:00"))).toBeUndefined();
});

test("people ahead are those of the same service who are called before", () => {
  const numbers = ["A001 07:40", "B001 07:41", "A002 07:50 hẹn 08:00", "A003 07:55"].map(waiting);
  const ahead = (label: string): number | undefined => peopleAhead(numbers, waiting(`${label} 07:40`), at("08:00"));
  expect(["A002", "A001", "A003", "A009"].map(ahead)).toEqual([0, 1, 2, undefined]);
});
