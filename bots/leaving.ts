const dayMs = 24 * 60 * 60_000;
/** Việt Nam keeps UTC+7 all year. */
const offsetMs = 7 * 60 * 60_000;
const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const counts = ["zero", "one", "two", "three", "four", "five", "six", "seven"];
const going = "leav(?:e|ing)|fly(?:ing)?|go(?:ing)? home|depart(?:ing)?|check(?:ing)? out|flight (?:is|leaves)";
const when = `today|tonight|tomorrow|${weekdays.join("|")}|in (?:\\d{1,2}|${counts.join("|")}) days?`;
/** "I leave tomorrow", "we are flying home on Friday", "our flight is in two days". */
const leaving = new RegExp(
  `\\b(?:i|i'm|i am|we|we're|we are|my|our)\\b[^.!?\\n]{0,20}?\\b(?:${going})\\b[^.!?\\n]{0,40}?\\b(${when})\\b`,
  "i",
);

/** The day a visitor says they leave, when their English words tell it; staff must reach them before. */
export function leavingOn(text: string, now: Date): Date | undefined {
  const [, said] = leaving.exec(text.replaceAll("\u2019", "'")) ?? [];
  const days = said === undefined ? undefined : daysUntil(said.toLowerCase(), now);
  return days === undefined ? undefined : new Date(now.getTime() + days * dayMs);
}

function daysUntil(said: string, now: Date): number | undefined {
  if (said === "today" || said === "tonight") return 0;
  if (said === "tomorrow") return 1;
  const weekday = weekdays.indexOf(said);
  if (weekday >= 0) {
    const today = new Date(now.getTime() + offsetMs).getUTCDay();
    return (weekday - today + 7) % 7 || 7;
  }
  const [, count = ""] = /^in (\S+)/.exec(said) ?? [];
  const days = /^\d+$/.test(count) ? Number(count) : counts.indexOf(count);
  return days >= 0 ? days : undefined;
}
