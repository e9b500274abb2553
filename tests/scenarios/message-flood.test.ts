import { jest } from "@jest/globals";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import { createScriptedClassifier } from "../fakes/scripted-classifier.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const texts = [...Array.from({ length: 17 }, (_, index) => `tin thứ ${index}`), "chào phường ạ", "còn nữa nè"];
const hello = { intents: ["greet" as const], categories: {}, flags: [] };
let town: Town;
beforeAll(async () => {
  town = await openTown({
    now: new Date("2026-11-16T14:06:00+07:00"),
    understanding: {
      classifier: createScriptedClassifier(new Map(texts.map((text) => [text, hello]))),
      knowledge: openKnowledge(),
      places: createPlaceFinder(loadGazetteer()),
    },
  });
});
afterAll(() => town.close());

interface Task {
  kind: string;
  conversationId: string;
  reason: string;
}

test("who sends message upon message is told once, nothing is lost, and a person lets the assistant answer again", async () => {
  const resident = new Resident(town);
  const said: string[] = [];
  for (let index = 1; index <= 16; index += 1) said.push(...(await resident.does({ text: `tin thứ ${index}` })));
  expect(said.filter((text) => text.includes("đã nhận đủ tin"))).toHaveLength(1);
  expect(said.at(-1)).toContain("đã nhận đủ tin");
  const lan = await town.staff("lan");
  const { items } = await lan.get<{ items: Task[] }>("/api/tasks");
  expect(items).toMatchObject([{ kind: "message-flood", reason: "flood-many" }]);
  const id = items[0]?.conversationId ?? "";
  const view = await lan.get<{ attention?: object; messages: { items: { direction: string }[] } }>(
    `/api/conversations/${id}`,
  );
  expect(view.messages.items.filter(({ direction }) => direction === "in")).toHaveLength(16);
  const waiting = await lan.get<{ items: object[] }>("/api/conversations?queue=attention");
  expect(waiting.items).toHaveLength(1);
  await lan.post(`/api/conversations/${id}/flood`, { lifted: true });
  expect(await resident.does({ text: "chào phường ạ" })).toHaveLength(1);
  await lan.post(`/api/conversations/${id}/flood`, { lifted: false });
  expect(await resident.does({ text: "còn nữa nè" })).toEqual([]);
});
