import type { SignedWebhook } from "../zalo-server.ts";
import { feedValue } from "./comments-edge.ts";
import { feedWebhook, type Graph, messagingWebhook, secondsOf, type Writing } from "./graph.ts";

/** What a person does in Messenger. */
export type FacebookAct = { userId: string; pageId?: string } & (
  | { text: string }
  | { choice: string; label: string }
  | { image: string; text?: string }
  | { latitude: number; longitude: number }
  | { sticker: string }
);

/** What a person writes where everybody reads it. */
interface PublicAct {
  userId: string;
  text: string;
  /** Under which post; unset: a post of the visitor's own. */
  postId?: string;
  /** The address of a photo. */
  photo?: string;
  /** Given when the story must know it beforehand. */
  id?: string;
}

const inboxAppId = "263902037430900";

function contentOf(act: FacebookAct, filesUrl: string): Record<string, unknown> {
  if ("choice" in act) return { text: act.label, quick_reply: { payload: act.choice } };
  if ("sticker" in act) {
    const payload = { url: `${filesUrl}/${act.sticker}`, sticker_id: Number(act.sticker) };
    return { attachments: [{ type: "sticker", payload }] };
  }
  const words = "text" in act && act.text ? { text: act.text } : {};
  if ("image" in act)
    return { ...words, attachments: [{ type: "image", payload: { url: `${filesUrl}/${act.image}` } }] };
  if (!("latitude" in act)) return words;
  const where = encodeURIComponent(`${act.latitude.toFixed(6)},${act.longitude.toFixed(6)}`);
  const url = `https://maps.example.invalid/?q=${where}`;
  return { attachments: [{ type: "fallback", title: "Vị trí đã ghim", url, payload: null }] };
}

/** What people do, each returning the webhook the platform sends of it. */
export function createPeople(graph: Graph, mainPage: string, filesUrl: string) {
  const writingOf = (id: string): Writing => {
    const writing = graph.writings.get(id);
    if (!writing) throw new Error("no such comment");
    return writing;
  };
  const acted = (userId: string, pageId: string, event: Record<string, unknown>): SignedWebhook => {
    const person = graph.person(userId);
    person.lastWroteAt = graph.now();
    return messagingWebhook(graph, pageId, { sender: { id: userId }, ...event }, person.owner !== undefined);
  };
  return {
    /** The person writes: opens the window. */
    userSends: (act: FacebookAct): SignedWebhook => {
      const { userId, pageId = mainPage } = act;
      const message = contentOf(act, filesUrl);
      const mid = graph.nextMid();
      const hasFile = message.attachments !== undefined;
      const line = { id: mid, fromPage: false, text: String(message.text ?? ""), at: graph.now(), hasFile, message };
      graph.person(userId).lines.push({ ...line, isPublic: false });
      return acted(userId, pageId, { message: { mid, ...message } });
    },
    /** A reaction is an act, too: it opens the window. */
    userReacts: (userId: string, mid: string, emoji: string): SignedWebhook =>
      acted(userId, mainPage, { reaction: { reaction: "love", emoji, action: "react", mid } }),
    /** The person read everything until now. */
    userReads: (userId: string): SignedWebhook =>
      messagingWebhook(graph, mainPage, { sender: { id: userId }, read: { watermark: graph.now().getTime() } }),
    /** Somebody answers in Meta's own inbox: the echo of it. */
    staffWrites: (userId: string, text: string): SignedWebhook => {
      const mid = graph.nextMid();
      const message = { mid, is_echo: true, app_id: Number(inboxAppId), text };
      const line = { id: mid, fromPage: true, text, at: graph.now(), hasFile: false, isPublic: false, message };
      graph.person(userId).lines.push(line);
      return messagingWebhook(graph, mainPage, { sender: { id: mainPage }, recipient: { id: userId }, message });
    },
    /** Another app of the Page takes the talk: what the person writes from now on only stands by. */
    otherAppTakes: (userId: string, app = inboxAppId): SignedWebhook => {
      graph.person(userId).owner = app;
      const control = { previous_owner_app_id: graph.ownAppId, new_owner_app_id: app, metadata: "" };
      return messagingWebhook(graph, mainPage, { sender: { id: userId }, take_thread_control: control });
    },
    /** It gives the talk back to us. */
    otherAppPasses: (userId: string): SignedWebhook => {
      const person = graph.person(userId);
      const control = { previous_owner_app_id: person.owner ?? null, new_owner_app_id: graph.ownAppId, metadata: "" };
      delete person.owner;
      return messagingWebhook(graph, mainPage, { sender: { id: userId }, pass_thread_control: control });
    },
    /** A comment, or a post of a visitor's own. */
    userComments: (act: PublicAct): SignedWebhook => {
      const { userId, text, postId, photo } = act;
      const at = graph.now();
      const id = act.id ?? graph.nextId(postId?.split("_").at(-1) ?? mainPage);
      const isComment = postId !== undefined;
      const flags = { removed: false, hidden: false, repliedPrivately: false };
      const writing: Writing = {
        ...{ id, pageId: mainPage, postId: postId ?? id, item: isComment ? "comment" : "status" },
        ...{ by: userId, name: "Người Dân Mẫu", at, ...flags, replies: [] },
      };
      graph.writings.set(id, writing);
      const file = photo ? { photo } : {};
      return feedWebhook(
        graph,
        mainPage,
        feedValue(writing, "add", { created_time: secondsOf(at), message: text, ...file }),
      );
    },
    userEdits: (id: string, text: string): SignedWebhook => {
      const told = { created_time: secondsOf(graph.now()), message: text };
      return feedWebhook(graph, mainPage, feedValue(writingOf(id), "edited", told));
    },
    userRemoves: (id: string): SignedWebhook => {
      const writing = writingOf(id);
      writing.removed = true;
      return feedWebhook(graph, mainPage, feedValue(writing, "remove", { created_time: secondsOf(graph.now()) }));
    },
    /** What the Page wrote under it. */
    publicReplies: (id: string): string[] => writingOf(id).replies.map(({ text }) => text),
    isHidden: (id: string): boolean => writingOf(id).hidden,
    /** Sets when the person last wrote. */
    lastWrote: (userId: string, at: Date): void => {
      graph.person(userId).lastWroteAt = at;
    },
    /** The person blocks the Page. */
    block: (userId: string): void => {
      graph.person(userId).blocked = true;
    },
  };
}
