import { checkKnowledge } from "../../../nlp/knowledge/check.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import { loadQuestionModels, questionVersion, readAllQuestions } from "../../../nlp/knowledge/question-models.ts";

const { records } = loadKnowledge();
const rulesOf = (id: string, day: string) =>
  checkKnowledge(records, new Date(day))
    .filter((finding) => finding.id === id)
    .map(({ rule, level }) => `${level} ${rule}`);

test("the models that hear questions are made from the questions and records beside them; npm run train makes them anew", () => {
  expect(loadQuestionModels().version).toBe(questionVersion(readAllQuestions(), records));
});

test("what ends soon is told before it does, what has ended must be mended", () => {
  expect(rulesOf("can-cuoc-cap-lai", "2026-09-01T08:00:00+07:00")).not.toContain("warning expires-soon");
  expect(rulesOf("can-cuoc-cap-lai", "2026-11-29T08:00:00+07:00")).toContain("warning expires-soon");
  const [record] = records;
  if (!record) throw new Error("no records");
  const over = { ...record, valid_to: new Date("2026-10-01T00:00:00+07:00") };
  const [fault] = checkKnowledge([over], new Date("2026-11-01T00:00:00+07:00"));
  expect(fault).toMatchObject({ level: "fault", rule: "expired", id: record.id });
});

test("two records of one name are told, and records that nobody may quote", () => {
  const [record, other] = records;
  if (!record || !other) throw new Error("no records");
  const clash = checkKnowledge([record, { ...other, aliases: [record.name] }], new Date("2026-08-01"));
  expect(clash).toContainEqual(expect.objectContaining({ rule: "alias-clash", id: other.id }));
  expect(checkKnowledge([{ ...record, confidence: "low" }], new Date("2026-08-01"))).toMatchObject([
    { rule: "skeleton" },
  ]);
});
