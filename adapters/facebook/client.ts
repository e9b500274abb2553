import type { z } from "zod";
import { type Http, type HttpRequest, statusFault } from "../http.ts";
import type { LoggedMessage } from "../send-parts.ts";
import { hmacSha256Hex } from "../signature.ts";
import { facebookFault } from "./errors.ts";
import { conversationsSchema, faultSchema, sentSchema } from "./payload.ts";

/** A person who wrote to the Page, or a comment or visitor post that gets its one private reply. */
export type FacebookRecipient = { id: string } | { comment_id: string } | { post_id: string };

export type FacebookMessaging =
  | { messaging_type: "RESPONSE" }
  | { messaging_type: "UPDATE" }
  | { messaging_type: "MESSAGE_TAG"; tag: "HUMAN_AGENT" };

type MediaType = "image" | "audio" | "video" | "file";

/** What a message may hold (Send API reference, read 2026-11). A file of ours goes along as multipart. */
export interface FacebookMessage {
  text?: string;
  quick_replies?: { content_type: "text"; title: string; payload: string }[];
  attachment?: { type: MediaType; payload: { url?: string } };
  metadata: string;
}

/** Messages asked of the conversation list at once; more are not exchanged within the minutes of an unclear send. */
const listed = 50;

/** A typed client for the parts of the Graph API we use, for one Page. Every method throws AppErrors only. */
export function createFacebookClient(input: {
  http: Http;
  version: string;
  pageId: string;
  accessToken: string;
  /** Set: every call also proves that it comes from our server. */
  proofSecret?: string;
}) {
  const { http, version, pageId, accessToken, proofSecret } = input;
  const proof: Record<string, string> = proofSecret ? { appsecret_proof: hmacSha256Hex(proofSecret, accessToken) } : {};

  async function call<S extends z.ZodType>(request: HttpRequest, schema: S): Promise<z.output<S>> {
    const params = { ...request.params, ...proof, access_token: accessToken };
    const answer = await http({ ...request, path: `/${version}/${pageId}/${request.path}`, params });
    const fault = faultSchema.safeParse(answer.body);
    if (fault.success) throw facebookFault(fault.data.error);
    const parsed = schema.safeParse(answer.body);
    if (answer.status >= 300 || !parsed.success) throw statusFault(answer);
    return parsed.data;
  }

  return {
    messages: {
      /** Sends one message, with its file if it has one, and returns its id. */
      send: async (
        body: FacebookMessaging & { recipient: FacebookRecipient; message: FacebookMessage },
        file: { content: Blob; name: string } | undefined,
        signal: AbortSignal,
      ): Promise<string> => {
        let data: object = body;
        if (file) {
          const form = new FormData();
          for (const [name, value] of Object.entries(body)) {
            form.append(name, typeof value === "string" ? value : JSON.stringify(value));
          }
          form.append("filedata", file.content, file.name);
          data = form;
        }
        return (await call({ method: "POST", path: "messages", data, signal }, sentSchema)).message_id;
      },
    },
    conversations: {
      /** The Page's own latest messages to one person. */
      sentTo: async (userId: string, signal: AbortSignal): Promise<LoggedMessage[]> => {
        const fields = `messages.limit(${listed}){id,message,created_time,from,attachments}`;
        const params = { platform: "messenger", user_id: userId, fields };
        const { data } = await call({ method: "GET", path: "conversations", params, signal }, conversationsSchema);
        return data
          .flatMap(({ messages }) => messages?.data ?? [])
          .filter(({ from }) => from?.id === pageId)
          .map(({ id, message, created_time, attachments }) => ({
            id,
            text: message ?? "",
            hasFile: (attachments?.data.length ?? 0) > 0,
            at: new Date(created_time),
          }));
      },
    },
  };
}
export type FacebookClient = ReturnType<typeof createFacebookClient>;
