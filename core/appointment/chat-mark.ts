/** A link's code in a message's own words, for platforms whose links carry nothing else: "Nhắc hẹn BSH-2611-0001 #hen-…". */
const markPattern = /(?:Nhắc hẹn [A-Z]{2,6}-\d{4}-\d{4,6} )?#(hen-[A-Za-z0-9_-]{20,64})[\s.,:;]*/u;

/** A message that asks to be reminded of an appointment, for links that carry nothing but words. */
export function reminderText(code: string, ref: string): string {
  return `Nhắc hẹn ${code} #${ref}`;
}

/** The code such a message carries, and what the resident wrote besides. */
export function readReminderMark(text: string): { ref: string; rest: string } | undefined {
  const all = text.normalize("NFC");
  const found = markPattern.exec(all);
  const ref = found?.[1];
  if (!found || ref === undefined) return undefined;
  return { ref, rest: `${all.slice(0, found.index)}${all.slice(found.index + found[0].length)}`.trim() };
}
