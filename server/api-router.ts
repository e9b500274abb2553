import { json, type Request, type RequestHandler, Router } from "express";
import multer from "multer";
import type { z } from "zod";
import { AppError } from "../core/errors.ts";
import { can } from "../core/people/access.ts";
import type { Staff } from "../core/people/staff.ts";
import { storable } from "../core/storable.ts";
import type { ApiDeps, Context, Handlers } from "./api/context.ts";
import { createHandlers } from "./api/handlers.ts";
import { maxUploadBytes } from "./api/uploads.ts";
import { createAuditor } from "./audit.ts";
import { type OperationId, routes } from "./contract.ts";
import { deskHeader, type Route } from "./contract-route.ts";
import { openApiDocument } from "./openapi.ts";
import { keepSeen } from "./presence.ts";
import { readForm } from "./read-form.ts";

/** The longest text staff may write is 10,000 characters, at most 4 bytes each; the rest is room for JSON. */
const maxJsonBytes = 100_000;

const readJson = json({ limit: maxJsonBytes });
/** Reads one file into memory; browsers write names in UTF-8. */
function readFile(upload: NonNullable<Route["upload"]>): RequestHandler {
  const fileSize = upload === true ? maxUploadBytes : upload.maxBytes;
  const limits = { fileSize, files: 1, fields: 0, parts: 2 };
  return readForm(multer({ storage: multer.memoryStorage(), limits, defParamCharset: "utf8" }).single("file"));
}

/** Nobody gets past without a session, the desk's header (except to read) and a yes from the access table. */
function admit({ auth }: ApiDeps, { method, access }: Route, see: (staff: Staff) => Promise<void>): RequestHandler {
  return async (request, response, next) => {
    const staff = await auth.staffOf(request.headers);
    response.locals.staff = staff;
    if (method !== "get" && request.headers[deskHeader.name] !== deskHeader.value) {
      throw new AppError("FORBIDDEN", `a change needs the header ${deskHeader.name}`);
    }
    if (access !== "signed-in" && !can(staff, access)) throw new AppError("FORBIDDEN", `not allowed: ${access}`);
    await see(staff);
    response.set("cache-control", "no-store");
    next();
  };
}

/** The same value, storable in every text. */
function allStorable(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map(allStorable);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, allStorable(inner)]));
}

/** Parses one part of a request; what its schema does not name is dropped. Throws BAD_INPUT with every fault's path. */
function checked(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return allStorable(parsed.data);
  const issues = parsed.error.issues.map(({ path, message }) => `${[part, ...path].join(".")}: ${message}`);
  throw new AppError("BAD_INPUT", `the ${part} does not match its schema`, { details: { issues } });
}

function contextOf(route: Route, request: Request, staff: Staff) {
  return {
    staff,
    params: checked("params", route.params, request.params),
    query: checked("query", route.query, request.query),
    body: checked("body", route.body, request.body),
  };
}

type Run = ReturnType<ReturnType<typeof createAuditor>["forRoute"]>["run"];

/** Runs one operation. Files and streams have written their answer themselves. */
function answer(route: Route, handle: (context: Context) => Promise<unknown>, run: Run): RequestHandler {
  return async (request, response) => {
    const parts = contextOf(route, request, response.locals.staff as Staff);
    const result = await run(request, response, parts, () => handle({ ...parts, request, response } as Context));
    if (typeof route.response === "object") response.json(result);
  };
}

/**
 * The JSON API: one express route for each line of the contract. Answers are not parsed again: the handlers' types are
 * made from the contract's schemas, and the tests' client compares every answer with its schema, field by field.
 * Unknown paths under /api end here; mount sign-in and the residents' chat before it.
 */
export function createApi(deps: ApiDeps): Router {
  const router = Router();
  const auditor = createAuditor({ store: deps.store, clock: deps.world.clock });
  const handlers: Handlers = createHandlers({ ...deps, store: auditor.store });
  const see = keepSeen(deps);
  // Made when first asked for: it takes longer than all the rest of a start.
  let document: ReturnType<typeof openApiDocument> | undefined;
  router.get("/api/openapi.json", (_, response) => {
    document ??= openApiDocument();
    response.json(document);
  });
  for (const id of Object.keys(routes) as OperationId[]) {
    const route: Route = routes[id];
    const bodyParsers = [...(route.body ? [readJson] : []), ...(route.upload ? [readFile(route.upload)] : [])];
    const handle = handlers[id] as (context: Context) => Promise<unknown>;
    const path = route.path.replace(/\{(\w+)\}/g, ":$1");
    const { run, refused } = auditor.forRoute(id, route);
    router[route.method](path, admit(deps, route, see), ...bodyParsers, answer(route, handle, run), refused);
  }
  router.use("/api", () => {
    throw new AppError("NOT_FOUND", "no such operation");
  });
  return router;
}
