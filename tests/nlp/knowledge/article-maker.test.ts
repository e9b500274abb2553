import { createArticleMaker } from "../../../nlp/knowledge/article-maker.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import { presentArticle } from "../../../server/present-knowledge.ts";
import { stageWard } from "../../fakes/stage-ticket.ts";

const maker = createArticleMaker(loadKnowledge(stageWard));
const answer = {
  title: "Giữ xe đạp",
  text: "Dạ, phường giữ xe đạp\nở bãi xe,  gặp bảo vệ.",
  sourceTitle: "Nội quy bãi xe",
  checkedOn: "2026-11-16",
};
const namesOf = (title: string, count: number): string[] => {
  const names: string[] = [];
  for (const id of maker.idsFor(title)) {
    if (names.push(id) === count) break;
  }
  return names;
};

test("ids are made of the title, and none is the release's", () => {
  expect(namesOf("Giữ xe đạp ở Đường Hoa (miễn phí)", 2)).toEqual([
    "giu-xe-dap-o-duong-hoa-mien-phi",
    "giu-xe-dap-o-duong-hoa-mien-phi-2",
  ]);
  expect(namesOf("Thư viện", 2)).toEqual(["thu-vien-2", "thu-vien-3"]);
  expect(namesOf("???", 1)).toEqual(["bai-viet"]);
  const [long = ""] = namesOf("một ".repeat(40), 1);
  expect(long.length).toBeLessThanOrEqual(60);
  expect(long).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test("the answer's words become the article's, without what the phrase around them says", () => {
  expect(maker.bodyOf("x", { ...answer, validTo: "2027-01-31" }, [])).toEqual({
    ...{ id: "x", title: "giữ xe đạp", label: "Giữ xe đạp", kind: "other", asks: { vi: ["giữ xe đạp"] } },
    answer: { vi: "phường giữ xe đạp ở bãi xe, gặp bảo vệ." },
    source: { title: "Nội quy bãi xe", checked: "2026-11-16" },
    ...{ valid_from: "2026-11-16", valid_to: "2027-01-31", confidence: "medium" },
  });
});

test("what residents asked becomes ways to ask: without masks, each once, with its accents", () => {
  const asked = [
    "gui xe dap o dau",
    "gửi xe đạp ở đâu",
    "gửi xe đạp được không, gọi chị [tên] [số]",
    "[số] ?",
    `${"rất ".repeat(90)}dài`,
  ];
  expect(maker.bodyOf("x", answer, asked)).toMatchObject({
    asks: { vi: ["gửi xe đạp ở đâu", "gửi xe đạp được không, gọi chị"] },
  });
});

test("the console can show what was made, also where a label and a last day are still missing", () => {
  const made = presentArticle(maker.bodyOf("x", { ...answer, title: "Giữ xe đạp miễn phí cả ngày" }, []));
  expect(made).toMatchObject({ label: "", valid_to: "", facts: [], prices: [] });
});
