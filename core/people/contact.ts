import type { Carrier } from "../channel/channel.ts";
import type { NewsTopic } from "../news/news-watch.ts";

/** A number or an address that somebody says is theirs, with the seal of the code that was sent there. */
export interface ContactCheck {
  id: string;
  /** What they want to hear of: a ticket, or the news of a topic. */
  ticketCode?: string;
  topic?: NewsTopic;
  carrier: Carrier;
  user: string;
  codeSeal: string;
  tries: number;
  startedAt: Date;
  endsAt: Date;
}

/** How often a code may be typed. */
export const maxTries = 5;
