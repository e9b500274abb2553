import { type Request, Router } from "express";
import type { ChannelReceiver } from "../../core/channel/adapter.ts";
import type { Files, Store } from "../../core/store.ts";
import type { World } from "../../core/world.ts";
import type { DoorLinks } from "../door-links.ts";
import type { LiveHub } from "../live.ts";
import { builtChat } from "./built.ts";
import type { FormReader } from "./form-reading.ts";
import { chatLimits } from "./limits.ts";
import { chatPages } from "./pages.ts";
import { formFaults, reportForm } from "./report-form.ts";
import { chatRoutes } from "./routes.ts";
import { ChatSessions } from "./session.ts";
import { ChatTalk } from "./talk.ts";

export interface ChatDeps {
  store: Store;
  world: World;
  adapter: ChannelReceiver;
  account: string;
  secret: Buffer;
  files: Files;
  live: Pick<LiveHub, "open">;
  isSecure: boolean;
  /** Folder of the built window and loader. */
  dir: string;
  origins: readonly string[];
  doors: DoorLinks;
  /** What reads the words of the form, to propose its kind. */
  reader: FormReader;
  /** The name of a procedure; undefined for one that is not known. */
  procedureOf: (id: string) => string | undefined;
  /** The link to the ward's map for the chat of this session, also before anything was said in it. */
  mapLink: (session: { sessionId: string }) => string;
}

interface Chat {
  api: Router;
  pages: Router;
  /** The conversation a browser has here; undefined while nothing was said. */
  talkOf: (request: Request) => Promise<string | undefined>;
}

/** The ward's own chat: its API, and its pages with the form and the printed signs that lead to it. */
export function createChat(deps: ChatDeps): Chat {
  const {
    store,
    world,
    adapter,
    account,
    secret,
    files,
    live,
    isSecure,
    dir,
    origins,
    doors,
    reader,
    procedureOf,
    mapLink,
  } = deps;
  const { clock } = world;
  const sessions = new ChatSessions({ clock, secret, account, isSecure });
  const talk = new ChatTalk({ store, world, adapter, sessions, files, secret });
  const limits = chatLimits(sessions, world.settings);
  const { channel } = adapter;
  const talkOf = async (request: Request): Promise<string | undefined> => {
    const session = sessions.find(request);
    const thread = session && sessions.threadOf(session);
    return thread && (await store.transaction((tx) => tx.conversations.byThread(channel, thread)))?.id;
  };
  const pages = Router();
  pages.use(chatPages({ store, world, sessions, talk, limits, dir, built: builtChat(dir), origins, procedureOf }));
  pages.use(reportForm({ store, world, sessions, talk, limits, doors, secret, reader, talkOf }));
  pages.use(formFaults(world));
  return {
    talkOf,
    pages,
    api: chatRoutes({ clock, sessions, talk, limits, files, live, secret, channel, mapLink }),
  };
}
