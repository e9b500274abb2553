import type { Schemas } from "../api.ts";
import { callWords } from "../words-calls.vi.ts";

/** "0900 000 704": a number as people here read it. */
export function readable(phone: string): string {
  const [, first, second, third] = /^\+84(\d{3})(\d{3})(\d{3})$/.exec(phone) ?? [];
  return first ? `0${first} ${second} ${third}` : phone;
}

/** Who calls, as far as the number tells: a name we know, the number, or that it is hidden. */
export function callerName({ name, phone }: Pick<Schemas["Call"], "name" | "phone">): string {
  const number = phone ? readable(phone) : callWords.hidden;
  return name ? `${name} · ${number}` : number;
}
