import type { ChannelSender } from "../../core/channel/adapter.ts";
import type { ChannelLimits } from "../../core/channel/channel.ts";
import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import { timeLimit } from "../http.ts";
import type { ZaloAccess } from "./access.ts";
import { zaloTermOf } from "./keeper.ts";
import { templateOf, type ZaloTemplates } from "./render-template.ts";

const limits: ChannelLimits = {
  // The text is the approved template's; only its values are ours.
  maxTextChars: 400,
  maxChoices: 0,
  maxChoiceChars: 0,
  replyWindowHours: 0,
  humanWindowHours: null,
  outsideWindow: "template",
  canAskLocation: false,
  badSignatureStatus: 200,
};

export interface ZnsOptions {
  templates: ZaloTemplates;
  /** Test mode: the platform delivers to administrators of the OA and the app only. */
  isDevelopment: boolean;
  timeoutMs: number;
  clock: Clock;
}

/** "+84900000001" as the platform writes it. */
function phoneOf(user: string): string {
  if (/^\+84\d{8,10}$/.test(user)) return user.slice(1);
  throw new AppError("RECIPIENT_GONE", "no number a template can go to", {
    details: { reason: "phone", advice: "Số điện thoại không hợp lệ; xem lại số, hoặc gọi điện." },
  });
}

/**
 * ZNS: approved templates of an OA (`to.account`) to a phone number (`to.user`, E.164). Our message's id is the
 * `tracking_id`: it comes back in the receipt, also when the answer with the platform's own id was lost.
 */
export function createZnsSender(options: ZnsOptions, access: ZaloAccess): ChannelSender {
  const { templates, isDevelopment, timeoutMs, clock } = options;
  return {
    channel: "zns",
    limits,
    send: async (message) => {
      const { templates: business } = access.clientOf(message.to.account);
      const given = { phone: phoneOf(message.to.user), tracking_id: message.id, ...templateOf(message, templates) };
      const mode = isDevelopment ? { mode: "development" as const } : {};
      const sent = await business.sendToPhone({ ...given, ...mode }, timeLimit(timeoutMs));
      const quota = sent.quota ? { quota: sent.quota } : {};
      return { providerIds: [sent.id, message.id], state: "sent", at: clock.now(), ...quota };
    },
    termOf: zaloTermOf(access),
  };
}
