import { AppError, type ErrorCode } from "../../core/errors.ts";
import { restingWording } from "../../server/wording.ts";

const telling = { question: "phí nhiêu", fact: "0 đồng" };

test.each([
  ["a fault", "PLATFORM_UNAVAILABLE", 30_000],
  ["a refused key", "TOKEN_INVALID", 600_000],
  ["one answer that was none", "BAD_INPUT", 0],
] as const)(
  "after %s a wording rests as long as it is worth, and is asked again then",
  async (_, code: ErrorCode, rest) => {
    let now = Date.parse("2026-11-16T14:06:00+07:00");
    let asked = 0;
    const say = async () => {
      asked += 1;
      throw new AppError(code, "no wording");
    };
    const wording = restingWording({ say }, { now: () => new Date(now) });
    await expect(wording.say(telling)).rejects.toMatchObject({ code });
    now += Math.max(0, rest - 1);
    await expect(wording.say(telling)).rejects.toBeInstanceOf(AppError);
    expect(asked).toBe(rest === 0 ? 2 : 1);
    now += 1;
    await expect(wording.say(telling)).rejects.toMatchObject({ code });
    expect(asked).toBe(rest === 0 ? 3 : 2);
  },
);
