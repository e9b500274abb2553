import type { Choice } from "../core/delivery/message.ts";
import { fold } from "../core/fold.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const yesWords = words("dung u uh um uhm uk ok oke oki okay okie phai chuan chinh xac vang yes yep yeah dr duoc dc co");
const noWords = words("khong ko k kg kh hong hok hem sai chua no nope chang");
/** Words that change nothing beside a yes or a no. */
const particles = words("da a roi do nha nhe nghen luon con em vay day ma thi chi anh co chu bac phuong do la");
/** Enough for an answer that goes on without a comma; single words may open any sentence. */
const openings = /^(dung roi|dung vay|khong phai|khong dung|chua dung|sai roi)\s+(?=\S)/;
const cancel = /^(thoi|thoi khoi|thoi bo|khoi|khoi can|khoi bao|bo di|thoi bo di|huy|huy di|khong can nua)( nua)?$/;
const maxAnswerWords = 6;
const thumb = /^(?:\s|\u{1F44D}|\u{1F44C}|\u{1F3FB}|\u{1F3FC}|\u{1F3FD}|\u{1F3FE}|\u{1F3FF}|\uFE0F)+$/u;
/** The like thumb in its three sizes; ids as listed in the platform's published sheets, read 20/7/2026. */
const thumbStickers: ReadonlySet<string> = new Set(["369239263222822", "369239343222814", "369239383222810"]);

/** Whether the text is nothing but a yes ("ừ đúng rồi con", "ok", a thumb). */
export function isYes(text: string): boolean {
  return isThumb(text) || isOnly(text, yesWords, noWords);
}

/** Whether the text is nothing but a no ("không phải", "sai rồi"). */
export function isNo(text: string): boolean {
  return isOnly(text, noWords);
}

/** Whether the resident gives up what is being talked about ("thôi khỏi, xe đi rồi"); smoke ("khói") is something else. */
export function isCancel(text: string): boolean {
  const clause = text.split(/[,.;!\n]/, 1)[0] ?? "";
  if (clause.length > 40 || /khói/i.test(clause.normalize("NFC"))) return false;
  const words = fold(clause).split(" ");
  const plain = words.filter((word, index) => index === 0 || !particles.has(word) || word === "di");
  return cancel.test(plain.join(" "));
}

/** A thumb as a text emoji. */
export function isThumb(text: string): boolean {
  return text.trim() !== "" && thumb.test(text);
}

/** A thumb as a platform's sticker; some platforms name their stickers by the emoji they stand for. */
export function isThumbSticker(stickerId: string | undefined): boolean {
  return stickerId !== undefined && (thumbStickers.has(stickerId) || isThumb(stickerId));
}

/** A yes or no with what follows it: "đúng rồi đó, từ hôm qua" is a yes and "từ hôm qua". */
export function splitAnswer(text: string): { answer: "yes" | "no"; rest: string } | undefined {
  if (isYes(text)) return { answer: "yes", rest: "" };
  if (isNo(text)) return { answer: "no", rest: "" };
  const clause = text.match(/^([^,.;!\n]+)[,.;!\n]\s*(\S[\s\S]*)$/);
  const first = clause?.[1] ?? "";
  if (isYes(first)) return { answer: "yes", rest: clause?.[2] ?? "" };
  if (isNo(first)) return { answer: "no", rest: clause?.[2] ?? "" };
  const opening = openings.exec(fold(text))?.[1];
  if (!opening) return undefined;
  const rest = text.trim().split(/\s+/).slice(opening.split(" ").length).join(" ");
  return { answer: isYes(opening) ? "yes" : "no", rest };
}

/** The value of the button a typed text means: its label (accents or not), its number, or yes and no. */
export function readTypedChoice(text: string, choices: readonly Pick<Choice, "label" | "value">[]): string | undefined {
  const typed = fold(text);
  const byLabel = choices.find((choice) => fold(choice.label) === typed && typed !== "");
  if (byLabel) return byLabel.value;
  if (/^[1-9]$/.test(typed)) return choices[Number(typed) - 1]?.value;
  const offers = (value: string) => choices.some((choice) => choice.value === value);
  if (offers("yes") && isYes(text)) return "yes";
  if (offers("no") && isNo(text)) return "no";
  return undefined;
}

function isOnly(text: string, wanted: ReadonlySet<string>, unwanted?: ReadonlySet<string>): boolean {
  if (text.length > 80) return false;
  const typed = fold(text).split(" ");
  if (typed.length > maxAnswerWords || (unwanted && typed.some((word) => unwanted.has(word)))) return false;
  const belongs = (word: string) => wanted.has(word) || particles.has(word) || (!unwanted && yesWords.has(word));
  return typed.some((word) => wanted.has(word)) && typed.every(belongs);
}
