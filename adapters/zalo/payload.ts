import { z } from "zod";

// What Zalo sends to a webhook and answers to API calls.
// https://developers.zalo.me/docs/official-account/webhook/tong-quan (read through public summaries, 2026-11).

/** Ids have up to 19 digits; some bodies carry them as numbers. */
const id = z.union([z.string(), z.number()]).transform(String);
const person = z.union([z.looseObject({ id }), id.transform((only) => ({ id: only }))]);

const attachmentSchema = z.looseObject({
  type: z.string(),
  payload: z
    .looseObject({
      id: id.optional(),
      url: z.string().nullish(),
      link_url: z.string().nullish(),
      text: z.string().nullish(),
      title: z.string().nullish(),
      /** Words under a link or video; a JSON string on a business card. */
      description: z.string().nullish(),
      name: z.string().nullish(),
      size: z.union([z.string(), z.number()]).nullish(),
      coordinates: z
        .looseObject({ latitude: z.union([z.string(), z.number()]), longitude: z.union([z.string(), z.number()]) })
        .nullish(),
    })
    .nullish(),
});
export type ZaloAttachment = z.infer<typeof attachmentSchema>;

const messageSchema = z.looseObject({
  msg_id: id.optional(),
  msg_ids: z.array(id).optional(),
  text: z.string().nullish(),
  quote_msg_id: id.optional(),
  conversation_id: id.optional(),
  attachments: z.array(attachmentSchema).nullish(),
  react_icon: z.string().optional(),
  /** Only on receipts of template messages sent to a phone number. */
  delivery_time: id.optional(),
  tracking_id: id.optional(),
  /** Answers to the rating template, 1..5 with words. */
  rate: z.union([z.string(), z.number()]).optional(),
  note: z.string().nullish(),
});

/** What a resident fills in when asked for contact data; two generations of the form. */
export const infoSchema = z.looseObject({
  name: z.string().nullish(),
  phone: id.nullish(),
  full_address: z.string().nullish(),
  address: z.string().nullish(),
  ward: z.string().nullish(),
  district: z.string().nullish(),
  city: z.string().nullish(),
});

/** One webhook body; keys nobody documents are let through. */
export const eventSchema = z.looseObject({
  event_name: z.string(),
  app_id: id.optional(),
  oa_id: id.optional(),
  user_id: id.optional(),
  sender: z.intersection(person, z.looseObject({ admin_id: id.optional() })).optional(),
  recipient: person.optional(),
  follower: person.optional(),
  timestamp: z.union([z.string(), z.number()]).optional(),
  message: messageSchema.optional(),
  info: infoSchema.optional(),
  source: z.string().optional(),
  /** Calls and consent may name a phone instead of a user; times of calls are milliseconds, waiting is seconds. */
  phone: id.nullish(),
  call_id: id.optional(),
  waiting_time: z.coerce.number().optional(),
  talk_time: z.coerce.number().optional(),
  data: z.looseObject({ user_id: id.optional() }).optional(),
  /** A flattened receipt of a template sent to a phone number (seen once). */
  delivery_time: id.optional(),
  msg_id: id.optional(),
  tracking_id: id.optional(),
  tag: z.looseObject({ name: z.string().optional() }).optional(),
});
export type ZaloEvent = z.infer<typeof eventSchema>;

/** Every API answer: HTTP 200 even on failure, `error` tells. */
export const answerSchema = z.looseObject({ error: z.number().default(0), message: z.string().default("") });

/** Answer to a sent message. */
export const sentSchema = z.looseObject({ data: z.looseObject({ message_id: id }) });

/** Answer to an upload: images get an id, files a token. */
export const uploadedSchema = z.looseObject({
  data: z.looseObject({ attachment_id: id.optional(), token: id.optional() }),
});

/** One page of `v2.0/oa/conversation`. `src` 0: from the OA. Shape seen in code, not in a document: see README. */
export const conversationSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      message_id: id,
      src: z.number().optional(),
      from_id: id.optional(),
      time: z.union([z.string(), z.number()]),
      type: z.string().default("text"),
      message: z.string().nullish(),
    }),
  ),
});

/** `v3.0/oa/user/detail`. */
export const userSchema = z.looseObject({
  data: z.looseObject({
    user_id: id,
    display_name: z.string().optional(),
    user_is_follower: z.boolean().optional(),
    user_last_interaction_date: z.string().optional(),
  }),
});

/** The OAuth endpoint's answer; `expires_in` is a string of seconds. Faults come with HTTP 200, too. */
export const tokenAnswerSchema = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});
