import type { z } from "zod";
import type { Attachment } from "../core/channel/event.ts";
import type { Staff } from "../core/people/staff.ts";
import { maskPhone } from "../core/redact.ts";
import type { CategoryId, UnitId } from "../core/ticket/taxonomy.ts";
import type { Scored } from "../core/understanding/classification.ts";
import type { attachmentView, proposal } from "./contract-base.ts";

/** How a person without a name is called. */
export const nameless = "Người dân";

/** A moment, when there is one. */
export const iso = (at: Date | undefined): string | undefined => at?.toISOString();

/** A file with the address staff can open it at. */
export function presentAttachment(attachment: Attachment): z.input<typeof attachmentView> {
  const { kind, key, name, mimeType, sizeBytes, title, transcript, url } = attachment;
  return {
    kind,
    key,
    name,
    mimeType,
    sizeBytes,
    title,
    transcript,
    url: key ? `/api/files/${encodeURIComponent(key)}` : url,
  };
}

/** The machine's best three. */
export function presentProposals(scored: readonly Scored<CategoryId>[]): z.input<typeof proposal>[] {
  return scored.slice(0, 3).map(({ id, confidence }) => ({ category: id, confidence }));
}

export function presentStaff({ id, name, role, unit }: Staff) {
  return { id, name, role, unit };
}

/** A phone number in full for the operators and for the head of the unit that has the case; masked for all others. */
export function presentPhone(phone: string | undefined, staff: Staff, units: readonly UnitId[]): string | undefined {
  if (!phone) return undefined;
  const isTheirs = staff.role === "OP" || (staff.role === "HEAD" && units.some((unit) => unit === staff.unit));
  return isTheirs ? phone : maskPhone(phone);
}
