import { choose } from "../../../core/assignment/choose.ts";
import { type Colleague, type Presence, standingOf } from "../../../core/assignment/duty.ts";
import {
  type AssignmentRule,
  type AssignmentSetting,
  fits,
  initialAssignment,
} from "../../../core/assignment/rules.ts";
import { wordChoice, wordNobody } from "../../../core/assignment/words.ts";
import { aStaff } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";

const aRule = (overrides: Partial<AssignmentRule> = {}): AssignmentRule => ({
  ...{ id: "kp3", name: "Khu phố 3 · thoát nước", work: "talk", categories: ["flooding-drainage"] },
  ...{ areas: ["khu phố 3"], people: [], limit: 2, patience: 5 },
  ...overrides,
});
const inQuarter = { label: "trước nhà 45 Hoa Sứ, khu phố 3" };
const matter = { work: "talk", category: "flooding-drainage", place: inQuarter, at: fakeNow } as const;
const ago = (minutes: number): Date => new Date(fakeNow.getTime() - minutes * 60_000);
const colleague = (id: string, talk = 0, said: Partial<Presence> = {}): Colleague => ({
  staff: aStaff({ id, name: `Chị ${id}` }),
  presence: { staffId: id, state: "online", since: ago(60), seenAt: ago(1), ...said },
  load: { talk, ticket: 0 },
});
const withRules = (...rules: AssignmentRule[]): AssignmentSetting => ({ ...initialAssignment, rules });
const chosen = (...given: Parameters<typeof choose>): unknown => {
  const { choice } = choose(...given);
  return choice && [choice.colleague.staff.id, choice.rule.id, choice.because];
};

describe("a rule", () => {
  test("is about its categories, places, unit and hours", () => {
    expect(fits(aRule(), matter)).toBe(true);
    expect(fits(aRule(), { ...matter, work: "ticket" })).toBe(false);
    expect(fits(aRule(), { ...matter, category: "street-light" })).toBe(false);
    expect(fits(aRule(), { ...matter, category: undefined })).toBe(false);
    expect(fits(aRule(), { ...matter, place: { label: "khu phố 31" } })).toBe(false);
    expect(fits(aRule({ areas: ["hoa su"] }), { ...matter, place: { label: "đầu hẻm", street: "Hoa Sứ" } })).toBe(true);
    expect(fits(aRule({ areas: [], categories: [] }), { work: "talk", at: fakeNow })).toBe(true);
    expect(fits(aRule({ unit: "CA" }), { ...matter, unit: "KTHT" })).toBe(false);
  });

  test("of a night belongs to the day it begins on", () => {
    const hours = { days: [1], from: 22 * 60, to: 6 * 60 };
    const at = (text: string): boolean => fits(aRule({ hours }), { ...matter, at: new Date(text) });
    expect(at("2026-11-16T22:00:00+07:00")).toBe(true);
    expect(at("2026-11-17T05:59:00+07:00")).toBe(true);
    expect(at("2026-11-17T06:00:00+07:00")).toBe(false);
    expect(at("2026-11-16T05:00:00+07:00")).toBe(false);
    const office = aRule({ hours: { days: [1, 2, 3, 4, 5], from: 450, to: 1020 } });
    expect(fits(office, matter)).toBe(true);
    expect(fits(office, { ...matter, at: new Date("2026-11-15T14:00:00+07:00") })).toBe(false);
  });
});

describe("who is there", () => {
  const standing = (said: Partial<Presence>, work: "talk" | "ticket" = "talk") =>
    standingOf(colleague("a", 0, said), work, fakeNow, 10);
  test("is who said so and whose console was heard of; tickets wait for whoever did not say they are away", () => {
    expect(standing({})).toEqual({ duty: "on" });
    expect(standing({ state: "busy" })).toEqual({ duty: "busy" });
    expect(standing({ state: "away", until: new Date(fakeNow.getTime() + 1) })).toEqual({
      duty: "away",
      since: ago(60),
    });
    expect(standing({ state: "away", until: fakeNow })).toEqual({ duty: "on" });
    expect(standing({ seenAt: ago(11) })).toEqual({ duty: "gone", since: ago(11) });
    expect(standing({ seenAt: ago(11) }, "ticket")).toEqual({ duty: "on" });
    expect(standingOf({}, "talk", fakeNow, 10)).toEqual({ duty: "gone" });
    expect(standing({ state: "away" }, "ticket")).toEqual({ duty: "away", since: ago(60) });
  });
});

describe("the choice", () => {
  test("without rules goes to whoever on duty has least", () => {
    const colleagues = [colleague("a", 3), colleague("b", 1), colleague("c", 0, { state: "busy" })];
    expect(chosen({ setting: initialAssignment, matter, colleagues })).toEqual(["b", "everybody", "least"]);
  });

  test("follows the first rule that finds somebody with room, and says what each found", () => {
    const setting = withRules(aRule({ id: "own", people: ["a"] }), aRule({ people: ["a", "b"] }));
    const colleagues = [colleague("a", 2), colleague("b", 1), colleague("c", 0)];
    expect(chosen({ setting, matter, colleagues })).toEqual(["b", "kp3", "least"]);
    const { trials } = choose({ setting, matter, colleagues });
    expect(
      trials.map(({ rule, people }) => [rule.id, people.map((one) => `${one.colleague.staff.id} ${one.verdict}`)]),
    ).toEqual([
      ["own", ["a full"]],
      ["kp3", ["b chosen", "a full"]],
      ["everybody", ["c more-load", "b more-load", "a more-load"]],
    ]);
    expect(chosen({ setting, matter: { ...matter, place: undefined }, colleagues })).toEqual([
      "c",
      "everybody",
      "least",
    ]);
  });

  test("goes back to whoever answered before, and to the deputy of whoever is away, room or not", () => {
    const colleagues = [colleague("a", 0), colleague("b", 9), colleague("c", 9)];
    const input = { setting: initialAssignment, matter, colleagues };
    expect(chosen({ ...input, hadIt: "b" })).toEqual(["b", "everybody", "had-it"]);
    expect(chosen({ ...input, hadIt: "b", deputy: "c" })).toEqual(["c", "everybody", "deputy"]);
    expect(chosen({ ...input, hadIt: "gone" })).toEqual(["a", "everybody", "least"]);
  });

  test("never goes to who was silent, is away, gone or full", () => {
    const colleagues = [
      colleague("a"),
      colleague("b", 0, { state: "away" }),
      colleague("c", 0, { seenAt: ago(20) }),
      colleague("d", 6),
    ];
    expect(chosen({ setting: initialAssignment, matter, colleagues, tried: ["a"] })).toBeUndefined();
  });
});

test("every choice is told in words: to whom, why not the one before, by which rule, with how much", () => {
  const { choice } = choose({ setting: withRules(aRule()), matter, colleagues: [colleague("Hoa", 1)] });
  if (!choice) throw new Error("nobody was chosen");
  expect(wordChoice(choice)).toBe(
    "Giao cho chị Hoa: quy tắc “Khu phố 3 · thoát nước”, đang có 1 cuộc trò chuyện, nhận tối đa 2.",
  );
  const away = {
    name: "Anh Nam",
    because: "away",
    since: new Date("2026-11-16T14:05:00+07:00"),
    now: fakeNow,
  } as const;
  expect(wordChoice({ ...choice, because: "deputy" }, away)).toBe(
    "Chuyển sang chị Hoa: anh Nam vắng từ 14:05, quy tắc “Khu phố 3 · thoát nước”, người làm thay.",
  );
  const gone = { ...away, because: "gone", since: new Date("2026-11-15T09:30:00+07:00") } as const;
  expect(wordNobody(gone, "talk")).toBe(
    "Anh Nam rời máy từ 09:30 ngày 15/11: về lại hàng chờ, chưa có ai khác nhận được.",
  );
  expect(wordNobody({ name: "Anh Nam", because: "silent", minutes: 125 }, "ticket")).toBe(
    "Anh Nam chưa trả lời sau 2 giờ 5 phút: chưa có ai khác nhận được, trưởng đơn vị xem giúp.",
  );
});
