import express, { type Request, type Response, Router } from "express";
import { table } from "../../core/table.ts";
import type { Ward } from "../../core/ward.ts";
import { demoPage, partsOf } from "./page.ts";
import { phoneChannels } from "./phone.ts";
import { pictures } from "./pictures.ts";
import { Play } from "./play.ts";
import { type View, views } from "./show-desk.ts";
import { callStory } from "./stories.ts";
import type { Tenant } from "./tenant.ts";

/** Plays remembered at once; the one that was looked at longest ago goes first. */
const maxPlays = 200;
/** An open page asks every second; whoever has no script reads a page in this time. */
const leftMs = 120_000;
/** Longest text a visitor types. */
const maxText = 1_000;

/** Those who play now, by the id in their address. */
class Plays {
  readonly #plays = new Map<string, Play>();

  /** A new one; those that nobody looks at any more are over. */
  async open(tenant: Tenant): Promise<Play> {
    const left = [...this.#plays.values()].filter(({ heard }) => performance.now() - heard > leftMs);
    for (const play of left) await play.end();
    const play = new Play(tenant);
    this.#plays.set(play.id, play);
    const [oldest] = this.#plays.keys();
    if (this.#plays.size > maxPlays && oldest) this.#plays.delete(oldest);
    return play;
  }

  find(id: unknown): Play | undefined {
    const play = this.#plays.get(String(id));
    if (play) {
      play.heard = performance.now();
      this.#plays.delete(play.id);
      this.#plays.set(play.id, play);
    }
    return play;
  }
}

const viewIn = (given: unknown): View =>
  typeof given === "string" && Object.hasOwn(views, given) ? (given as View) : "truc";

/** What the visitor pressed; the first of these that was sent counts. */
const acts = table<(play: Play, value: string, typed: string) => Promise<void> | void>({
  chuyen: async (play, id) => {
    await play.renew(id);
    await play.next();
  },
  kenh: (play, id) => {
    const channel = phoneChannels.find((one) => one === id);
    return id === "hotline" ? play.renew(callStory) : play.renew(undefined, channel);
  },
  lai: (play) => play.renew(play.story?.id),
  tiep: (play) => play.next(),
  lam: (play) => play.work(),
  bam: (play, label) => play.press(label),
  gui: (play, _, typed) => (typed === "" ? undefined : play.type(typed)),
});

/** `/demo`: forms that work without a script; with it the same answers are put in place. */
export function demoRoutes(tenant: Promise<Tenant>, ward: Ward): Router {
  const router = Router();
  const plays = new Plays();

  router.get("/hinh/:name", (request, response) => {
    const picture = pictures.get(request.params.name);
    if (!picture) return void response.status(404).end();
    response.type("webp").set("cache-control", "public, max-age=86400").send(picture);
  });

  router.get("/", async (_, response) => {
    const { id } = await plays.open(await tenant);
    response.redirect(303, `/demo/${id}`);
  });

  const show = async (play: Play, view: View, request: Request, response: Response): Promise<void> => {
    const parts = await partsOf(play, ward, view);
    response.set("cache-control", "no-store");
    if (request.accepts(["html", "json"]) === "json") {
      const texts = Object.entries(parts).map(([id, part]) => [id, part.text]);
      return void response.json(Object.fromEntries(texts));
    }
    response.type("html").send(demoPage(play, ward, parts, view));
  };

  router.get("/:play", async (request, response) => {
    const play = plays.find(request.params.play);
    if (!play) return response.redirect(303, "/demo");
    return show(play, viewIn(request.query.xem), request, response);
  });

  router.post("/:play", express.urlencoded({ extended: false, limit: "10kb" }), async (request, response) => {
    const play = plays.find(request.params.play);
    if (!play) return response.redirect(303, "/demo");
    const sent = (request.body ?? {}) as Record<string, unknown>;
    const view = viewIn(sent.xem ?? request.query.xem);
    // A form may be sent without a button.
    const act = Object.keys(acts).find((name) => typeof sent[name] === "string") ?? "gui";
    const typed = typeof sent.tin === "string" ? sent.tin.trim().slice(0, maxText) : "";
    if (typeof sent.xem !== "string") {
      await play.inTurn(async () => acts[act]?.(play, String(sent[act] ?? "").slice(0, maxText), typed));
    }
    if (request.accepts(["html", "json"]) === "json") return show(play, view, request, response);
    return response.redirect(303, `/demo/${play.id}?xem=${view}`);
  });
  return router;
}
