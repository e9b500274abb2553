import { createCitizenBot } from "../../../bots/citizen.ts";
import { createPhrasebook } from "../../../bots/phrasebook.ts";
import type { Channel, ChannelLimits } from "../../../core/channel/channel.ts";
import { type Answer, aspects } from "../../../core/understanding/knowledge.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import type { Money, Procedure } from "../../../nlp/knowledge/record.ts";
import { openKnowledge } from "../../../nlp/knowledge/released.ts";
import { offlineFacebook, offlineTelegram, offlineZalo, webchatStage } from "../../fakes/adapter-stages.ts";
import { createScriptedClassifier } from "../../fakes/scripted-classifier.ts";
import { createScriptedPlaces } from "../../fakes/scripted-places.ts";
import { Stage, stageWard } from "../../fakes/stage.ts";

const data = loadKnowledge();
const base = openKnowledge(data);
const now = new Date("2026-11-16T14:06:00+07:00");
const quoted = data.records.filter(({ confidence }) => confidence !== "low");
const asked = ["", " khi nộp trực tiếp", " khi nộp online"];

/** What a record says of money: in its full answer, of its fee by each way of handing in, and of what one is paid. */
function moneyIn({ id }: Procedure, at = now): string[] {
  const answers: Answer[] = [
    base.answer({ text: "", chosenId: id, now: at }),
    base.answer({ text: "", chosenId: id, chosenAspect: "fee", now: at }),
    base.answer({ text: "", chosenId: id, chosenAspect: "benefit", now: at }),
    ...asked.map((way) => base.answer({ text: `lệ phí bao nhiêu${way}`, procedureId: id, now: at })),
  ];
  return answers.flatMap((answer) => {
    if (answer.kind === "full") return [answer.parts.fee];
    return answer.kind === "short" && answer.procedureId === id ? [answer.fact] : [];
  });
}

const grouped = (amount: number) => String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
const dayOf = (date: Date) => date.toLocaleDateString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" });
const isPaid = ({ channel }: Money) => channel !== "none";

describe("money is told with its way of handing in and its last day", () => {
  test.each(quoted.map((record) => [record.id, record] as const))("%s", (_, record) => {
    const nouns = [...record.fee.items, ...record.benefit].flatMap(({ channel, noun }) =>
      channel === "none" && noun !== undefined ? [noun.toLowerCase()] : [],
    );
    for (const text of moneyIn(record)) {
      const isSame = text.includes("nộp cách nào cũng vậy");
      const amounts = text.split(/;|\.\s/).filter((part) => /\d (đồng|%)|\d%/.test(part) && !part.includes("miễn"));
      const bare = amounts.filter(
        (part) =>
          !isSame && !/nộp trực (tuyến|tiếp)/.test(part) && !nouns.some((noun) => part.toLowerCase().includes(noun)),
      );
      expect({ text, bare }).toEqual({ text, bare: [] });
      for (const item of record.fee.items.filter(isPaid)) {
        if (item.valid_to === undefined || item.status !== "confirmed" || item.amount === null) continue;
        const amount = `${grouped(item.amount)} đồng`;
        const isSaid = text.startsWith(amount) || text.includes(` ${amount}`);
        if (isSaid) expect(text).toContain(`đến hết ${dayOf(item.valid_to)}`);
      }
    }
  });

  test("the day after its last day an amount is told no more", () => {
    const ending = quoted.flatMap((record) =>
      record.fee.items.flatMap(({ valid_to }) => (valid_to ? [{ record, valid_to }] : [])),
    );
    expect(ending.length).toBeGreaterThan(2);
    for (const { record, valid_to } of ending) {
      const before = moneyIn(record, new Date(valid_to.getTime() - 60_000)).join("\n");
      const after = moneyIn(record, new Date(valid_to.getTime() + 60_000)).join("\n");
      expect(before).toContain(`đến hết ${dayOf(valid_to)}`);
      expect(after).not.toContain(`đồng đến hết ${dayOf(valid_to)}`);
    }
  });
});

describe("whatever a record says fits the channel it is said on", () => {
  let doors: [Channel, ChannelLimits][];
  beforeAll(async () => {
    const webchat = await webchatStage();
    doors = [
      ["zalo", offlineZalo().limits],
      ["facebook", offlineFacebook().limits],
      ["telegram", offlineTelegram().limits],
      ["webchat", webchat.adapter.limits],
    ];
    await webchat.close();
  });

  test.each(quoted.map(({ id }) => id))("%s", async (id) => {
    const bot = createCitizenBot({
      classifier: createScriptedClassifier(new Map()),
      places: createScriptedPlaces(new Map()),
      knowledge: base,
    });
    for (const [channel, limits] of doors) {
      const stage = new Stage({ bot, phrasebook: createPhrasebook({ ward: stageWard }), now, counter: 1 });
      stage.maxChoices = limits.maxChoices;
      for (const value of [`proc:${id}`, ...aspects.map((aspect) => `proc:${id}:${aspect}`)]) {
        const { said } = await stage.hear(id, channel, [{ kind: "choice", value }]);
        expect(said.length).toBeGreaterThan(0);
        for (const { text, choices } of said) {
          expect(text.length).toBeLessThanOrEqual(limits.maxTextChars);
          expect(choices.length).toBeLessThanOrEqual(limits.maxChoices);
          for (const { label, value: sent } of choices) {
            expect(label.length).toBeLessThanOrEqual(limits.maxChoiceChars);
            expect(Buffer.byteLength(sent)).toBeLessThanOrEqual(64);
          }
        }
      }
    }
  });
});
