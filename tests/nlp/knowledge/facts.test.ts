import { describe, expect, test } from "@jest/globals";
import { type Aspect, aspects } from "../../../core/understanding/knowledge.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import type { Procedure } from "../../../nlp/knowledge/record.ts";
import { openKnowledge } from "../../../nlp/knowledge/released.ts";
import { aspectWords } from "../../../nlp/knowledge/words.ts";

const data = loadKnowledge();
const base = openKnowledge(data);
const now = new Date("2026-11-16T14:06:00+07:00");
/** Records that may be quoted; skeletons never are. */
const quoted = data.records.filter(({ confidence }) => confidence !== "low");
const byId = new Map(data.records.map((record) => [record.id, record]));

/** One plain question for each aspect, asked as a follow-up. */
const questions: Record<Aspect, string> = {
  overview: "việc này làm sao",
  eligibility: "điều kiện là gì",
  documents: "cần mang theo gì",
  steps: "quy trình từng bước",
  where: "nộp ở đâu",
  online: "làm online được không",
  time: "bao lâu có",
  fee: "lệ phí bao nhiêu",
  result: "nhận được giấy gì",
  forms: "dùng mẫu đơn nào",
  legal: "theo nghị định nào",
  benefit: "được hưởng bao nhiêu một tháng",
  penalty: "có bị phạt không",
  validity: "giấy có giá trị bao lâu",
  multi: "phí bao nhiêu, nộp ở đâu, mấy ngày có",
  out_of_scope: "số điện thoại của cán bộ",
};

/** Numbers as values: "20.000" and 20000, "0,5" and 0.5, "02" and 2 are the same. */
function numbersIn(text: string): string[] {
  const joined = text.replace(/(?<=\d)\.(?=\d{3}(?!\d))/g, "").replace(/(?<=\d),(?=\d)/g, ".");
  return (joined.match(/\d+(?:\.\d+)?/g) ?? []).map((number) => String(Number(number)));
}

/** Everything of a record that is confirmed and in force, as one text; dates as written and as spoken. */
function confirmedText(value: unknown): string {
  if (value instanceof Date) {
    const local = new Date(value.getTime() + 7 * 3_600_000);
    return `${local.getUTCDate()} ${local.getUTCMonth() + 1} ${local.getUTCFullYear()}`;
  }
  if (value instanceof RegExp || value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(confirmedText).join(" ; ");
  if (typeof value !== "object") return String(value);
  if ("status" in value && value.status === "unverified") return "";
  return Object.entries(value)
    .filter(([key]) => key !== "unverified" && key !== "aliases" && key !== "label")
    .map(([, part]) => confirmedText(part))
    .join(" ; ");
}

/** What an answer says, with the procedure it speaks of. */
function spokenBy(
  text: string,
  procedureId?: string,
  chosenId?: string,
): { record: Procedure; text: string } | undefined {
  const answer = base.answer({
    text,
    now,
    ...(procedureId === undefined ? {} : { procedureId }),
    ...(chosenId === undefined ? {} : { chosenId }),
  });
  if (answer.kind !== "full" && answer.kind !== "short") return undefined;
  const record = byId.get(answer.procedureId);
  if (record === undefined) throw new Error(`unknown procedure ${answer.procedureId}`);
  const words = answer.kind === "short" ? answer.fact : Object.values(answer.parts).join("\n");
  return { record, text: `${words}\n${answer.source.title}` };
}

test("there are 105 procedures with unique ids", () => {
  expect(byId.size).toBe(data.records.length);
  expect(byId.size).toBe(105);
});

test("of a skeleton nothing is said, whatever is asked of it", () => {
  const skeletons = data.records.filter((record) => !quoted.includes(record));
  const asked = skeletons.flatMap(({ id }) => [
    spokenBy("", undefined, id),
    ...aspects.map((each) => spokenBy(questions[each], id)),
  ]);
  expect(asked.filter((said) => said !== undefined && skeletons.includes(said.record))).toEqual([]);
});

describe("every number a resident reads stands in the record's confirmed facts", () => {
  test.each(quoted.map((record) => record.id))("%s", (id) => {
    const spoken = [
      spokenBy("", undefined, id),
      ...aspects.flatMap((aspect) => [
        spokenBy(questions[aspect], id),
        spokenBy(`${questions[aspect]} khi nộp trực tiếp`, id),
        spokenBy(`${questions[aspect]} khi nộp online`, id),
        spokenBy(`${byId.get(id)?.spoken} ${questions[aspect]}`),
      ]),
    ].filter((part) => part !== undefined);
    expect(spoken.length).toBeGreaterThan(5);
    for (const { record, text } of spoken) {
      const allowed = new Set(numbersIn(confirmedText(record)));
      const listed = text.replace(/^(cần:\n|làm theo thứ tự:\n)?\d\. /gm, "");
      expect({ id, text, strange: numbersIn(listed).filter((number) => !allowed.has(number)) }).toMatchObject({
        strange: [],
      });
    }
  });
});

test("every follow-up gets its own aspect of the same record, or is refused", () => {
  for (const { id } of data.records) {
    for (const aspect of aspects) {
      const answer = base.answer({ text: questions[aspect], procedureId: id, now });
      if (answer.kind === "short") {
        const isSteps = aspect === "overview" && answer.aspect === "steps";
        expect([id, answer.procedureId, isSteps ? aspect : answer.aspect]).toEqual([id, id, aspect]);
      }
      if (answer.kind === "full")
        expect([id, answer.procedureId, ["documents", "multi"].includes(aspect)]).toEqual([id, id, true]);
      if (answer.kind === "fee-unsure") expect(aspect).toBe("fee");
      expect(answer.kind).not.toBe("which");
    }
  }
});

test("an unknown amount is never told as 0", () => {
  for (const record of data.records) {
    const isSure = ({ amount, rate_percent, status }: (typeof record.fee.items)[number]) =>
      status === "confirmed" && (amount !== null || rate_percent !== undefined);
    const noneSure = !record.fee.items.some(isSure);
    if (noneSure) expect(aspectWords(record, "fee", now)).toBeUndefined();
  }
});

test("every confirmed fee is told with its channel", () => {
  for (const record of data.records) {
    const text = aspectWords(record, "fee", now)?.sentences[0];
    const paidThere = record.fee.items.some((item) => item.channel !== "none");
    if (text !== undefined && paidThere) expect(text).toMatch(/nộp (trực tuyến|trực tiếp|cách nào cũng vậy)/);
  }
});

test("a fee cut that ends with the year is not told afterwards", () => {
  const ask = (day: string) =>
    base.answer({ text: "lệ phí bao nhiêu", procedureId: "can-cuoc-cap-lai", now: new Date(day) });
  expect(ask("2026-12-31T20:00:00+07:00")).toMatchObject({
    kind: "short",
    fact: expect.stringContaining("35.000 đồng"),
  });
  expect(ask("2027-01-01T08:00:00+07:00")).toEqual({ kind: "fee-unsure", procedureId: "can-cuoc-cap-lai" });
});

test("full and short answers keep to the length of their phrases", () => {
  for (const record of quoted) {
    for (const aspect of aspects) {
      const answer = base.answer({ text: questions[aspect], procedureId: record.id, now });
      if (answer.kind === "short") {
        expect(`Dạ, ${answer.fact}\nNguồn: ${answer.source.title}, xem ngày 20/7/2026.`.length).toBeLessThanOrEqual(
          300,
        );
      }
    }
    const answer = base.answer({ text: "", chosenId: record.id, now });
    if (answer.kind !== "full") throw new Error(`${record.id} has no full answer`);
    const { name, papers, fee, time, place } = answer.parts;
    const text = `Dạ, ${name} cần:\n${papers}\nLệ phí: ${fee}\nThời gian: ${time}\nNơi nộp: ${place}\nNguồn: ${answer.source.title}, xem ngày 20/7/2026.`;
    expect([record.id, text.length <= 640]).toEqual([record.id, true]);
  }
});

describe("the lawful way of a complaint", () => {
  const record = byId.get("khieu-nai") as Procedure;
  const wayIn = (change: Partial<Procedure>) =>
    openKnowledge({ ...data, records: [{ ...record, ...change }] }).lawfulWay("khieu-nai", now);

  test("is told as its record has it: steps, time limit, source", () => {
    expect(base.lawfulWay("khieu-nai", now)).toMatchObject({
      steps:
        "1. Viết đơn khiếu nại: nội dung, yêu cầu, ký tên.\n2. Kèm bản sao quyết định.\n3. Gửi người ra quyết định: nơi tiếp công dân của phường, hoặc qua bưu điện.",
      limit: "90 ngày từ ngày nhận hoặc biết quyết định.",
      source: { title: "Luật Khiếu nại", checked: new Date("2026-06-14T12:00:00+07:00") },
    });
  });

  test("leaves out a time limit that is not confirmed, and says nothing where no step is", () => {
    const unsure = (facts: Procedure["steps"]) => facts.map((fact) => ({ ...fact, status: "unverified" as const }));
    expect(wayIn({ eligibility: unsure(record.eligibility) })).toEqual({
      steps: expect.any(String),
      source: expect.anything(),
    });
    expect(wayIn({ steps: unsure(record.steps) })).toBeUndefined();
    expect(wayIn({ confidence: "low" })).toBeUndefined();
    expect(base.lawfulWay("khieu-nai", new Date("2025-06-30T12:00:00+07:00"))).toBeUndefined();
  });
});
