import { createCitizenBot } from "../../bots/citizen.ts";
import { createPhrasebook } from "../../bots/phrasebook.ts";
import { buttonValues, phrases } from "../../bots/phrases.vi.ts";
import { type Channel, channels } from "../../core/channel/channel.ts";
import { maxInboundTextChars } from "../../core/channel/event.ts";
import { categoryIds, severities } from "../../core/ticket/taxonomy.ts";
import {
  type Classification,
  type Classifier,
  emergencyKinds,
  flags,
  intents,
  type ToldReport,
} from "../../core/understanding/classification.ts";
import { type Answer, aspects, type KnowledgeBase } from "../../core/understanding/knowledge.ts";
import type { PlaceFinder, PlaceReading } from "../../core/understanding/place.ts";
import { Stage, type StageEvent, type StageTurn, stageWard } from "../fakes/stage.ts";
import { fc } from "../properties.ts";
import { aTalk } from "./a-stage.ts";

const place = { label: "trước nhà 45 Hoa Sứ", precision: "house", street: "Hoa Sứ", house: "45" } as const;
const source = { title: "Cổng Dịch vụ công quốc gia", checked: new Date("2026-07-20T00:00:00Z") };

/** One of several matters in a text. */
function told(id: "street-light" | "noise-business" | "power-hazard", severity: "S1" | "S3" = "S3"): ToldReport {
  const intents = [{ id: "report-issue" as const, confidence: 0.9 }];
  const categories = [{ id, confidence: 0.9 }];
  const rest = { modelVersion: "any", decision: "route", flags: [], cues: [], language: "vi" } as const;
  return { text: id, reading: { ...rest, intents, categories, severity, flags: [], cues: [] } };
}

const classification: fc.Arbitrary<Classification> = fc.record(
  {
    by: fc.constant("model" as const),
    modelVersion: fc.constant("any"),
    intents: fc.array(fc.record({ id: fc.constantFrom(...intents), confidence: fc.double({ min: 0, max: 1 }) }), {
      maxLength: 3,
    }),
    categories: fc.array(
      fc.record({ id: fc.constantFrom(...categoryIds), confidence: fc.double({ min: 0, max: 1 }) }),
      { maxLength: 3 },
    ),
    decision: fc.constantFrom("route", "confirm", "person"),
    emergency: fc.record({ kind: fc.constantFrom(...emergencyKinds), when: fc.constantFrom("now", "unclear") }),
    severity: fc.constantFrom(...severities),
    flags: fc.array(fc.constantFrom(...flags), { maxLength: 2 }),
    summary: fc.string({ maxLength: 200 }),
    cues: fc.constant([]),
    language: fc.constantFrom("vi", "vi", "vi", "en", "other"),
    reports: fc.constantFrom([told("street-light"), told("noise-business"), told("power-hazard", "S1")], undefined),
  },
  {
    requiredKeys: ["by", "modelVersion", "intents", "categories", "decision", "severity", "flags", "cues", "language"],
  },
) as fc.Arbitrary<Classification>;

const placeReading: fc.Arbitrary<PlaceReading> = fc.constantFrom<PlaceReading>(
  { kind: "none" },
  { kind: "none" },
  { kind: "found", place },
  { kind: "candidates", places: [place, { ...place, label: "trước nhà 45 Sen Hồng", street: "Sen Hồng" }] },
  { kind: "unknown-landmark", landmark: "quán bà Tư" },
  { kind: "not-found", text: "đâu đó" },
  { kind: "old-ward", oldName: "phường 4", wards: ["A", "B"] },
);

const answer: fc.Arbitrary<Answer> = fc.constantFrom<Answer>(
  { kind: "unsure", question: "ngày lãnh tiền" },
  { kind: "unsure", question: "ngày lãnh tiền", nearest: { procedureId: "a", label: "b" } },
  { kind: "fee-unsure", procedureId: "a" },
  { kind: "which", procedures: [{ id: "a", label: "một tên rất dài không vừa nút bấm" }] },
  { kind: "short", procedureId: "a", aspect: "fee", fact: "0 đồng.", source, feeUnsure: true, office: "Thuế cơ sở" },
  { kind: "short", procedureId: "a", aspect: "fee", fact: "0 đồng.", source, rest: ["fee", "time", "out_of_scope"] },
  { kind: "short", procedureId: "b", aspect: "time", fact: "1 ngày.", source, rest: aspects, office: "Thuế cơ sở" },
);

const words = fc.oneof(
  fc.constantFrom(
    "đúng",
    "không",
    "không phải, ở đường kia",
    "1",
    "2",
    "thôi khỏi",
    "bs 2611 0001",
    "ừ, còn cái này nữa",
  ),
  fc.constantFrom(...Object.keys(buttonValues)),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("", "   ", "😀😀😀", "\u0000\uD800", "{code} [Có] {addr}", "x".repeat(100_000)),
);
const values = fc.oneof(
  fc.constantFrom(...Object.values(buttonValues).map((value) => value.replace(/\{\w+\}/, "BS-2611-0001"))),
  fc.constantFrom(
    "place:0",
    "place:99",
    "place:-1",
    "proc:a:fee",
    "proc:a:__proto__",
    "category:street-light",
    "category:__proto__",
    "constructor",
    "",
    ":",
  ),
  fc.string({ maxLength: 20 }),
);
const event = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("message" as const), text: words, attachments: fc.constant([]) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("choice" as const), value: values }) },
  fc.record({
    kind: fc.constant("message" as const),
    attachments: fc.constantFrom(
      [{ kind: "image" as const }],
      [{ kind: "sticker" as const }],
      [{ kind: "audio" as const }],
    ),
  }),
  fc.record({ kind: fc.constant("message" as const), attachments: fc.constant([]), place: fc.constant(place) }),
  fc.constantFrom<StageEvent>(
    { kind: "wake" },
    { kind: "joined" },
    { kind: "left" },
    { kind: "withdrawn", messageRef: "a" },
    { kind: "edited", messageRef: "a", text: "ở Sen Trắng" },
    { kind: "reaction", messageRef: "a", emoji: "👍", removed: false },
    { kind: "contact", phone: "+84 909 123 456", verified: true },
    { kind: "erase-request" },
    { kind: "comment", text: "cống nghẹt", attachments: [], postRef: "p", public: true },
    { kind: "other", name: "x" },
  ),
) as fc.Arbitrary<StageEvent>;
const moment = fc.record({
  event,
  classification,
  placeReading,
  answer,
  minutes: fc.constantFrom(0, 1, 16, 121),
  holder: fc.constantFrom("same", "same", "same", "bot", "people"),
});

type Moment = typeof moment extends fc.Arbitrary<infer T> ? T : never;

const askingKey = /^report\.(ask-(what|where|landmark|street|which|old-ward)|choose-category)/;

/** Plays a talk of any moments; the models say at each whatever the test wants. */
async function play(moments: Moment[], channel: Channel, check: (heard: StageTurn, held: boolean) => void) {
  let current = moments[0];
  const classifier: Classifier = {
    version: "any",
    classify: () => current?.classification as Classification,
    readEmergency: () => current?.classification.emergency,
    learn: () => {},
  };
  const places: PlaceFinder = {
    read: () => current?.placeReading as PlaceReading,
    homeUnitIn: () => undefined,
    nameOf: () => place,
  };
  const knowledge: KnowledgeBase = {
    answer: () => current?.answer as Answer,
    plainlyAsked: () => undefined,
    lawfulWay: () => undefined,
    nameOf: () => undefined,
  };
  const bot = createCitizenBot({ classifier, places, knowledge });
  const phrasebook = createPhrasebook({ ward: stageWard });
  const stage = new Stage({ bot, phrasebook, now: new Date("2026-11-16T14:06:00+07:00") });
  for (const next of moments) {
    current = next;
    stage.now = new Date(stage.now.getTime() + next.minutes * 60_000);
    const { heldBy } = stage.conversation("resident", channel);
    if (next.holder === "bot") stage.change("resident", { heldBy: { kind: "bot" } });
    if (next.holder === "people") stage.change("resident", { heldBy: { kind: "queue", since: stage.now } });
    const held = next.holder === "people" || (next.holder === "same" && heldBy.kind !== "bot");
    check(await stage.hear("resident", channel, [next.event]), held);
  }
}

const talks = fc.array(moment, { minLength: 1, maxLength: 25 });
const anyChannel = fc.constantFrom(...channels);
const keysOf = (heard: StageTurn): string[] =>
  heard.decisions.flatMap((one) => (one.do === "say" ? one.phrases.map((phrase) => phrase.key) : []));

test("whatever is said, at most two messages answer it, each sentence exists and none is too long", async () => {
  await fc.assert(
    fc.asyncProperty(talks, anyChannel, (moments, channel) =>
      play(moments, channel, ({ said }) => {
        expect(said.length).toBeLessThanOrEqual(2);
        for (const { text, choices } of said) {
          expect(text.length).toBeLessThanOrEqual(400);
          expect(text).not.toMatch(/x{100}|\uD800/);
          for (const choice of choices) expect(choice.label.length).toBeLessThanOrEqual(20);
        }
      }),
    ),
    { numRuns: 300 },
  );
});

test("whatever is said, never more than three questions come in a row", async () => {
  await fc.assert(
    fc.asyncProperty(talks, async (moments) => {
      let inRow = 0;
      await play(moments, "zalo", (heard) => {
        const keys = keysOf(heard).filter((key) => key !== "bot.intro");
        if (keys.some((key) => askingKey.test(key))) inRow += 1;
        else if (keys.length > 0 || heard.decisions.length > 0) inRow = 0;
        expect(inRow).toBeLessThanOrEqual(3);
      });
    }),
    { numRuns: 300 },
  );
});

test("whatever is said, people who hold the conversation are interrupted by the danger words only", async () => {
  await fc.assert(
    fc.asyncProperty(talks, anyChannel, (moments, channel) =>
      play(moments, channel, (heard, held) => {
        if (held) for (const key of keysOf(heard)) expect(key).toMatch(/^(en\.)?emergency(\.|$)/);
      }),
    ),
    { numRuns: 200 },
  );
});

test("whatever is said, danger words never share a message with a question or an introduction", async () => {
  const fixed = new Set(Object.keys(phrases).filter((key) => /^emergency\./.test(key)));
  await fc.assert(
    fc.asyncProperty(talks, (moments) =>
      play(moments, "facebook", ({ decisions }) => {
        for (const one of decisions) {
          if (one.do !== "say" || !one.phrases.some((phrase) => fixed.has(phrase.key))) continue;
          expect(one.phrases).toHaveLength(1);
        }
      }),
    ),
    { numRuns: 200 },
  );
});

test("a very long text is kept as far as a ticket can hold it and never echoed", async () => {
  const long = `cống nghẹt ${"a".repeat(100_000)}`;
  const script = { intents: ["report-issue" as const], categories: { "flooding-drainage": 0.9 } };
  const talk = aTalk({ [long.slice(0, maxInboundTextChars)]: { ...script, place: { kind: "found", place } } });
  expect((await talk.text(long)).texts[0]).toContain("Dạ, phường hiểu là: ngập nước, nghẹt cống.");
  await talk.text("đúng");
  expect(talk.stage.tickets[0]?.ticket.body).toBe(long.slice(0, maxInboundTextChars));
});
