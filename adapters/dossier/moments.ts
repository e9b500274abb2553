/** Việt Nam keeps UTC+7 all year; what names no zone is meant there. */
const zone = "+07:00";
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[\s,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

interface Parts {
  year: string;
  month: string;
  day: string;
  time?: string | undefined;
  offset?: string | undefined;
}

const two = (text = "0"): string => text.padStart(2, "0");
const timeOf = (hour?: string, minute?: string, second?: string): string | undefined =>
  hour === undefined ? undefined : `${two(hour)}:${two(minute)}:${two(second)}`;

function partsOf(text: string): Parts | undefined {
  const standard = iso.exec(text);
  if (standard) {
    const [, year = "", month = "", day = "", hour, minute, second, offset] = standard;
    return { year, month, day, time: timeOf(hour, minute, second), offset };
  }
  const [, day = "", month = "", year = "", hour, minute, second] = vietnamese.exec(text) ?? [];
  return year === "" ? undefined : { year, month: two(month), day: two(day), time: timeOf(hour, minute, second) };
}

/**
 * A moment as one-stop software writes it: ISO 8601 or dd/mm/yyyy, with or without a time. A day alone is its first
 * instant, or with `end` its last; undefined: none of these, or no such day.
 */
export function readMoment(text: string, edge: "start" | "end" = "start"): Date | undefined {
  const parts = partsOf(text.trim());
  if (!parts) return undefined;
  const { year, month, day, time = edge === "end" ? "23:59:59" : "00:00:00", offset = zone } = parts;
  const exists = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  const at = new Date(`${year}-${month}-${day}T${time}${offset}`);
  return exists && !Number.isNaN(at.getTime()) ? at : undefined;
}
