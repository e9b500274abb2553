import { sizeOf, splitSms } from "../../adapters/sms/segments.ts";
import { fc } from "../properties.ts";

describe("what an SMS costs", () => {
  test.each([
    ["", 1],
    ["a".repeat(160), 1],
    ["a".repeat(161), 2],
    ["a".repeat(306), 2],
    ["a".repeat(307), 3],
    ["{".repeat(80), 1],
    ["{".repeat(81), 2],
    // 76 pairs fill 152 of 153: the 77th does not fit any more.
    ["{".repeat(153), 3],
    ["ồ".repeat(70), 1],
    ["ồ".repeat(71), 2],
    ["ồ".repeat(134), 2],
    ["ồ".repeat(135), 3],
    // 33 emoji fill 66 of 67: neither half of the next one may lie alone.
    ["ồ".repeat(66) + "🌧".repeat(34), 3],
  ])("text %# costs its parts", (text, parts) => expect(sizeOf(text).parts).toBe(parts));

  test("one letter with a mark makes the whole dearer", () => {
    expect(sizeOf("Phan anh da xu ly")).toMatchObject({ alphabet: "gsm7", units: 17 });
    expect(sizeOf("Phản anh da xu ly")).toMatchObject({ alphabet: "ucs2", units: 17 });
  });

  test("whatever is written, nothing is lost, no message has three parts, and codes and links stay whole", () => {
    const word = fc.oneof(
      fc.constantFrom("ngập", "cống", "đường", "{ab}", "🌧🌧", "BS-2611-0142"),
      // as long as stays whole: 80 characters
      fc.nat({ max: 57 }).map((length) => `https://bensen.example/${"x".repeat(length)}`),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 80 }), (words) => {
        const messages = splitSms(words.join(" "), 2);
        expect(messages.join(" ")).toBe(words.join(" ").normalize("NFC"));
        expect(messages.every((message) => sizeOf(message).parts <= 2)).toBe(true);
        expect(messages.flatMap((message) => message.split(" "))).toEqual(words.map((one) => one.normalize("NFC")));
      }),
      { numRuns: 200 },
    );
  });
});
