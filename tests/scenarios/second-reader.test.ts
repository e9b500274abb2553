import { jest } from "@jest/globals";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import { type ReaderServer, startReaderServer } from "../fakes/reader-server.ts";
import { createScriptedClassifier } from "../fakes/scripted-classifier.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const key = "khoa-doc-lai";
/** Each resident in words of their own: the same words are not asked about twice. */
const unsure = (user: string) => `bao rác thứ ${user.at(-1)} trước nhà 45 hoa sứ bốc mùi, hỏi chị Lan 0903123456`;
const users = [
  "7700000000000000001",
  "7700000000000000002",
  "7700000000000000003",
  "7700000000000000004",
  "7700000000000000005",
];
const proposals = { "litter-dumping": 0.34, "waste-collection": 0.3 };
let town: Town;
let reader: ReaderServer;

beforeAll(async () => {
  reader = await startReaderServer({ key, model: "qwen" });
  const script = { intents: ["report-issue" as const], categories: proposals, decision: "confirm" as const, flags: [] };
  const words = users.map(unsure).flatMap((text) => [text, text.replace(" 0903123456", "")]);
  town = await openTown({
    now: new Date("2026-11-16T14:06:00+07:00"),
    understanding: {
      classifier: createScriptedClassifier(new Map(words.map((text) => [text, script]))),
      knowledge: openKnowledge(),
      places: createPlaceFinder(loadGazetteer()),
    },
    environment: { READER_URL: reader.base, READER_MODEL: "qwen", READER_KEY: key, READER_TIMEOUT_SECONDS: "0.3" },
  });
});
afterAll(async () => {
  await town.close();
  await reader.close();
});

/** What is offered to somebody who writes this. */
async function offered(user: string): Promise<string[]> {
  const resident = new Resident(town, user);
  await town.doors.of("zalo").act(town.origin, user, [{ text: unsure(user) }]);
  const lines = await resident.lines();
  return lines.at(-1)?.buttons.map(({ label }) => label) ?? [];
}
const figures = async () => (await town.staff("hanh")).get<{ on: boolean; items: object[] }>("/api/second-readings");

test("what the second reader says is among the buttons, and counts once a person has chosen", async () => {
  reader.answer({ says: "disease-vector" });
  expect(await offered("7700000000000000001")).toEqual(["Rác, xà bần", "Muỗi, dịch bệnh", "Khác"]);
  expect(reader.shown).toHaveLength(1);
  expect(reader.shown[0]).not.toMatch(/0903|Lan|45/);
  const before = { category: "litter-dumping", asked: 1, answered: 1, agreed: 0, settled: 0, readerRight: 0 };
  expect(await figures()).toMatchObject({ on: true, items: [before] });
  await new Resident(town, "7700000000000000001").does({ press: "Muỗi, dịch bệnh" });
  expect((await figures()).items).toMatchObject([{ ...before, settled: 1, readerRight: 1, machineRight: 0 }]);
});

test("down, slow or talking nonsense: the resident sees what there would be without it, and no later", async () => {
  const alone = ["Rác, xà bần", "Chưa lấy rác", "Khác"];
  reader.answer({ content: "rác" });
  expect(await offered("7700000000000000005")).toEqual(alone);
  reader.answer({ says: "disease-vector" });
  reader.failNext({ timeout: true });
  const began = performance.now();
  expect(await offered("7700000000000000002")).toEqual(alone);
  expect(performance.now() - began).toBeLessThan(5_000);
  // it rests: nobody else waits for it
  expect(await offered("7700000000000000003")).toEqual(alone);
  expect(reader.calls(/completions/)).toBe(3);
  expect((await figures()).items).toMatchObject([{ category: "litter-dumping", asked: 3, answered: 1 }]);
  town.clock.now = new Date(town.clock.now.getTime() + 31_000);
  expect((await offered("7700000000000000004"))[1]).not.toBe(alone[1]);
});
