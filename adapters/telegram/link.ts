/** A link that opens a talk with the bot; `start` comes back with the first press of its button (64 of A–Z a–z 0–9 _ -). */
export function telegramLink(botName: string, start?: string): string {
  return `https://t.me/${botName}${start ? `?start=${encodeURIComponent(start)}` : ""}`;
}
