import { weigh } from "../../bots/second-reading.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Classification } from "../../core/understanding/classification.ts";
import { aTalk, type Script } from "./a-stage.ts";

const report = { intents: ["report-issue" as const], decision: "confirm" as const };
const two = { "litter-dumping": 0.4, "waste-collection": 0.35, "disease-vector": 0.1 };
const script: Script = {
  "rác chất đống": { ...report, categories: two },
  "hôi quá": { ...report, categories: { "smoke-odour-dust": 0.15, "food-safety": 0.1 }, decision: "person" },
  "đèn tắt": { ...report, categories: { "street-light": 0.95 }, decision: "route" },
  "cháy nhà": { categories: {}, emergency: { kind: "fire", when: "now" } },
  "cây sắp ngã": { ...report, categories: two, severity: "S1" },
  "giữ kín giùm, rác chất đống": { ...report, categories: two, flags: ["confidential"] },
  "chỗ giữ trẻ đánh bé": { ...report, categories: two, flags: ["minor-involved"] },
  rác: { ...report, categories: two },
  "cán bộ đòi tiền": { ...report, categories: { "integrity-complaint": 0.4, "staff-conduct": 0.3 } },
  "chào phường": { intents: ["greet"], categories: {} },
  [`rác ${"x".repeat(1_500)}`]: { ...report, categories: two },
  rá: { ...report, categories: two },
};

/** A talk with somebody who reads along and holds everything for one kind. */
function readAlong(says: CategoryId | Error | undefined) {
  const shown: string[] = [];
  const secondReader = {
    read: (text: string) => {
      shown.push(text);
      if (says === undefined) return undefined;
      return says instanceof Error ? Promise.reject(says) : Promise.resolve(says);
    },
  };
  return { ...aTalk(script, { secondReader }), shown };
}

test("the second opinion leads where it is one of our two best", async () => {
  const { text } = readAlong("waste-collection");
  const { keys, labels, decisions } = await text("rác chất đống");
  expect(keys).toEqual(["report.choose-category"]);
  expect(labels).toEqual(["Chưa lấy rác", "Rác, xà bần", "Khác"]);
  expect(decisions).toContainEqual(
    expect.objectContaining({ do: "noteReading", machine: "litter-dumping", said: "waste-collection" }),
  );
});

test.each([
  ["fails", new TypeError("bug")],
  ["rests", undefined],
  ["finds nothing", "other-unclassified" as const],
])("a reader that %s changes nothing", async (_, says) => {
  const { text } = readAlong(says);
  const { keys, labels } = await text("rác chất đống");
  const alone = await aTalk(script).text("rác chất đống");
  expect([keys, labels]).toEqual([alone.keys, alone.labels]);
});

test("a fault is noted by its code", async () => {
  const { decisions } = await readAlong(new TypeError("bug")).text("rác chất đống");
  expect(decisions).toContainEqual(expect.objectContaining({ do: "noteReading", fault: "UNEXPECTED" }));
});

test("agreement spares a person: the resident is asked", async () => {
  const alone = await aTalk(script).text("hôi quá");
  expect(alone.keys).not.toContain("report.choose-category");
  const { keys, labels } = await readAlong("food-safety").text("hôi quá");
  expect(keys).toEqual(["report.choose-category"]);
  expect(labels[0]).toBe("An toàn thực phẩm");
});

test.each(Object.keys(script).filter((line) => !["rác chất đống", "hôi quá", "rác"].includes(line)))(
  "nobody else is shown “%.40s”",
  async (line) => {
    const { text, shown } = readAlong("waste-collection");
    await text(line);
    expect(shown).toEqual([]);
  },
);

describe("proposals in the light of a second opinion", () => {
  const reading = (categories: Partial<Record<CategoryId, number>>, decision: Classification["decision"]) => ({
    ...{ modelVersion: "t", intents: [], severity: "S3", flags: [], cues: [], language: "vi", decision },
    categories: Object.entries(categories).map(([id, confidence]) => ({ id: id as CategoryId, confidence })),
  });
  const weighed = (given: ReturnType<typeof reading>, said: CategoryId) => {
    const { categories, decision } = weigh(given as Classification, said);
    return [decision, ...categories.map(({ id }) => id)];
  };

  test("one that is new comes second and is worth no more than the least of ours", () => {
    const given = reading(two, "confirm");
    expect(weighed(given, "loose-animals")).toEqual(["confirm", "litter-dumping", "loose-animals", "waste-collection"]);
    const added = weigh(given as Classification, "loose-animals").categories[1];
    expect(added?.confidence).toBeCloseTo(0.1);
    expect(weighed(given, "disease-vector")).toEqual([
      "confirm",
      "litter-dumping",
      "disease-vector",
      "waste-collection",
    ]);
  });

  test("a text left to a person stays there unless both agree; what nobody could name is never offered", () => {
    const given = reading({ "other-unclassified": 0.2, "food-safety": 0.1 }, "person");
    expect(weighed(given, "street-light")[0]).toBe("person");
    expect(weighed(given, "food-safety")).toEqual(["confirm", "food-safety"]);
    expect(weighed(reading({}, "person"), "street-light")).toEqual(["person", "street-light"]);
  });

  test("nothing is ever routed on its word, and what is sure is left alone", () => {
    for (const said of ["litter-dumping", "waste-collection", "street-light"] as const) {
      for (const decision of ["confirm", "person"] as const)
        expect(weighed(reading(two, decision), said)[0]).not.toBe("route");
      expect(weighed(reading(two, "route"), said)).toEqual(["route", ...Object.keys(two)]);
    }
  });
});
