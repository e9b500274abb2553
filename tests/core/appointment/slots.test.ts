import { centreOf } from "../../../core/appointment/centre.ts";
import { freeOf, partOf, type SlotWish, slotsAhead, slotsOn, suggest } from "../../../core/appointment/slots.ts";
import { fakeNow, fakeWard } from "../../fakes/world.ts";

const centre = centreOf({ kind: "phường", counters: 2 });
const { calendar } = fakeWard;
const at = (local: string): Date => new Date(`2026-${local}:00+07:00`);
const words = (times: readonly Date[]): string[] =>
  times.map((time) => new Date(time.getTime() + 7 * 3_600_000).toISOString().slice(5, 16));

test.each([
  ["a working day, half an hour after each opening", "11-17T10:00", ["08", "09", "10", "14", "15", "16"]],
  ["a Sunday", "11-22T10:00", []],
  ["a holiday", "09-02T10:00", []],
])("hours on %s", (_, day, hours) => {
  expect(words(slotsOn(calendar, centre, at(day)))).toEqual(hours.map((hour) => `${day.slice(0, 5)}T${hour}:00`));
});

test("may be booked from tomorrow on, for two weeks", () => {
  const slots = words(slotsAhead(calendar, centre, fakeNow));
  expect(slots[0]).toBe("11-17T08:00");
  expect(slots.at(-1)).toBe("11-30T16:00");
  expect(slots).toHaveLength(10 * 6);
});

test("an hour is free while fewer hold it than it has seats", () => {
  const slots = slotsOn(calendar, centre, at("11-17T10:00")).slice(0, 3);
  const held = slots.slice(0, 2).map((startsAt, index) => ({ startsAt, count: index + 1 }));
  expect(freeOf(slots, 2, held).map(({ free }) => free)).toEqual([1, 2]);
});

const free = slotsAhead(calendar, centre, fakeNow).map((startsAt) => ({ startsAt, free: 1 }));
test.each<[string, SlotWish, string[]]>([
  ["nothing: a morning and an afternoon", {}, ["11-17T08:00", "11-17T14:00"]],
  ["later ones", { after: at("11-17T14:00") }, ["11-17T15:00", "11-18T08:00"]],
  ["a day", { day: "2026-11-19" }, ["11-19T08:00", "11-19T14:00"]],
  ["a morning", { day: "2026-11-19", part: "morning" }, ["11-19T08:00", "11-19T09:00"]],
  ["an hour", { minute: 9 * 60 }, ["11-17T09:00", "11-18T09:00"]],
  ["a day that is closed", { day: "2026-11-22" }, []],
])("what is offered to whoever asks for %s", (_, wish, expected) => {
  expect(words(suggest(free, wish))).toEqual(expected);
});

test("when the afternoon is full, two of the morning are offered", () => {
  const mornings = free.filter(({ startsAt }) => partOf(startsAt) === "morning").slice(0, 3);
  expect(words(suggest(mornings, {}))).toEqual(["11-17T08:00", "11-17T09:00"]);
});
