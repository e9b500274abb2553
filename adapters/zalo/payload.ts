import { z } from "zod";

// What Zalo sends to a webhook; its answers to API calls are in answers.ts.
// https://developers.zalo.me/docs/official-account/webhook/tong-quan (read through public summaries, 2026-11).

/** Ids have up to 19 digits; some bodies carry them as numbers. */
const id = z.union([z.string(), z.number()]).transform(String);
const person = z.union([z.looseObject({ id }), id.transform((only) => ({ id: only }))]);
/** With who typed it in the OA's own chat tool, where it was typed there. */
const sender = z.union([
  z.looseObject({ id, admin_id: id.optional() }),
  id.transform((only) => ({ id: only, admin_id: undefined })),
]);

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
  sender: sender.optional(),
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
