import { Dice } from "../../../scripts/seed/dice.ts";

/** One thing that comes in during the day, and how long after the one before it, ms. */
export type DayEvent = { afterMs: number; user: string; twice: boolean } & (
  | { channel: "zalo" | "facebook" | "telegram" | "webchat"; text: string }
  /** Somebody calls 1022; nobody answers the missed ones. */
  | { channel: "hotline"; missed: boolean }
);
export type Written = Extract<DayEvent, { text: string }>;

/** Where people write, as often as in a ward of today. */
const doors = [
  ...["zalo", "zalo", "zalo", "zalo", "facebook", "facebook", "facebook", "telegram", "telegram", "webchat"],
  ...["webchat", "hotline"],
] as DayEvent["channel"][];
const prefixes = {
  zalo: "77000000000001",
  facebook: "24000000000001",
  telegram: "500001",
  webchat: "khach",
  hotline: "",
};
/** Telephones, of which one is known to the ward by nothing but its number. */
const phones = ["+84900000101", "+84900000102", "+84900000103"];

/** Every resident of a channel writes about five times in a day. */
const wordsEach = 5;
const streets = ["Hoa Sứ", "Sen Hồng", "Sen Trắng"];
const reports = [
  (place: string) => `cống trước số ${place} nghẹt cả tuần, nước tràn ra đường`,
  (place: string) => `đèn đường trước nhà ${place} tắt mấy hôm nay`,
  (place: string) => `ổ gà to trước ${place}, hôm qua có người té xe`,
  (place: string) => `rác chất đống trước số ${place} không ai lấy`,
  (place: string) => `quán nhậu kế bên ${place} hát karaoke tới nửa đêm`,
];
const others = [
  "cho tôi gặp cán bộ",
  "cho mình nói chuyện với người thật",
  "đăng ký khai sinh cần giấy gì",
  "phường có cho thuê hội trường làm đám cưới không",
  "phường làm ăn kiểu gì vậy, gọi hoài không ai trả lời",
  "cái hôm bữa sao rồi phường",
  "cống nghẹt hoài phường ơi",
  "dạ đúng rồi",
  "cảm ơn phường",
  "mấy giờ phường làm việc",
  "cây nghiêng lắm rồi, sợ đổ",
];
const danger = "cháy nhà ở hẻm 12 Hoa Sứ";

/** The same day for the same seed: who does what, in which order, how long after one another. */
export function dayOf({ events, seed, everyMs }: { events: number; seed: number; everyMs: number }): DayEvent[] {
  const dice = new Dice(`day ${seed}`);
  const many = Math.max(1, Math.round(events / wordsEach / 4));
  const textOf = (): string => {
    if (dice.chance(0.45)) return dice.pick(reports)(`${dice.whole(1, 60)} ${dice.pick(streets)}`);
    return dice.pick(others);
  };
  return Array.from({ length: events }, (_, index) => {
    const isDanger = index % 60 === 30;
    const channel = isDanger ? "zalo" : dice.pick(doors);
    const base = { afterMs: Math.round(dice.between(0.2, 1.8) * everyMs), twice: dice.chance(0.2) };
    if (channel === "hotline") return { ...base, channel, user: dice.pick(phones), missed: dice.chance(0.3) };
    const user = `${prefixes[channel]}${String(dice.whole(1, many)).padStart(3, "0")}`;
    return { ...base, channel, user, text: isDanger ? danger : textOf() };
  });
}
