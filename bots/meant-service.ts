import { serviceFor } from "../core/appointment/centre.ts";
import type { CentreService } from "../core/appointment/services.ts";
import type { AppointmentBook, Turn } from "../core/conversation/turn.ts";
import type { Choice } from "../core/delivery/message.ts";
import type { Answer, KnowledgeBase } from "../core/understanding/knowledge.ts";
import { englishLabel, serviceInEnglish } from "./service-names.en.ts";
import { dialogueOf, isInEnglish } from "./talk.ts";

/** What somebody comes for: a service and perhaps its record; something the centre does not do; or it was not said. */
export type MeantService =
  | { kind: "service"; service: CentreService; record?: Extract<Answer, { procedureId: string }> }
  | { kind: "elsewhere" }
  | { kind: "unsaid" };

/** "lấy số thứ tự": asked of a record it would be how long people wait. */
const numberWords = /(?:lấy|lay|bốc|boc|xin)\s+(?:số|so)(?:\s+(?:thứ tự|thu tu|chờ|cho|xếp hàng|xep hang))?/giu;

/** Reads the service out of somebody's words: by the record they mean, in English by its plain names. */
export async function meantService(
  turn: Turn,
  { centre }: AppointmentBook,
  text: string,
  knowledge: KnowledgeBase,
): Promise<MeantService> {
  if (isInEnglish(turn)) {
    const service = serviceInEnglish(centre, text);
    return service ? { kind: "service", service } : { kind: "unsaid" };
  }
  const { procedureId: current } = dialogueOf(turn);
  const record = await knowledge.answer({
    ...{ text: text.replace(numberWords, " "), now: turn.now },
    ...(current === undefined ? {} : { procedureId: current }),
  });
  if (!("procedureId" in record)) return { kind: "unsaid" };
  const service = serviceFor(centre, record.procedureId);
  return service ? { kind: "service", service, record } : { kind: "elsewhere" };
}

/** The services as buttons, as many as fit beside the way to a person. */
export function serviceChoices(turn: Turn, { centre }: AppointmentBook, act: string): Choice[] {
  const label = isInEnglish(turn) ? englishLabel : (service: CentreService) => service.label;
  const all = centre.services.map((service) => ({ label: label(service), value: `${act}:${service.id}` }));
  return all.slice(0, Math.max(1, turn.limits.maxChoices - 1));
}
