import express, { type Request, type Response, Router, urlencoded } from "express";
import { z } from "zod";
import type { Choice } from "../../core/delivery/message.ts";
import { AppError } from "../../core/errors.ts";
import type { Spot } from "../../core/spot.ts";
import type { Store } from "../../core/store.ts";
import { table } from "../../core/table.ts";
import type { World } from "../../core/world.ts";
import { type ChatPageOptions, chatPage, framePage } from "../pages/chat.ts";
import { sendHtml } from "../pages/reading-aids.ts";
import { siteFor } from "../pages/words.ts";
import type { BuiltFile } from "./built.ts";
import type { ChatLimits } from "./limits.ts";
import { setPolicy } from "./policy.ts";
import type { ChatSessions } from "./session.ts";
import { type ChatTalk, newClientId } from "./talk.ts";

export interface ChatPagesDeps {
  store: Store;
  world: World;
  sessions: ChatSessions;
  talk: ChatTalk;
  limits: ChatLimits;
  /** Folder of the built window and loader. */
  dir: string;
  built: BuiltFile;
  /** Sites that may show the chat inside their pages. */
  origins: readonly string[];
  /** The name of a procedure that is asked about on a page of its own. */
  procedureOf: (id: string) => string | undefined;
}

/** Lines shown to a browser without script. */
const plainLines = 50;
/** What `?bat-dau=` of the home page presses. */
const starts = table<string>({ bao: "menu:report", "thu-tuc": "menu:procedure" });
const plainForm = z.object({
  ma: z.string().min(8).max(80),
  tin: z.string().max(20_000).default(""),
  chon: z.string().max(200).optional(),
});

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** A form sent by another site's page is not the resident's word. */
export function refuseForeign(request: Request): void {
  const from = request.headers["sec-fetch-site"];
  if (from === "cross-site") throw new AppError("FORBIDDEN", "sent by another site");
}

/** A sign in use; undefined for unknown and retired ones. */
export async function spotIn(store: Store, id: unknown): Promise<Spot | undefined> {
  const spot = textOf(id) ? await store.transaction((tx) => tx.spots.byId(textOf(id))) : undefined;
  return spot?.retiredAt ? undefined : spot;
}

/** What a page leads to: `?bat-dau=` presses a button of the menu, `?hoi=` one for a procedure. */
function startOf({ query }: Request, menu: readonly Choice[], procedureOf: ChatPagesDeps["procedureOf"]) {
  const id = textOf(query.hoi);
  const name = procedureOf(id);
  if (name) return { label: name, value: `proc:${id}` };
  const start = starts[textOf(query["bat-dau"])];
  return menu.find(({ value }) => value === start);
}

/** The chat's pages: `/chat`, the frame for other sites, the loader, and the form that works without script. */
export function chatPages(deps: ChatPagesDeps): Router {
  const { store, world, sessions, talk, limits, dir, built, origins, procedureOf } = deps;
  const router = Router();
  const menuNow = (): Choice[] => world.phrasebook.say("greet.menu", { addr: "bà con" }, world.clock.now()).choices;
  const options = async (request: Request): Promise<ChatPageOptions> => {
    const session = sessions.find(request);
    const { lines } = session ? await talk.read(session, plainLines) : { lines: [] };
    const menu = menuNow();
    const start = startOf(request, menu, procedureOf);
    const spot = await spotIn(store, request.query.noi);
    const { words } = siteFor(world, request);
    return {
      ward: world.ward,
      script: built("window.js"),
      style: built("window.css"),
      menu,
      spot: spot && { id: spot.id, label: spot.label },
      start,
      lines: lines.map((line) => talk.viewOf(line)),
      isKnown: session !== undefined,
      clientId: newClientId(),
      // said above the talk after the form was sent, in the language of the form
      ...(request.query["da-gui"] === "1" && { note: words.form.sent }),
      language: words.language,
    };
  };
  router.get("/chat", async (request, response) => {
    setPolicy(response);
    sendHtml(response, chatPage(await options(request)));
  });
  router.get("/chat/khung", async (request, response) => {
    setPolicy(response, origins);
    response.type("html").send(framePage(await options(request)));
  });
  router.post(
    "/chat",
    urlencoded({ extended: false, limit: "100kb" }),
    ...limits.messages,
    async (request, response) => {
      refuseForeign(request);
      await takePlain(deps, request, response, menuNow());
      response.redirect(303, "/chat");
    },
  );
  router.use("/chat", servedFiles(dir));
  return router;
}

/** The loader is asked for by other sites' pages, and changes under the same address; the window's address changes with it. */
function servedFiles(dir: string) {
  return express.static(dir, {
    index: false,
    setHeaders: (response, path) => {
      const isLoader = path.endsWith("widget.js");
      response.setHeader("cache-control", isLoader ? "public, max-age=3600" : "public, max-age=31536000, immutable");
      response.setHeader("cross-origin-resource-policy", isLoader ? "cross-origin" : "same-origin");
    },
  });
}

/** A message of the form without script: typed words, or the pressed button with its label as it was shown. */
async function takePlain(deps: ChatPagesDeps, request: Request, response: Response, menu: Choice[]): Promise<void> {
  const { sessions, talk, procedureOf } = deps;
  const parsed = plainForm.safeParse(request.body);
  if (!parsed.success) throw new AppError("BAD_INPUT", "not a message", { details: { issues: ["tin"] } });
  const { ma: clientId, tin, chon } = parsed.data;
  if (!chon && !tin.trim()) return;
  const session = sessions.welcome(request, response);
  const { lines } = await talk.read(session, 1);
  const offered = lines.at(-1)?.choices ?? menu;
  const procedure = /^proc:([a-z0-9-]+)$/.exec(chon ?? "")?.[1];
  const label = offered.find(({ value }) => value === chon)?.label ?? (procedure && procedureOf(procedure));
  await talk.take(session, chon ? { clientId, choice: chon, label } : { clientId, text: tin });
}
