import type { InboundEvent } from "../core/channel/event.ts";
import { fold } from "../core/fold.ts";
import type { Classifier } from "../core/understanding/classification.ts";
import { isCancel, splitAnswer } from "./choices.ts";
import { buttonValues } from "./phrases.vi.ts";

const afterTextMs = 3_000;
const afterWordlessMs = 6_000;
/** The pieces of an album come one right after the other. */
const afterAlbumMs = 1_000;
const labels: ReadonlySet<string> = new Set(Object.keys(buttonValues).map(fold));
const ticketCode = /\b[a-z]{2,4}[\s-]?\d{4}[\s-]?\d{4}\b/i;
const wantsPerson = /^(cho )?(toi |tui |minh )?(muon )?(gap|noi chuyen voi) (nguoi|can bo|nhan vien)/;

/** How long to wait for more of the same resident; never where waiting could harm or nothing more is to be expected. */
export function waitMs(event: InboundEvent, classifier: Pick<Classifier, "readEmergency">): number {
  if (event.kind === "edited") return afterTextMs;
  if (event.kind !== "message") return 0;
  const text = event.text?.trim() ?? "";
  if (event.album) return classifier.readEmergency(text) ? 0 : afterAlbumMs;
  if (text === "")
    return event.attachments.every((attachment) => attachment.kind === "sticker") && !event.place ? 0 : afterWordlessMs;
  return isComplete(text) || classifier.readEmergency(text) ? 0 : afterTextMs;
}

/** Says all it will say: a code, a wish for a person, an answer to a question. */
function isComplete(text: string): boolean {
  const typed = fold(text);
  const isAnswer = splitAnswer(text)?.rest === "" || labels.has(typed) || /^[1-9]$/.test(typed);
  return isAnswer || isCancel(text) || ticketCode.test(text) || wantsPerson.test(typed);
}
