import { z } from "zod";

// What Zalo answers to API calls. https://developers.zalo.me/docs (read through public summaries and SDK code, 2026-11).

/** Ids have up to 19 digits; some answers carry them as numbers. */
const id = z.union([z.string(), z.number()]).transform(String);
const number = z.union([z.string(), z.number()]).transform(Number);

/** Every API answer: HTTP 200 even on failure, `error` tells. */
export const answerSchema = z.looseObject({ error: z.number().default(0), message: z.string().default("") });

const quotaSchema = z.looseObject({ quota_type: z.string(), remain: number.optional(), total: number.optional() });

/** Answer to a sent message; what it cost is told by `quota_type` (reply, sub_quota, purchase_quota, reward_quota). */
export const sentSchema = z.looseObject({
  data: z.looseObject({ message_id: id, quota: quotaSchema.nullish().catch(undefined) }),
});

/** Answer to a template sent to a phone number; numbers are strings. */
export const znsSentSchema = z.looseObject({
  data: z.looseObject({
    msg_id: id,
    quota: z
      .looseObject({ dailyQuota: number.optional(), remainingQuota: number.optional() })
      .nullish()
      .catch(undefined),
  }),
});

/** Answer to an upload: pictures get an id, files a token. */
export const uploadedSchema = z.looseObject({
  data: z.looseObject({ attachment_id: id.optional(), token: id.optional() }),
});

/** One line of `v2.0/oa/conversation` or `listrecentchat`. `src` 0: from the OA. Shapes seen in code only: see README. */
const lineSchema = z.looseObject({
  message_id: id,
  src: z.number().optional(),
  from_id: id.optional(),
  to_id: id.optional(),
  from_display_name: z.string().nullish(),
  time: z.union([z.string(), z.number()]),
  type: z.string().default("text"),
  message: z.string().nullish(),
  url: z.string().nullish(),
  thumb: z.string().nullish(),
  description: z.string().nullish(),
  /** A pin, as JSON or as an object. */
  location: z.unknown().optional(),
});
export type ZaloChatLine = z.infer<typeof lineSchema>;
export const chatLinesSchema = z.looseObject({ data: z.array(lineSchema) });

/** `v3.0/oa/user/detail`; `shared_info.phone` is 0 where nothing was shared. */
export const userSchema = z.looseObject({
  data: z.looseObject({
    user_id: id,
    display_name: z.string().optional(),
    avatar: z.string().optional(),
    user_is_follower: z.boolean().optional(),
    user_last_interaction_date: z.string().optional(),
  }),
});

/** `v3.0/oa/user/getlist`. */
export const userListSchema = z.looseObject({
  data: z.looseObject({ total: number.optional(), users: z.array(z.looseObject({ user_id: id })).default([]) }),
});

/** `v2.0/oa/getoa`. */
export const oaSchema = z.looseObject({ data: z.looseObject({ oa_id: id, name: z.string().optional() }) });

/** `v3.0/oa/quota/message`: what each sort of message may still be sent. */
export const quotaListSchema = z.looseObject({
  data: z.array(z.looseObject({ type: z.string(), remain: number.optional(), total: number.optional() })),
});

/** `template/all`. */
export const templateListSchema = z.looseObject({
  data: z.array(z.looseObject({ templateId: id, templateName: z.string().optional(), status: z.string().optional() })),
});

/** `template/info/v2`. */
export const templateSchema = z.looseObject({
  data: z.looseObject({
    templateId: id,
    templateName: z.string().optional(),
    status: z.string().optional(),
    listParams: z
      .array(z.looseObject({ name: z.string(), require: z.boolean().default(false), maxLength: number.optional() }))
      .default([]),
  }),
});

/** `v2.0/oa/tag/gettagsofoa`. */
export const tagsSchema = z.looseObject({ data: z.array(z.string()) });

/** The OAuth endpoint's answer; `expires_in` is a string of seconds. Faults come with HTTP 200, too. */
export const tokenAnswerSchema = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});
export const oauthFaultSchema = z.looseObject({ error: z.number(), error_name: z.string().default("") });
