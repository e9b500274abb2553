import { aspectLabels } from "../../../bots/aspect-labels.vi.ts";
import { createKnowledgeBase } from "../../../nlp/knowledge/answerer.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import { openKnowledge } from "../../../nlp/knowledge/released.ts";

const data = loadKnowledge();
const base = openKnowledge(data);
const now = new Date("2026-11-16T14:06:00+07:00");
const quoted = data.records.filter(({ confidence }) => confidence !== "low");

test.each(quoted.map(({ id }) => id))("%s: whatever is offered is told when it is pressed", (id) => {
  const first = base.answer({ text: "nộp ở đâu", procedureId: id, now });
  if (first.kind !== "short") throw new Error("where to hand in is always known");
  expect(first.rest).toContain("documents");
  expect(first.rest).not.toContain("where");
  for (const chosenAspect of first.rest ?? []) {
    expect(`proc:${id}:${chosenAspect}`.length).toBeLessThanOrEqual(64);
    expect(aspectLabels).toHaveProperty(chosenAspect);
    const told = base.answer({ text: "", procedureId: "ket-hon", chosenId: id, chosenAspect, now });
    expect(told).toMatchObject(
      told.kind === "full" ? { procedureId: id } : { kind: "short", procedureId: id, aspect: chosenAspect },
    );
    if (told.kind === "full") expect(chosenAspect).toBe("documents");
  }
});

test("an aspect without a confirmed word is refused when an old button asks for it", () => {
  expect(base.answer({ text: "", chosenId: "hkd-thanh-lap", chosenAspect: "penalty", now }).kind).toBe("unsure");
});

test("a record past its last day tells nothing of itself by a button either", () => {
  const later = new Date("2027-03-01T08:00:00+07:00");
  expect(base.answer({ text: "", chosenId: "khai-sinh", chosenAspect: "fee", now: later })).toEqual({
    kind: "unsure",
    question: "việc đăng ký khai sinh vào lúc này",
  });
});

test("the procedure's own page at the national portal is told with its forms, and no other address", () => {
  const formsOf = (chosenId: string) =>
    createKnowledgeBase(data).answer({ text: "", chosenId, chosenAspect: "forms" as const, now });
  const page = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfd-3fac-7489-b53b-a15eb239a6fe";
  expect(formsOf("ket-hon")).toMatchObject({
    fact: `mẫu cần dùng: Tờ khai đăng ký kết hôn. Trang của thủ tục: ${page}`,
  });
  expect(formsOf("huu-tri-xa-hoi")).toMatchObject({ fact: "mẫu cần dùng: Mẫu 01 Nghị định 176/2025." });
});

test("a form whose page is known is told with it, any other by its name", () => {
  const records = data.records.map((record) => ({
    ...record,
    forms: [{ text: "Tờ khai A", url: "https://dichvucong.gov.vn/to-khai-a" }, { text: "Tờ khai B" }],
  }));
  const answer = createKnowledgeBase({ ...data, records }).answer({
    ...{ text: "", chosenId: "ket-hon", chosenAspect: "forms" as const, now },
  });
  expect(answer).toMatchObject({ fact: "mẫu cần dùng: Tờ khai A (https://dichvucong.gov.vn/to-khai-a); Tờ khai B." });
});
