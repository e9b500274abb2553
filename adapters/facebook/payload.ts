import { z } from "zod";

// What Meta sends to a Page's webhook and answers to Graph calls; snake_case on the wire.
// https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks (read 2026-11).

const id = z.union([z.string(), z.number()]).transform(String);
const time = z.union([z.string(), z.number()]);

const attachmentSchema = z.looseObject({
  type: z.string(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  /** Older deliveries spell it so. */
  URL: z.string().nullish(),
  payload: z
    .looseObject({
      url: z.string().nullish(),
      title: z.string().nullish(),
      sticker_id: id.nullish(),
      coordinates: z.looseObject({ lat: z.number(), long: z.number() }).nullish(),
    })
    .nullish(),
});
export type FacebookAttachment = z.infer<typeof attachmentSchema>;

const referralSchema = z.looseObject({ ref: z.string().nullish() });

const messageSchema = z.looseObject({
  mid: z.string().min(1),
  text: z.string().nullish(),
  attachments: z.array(attachmentSchema).nullish(),
  quick_reply: z.looseObject({ payload: z.string() }).nullish(),
  reply_to: z.looseObject({ mid: z.string().optional() }).nullish(),
  is_echo: z.boolean().optional(),
  /** Something this version of the platform does not pass on. */
  is_unsupported: z.boolean().optional(),
  app_id: id.optional(),
  metadata: z.string().nullish(),
  referral: referralSchema.nullish(),
});
export type FacebookMessage = z.infer<typeof messageSchema>;

const controlSchema = z.looseObject({ new_owner_app_id: id.nullish(), previous_owner_app_id: id.nullish() });
const policySchema = z.looseObject({ action: z.string().nullish(), reason: z.string().nullish() });

/** One element of `entry[].messaging`; exactly one of the last keys is set. */
export const messagingSchema = z.looseObject({
  sender: z.looseObject({ id: id.optional(), user_ref: id.optional() }).optional(),
  recipient: z.looseObject({ id: id.optional() }).optional(),
  timestamp: time.optional(),
  message: messageSchema.optional(),
  postback: z
    .looseObject({
      mid: z.string().optional(),
      title: z.string().nullish(),
      payload: z.string().nullish(),
      referral: referralSchema.nullish(),
    })
    .optional(),
  delivery: z.looseObject({ mids: z.array(z.string()).nullish(), watermark: time }).optional(),
  read: z.looseObject({ watermark: time }).optional(),
  reaction: z
    .looseObject({ mid: z.string(), action: z.string(), emoji: z.string().nullish(), reaction: z.string().nullish() })
    .optional(),
  message_edit: z.looseObject({ mid: z.string(), text: z.string().nullish(), num_edit: time.optional() }).optional(),
  referral: referralSchema.optional(),
  pass_thread_control: controlSchema.optional(),
  take_thread_control: controlSchema.optional(),
  request_thread_control: z.looseObject({ requested_owner_app_id: id.nullish() }).optional(),
  app_roles: z.record(z.string(), z.array(z.string())).optional(),
  "policy-enforcement": policySchema.optional(),
  policy_enforcement: policySchema.optional(),
});
export type Messaging = z.infer<typeof messagingSchema>;

/** `value` of a change in the field `feed`. */
export const feedSchema = z.looseObject({
  item: z.string(),
  verb: z.string(),
  from: z.looseObject({ id, name: z.string().nullish() }).nullish(),
  post_id: id.optional(),
  comment_id: id.optional(),
  created_time: time.optional(),
  message: z.string().nullish(),
  /** Addresses of what hangs on it. */
  photo: z.string().nullish(),
  video: z.string().nullish(),
  link: z.string().nullish(),
});
export type Feed = z.infer<typeof feedSchema>;

/** The outer body. Elements are checked one by one, so that an odd one does not hide the others. */
export const bodySchema = z.looseObject({
  object: z.literal("page"),
  entry: z.array(
    z.looseObject({
      id,
      time: time.optional(),
      messaging: z.array(z.unknown()).optional(),
      standby: z.array(z.unknown()).optional(),
      changes: z.array(z.looseObject({ field: z.string().default(""), value: z.unknown() })).optional(),
    }),
  ),
});
export type Entry = z.infer<typeof bodySchema>["entry"][number];

/** Answer of the Send API; the person is told unless we wrote to a ticked checkbox. */
export const sentSchema = z.looseObject({ message_id: z.string(), recipient_id: id.nullish() });

/** Answer to what makes something new. */
export const createdSchema = z.looseObject({ id });

/** Answer to what only changes something: `{"success":true}`, or `{"result":"success"}` of the Messenger profile. */
export const doneSchema = z.union([
  z.looseObject({ success: z.literal(true) }),
  z.looseObject({ result: z.literal("success") }),
]);

/** `GET /{comment-id}/comments?fields=id,message,created_time,from`. */
export const commentsSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      id,
      message: z.string().nullish(),
      created_time: z.string(),
      from: z.looseObject({ id }).nullish(),
    }),
  ),
});

/** `GET /{psid}?fields=name,first_name,last_name,profile_pic`. */
export const profileSchema = z.looseObject({
  id,
  name: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  profile_pic: z.string().nullish(),
});

/** Graph's fault. */
export const faultSchema = z.looseObject({
  error: z.looseObject({ code: z.number(), error_subcode: z.number().optional() }),
});

/** `GET /{page-id}/conversations?user_id=…&fields=messages{…}`. */
export const conversationsSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      messages: z
        .looseObject({
          data: z.array(
            z.looseObject({
              id: z.string(),
              message: z.string().nullish(),
              created_time: z.string(),
              from: z.looseObject({ id }).nullish(),
              attachments: z.looseObject({ data: z.array(z.unknown()) }).nullish(),
            }),
          ),
        })
        .optional(),
    }),
  ),
});
