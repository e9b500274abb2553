/** The doors residents come in by; each has conversations. Over the last two only reports come in, from other systems. */
const doors = ["zalo", "facebook", "telegram", "webchat", "hotline", "open311", "machine"] as const;
/** Ways out only: they carry news to residents of other doors who agreed to it. */
export const carriers = ["zns", "sms", "email"] as const;
export type Carrier = (typeof carriers)[number];
/** Whether a channel only carries news out. */
export function isCarrier(channel: Channel): channel is Carrier {
  return (carriers as readonly Channel[]).includes(channel);
}
/** Every way in or out. Nothing outside `adapters/<channel>/` may branch on one of these names. */
export const channels = [...doors, ...carriers] as const;
export type Channel = (typeof channels)[number];

/**
 * Where a resident is reached. `account` is our side (OA id, page id, bot id, ward's web chat), `user` is the
 * platform's id of the person. Both are opaque strings: platform ids exceed 2^53.
 */
export interface Address {
  channel: Channel;
  account: string;
  user: string;
}

/** A request exactly as it came over the wire; signatures are computed over `body`. Header names are lower case. */
export interface RawRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: Uint8Array;
  receivedAt: Date;
  /** Path and query exactly as they were sent, where somebody signs them. */
  target?: string;
  /** Who connected; behind a reverse proxy that is the proxy, unless it is trusted (server/config). */
  remoteIp?: string;
}

/** What a channel can carry. Asked by the bot and by delivery instead of the channel's name. */
export interface ChannelLimits {
  maxTextChars: number;
  maxChoices: number;
  maxChoiceChars: number;
  /** Hours after the resident's last message in which we may answer freely; null: always, 0: never. */
  replyWindowHours: number | null;
  /** Hours in which a person (not the bot) may still write; null: same as the reply window. */
  humanWindowHours: number | null;
  /** What to do when the reply window is closed. */
  outsideWindow: "template" | "human-only" | "refuse" | "none";
  /** Whether a button can ask the platform for the resident's position. */
  canAskLocation: boolean;
  /** Public comments that show a number are taken out of sight by us; unset: only a person may do that. */
  hidesComments?: boolean;
  /** Status the platform wants for a request whose signature is wrong (see platforms' documents). */
  badSignatureStatus: number;
}
