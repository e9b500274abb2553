import { leaks, measureRedaction, readSecrets } from "../../../scripts/evaluate/redaction.ts";

const lines = readSecrets("dev");
const figures = measureRedaction(lines);

/** Names that are typed like other words are left to outside models, and keep a text from everybody. */
const least: Record<string, number> = { "logs, outside bodies": 0.98, "outside models": 0.92, everybody: 0.98 };

test.each(figures)("secrets are gone before $filter reads a text, as many as was reached", ({ filter, all }) => {
  const left = leaks(lines, filter).map(({ words, left }) => `${words} → ${left}`);
  expect({ left, isEnough: all.of > 70 && all.times / all.of >= (least[filter] ?? 1) }).toEqual({
    left,
    isEnough: true,
  });
});

test("dates, prices, laws, codes and emergency numbers stay for everybody", () => {
  const { of, times } = figures.find(({ filter }) => filter === "everybody")?.wronglyTouched ?? { of: 0, times: 1 };
  expect(of).toBeGreaterThanOrEqual(45);
  expect(times / of).toBeLessThanOrEqual(0.02);
});

test("what is left of a secret is seen: a number cut short, a mailbox, a house, a name", () => {
  const told = (text: string, kind: "phone" | "house" | "name", words: string) => ({
    text,
    secrets: [{ kind, words }],
  });
  const kept = [
    told("gọi 12345 nha", "phone", "12345"),
    told("ở tận 45 đó", "house", "45"),
    told("hôm qua minh khoi qua", "name", "minh khoi"),
  ];
  expect(leaks(kept, "everybody").map(({ words }) => words)).toEqual(["12345", "45", "minh khoi"]);
  expect(leaks([told("gọi 0903 123 456", "phone", "0903 123 456")], "everybody")).toEqual([]);
});
