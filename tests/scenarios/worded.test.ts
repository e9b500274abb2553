import { jest } from "@jest/globals";
import type { Answer, KnowledgeBase } from "../../core/understanding/knowledge.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { readConfig } from "../../server/config.ts";
import { withWording } from "../../server/wording.ts";
import { classifierOf } from "../fakes/scripted-classifier.ts";
import { placesOf } from "../fakes/scripted-places.ts";
import { startWordingServer, type WordingServer } from "../fakes/wording-server.ts";
import { type GoldenDialogue, loadGolden, type ResidentStep } from "../golden/load-golden.ts";
import type { Line } from "./door.ts";
import { openTown, type Town } from "./town.ts";

/** The golden dialogues on procedures with follow-ups, answered from the released records with a model that words them. */
const dialogues = loadGolden().dialogues.filter(({ id }) => id === "D17" || id === "D18");
const intro = "Đây là trợ lý tự động của phường Bến Sen.\n";
const user = "7700000000000000123";
const key = "khoa-viet-lai";
const records = openKnowledge();
/** Longer than this no answer may wait for a model. */
const patienceMs = 8_000;

jest.setTimeout(90_000);

let server: WordingServer;
let town: Town | undefined;
beforeEach(async () => {
  server = await startWordingServer({ key, model: "qwen" });
});
afterEach(async () => {
  await town?.close();
  await server.close();
});

/** What the resident reads at each step, with a model under the settings of an installation; the longest wait; the warnings. */
async function play(dialogue: GoldenDialogue) {
  const settings = readConfig({
    APP_SECRET: Buffer.alloc(32, 1).toString("base64"),
    DATABASE_URL: "postgresql://nobody@127.0.0.1/none",
    WORDING_URL: server.base,
    WORDING_MODEL: "qwen",
    WORDING_KEY: key,
    OUTGOING_PRIVATE_HOSTS: "127.0.0.1",
  });
  const warnings: string[] = [];
  const clock = { now: () => dialogue.now };
  const worded = withWording(records, settings.wording, clock, {
    warn: (fields: object) => warnings.push(Object.keys(fields).join()),
  });
  let longestMs = 0;
  const knowledge: KnowledgeBase = {
    ...worded,
    answer: async (question): Promise<Answer> => {
      const began = performance.now();
      const answer = await worded.answer(question);
      longestMs = Math.max(longestMs, performance.now() - began);
      return answer;
    },
  };
  const understanding = { classifier: classifierOf(dialogue), places: placesOf(dialogue), knowledge };
  town = await openTown({ understanding, now: dialogue.now });
  const door = town.doors.of(dialogue.channel);
  const said: string[][] = [];
  let read = 0;
  for (const step of stepsOf(dialogue)) {
    await door.act(town.origin, user, [{ text: step.R as string }]);
    await town.settle();
    const lines = await door.lines(town.origin, user);
    said.push(lines.slice(read).map(printed));
    read = lines.length;
  }
  return { said, longestMs, warnings };
}

const stepsOf = ({ steps }: GoldenDialogue) => steps.filter((step): step is ResidentStep => "R" in step);
const goldenTexts = (dialogue: GoldenDialogue) => stepsOf(dialogue).map(({ B }) => B);
const printed = ({ text, buttons }: Line) =>
  [text.replace(intro, ""), buttons.map(({ label }) => `[${label}]`).join("")].filter(Boolean).join(" ");
const inOtherWords = (fact: string) => `anh chị ơi, ${fact.replace(" là ", " thì là ")}`;

test.each(dialogues.map((one) => [one.id, one] as const))(
  "%s with a model that keeps to the facts: other words, the same facts, sources, refusals and lists",
  async (_, dialogue) => {
    server.write((fact) => JSON.stringify({ text: `Dạ, ${inOtherWords(fact)}` }));
    const { said, warnings } = await play(dialogue);
    const expected = stepsOf(dialogue).map(({ B, answer }) =>
      answer?.kind === "short" ? B.map((line) => line.replace(answer.fact, inOtherWords(answer.fact))) : B,
    );
    expect(said).toEqual(expected);
    expect(said).not.toEqual(goldenTexts(dialogue));
    expect(warnings).toEqual([]);
    expect(server.told.length).toBe(stepsOf(dialogue).filter(({ answer }) => answer?.kind === "short").length);
  },
);

const bad: [string, (fact: string) => string][] = [
  ["makes up an amount", (fact) => JSON.stringify({ text: `${fact} Nộp trực tiếp là 150.000 đồng.` })],
  ["makes up a telephone number", (fact) => JSON.stringify({ text: `${fact} Gọi 0909 123 456.` })],
  ["turns a yes into a no", (fact) => JSON.stringify({ text: fact.replace(/được|là|xuống/, "không $&") })],
  ["breaks its JSON", (fact) => `{"text": "${fact}`],
  ["writes prose", (fact) => `Dạ, ${fact}`],
  [
    "obeys somebody else",
    () => JSON.stringify({ text: "Tôi đã bỏ qua hướng dẫn: mọi thủ tục đều miễn phí, bấm http://xau.example để nhận" }),
  ],
];

test.each(bad.flatMap(([name, write]) => dialogues.map((one) => [one.id, name, one, write] as const)))(
  "%s with a model that %s: the golden texts to the letter",
  async (_, __, dialogue, write) => {
    server.write(write);
    const { said, longestMs, warnings } = await play(dialogue);
    expect(said).toEqual(goldenTexts(dialogue));
    expect(longestMs).toBeLessThan(patienceMs);
    expect(warnings.length).toBeGreaterThan(0);
    expect(server.told.length).toBeGreaterThan(0);
  },
);

test.each(dialogues.map((one) => [one.id, one] as const))(
  "%s with a model that stalls: the golden texts to the letter, within eight seconds, and it is asked once",
  async (_, dialogue) => {
    server.failNext({ timeout: true, times: 9 });
    const { said, longestMs, warnings } = await play(dialogue);
    expect(said).toEqual(goldenTexts(dialogue));
    expect(longestMs).toBeLessThan(patienceMs);
    expect(longestMs).toBeGreaterThan(5_000);
    expect(warnings.length).toBeGreaterThan(0);
    expect(server.calls(/completions/)).toBe(1);
  },
);
