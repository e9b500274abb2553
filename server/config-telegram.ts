import { z } from "zod";

/** Telegram's settings. One bot; its id is the first part of the token. */
export const telegramShape = {
  /** Token of the bot, from BotFather. */
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, "must look like 123456789:AbC…, as BotFather gives it")
    .optional(),
  /** Ours to choose; Telegram sends it along with each delivery. Not needed when polling. */
  TELEGRAM_SECRET_TOKEN: z
    .string()
    .regex(/^[\w-]{8,256}$/, "8 to 256 of A–Z a–z 0–9 _ -")
    .optional(),
  /** `webhook`: Telegram calls us (set its address once: npm run telegram -- hook). `polling`: the worker asks. */
  TELEGRAM_MODE: z.enum(["webhook", "polling"]).default("webhook"),
  /** Where Telegram is asked. */
  TELEGRAM_API_URL: z.url().default("https://api.telegram.org"),
  /** The bot's name without the @; signs with a QR code lead to it. Unset: they do not. */
  TELEGRAM_BOT_NAME: z
    .string()
    .regex(/^\w{5,32}$/, "the bot's name without the @")
    .optional(),
};

type Shape = z.infer<z.ZodObject<typeof telegramShape>>;
/** Telegram, completely set up. */
export type TelegramSettings = Shape & { TELEGRAM_BOT_TOKEN: string };

/** What must be there together; polling needs no secret. */
export function telegramNames(mode: string | undefined): readonly (keyof Shape)[] {
  return mode === "polling" ? ["TELEGRAM_BOT_TOKEN"] : ["TELEGRAM_BOT_TOKEN", "TELEGRAM_SECRET_TOKEN"];
}

/** The demo's bot: the one of the recorded samples; its Telegram is the stand-in of `npm run replay`. */
export const demoTelegram = {
  TELEGRAM_BOT_TOKEN: "800000001:test-telegram-bot-token-khong-that",
  TELEGRAM_SECRET_TOKEN: "test-telegram-secret_token-0001",
  TELEGRAM_API_URL: "http://127.0.0.1:4813",
};
