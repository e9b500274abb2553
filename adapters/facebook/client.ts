import type { Http } from "../http.ts";
import type { LoggedMessage } from "../send-parts.ts";
import { createGraphCall, type GraphCall } from "./call.ts";
import {
  commentsSchema,
  conversationsSchema,
  createdSchema,
  doneSchema,
  profileSchema,
  sentSchema,
} from "./payload.ts";
import type { Usage } from "./usage.ts";

/** A person, one known by a ticked checkbox only, or a comment or visitor's post that gets its one private reply. */
export type FacebookRecipient = { id: string } | { user_ref: string } | { comment_id: string } | { post_id: string };

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

/** A button of the menu beside the text box; nested menus are gone (messenger-profile page, read 2026-11). */
type MenuItem = { type: "postback"; title: string; payload: string } | { type: "web_url"; title: string; url: string };

/** What a person sees before writing for the first time, and beside the text box. */
export interface MessengerProfile {
  get_started?: { payload: string };
  /** At most 160 characters each. */
  greeting?: { locale: "default" | "vi_VN"; text: string }[];
  /** Needs `get_started`; titles of at most 30 characters. */
  persistent_menu?: { locale: "default" | "vi_VN"; composer_input_disabled: boolean; call_to_actions: MenuItem[] }[];
  /** At most four. */
  ice_breakers?: { locale: "default" | "vi_VN"; call_to_actions: { question: string; payload: string }[] }[];
}

/** A person as the Page may see them. */
export interface FacebookProfile {
  name?: string;
  pictureUrl?: string;
}

/** Messages and comments asked for at once; more are not exchanged within the minutes of an unclear send. */
const listed = 50;

const at = (id: string, edge = ""): string => [encodeURIComponent(id), edge].filter(Boolean).join("/");

/** One request with its file if it has one. */
function withFile(body: object, file: { content: Blob; name: string } | undefined): object {
  if (!file) return body;
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    form.append(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  form.append("filedata", file.content, file.name);
  return form;
}

/** What is written in public under the Page's posts. */
function commentCalls(call: GraphCall, pageId: string) {
  return {
    /** Writes under a comment or post, where everybody reads it; returns the new comment's id. */
    reply: async (writingId: string, message: string, signal: AbortSignal): Promise<string> => {
      const request = { method: "POST" as const, path: at(writingId, "comments"), data: { message }, signal };
      return (await call(request, createdSchema)).id;
    },
    /** What the Page itself wrote under a comment or post. */
    ownUnder: async (writingId: string, signal: AbortSignal): Promise<LoggedMessage[]> => {
      const params = {
        fields: "id,message,created_time,from",
        limit: String(listed),
        order: "reverse_chronological",
      };
      const { data } = await call({ method: "GET", path: at(writingId, "comments"), params, signal }, commentsSchema);
      return data
        .filter(({ from }) => from?.id === pageId)
        .map(({ id, message, created_time }) => ({
          id,
          text: message ?? "",
          hasFile: false,
          at: new Date(created_time),
        }));
    },
    /** Takes a comment out of everybody's sight but its writer's and their friends'; doing it twice is harmless. */
    hide: async (commentId: string, signal: AbortSignal): Promise<void> => {
      await call({ method: "POST", path: at(commentId), data: { is_hidden: true }, signal }, doneSchema);
    },
  };
}

/** A typed client for the parts of the Graph API we use, for one Page. Every method throws AppErrors only. */
export function createFacebookClient(input: {
  http: Http;
  version: string;
  pageId: string;
  accessToken: string;
  proofSecret?: string;
}) {
  const { pageId } = input;
  let usage: Usage | undefined;
  const call = createGraphCall({ ...input, onUsage: (now) => (usage = now) });

  return {
    /** What the last answer said of our allowance. */
    usage: (): Usage | undefined => usage,
    messages: {
      /** Sends one message, with its file if it has one: its id, and who got it where we wrote to a comment. */
      send: async (
        body: FacebookMessaging & { recipient: FacebookRecipient; message: FacebookMessage },
        file: { content: Blob; name: string } | undefined,
        signal: AbortSignal,
      ): Promise<{ id: string; userId?: string }> => {
        const data = withFile(body, file);
        const sent = await call({ method: "POST", path: at(pageId, "messages"), data, signal }, sentSchema);
        return { id: sent.message_id, ...(sent.recipient_id ? { userId: sent.recipient_id } : {}) };
      },
    },
    conversations: {
      /** The Page's own latest messages to one person. */
      sentTo: async (userId: string, signal: AbortSignal): Promise<LoggedMessage[]> => {
        const fields = `messages.limit(${listed}){id,message,created_time,from,attachments}`;
        const params = { platform: "messenger", user_id: userId, fields };
        const path = at(pageId, "conversations");
        const { data } = await call({ method: "GET", path, params, signal }, conversationsSchema);
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
    comments: commentCalls(call, pageId),
    threads: {
      /** From now on our app answers this person, whichever app did before. */
      take: async (userId: string, signal: AbortSignal): Promise<void> => {
        const data = { recipient: { id: userId }, metadata: "" };
        await call({ method: "POST", path: at(pageId, "take_thread_control"), data, signal }, doneSchema);
      },
    },
    people: {
      /** Name and picture of somebody who has written to the Page. RECIPIENT_GONE or PLATFORM_REFUSED: not for us to see. */
      profile: async (userId: string, signal?: AbortSignal): Promise<FacebookProfile> => {
        const params = { fields: "name,first_name,last_name,profile_pic" };
        const request = { method: "GET" as const, path: at(userId), params, ...(signal ? { signal } : {}) };
        const { name, first_name, last_name, profile_pic } = await call(request, profileSchema);
        const given = name || [last_name, first_name].filter(Boolean).join(" ");
        return { ...(given ? { name: given } : {}), ...(profile_pic ? { pictureUrl: profile_pic } : {}) };
      },
    },
    page: {
      /** Sets what people see before they write, and the menu beside the text box. */
      setProfile: async (profile: MessengerProfile, signal?: AbortSignal): Promise<void> => {
        const request = { method: "POST" as const, path: at(pageId, "messenger_profile"), data: profile };
        await call({ ...request, ...(signal ? { signal } : {}) }, doneSchema);
      },
    },
  };
}
export type FacebookClient = ReturnType<typeof createFacebookClient>;
