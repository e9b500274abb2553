import type { startFacebookServer } from "../../../adapters/stand-ins/facebook-server.ts";
import type { SignedWebhook, startZaloServer } from "../../../adapters/stand-ins/zalo-server.ts";
import type { TelegramServer } from "../../fakes/telegram-server.ts";

type Zalo = Awaited<ReturnType<typeof startZaloServer>>;
type Facebook = Awaited<ReturnType<typeof startFacebookServer>>;

/** One resident's telephone: makes the webhook of what they do, and shows what they got. */
export interface Telephone {
  user: string;
  path: string;
  write(text: string): SignedWebhook;
  /** Presses a button: `value` is what it stands for, `label` what is on it. */
  press(value: string, label: string): SignedWebhook;
  /** Texts that arrived, oldest first. */
  texts(): string[];
}

export function zaloTelephone(zalo: Zalo, user: string): Telephone {
  return {
    user,
    path: "/webhooks/zalo",
    write: (text) => zalo.userSends({ userId: user, text }),
    press: (choice) => zalo.userSends({ userId: user, choice }),
    texts: () => zalo.received(user),
  };
}

/** Those that press a button by its label, too. */
const labelled =
  (path: string) =>
  (platform: Facebook | TelegramServer, user: string): Telephone => ({
    user,
    path,
    write: (text) => platform.userSends({ userId: user, text }),
    press: (choice, label) => platform.userSends({ userId: user, choice, label }),
    texts: () => platform.received(user),
  });

export const facebookTelephone = labelled("/webhooks/facebook");
export const telegramTelephone = labelled("/webhooks/telegram");
