import { type Request, type RequestHandler, type Response, Router, raw } from "express";
import { AppError, isAppError } from "../../core/errors.ts";
import type { PublicTicketFilter } from "../../core/publication/ports.ts";
import { unpublishedCategories } from "../../core/publication/public-ticket.ts";
import { storable } from "../../core/storable.ts";
import { filedTicketId } from "../../core/ticket/filed-id.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import type { Logger } from "../log.ts";
import { toRawRequest } from "../webhooks.ts";
import { answer, answerErrors, type Format } from "./answer.ts";
import { presentRequest, presentUpdate, publicMoves } from "./present.ts";
import { readRequestQuery, readUpdateQuery } from "./query.ts";
import { changesetOf, defineService, listServices } from "./services.ts";
import { type SubmitDeps, submit } from "./submit.ts";
import { openToken } from "./token.ts";
import type { Value } from "./xml.ts";

export interface Open311Deps extends Omit<SubmitDeps, "receiver"> {
  /** Unset: no client may file; reading works all the same. */
  receiver?: SubmitDeps["receiver"] | undefined;
  /** Ours; a request may leave it out. */
  jurisdictionId: string;
  log: Logger;
}

/** One call: what it is about, and how it is asked. */
interface Call {
  id: string;
  query: Record<string, unknown>;
  request: Request;
}
/** The root of the XML answer, and what is in it. */
type Answer = [root: string, value: Value];
type Handler = (deps: Open311Deps, call: Call) => Answer | Promise<Answer>;

/** Largest form taken, bytes: a description of 4000 characters with everything else. */
const maxFormBytes = 100_000;

function discovery({ world }: Open311Deps): Answer {
  const { kind, name, publicUrl } = world.ward;
  const changeset = changesetOf(world.settings);
  const ward = `${kind} ${name}`;
  return [
    "discovery",
    {
      changeset,
      contact: `Ủy ban nhân dân ${ward}: ${publicUrl}`,
      key_service: `Xin khóa API tại Ủy ban nhân dân ${ward}.`,
      endpoints: [
        {
          specification: "http://wiki.open311.org/GeoReport_v2",
          url: `${publicUrl}/open311/v2`,
          changeset,
          type: "production",
          formats: ["text/xml", "application/json"],
        },
      ],
    },
  ];
}

function definition({ world }: Open311Deps, { id }: Call): Answer {
  const service = defineService(world.ward, id);
  if (!service) throw new AppError("NOT_FOUND", "service_code was not found");
  return ["service_definition", service];
}

/** Tickets everybody may know of; kinds that the ward publishes nothing of are left out. */
function published({ world, store }: Open311Deps, filter: PublicTicketFilter): Promise<Ticket[]> {
  return store.publicTickets.list({ ...filter, log: true, except: unpublishedCategories(world.ward) });
}

async function requests(deps: Open311Deps, { query }: Call): Promise<Answer> {
  const { world } = deps;
  const found = await published(deps, readRequestQuery(query, world.clock.now()));
  return ["service_requests", found.map((ticket) => presentRequest(ticket, world.ward))];
}

async function oneRequest(deps: Open311Deps, { id }: Call): Promise<Answer> {
  const { world } = deps;
  const found = await published(deps, { codes: [id.toUpperCase()], skip: 0, limit: 1 });
  if (found.length === 0) throw new AppError("NOT_FOUND", "service_request_id was not found");
  return ["service_requests", found.map((ticket) => presentRequest(ticket, world.ward))];
}

async function tokens({ store, secret }: Open311Deps, { id: token }: Call): Promise<Answer> {
  const eventId = openToken(token, secret);
  if (eventId === undefined) throw new AppError("NOT_FOUND", "token was not found");
  const id = filedTicketId({ channel: "open311", id: eventId });
  const ticket = await store.transaction((tx) => tx.tickets.byId(id));
  return ["service_requests", [{ ...(ticket ? { service_request_id: ticket.code } : {}), token }]];
}

async function updates(deps: Open311Deps, { query }: Call): Promise<Answer> {
  const { after, before } = readUpdateQuery(query, deps.world.clock.now());
  const found = await published(deps, { movedAfter: after, movedBefore: before, skip: 0, limit: 1000 });
  const rows = found.flatMap((ticket) =>
    publicMoves(ticket)
      .filter(({ at, from }) => from !== null && at >= after && at <= before)
      .map((change) => presentUpdate(ticket, change)),
  );
  rows.sort((a, b) => (a.updated_datetime < b.updated_datetime ? -1 : 1));
  return ["service_request_updates", rows];
}

async function file(deps: Open311Deps, { request }: Call): Promise<Answer> {
  const { receiver, world } = deps;
  if (!receiver) throw new AppError("BAD_SIGNATURE", "no client may file requests here");
  const filed = await submit({ ...deps, receiver }, toRawRequest(request, world.clock.now()));
  return ["service_requests", filed];
}

/** Method, resource, and whether one thing of it is meant. */
const handlers: Record<string, Handler> = {
  "GET discovery": discovery,
  "GET services": ({ world }) => ["services", listServices(world.ward)],
  "GET services/": definition,
  "GET requests": requests,
  "GET requests/": oneRequest,
  "POST requests": file,
  "GET tokens/": tokens,
  "GET servicerequestupdates": updates,
};

/** A part of an address as it was meant. Throws NOT_FOUND for what is none. */
function meant(part: string): string {
  try {
    return storable(decodeURIComponent(part));
  } catch {
    throw new AppError("NOT_FOUND", "no such resource");
  }
}

const resource = /^\/(?:v2\/)?([a-z]+)(\/)?([^/]+)?\.(xml|json)$/;

function checkJurisdiction({ jurisdictionId }: Open311Deps, request: Request): void {
  const form = Buffer.isBuffer(request.body) ? new URLSearchParams(request.body.toString()) : undefined;
  const given = form?.get("jurisdiction_id") || request.query.jurisdiction_id;
  if (given && given !== jurisdictionId) throw new AppError("NOT_FOUND", "jurisdiction_id was not found");
}

async function serve(deps: Open311Deps, request: Request, response: Response): Promise<void> {
  const [, name = "", slash = "", id = "", ending] = resource.exec(request.path) ?? [];
  const format: Format = ending === "json" ? "json" : "xml";
  try {
    const handle = handlers[`${request.method === "HEAD" ? "GET" : request.method} ${name}${slash}`];
    if (!handle) throw new AppError("NOT_FOUND", "no such resource");
    checkJurisdiction(deps, request);
    const [root, value] = await handle(deps, { id: meant(id), query: request.query, request });
    answer(response, format, root, value);
  } catch (error) {
    const isForeseen = isAppError(error) && error.code !== "UNEXPECTED";
    if (!isForeseen) deps.log.error({ error, path: request.path }, "open311 request failed");
    const shown = isForeseen ? error : new AppError("UNEXPECTED", "the request failed on our side");
    answerErrors(response, format, shown);
  }
}

/** Anybody's page may read; filing needs a key and is no matter of browsers. */
const openToReaders: RequestHandler = (request, response, next) => {
  response.set({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "no-store",
  });
  if (request.method === "OPTIONS") response.status(204).end();
  else next();
};

/** Open311 GeoReport v2 under /open311/v2, with discovery also under /open311. */
export function open311Routes(deps: Open311Deps): Router {
  const router = Router();
  router.use(openToReaders);
  router.use(raw({ type: () => true, limit: maxFormBytes }), (request, response) => serve(deps, request, response));
  return router;
}
