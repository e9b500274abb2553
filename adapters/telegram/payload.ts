import { z } from "zod";

// What the Bot API sends to a webhook or answers to getUpdates, and what it answers to calls; snake_case on the wire.
// https://core.telegram.org/bots/api, as carried in the comments of npm @telegraf/types 9.2.1 (read 2026-11).

/** Ids have up to 52 bits; they are opaque to us. */
const id = z.union([z.string(), z.number()]).transform(String);

const userSchema = z.looseObject({
  id,
  is_bot: z.boolean().optional(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
});
export type TelegramUser = z.infer<typeof userSchema>;

const chatSchema = z.looseObject({ id, type: z.string().default("private") });

const fileSchema = z.looseObject({
  /** Good for this bot only, for ever; the address behind it is asked for when the file is fetched. */
  file_id: z.string().min(1),
  file_size: z.number().optional(),
  mime_type: z.string().nullish(),
  file_name: z.string().nullish(),
});
export type TelegramFile = z.infer<typeof fileSchema>;

const locationSchema = z.looseObject({ latitude: z.number(), longitude: z.number() });

const messageSchema = z.looseObject({
  /** Unique within its chat only. */
  message_id: id,
  from: userSchema.optional(),
  chat: chatSchema,
  date: z.number().optional(),
  edit_date: z.number().optional(),
  text: z.string().nullish(),
  caption: z.string().nullish(),
  /** The pieces of one album share it; each comes as an update of its own. */
  media_group_id: id.optional(),
  /** The same picture in several sizes, smallest first. */
  photo: z.array(fileSchema).optional(),
  document: fileSchema.optional(),
  animation: fileSchema.optional(),
  video: fileSchema.optional(),
  video_note: fileSchema.optional(),
  voice: fileSchema.optional(),
  audio: fileSchema.optional(),
  sticker: z.looseObject({ file_unique_id: z.string().optional(), emoji: z.string().nullish() }).optional(),
  location: locationSchema.optional(),
  venue: z
    .looseObject({ location: locationSchema, title: z.string().default(""), address: z.string().default("") })
    .optional(),
  contact: z
    .looseObject({
      phone_number: z.string(),
      first_name: z.string().nullish(),
      last_name: z.string().nullish(),
      /** Whose number it is, where that person is on Telegram: anybody can pass on anybody's contact. */
      user_id: id.optional(),
    })
    .optional(),
  reply_to_message: z.looseObject({ message_id: id }).optional(),
});
export type TelegramMessage = z.infer<typeof messageSchema>;

const callbackSchema = z.looseObject({
  id,
  from: userSchema,
  data: z.string().optional(),
  /** The message with the button; an old one comes without its keyboard. */
  message: z
    .looseObject({
      chat: chatSchema,
      reply_markup: z
        .looseObject({
          inline_keyboard: z.array(
            z.array(z.looseObject({ text: z.string().default(""), callback_data: z.string().optional() })),
          ),
        })
        .optional(),
    })
    .optional(),
});
export type TelegramCallback = z.infer<typeof callbackSchema>;

const memberSchema = z.looseObject({
  chat: chatSchema,
  from: userSchema,
  date: z.number().optional(),
  new_chat_member: z.looseObject({ status: z.string() }),
});

/** One update: an id and exactly one of the others. */
export const updateSchema = z.looseObject({
  /** Grows by one for each bot; a redelivery has the same. */
  update_id: id,
  message: messageSchema.optional(),
  edited_message: messageSchema.optional(),
  callback_query: callbackSchema.optional(),
  my_chat_member: memberSchema.optional(),
});
export type TelegramUpdate = z.infer<typeof updateSchema>;

/** The kinds we ask for; Telegram keeps the list until it is given another one. */
export const allowedUpdates = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

/** Answer to a sent message. */
export const sentSchema = z.looseObject({ message_id: id });

/** Answer of getFile. The path is good for an hour at least; with the bot's token in front it is an address. */
export const filePathSchema = z.looseObject({ file_path: z.string().min(1) });

/** Answer of getUpdates; each update is read on its own, so that an odd one does not hide the others. */
export const updatesSchema = z.array(z.looseObject({ update_id: z.number() }));

/** Answer of getWebhookInfo. */
export const webhookInfoSchema = z.looseObject({
  url: z.string(),
  pending_update_count: z.number(),
  last_error_message: z.string().optional(),
});
