import type { Author, Message } from "../../core/delivery/message.ts";

type Line = Pick<Message, "direction" | "author" | "text"> & Partial<Pick<Message, "choices" | "state" | "ticketCode">>;

/** What was said with each resident, oldest first. */
export class StageHistory {
  readonly #lines = new Map<string, Message[]>();

  of(user: string): Message[] {
    return this.#lines.get(user) ?? [];
  }

  add(user: string, at: Date, { direction, author, text, choices = [], state = "sent", ticketCode }: Line): void {
    const history = this.of(user);
    this.#lines.set(user, history);
    history.push({
      ...{ id: `message-${history.length}`, conversationId: user, direction, author, text, choices },
      ...{ attachments: [], providerIds: [`line-${history.length}`], state, at },
      ...(ticketCode && { ticketCode }),
    });
  }

  /** What a resident said in the ten minutes before, newest first. */
  recent(user: string, now: Date): Message[] {
    return this.of(user)
      .filter(({ direction, at }) => direction === "in" && now.getTime() - at.getTime() < 600_000)
      .reverse()
      .slice(0, 60);
  }
}

/** The machine as the author of a line. */
export const bot = (...phraseKeys: string[]): Author => ({ kind: "bot", phraseKeys });
