import type { Channel, ChannelLimits } from "../../core/channel/channel.ts";

/** Doors only; nothing is sent in the theatre, so the other channels never open a window. */
const doors: Partial<Record<Channel, Pick<ChannelLimits, "replyWindowHours" | "canAskLocation">>> = {
  zalo: { replyWindowHours: 168, canAskLocation: false },
  facebook: { replyWindowHours: 24, canAskLocation: false },
  telegram: { replyWindowHours: null, canAskLocation: true },
  webchat: { replyWindowHours: null, canAskLocation: false },
};

/** What a channel of the theatre allows. */
export function stageLimits(channel: Channel, maxChoices: number): ChannelLimits {
  return {
    maxTextChars: 2000,
    maxChoices,
    maxChoiceChars: 20,
    humanWindowHours: null,
    outsideWindow: "none",
    badSignatureStatus: 401,
    replyWindowHours: 0,
    canAskLocation: false,
    ...doors[channel],
  };
}
