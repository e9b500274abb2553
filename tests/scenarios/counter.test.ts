import { jest } from "@jest/globals";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { createScriptedClassifier } from "../fakes/scripted-classifier.ts";
import { createScriptedPlaces } from "../fakes/scripted-places.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(60_000);

const asked = { intents: ["ask-procedure" as const], categories: {}, flags: [] };
const ours = "đăng ký kết hôn nộp ở đâu";
const elsewhere = "làm lại bằng lái bị mất nộp ở đâu";
const classifier = createScriptedClassifier(new Map([ours, elsewhere].map((text) => [text, asked])));
const understanding = { classifier, knowledge: openKnowledge(), places: createScriptedPlaces(new Map()) };
const now = new Date("2026-11-16T14:06:00+07:00");

let town: Town;
afterEach(() => town.close());

test("where to hand in comes with the ward's own counter, its hours and the map", async () => {
  const environment = {
    WARD_COUNTER_ADDRESS: "12 Hoa Sứ",
    WARD_COUNTER_MAP_URL: "https://bensen.example/ban-do",
  };
  town = await openTown({ understanding, now, environment });
  const resident = new Resident(town);
  const [answer] = await resident.does({ text: ours });
  expect(answer).toContain(
    "\nTrung tâm Phục vụ hành chính công phường Bến Sen: 12 Hoa Sứ. Giờ làm việc: 7 giờ 30 tới 11 giờ 30, 13 giờ tới 17 giờ, thứ hai tới thứ sáu.\nBản đồ: https://bensen.example/ban-do\n",
  );
  expect((await resident.does({ text: elsewhere })).join()).not.toContain("12 Hoa Sứ");
});

test("a ward that has set no address names none", async () => {
  town = await openTown({ understanding, now });
  const [answer] = await new Resident(town).does({ text: ours });
  expect(answer).toContain("nơi nộp:");
  expect(answer).not.toContain("Giờ làm việc");
});
