import type { AskedChannel } from "./aspect.ts";
import { dayWords } from "./day-words.ts";
import type { Money, Procedure } from "./record.ts";

/** What may be said about money: the confirmed part in words, and whether something asked for stays open. */
interface MoneyWords {
  said: string[];
  open: boolean;
  source?: string;
}

const channelWords = { online: "nộp trực tuyến", "in-person": "nộp trực tiếp" } as const;
/** Units that add nothing: one pays once per dossier. */
const silentUnits = new Set(["lần", "giấy phép"]);

/** Says the confirmed fees of a record; unverified, unknown and outdated amounts are never said. */
export function feeWords(record: Procedure, now: Date, channel?: AskedChannel): MoneyWords {
  const asked = record.fee.items.filter((item) => channel === undefined || channelOf(item) !== other(channel));
  return moneyWords(asked, now);
}

/** Says confirmed amounts with their channel, those that hold for every channel first. */
export function moneyWords(items: readonly Money[], now: Date): MoneyWords {
  const sure = items.filter((item) => isSure(item, now));
  const everywhere = sure.filter((item) => item.channel === "any");
  const rest = sure.filter((item) => item.channel !== "any");
  const first = everywhere.map(itemWords).join("; ");
  const source = sure[0]?.source;
  return {
    said: [...(first === "" ? [] : [`${first}, nộp cách nào cũng vậy`]), ...rest.map(itemWords)],
    open: sure.length < items.length,
    ...(source === undefined ? {} : { source }),
  };
}

/** Says the waivers in force, each with its last day. */
export function waiverWords(record: Procedure, now: Date): string[] {
  return record.fee.waivers
    .filter((waiver) => (waiver.valid_from ?? now) <= now && now <= (waiver.valid_to ?? now))
    .map(({ text, valid_to }) => `${valid_to ? `đến hết ${dayWords(valid_to)}, ` : ""}${text} thì được miễn`);
}

function isSure(item: Money, now: Date): boolean {
  return item.status === "confirmed" && (item.valid_to === undefined || now <= item.valid_to);
}

function channelOf(item: Money): AskedChannel | "any" {
  return item.channel === "none" ? "any" : item.channel;
}

function other(channel: AskedChannel): AskedChannel {
  return channel === "online" ? "in-person" : "online";
}

function itemWords(item: Money): string {
  const money = item.amount === null ? rateWords(item) : amountWords(item.amount, item.unit);
  const until = item.valid_to === undefined ? "" : ` đến hết ${dayWords(item.valid_to)}`;
  if (item.channel === "none") return `${item.case === undefined ? "" : `${item.case}: `}${item.noun} ${money}${until}`;
  const how = item.channel === "any" ? [] : [channelWords[item.channel]];
  const subject = [...(item.case === undefined ? [] : [item.case]), ...how].join(", ");
  return `${subject === "" ? "" : `${subject} là `}${money}${until}`;
}

function amountWords(amount: number, unit: string): string {
  const grouped = String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
  return amount === 0 || silentUnits.has(unit) ? `${grouped} đồng` : `${grouped} đồng một ${unit}`;
}

function rateWords({ rate_percent, unit }: Money): string {
  return `${String(rate_percent).replace(".", ",")}% ${unit}`;
}
