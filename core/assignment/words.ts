import { localDate, localMinute } from "../ticket/working-time.ts";
import type { Choice } from "./choose.ts";
import type { Standing } from "./duty.ts";
import type { Work } from "./rules.ts";

/** Why somebody no longer has what they were given. */
export type Passing =
  | { name: string; because: "away" | "gone"; since: Date | undefined; now: Date }
  | { name: string; because: "silent"; minutes: number };

/** "Chị Lan" inside a sentence: "chị Lan". */
export function inside(name: string): string {
  return name.replace(/^(?:Anh|Chị|Ông|Bà|Cô|Chú|Em)(?=\s)/u, (title) => title.toLocaleLowerCase("vi"));
}

const minuteMs = 60_000;
const twoDigits = (value: number): string => String(Math.floor(value)).padStart(2, "0");

/** "14:05", with the date unless it is today. */
function clockOf(at: Date, now: Date): string {
  const [date, minute] = [localDate(at), localMinute(at)];
  const time = `${twoDigits(minute / 60)}:${twoDigits(minute % 60)}`;
  return date === localDate(now) ? time : `${time} ngày ${date.slice(8)}/${date.slice(5, 7)}`;
}

/** "3 giờ 20 phút". */
function lengthOf(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return [hours > 0 ? `${hours} giờ` : "", rest > 0 ? `${rest} phút` : ""].filter(Boolean).join(" ");
}

function whyPassed(passing: Passing): string {
  const who = inside(passing.name);
  if (passing.because === "silent") return `${who} chưa trả lời sau ${lengthOf(passing.minutes)}`;
  const since = passing.since ? ` từ ${clockOf(passing.since, passing.now)}` : "";
  return passing.because === "away" ? `${who} vắng${since}` : `${who} rời máy${since}`;
}

const things: Record<Work, string> = { talk: "cuộc trò chuyện", ticket: "phiếu" };

/** How much they had before this one, where that is what decided. */
function whyChosen({ because, colleague, rule }: Choice): string {
  if (because === "had-it") return "người đã trả lời ở đây";
  if (because === "deputy") return "người làm thay";
  const had = colleague.load[rule.work];
  return `${had > 0 ? `đang có ${had}` : "chưa có"} ${things[rule.work]}${had > 0 ? `, nhận tối đa ${rule.limit}` : " nào"}`;
}

/** Why the machine gave something to somebody, for the thread and the log: the rule, the load, why it left the one before. */
export function wordChoice(choice: Choice, passing?: Passing): string {
  const to = inside(choice.colleague.staff.name);
  const rule = `quy tắc “${choice.rule.name}”`;
  const head = passing ? `Chuyển sang ${to}: ${whyPassed(passing)}` : `Giao cho ${to}`;
  return `${head}${passing ? "," : ":"} ${rule}, ${whyChosen(choice)}.`;
}

/** Why it left somebody while nobody else could take it. */
export function wordNobody(passing: Passing, work: Work): string {
  const end =
    work === "talk"
      ? "về lại hàng chờ, chưa có ai khác nhận được"
      : "chưa có ai khác nhận được, trưởng đơn vị xem giúp";
  const why = whyPassed(passing);
  return `${why.charAt(0).toLocaleUpperCase("vi")}${why.slice(1)}: ${end}.`;
}

/** Why somebody loses what they had: undefined while they are there and not silent for too long. */
export function passingOf(input: {
  name: string;
  standing: Standing;
  now: Date;
  /** When their patience ends, and since when they have it. */
  until?: Date | undefined;
  since: Date;
}): Passing | undefined {
  const { name, standing, now, until, since } = input;
  if (standing.duty === "away" || standing.duty === "gone") {
    return { name, because: standing.duty, since: standing.since, now };
  }
  if (!until || until > now) return undefined;
  return { name, because: "silent", minutes: (now.getTime() - since.getTime()) / minuteMs };
}
