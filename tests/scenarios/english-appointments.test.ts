import { jest } from "@jest/globals";
import { remindAppointments } from "../../core/appointment/remind.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import type { Act, Line } from "./door.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const at = (local: string): Date => new Date(`2026-11-${local}:00+07:00`);
const user = "7700000000000000123";
const place = "Trung tâm Phục vụ hành chính công phường";
let town: Town;
let read = 0;

beforeEach(async () => {
  town = await openTown({
    understanding: realUnderstanding(),
    now: at("16T14:06"),
    environment: { APPOINTMENTS: "1" },
  });
  read = 0;
});
afterEach(() => town.close());

async function news(): Promise<Line[]> {
  await town.settle();
  const lines = await town.doors.of("facebook").lines(town.origin, user);
  const fresh = lines.slice(read);
  read = lines.length;
  return fresh;
}
async function does(act: Act): Promise<Line[]> {
  await town.doors.of("facebook").act(town.origin, user, [act]);
  return news();
}
const labelsOf = (lines: readonly Line[]) => lines.at(-1)?.buttons.map(({ label }) => label);

test("on Messenger an hour is booked, told, reminded of, moved and given up in English", async () => {
  const asked = await does({ text: "Hello, I want to book an appointment" });
  expect(asked.at(-1)?.text).toContain("What do you come for?");
  expect(labelsOf(asked)).toContain("Birth, marriage");
  const offered = await does({ press: "Birth, marriage" });
  expect(offered.at(-1)?.text).toContain("Which time suits you?");
  expect(labelsOf(offered)).toEqual(["08:00, 17 Nov", "14:00, 17 Nov", "Other times"]);
  const booked = await does({ text: "14:00, 17 Nov" });
  expect(booked.at(-1)?.text).toBe(
    `Your appointment: 14:00 on 17 November, ${place}. A person here can tell you what to bring.`,
  );
  expect(labelsOf(booked)).toEqual(["Change time", "Cancel it"]);
  expect((await does({ text: "when is my appointment please" })).at(-1)?.text).toContain("14:00 on 17 November");

  town.clock.now = at("16T18:30");
  await remindAppointments({ ...town.wired, limit: 10 });
  expect((await news()).map(({ text }) => text)).toEqual([
    `A reminder: your appointment is at 14:00 on 17 November, ${place}. If you cannot come, please change or cancel it.`,
  ]);
  expect((await does({ press: "Change time" })).at(-1)?.text).toContain("Which time suits you?");
  const moved = await does({ text: "Thursday at 9 am please" });
  expect(moved.at(-1)?.text).toContain("09:00 on 19 November");
  expect((await does({ text: "please cancel my appointment" })).at(-1)?.text).toContain(
    "Your appointment at 09:00 on 19 November is cancelled.",
  );
  expect((await does({ text: "show me my appointments" })).at(-1)?.text).toContain("You have no appointment.");
});

test("what for and when may be said at once, in two words of English too", async () => {
  const offered = await does({ text: "I need an appointment to register a birth on Thursday afternoon" });
  expect(labelsOf(offered)).toEqual(["14:00, 19 Nov", "15:00, 19 Nov", "Other times"]);
  expect((await does({ text: "take a number" })).at(-1)?.text).toContain("What do you take a number for?");
  const [number] = await does({ press: "Birth, marriage" });
  expect(number?.text).toMatch(/^Your number today is B001; 0 people are before you\. Follow it here: http/);
});
