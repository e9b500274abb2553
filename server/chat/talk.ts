import { randomUUID } from "node:crypto";
import { sessionHeader } from "../../adapters/webchat/verify.ts";
import type { ChannelReceiver } from "../../core/channel/adapter.ts";
import type { Attachment } from "../../core/channel/event.ts";
import { receive } from "../../core/channel/receive.ts";
import type { Conversation, Holder } from "../../core/conversation/conversation.ts";
import { isLetGo, type Message } from "../../core/delivery/message.ts";
import type { Files, Store } from "../../core/store.ts";
import type { World } from "../../core/world.ts";
import { sniff } from "../sniff.ts";
import { fileLink } from "./file-link.ts";
import type { ChatSessions } from "./session.ts";

export interface TalkDeps {
  store: Store;
  world: World;
  adapter: ChannelReceiver;
  sessions: ChatSessions;
  files: Files;
  secret: Buffer;
}

/** What the form without a chat was filled in with. */
export interface SentReport {
  text: string;
  name?: string | undefined;
  phone?: string | undefined;
  category?: string | undefined;
  hidesName?: boolean | undefined;
  joins?: { code: string; likeness: number } | undefined;
}

/** What a resident sends, whichever page it comes from; names are those of `adapters/webchat/payload.ts`. */
export interface Sent {
  clientId: string;
  text?: string | undefined;
  choice?: string | undefined;
  label?: string | undefined;
  photos?: string[] | undefined;
  place?: { latitude: number; longitude: number } | undefined;
  ref?: string | undefined;
  report?: SentReport | undefined;
}

type Session = ReturnType<ChatSessions["need"]>;

/** An id for a message that was sent by a form. */
export const newClientId = (): string => randomUUID();

/** A resident's talk as the chat pages see it: what was said, and the way in for what is said next. */
export class ChatTalk {
  readonly #deps: TalkDeps;
  constructor(deps: TalkDeps) {
    this.#deps = deps;
  }

  /** The last lines and who answers; a talk in which nothing was said yet has no lines and the bot. */
  async read(session: Session, limit: number): Promise<{ holder: Holder; lines: Message[] }> {
    const { store, adapter, sessions } = this.#deps;
    return store.transaction(async (tx) => {
      const talk = await tx.conversations.byThread(adapter.channel, sessions.threadOf(session));
      const lines = talk ? await tx.conversations.history(talk.id, limit) : [];
      const holder: Conversation["heldBy"] = talk?.heldBy ?? { kind: "bot" };
      return { holder, lines: lines.filter((line) => line.direction !== "internal" && isLetGo(line)) };
    });
  }

  /** The same way in as every platform's message: verified, parsed, stored, and only then answered. */
  async take(session: Session, { clientId, photos = [], ...content }: Sent): Promise<void> {
    const { adapter, store, world } = this.#deps;
    const attachments: Attachment[] = photos.map((key) => ({ kind: "image", key }));
    const incoming = {
      method: "POST",
      path: "/api/chat/messages",
      query: {},
      headers: { [sessionHeader]: session.token },
      body: Buffer.from(JSON.stringify({ clientMessageId: clientId, attachments, ...content })),
      receivedAt: world.clock.now(),
    };
    adapter.verify(incoming);
    await receive({ events: adapter.parse(incoming), store, world });
  }

  /** Keeps a picture; what it is, its content says. Throws UNSUPPORTED_FILE. */
  async keepPhoto(content: Buffer): Promise<string> {
    const mimeType = await sniff(content, ["image/"]);
    return (await this.#deps.files.put(content, mimeType)).key;
  }

  /** A line as the resident may see it: no ids of staff, no notes. */
  viewOf(message: Message) {
    const { world, secret } = this.#deps;
    const { author } = message;
    const now = world.clock.now();
    return {
      id: message.id,
      direction: message.direction,
      author: author.kind,
      ...(author.kind === "operator" ? { name: author.name } : {}),
      text: message.text,
      choices: message.direction === "out" ? message.choices : [],
      attachments: message.attachments.map(({ kind, key, name }) => ({
        kind,
        ...(name ? { name } : {}),
        ...(key ? { url: fileLink(key, now, secret) } : {}),
      })),
      ...(message.place ? { place: message.place.label } : {}),
      ...(message.direction === "in" ? { clientId: message.providerIds[0]?.split(":").at(-1) } : {}),
      at: message.at.toISOString(),
    };
  }
}
