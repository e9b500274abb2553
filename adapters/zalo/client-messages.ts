import type { z } from "zod";
import { AppError } from "../../core/errors.ts";
import { quotaListSchema, sentSchema, uploadedSchema } from "./answers.ts";
import type { Call } from "./call.ts";
import type { ZaloMessage, ZaloRecipient, ZaloSent, ZaloTemplateUse } from "./message-body.ts";

/** v2.0/oa/upload: pictures up to 1 MB, animations and files up to 5 MB (SDK code and reseller pages, read 2026-11). */
export const maxImageBytes = 1_000_000;
export const maxFileBytes = 5_000_000;
const imageTypes: readonly string[] = ["image/jpeg", "image/png"];
/** pdf, doc, docx, csv. */
export const fileTypes: readonly string[] = [
  "application/pdf",
  "application/msword",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "text/csv",
];

function toSent({ data: { message_id: id, quota } }: z.output<typeof sentSchema>): ZaloSent {
  if (quota?.remain === undefined || !Number.isFinite(quota.remain)) return { id };
  const { quota_type: kind, remain: remaining, total } = quota;
  return { id, quota: { kind, remaining, ...(total === undefined ? {} : { total }) } };
}

/** Messages to people with a Zalo account, and to visitors of the chat widget. */
export function messagesOf(call: Call) {
  return {
    /** A consultation message ("tin tư vấn"). Visitors without an account are still served by version 2. */
    send: async (recipient: ZaloRecipient, message: ZaloMessage, signal?: AbortSignal): Promise<ZaloSent> => {
      const path = "user_id" in recipient ? "/v3.0/oa/message/cs" : "/v2.0/oa/message";
      const request = { method: "POST" as const, path, data: { recipient, message }, ...(signal ? { signal } : {}) };
      return toSent(await call(request, sentSchema));
    },
    /** A template by user id, also outside the window; it knows no id of ours, so a lost answer must be looked for. */
    template: async (userId: string, template: ZaloTemplateUse, signal?: AbortSignal): Promise<ZaloSent> => {
      const data = { user_id: userId, ...template };
      const request = { method: "POST" as const, path: "/v3.0/oa/message/template", data };
      return toSent(await call({ ...request, ...(signal ? { signal } : {}) }, sentSchema));
    },
    /** What may still be sent, by sort of message. */
    quota: async () => (await call({ method: "GET", path: "/v3.0/oa/quota/message" }, quotaListSchema)).data,
  };
}

/** Throws TOO_LARGE or UNSUPPORTED_FILE before anything is sent over the line. */
function check(file: Blob, types: readonly string[], limit: number): void {
  if (!types.includes(file.type)) {
    throw new AppError("UNSUPPORTED_FILE", "Zalo takes no such file", { details: { type: file.type } });
  }
  if (file.size > limit) throw new AppError("TOO_LARGE", "a file above what Zalo takes", { details: { limit } });
}

/** Files for messages; the platform keeps them 7 days, the ids it gives end with them (-100). */
export function uploadsOf(call: Call) {
  async function upload(kind: string, file: Blob, name: string, signal?: AbortSignal): Promise<string> {
    const data = new FormData();
    data.append("file", file, name);
    const request = { method: "POST" as const, path: `/v2.0/oa/upload/${kind}`, data };
    const answer = await call({ ...request, ...(signal ? { signal } : {}) }, uploadedSchema);
    return answer.data.attachment_id ?? answer.data.token ?? "";
  }
  return {
    /** jpg or png up to 1 MB; returns the attachment id. */
    image: async (file: Blob, name: string, signal?: AbortSignal): Promise<string> => {
      check(file, imageTypes, maxImageBytes);
      return upload("image", file, name, signal);
    },
    /** Up to 5 MB; returns the attachment id. */
    gif: async (file: Blob, name: string, signal?: AbortSignal): Promise<string> => {
      check(file, ["image/gif"], maxFileBytes);
      return upload("gif", file, name, signal);
    },
    /** pdf, doc, docx or csv up to 5 MB; returns the token. */
    file: async (file: Blob, name: string, signal?: AbortSignal): Promise<string> => {
      check(file, fileTypes, maxFileBytes);
      return upload("file", file, name, signal);
    },
  };
}
