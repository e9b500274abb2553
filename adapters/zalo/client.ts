import type { z } from "zod";
import { timeOf } from "../event-parts.ts";
import { type Http, type HttpRequest, statusFault } from "../http.ts";
import type { LoggedMessage } from "../send-parts.ts";
import { tokenFaults, zaloFault } from "./errors.ts";
import { answerSchema, conversationSchema, sentSchema, uploadedSchema, userSchema } from "./payload.ts";
import type { ZaloTokens } from "./token.ts";

/** Who gets a message: somebody with a Zalo account, or a visitor of the chat widget. */
export type ZaloRecipient = { user_id: string } | { anonymous_id: string; conversation_id: string };

/** A button under a text. A tapped query comes back as the text in `payload`. */
export type ZaloButton =
  | { type: "oa.query.hide"; title: string; payload: string }
  | { type: "oa.open.url"; title: string; payload: { url: string } };

/** One picture of a media message. */
export type ZaloMedia = { media_type: "image" } & ({ url: string } | { attachment_id: string });
type ZaloAttachmentBody =
  | { type: "template"; payload: { buttons: ZaloButton[] } }
  | { type: "template"; payload: { template_type: "media"; elements: [ZaloMedia] } }
  | { type: "file"; payload: { token: string } };

/** What a message may hold (v3.0/oa/message/cs; official PHP SDK 4.0.4, read 2026-11). */
export interface ZaloMessage {
  text?: string;
  attachment?: ZaloAttachmentBody;
}

/** Items of one page of the conversation list; the platform's own maximum (read 2026-11). */
const pageSize = 10;
/** Pages looked at; a resident and we do not exchange more within the minutes of an unclear send. */
const maxPages = 5;

type Call = <S extends z.ZodType>(request: HttpRequest, schema: S) => Promise<z.output<S>>;

/** One API call: `error` in the body tells how it went; a refused token is renewed once. */
function createCall(http: Http, tokens: ZaloTokens): Call {
  const attempt = async <S extends z.ZodType>(request: HttpRequest, schema: S, token: string, isFirst: boolean) => {
    const answer = await http({ ...request, headers: { access_token: token } });
    const body = answerSchema.safeParse(answer.body);
    if (!body.success) throw statusFault(answer);
    const { error } = body.data;
    if (isFirst && tokenFaults.includes(error)) return attempt(request, schema, await tokens.renew(token), false);
    if (error !== 0) throw zaloFault(error);
    const parsed = schema.safeParse(answer.body);
    if (!parsed.success) throw statusFault(answer);
    return parsed.data;
  };
  return async (request, schema) => attempt(request, schema, await tokens.current(), true);
}

/** A typed client for the parts of Zalo's OA OpenAPI we use, for one OA. Every method throws AppErrors only. */
export function createZaloClient({ http, tokens, oaId }: { http: Http; tokens: ZaloTokens; oaId: string }) {
  const call = createCall(http, tokens);
  const query = (data: object): Record<string, string> => ({ data: JSON.stringify(data) });

  async function upload(path: string, file: Blob, name: string, signal: AbortSignal) {
    const data = new FormData();
    data.append("file", file, name);
    return (await call({ method: "POST", path, data, signal }, uploadedSchema)).data;
  }

  return {
    messages: {
      /** Sends one message and returns its id. Visitors without an account are still served by version 2. */
      send: async (recipient: ZaloRecipient, message: ZaloMessage, signal: AbortSignal): Promise<string> => {
        const path = "user_id" in recipient ? "/v3.0/oa/message/cs" : "/v2.0/oa/message";
        const answer = await call({ method: "POST", path, data: { recipient, message }, signal }, sentSchema);
        return answer.data.message_id;
      },
    },
    uploads: {
      /** jpg or png up to 1 MB; returns the attachment id, good for 7 days. */
      image: async (file: Blob, name: string, signal: AbortSignal): Promise<string> =>
        (await upload("/v2.0/oa/upload/image", file, name, signal)).attachment_id ?? "",
      /** pdf, doc, docx or csv up to 5 MB; returns the token. */
      file: async (file: Blob, name: string, signal: AbortSignal): Promise<string> =>
        (await upload("/v2.0/oa/upload/file", file, name, signal)).token ?? "",
    },
    users: {
      /** Profile of somebody who wrote to the OA. */
      detail: async (userId: string) => {
        const params = query({ user_id: userId });
        return (await call({ method: "GET", path: "/v3.0/oa/user/detail", params }, userSchema)).data;
      },
    },
    conversations: {
      /** Our own messages to one person, newest first, back to the given time. */
      sentTo: async (userId: string, since: Date, signal: AbortSignal): Promise<LoggedMessage[]> => {
        const found: LoggedMessage[] = [];
        for (let page = 0; page < maxPages; page += 1) {
          const params = query({ user_id: userId, offset: page * pageSize, count: pageSize });
          const request = { method: "GET" as const, path: "/v2.0/oa/conversation", params, signal };
          const { data } = await call(request, conversationSchema);
          const lines = data.map((line) => ({ ...line, at: timeOf(line.time, since) }));
          const ours = lines.filter(({ src, from_id }) => (from_id === undefined ? src === 0 : from_id === oaId));
          found.push(
            ...ours.map(({ message_id, message, type, at }) => ({
              id: message_id,
              text: message ?? "",
              hasFile: type !== "text",
              at,
            })),
          );
          const isDone = data.length < pageSize || lines.some(({ at }) => at < since);
          if (isDone) break;
        }
        return found;
      },
    },
  };
}
export type ZaloClient = ReturnType<typeof createZaloClient>;
