import { createHash } from "node:crypto";
import { type Request, type Response, Router } from "express";
import type { Files } from "../../core/store.ts";
import type { DoorLinks } from "../door-links.ts";
import { toGeoJson, toRss } from "./feeds.ts";
import { boardPage, figuresPage } from "./figures.ts";
import { figuresCsv, figuresJson } from "./figures-data.ts";
import { homePage } from "./home.ts";
import { Kept } from "./kept.ts";
import { languageOf } from "./language.ts";
import { photoRoutes } from "./photo-routes.ts";
import { monthAsked, readBoard, readFigures } from "./read-figures.ts";
import { newest, onePage, onePageOfResults, type PublicDeps } from "./read-reports.ts";
import { dress, type Looks, looksOf, nameOf } from "./reading-aids.ts";
import { feedLinks, reportsPage } from "./report-list.ts";
import { reportsMapPage } from "./report-map.ts";
import { linkTo, readReportQuery } from "./report-query.ts";
import { resultsPage } from "./results.ts";
import { type Site, type Words, wordsIn } from "./words.ts";

/** How long a page is given again without asking the database, and how many are kept. */
const keptMs = 5_000;
const mostKept = 200;
/** How long browsers and proxies may give it again. */
const forHalfAMinute = "public, max-age=30";
/** Browsers ask each time: what was taken down is not shown again. */
const askEachTime = "no-cache";

/** What is sent under one key, its address without the language: equal questions have equal keys, whatever else stands in what was asked. */
interface Page {
  key: string;
  type: string;
  /** How long browsers keep it, where that is not half a minute. */
  kept?: string;
  make(): Promise<string>;
}
/** What an address is answered with. */
type Answering = (deps: PublicDeps & { doors: DoorLinks; words: Words }, query: Request["query"]) => Page;

const html = "text/html; charset=utf-8";
const json = "application/json; charset=utf-8";

/** An answer that is made of the figures of a month, or of the last days. */
function ofMonth(
  path: string,
  type: string,
  make: (site: Site, month: string | undefined, report: Awaited<ReturnType<typeof readFigures>>) => string,
): Answering {
  return (deps, { thang }) => {
    const month = monthAsked(thang, deps.world.clock.now());
    return {
      key: month ? `${path}?thang=${month}` : path,
      type,
      make: async () => make(deps, month, await readFigures(deps, month)),
    };
  };
}

const answers: Record<string, Answering> = {
  "/": (deps) => ({
    ...{ key: "/", type: html },
    make: async () => homePage(deps, deps.doors(), await readFigures(deps, undefined)),
  }),
  "/ban-do": (deps, asked) => {
    const query = readReportQuery(asked, deps.map.streets);
    const list = async () => reportsPage(deps, query, await onePage(deps, query));
    const map = async () => reportsMapPage(deps, query, await newest(deps, query));
    return { key: linkTo("/ban-do", query), type: html, make: query.view === "map" ? map : list };
  },
  "/ket-qua": (deps, asked) => {
    const { category, page } = readReportQuery(asked, deps.map.streets);
    const query = readReportQuery({ ...(category ? { loai: category } : {}), trang: String(page) }, []);
    const make = async () => resultsPage(deps, query, await onePageOfResults(deps, query));
    return { key: linkTo("/ket-qua", query), type: html, kept: askEachTime, make };
  },
  "/ban-do.geojson": (deps, asked) => {
    const query = readReportQuery(asked, deps.map.streets);
    const key = feedLinks(query).geojson;
    return { key, type: json, make: async () => toGeoJson(await newest(deps, query), deps.world.ward) };
  },
  "/phan-anh.rss": (deps, asked) => {
    const query = readReportQuery(asked, deps.map.streets);
    const key = feedLinks(query).rss;
    const type = "application/rss+xml; charset=utf-8";
    return { key, type, make: async () => toRss(await newest(deps, query), deps.world.ward, key) };
  },
  "/so-lieu": ofMonth("/so-lieu", html, figuresPage),
  "/so-lieu.csv": ofMonth("/so-lieu.csv", "text/csv; charset=utf-8", ({ world }, _, report) =>
    figuresCsv(world, report),
  ),
  "/so-lieu.json": ofMonth("/so-lieu.json", json, ({ world }, month, report) => figuresJson(world, month, report)),
  "/cong-khai": (deps) => ({
    ...{ key: "/cong-khai", type: html },
    make: async () => boardPage(deps, await readBoard(deps)),
  }),
};

interface Sealed {
  body: Buffer;
  etag: string;
}

/** A text as bytes with their mark. */
function sealed(text: string): Sealed {
  const body = Buffer.from(text);
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
}

/** What was made, once; a page in each look that somebody asked for, reckoned once for all who chose it. */
async function wardrobe({ key, type, make }: Page): Promise<(looks: Looks) => Sealed> {
  const text = await make();
  const worn = new Map<string, Sealed>();
  return (looks) => {
    const name = type === html ? nameOf(looks) : "";
    const found = worn.get(name) ?? sealed(type === html ? dress(text, looks, key) : text);
    worn.set(name, found);
    return found;
  };
}

/** Pages and feeds that are the same for everybody: read-only, without a session, a few seconds old at most. */
export function publicRoutes(deps: PublicDeps & { doors: DoorLinks; files: Pick<Files, "get"> }): Router {
  const router = Router();
  router.use("/hinh", photoRoutes(deps));
  const kept = new Kept({ clock: deps.world.clock, forMs: keptMs, most: mostKept });
  const send = async (answering: Answering, request: Request, response: Response): Promise<void> => {
    const language = languageOf(request);
    const page = answering({ ...deps, words: wordsIn(language) }, request.query);
    const isHtml = page.type === html;
    const made = await kept.get(isHtml ? `${language} ${page.key}` : page.key, () => wardrobe(page));
    const { body, etag } = made(looksOf(request));
    if (isHtml) response.vary("Cookie");
    // an answer that brings a choice of language must bring it each time
    const isChoice = request.query.lang !== undefined;
    response
      .set({ "cache-control": isChoice ? askEachTime : (page.kept ?? forHalfAMinute), etag })
      .type(page.type)
      .send(body);
  };
  for (const [path, answering] of Object.entries(answers)) {
    router.get(path, (request, response) => send(answering, request, response));
  }
  return router;
}
