import { cleanText, fitId, hashId, timeOf } from "../../adapters/event-parts.ts";
import { parseJson } from "../../adapters/json.ts";
import { splitText } from "../../adapters/split-text.ts";
import { offlineZalo } from "../fakes/adapter-stages.ts";
import { fc } from "../properties.ts";

describe("JSON of platforms", () => {
  test("ids longer than a double keep every digit; other numbers stay numbers", () => {
    const text =
      '{"id":7700000000000000123,"list":[-1234567890123456789],"n":12,"f":1234567890123456.5,"share":0.8923456789012345,"s":"id:7700000000000000123"}';
    expect(parseJson(text)).toEqual({
      id: "7700000000000000123",
      list: ["-1234567890123456789"],
      n: 12,
      f: 1234567890123456.5,
      share: 0.8923456789012345,
      s: "id:7700000000000000123",
    });
  });

  test("a real pair of surrogates stays, a half and NUL become U+FFFD, an escaped backslash is left alone", () => {
    expect(parseJson('["\\ud83d\\udea7","\\ud83d","\\udea7\\ud83d","a\\u0000","\\\\u0000"]')).toEqual([
      "🚧",
      "\uFFFD",
      "\uFFFD\uFFFD",
      "a\uFFFD",
      "\\u0000",
    ]);
  });

  test("whatever is JSON comes out as JSON.parse has it", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\\u0000|\\ud[89a-f]|\d{16}/i.test(text));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test("nesting beyond any platform's is refused before anybody walks it", () => {
    const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(parseJson(deep(60))).toBeDefined();
    expect(() => parseJson(deep(100_000))).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  });
});

describe("long texts in several messages", () => {
  test("are cut between sentences, not inside them", () => {
    const text = "Cống trước nhà nghẹt. Nước tràn ra đường! Bà con đi lại rất khó.";
    expect(splitText(text, 45)).toEqual(["Cống trước nhà nghẹt. Nước tràn ra đường!", "Bà con đi lại rất khó."]);
  });

  test("paragraphs come before sentences, and a word without spaces is cut hard", () => {
    expect(splitText("Một. Hai.\n\nBa. Bốn. Năm.", 14)).toEqual(["Một. Hai.", "Ba. Bốn. Năm."]);
    expect(splitText("a".repeat(25), 10)).toEqual(["a".repeat(10), "a".repeat(10), "a".repeat(5)]);
    expect(splitText("   ", 10)).toEqual([]);
  });

  test("nothing but spaces is lost, nothing is too long, no letter is torn", () => {
    const words = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(". ", "\n", "\n\n", "đường ")));
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 60 }), (list, maxChars) => {
        const text = list.join("").replace(/\p{Cs}/gu, "");
        const parts = splitText(text, maxChars);
        const bare = (some: string): string => some.replace(/\s/g, "");
        expect(bare(parts.join(""))).toBe(bare(text.normalize("NFC")));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(maxChars);
          expect(part).not.toMatch(/\p{Cs}/u);
        }
      }),
    );
  });
});

describe("parts of events", () => {
  test("a text cut at its limit never ends in half a letter", () => {
    const text = cleanText(`${"a".repeat(19_998)}${"🚧".repeat(10)}`);
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(text).not.toMatch(/\p{Cs}/u);
    expect(text.endsWith("…")).toBe(true);
  });

  test("seconds and milliseconds are told apart; nonsense gives the time of receipt", () => {
    const otherwise = new Date(0);
    expect(timeOf("1794800000000", otherwise).toISOString()).toBe("2026-11-16T03:33:20.000Z");
    expect(timeOf(1794800000, otherwise).toISOString()).toBe("2026-11-16T03:33:20.000Z");
    for (const value of [undefined, "", "soon", -1, 0, Number.NaN, 1e300])
      expect(timeOf(value, otherwise)).toBe(otherwise);
  });

  test("an id too long for the inbox stays unique and the same each time", () => {
    const [one, other] = ["x".repeat(255), `${"x".repeat(254)}y`];
    expect(fitId(one)).toBe(fitId(one));
    expect(fitId(one)).not.toBe(fitId(other));
    expect(fitId(one).length).toBeLessThanOrEqual(200);
    expect(hashId("seen", "a", undefined)).not.toBe(hashId("seen", undefined, "a"));
  });
});

test("an age limit that would refuse Zalo's own retries is refused at start", () => {
  expect(() => offlineZalo({ maxAgeMs: 300_000 })).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
});
