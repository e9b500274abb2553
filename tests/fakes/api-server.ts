import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AppError, isAppError } from "../../core/errors.ts";
import { can } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import { type OperationId, routes } from "../../server/contract.ts";
import { deskHeader, type Route } from "../../server/contract-route.ts";
import { httpStatus } from "../../server/http-errors.ts";
import { Desk } from "./desk.ts";
import { createDeskKnowledge } from "./desk-knowledge.ts";
import { resetLearning } from "./desk-learning.ts";
import { createDeskReport, type ReportOperation, wardDrawing } from "./desk-report.ts";
import { handlers } from "./desk-routes.ts";
import { staff } from "./desk-seed.ts";
import { createDeskViews } from "./desk-views.ts";

const built = new URL("../../dist/web/", import.meta.url);
const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  css: "text/css",
  svg: "image/svg+xml",
  png: "image/png",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
  woff: "font/woff",
};

/** A flooded lane, drawn here. */
const flood = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 216 140"><path fill="#B9C3C6" d="M0 0h216v140H0z"/>
<path fill="#C9B795" d="M0 34h66v66H0zM74 20h60v80H74zM142 40h74v60h-74z"/><path fill="#A0523D" d="M74 20h60v10H74z"/>
<path fill="#5A5043" d="M16 58h18v42H16zM92 52h24v48H92zM166 64h20v36h-20z"/><path fill="#6B6A57" d="M0 92c40-8 70 6 108 0s72-6 108 0v48H0z"/></svg>`;

interface Match {
  id: OperationId;
  route: Route;
  params: Record<string, string>;
}

function matchRoute(method: string, path: string): Match | undefined {
  for (const [id, route] of Object.entries<Route>(routes)) {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const found = new RegExp(`^${route.path.replace(/\{\w+\}/g, "([^/]+)")}$`).exec(path);
    if (!found || route.method !== method.toLowerCase()) continue;
    const params = Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? "")]));
    return { id: id as OperationId, route, params };
  }
  return undefined;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The one file of a form. */
function fileIn(form: Buffer): { originalname: string; mimetype: string; buffer: Buffer } {
  const start = form.indexOf("\r\n\r\n") + 4;
  const head = form.subarray(0, start).toString("utf8");
  const originalname = /filename="([^"]*)"/.exec(head)?.[1] ?? "";
  const mimetype = /content-type: ([\w/+.-]+)/i.exec(head)?.[1] ?? "";
  return { originalname, mimetype, buffer: form.subarray(start, form.lastIndexOf("\r\n--")) };
}

/**
 * The API of the contract over a desk in memory, with the built console under /app/. Every request and every answer is
 * checked against the contract, so a console that works here works with anything that keeps it.
 */
export class FakeApiServer {
  desk = new Desk();
  /** While true, the live stream and the API are unreachable, as when the network is cut. */
  isDown = false;
  readonly #files = new Map<string, { content: Buffer; type: string }>();
  #reports = createDeskReport(() => this.desk.tickets);
  #views = createDeskViews(() => this.desk);
  readonly #streams = new Set<ServerResponse>();
  readonly #server: Server;
  /** What was told, for streams that come back: the whole text of each event, whose number is its place. */
  readonly #told: string[] = [];
  #knowledge = createDeskKnowledge(
    (name, id) => this.desk.tell(name, id),
    () => this.desk,
  );

  constructor() {
    this.#files.set("flood", { content: Buffer.from(flood), type: "image/svg+xml" });
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => this.#fail(response, error));
    });
    this.reset();
  }

  /** A new desk, as at the start. */
  reset(): void {
    this.desk = new Desk();
    this.#views = createDeskViews(() => this.desk);
    resetLearning();
    this.#knowledge = createDeskKnowledge(
      (name, id) => this.desk.tell(name, id),
      () => this.desk,
    );
    this.desk.listen(({ name, ...data }) => {
      const event = `id: ${this.#told.length + 1}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
      this.#told.push(event);
      for (const stream of this.#streams) stream.write(event);
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Breaks every live stream. */
  cut(): void {
    for (const stream of this.#streams) stream.destroy();
    this.#streams.clear();
  }

  #fail(response: ServerResponse, error: unknown): void {
    const fault = isAppError(error) ? error : new AppError("UNEXPECTED", String(error), { cause: error });
    if (fault.code === "UNEXPECTED") console.error(error);
    const { code, message, details } = fault;
    this.#send(response, httpStatus[code], { error: { code, message, details } });
  }

  #send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname.startsWith("/app")) return this.#page(url.pathname, response);
    if (url.pathname === "/vi-tri/ban-do.svg") {
      return void response.writeHead(200, { "content-type": "image/svg+xml" }).end(wardDrawing);
    }
    if (this.isDown) return void request.socket.destroy();
    if (url.pathname.startsWith("/api/auth/")) return this.#auth(url.pathname, request, response);
    const match = matchRoute(request.method ?? "GET", url.pathname);
    if (!match) throw new AppError("NOT_FOUND", "no such route");
    await this.#call(match, url, request, response);
  }

  async #call(
    { id, route, params }: Match,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const person = this.#personOf(request);
    if (route.access !== "signed-in" && !can(person, route.access)) throw new AppError("FORBIDDEN", route.access);
    if (route.method !== "get" && request.headers[deskHeader.name] !== deskHeader.value) {
      throw new AppError("FORBIDDEN", "no desk header");
    }
    if (route.response === "events") return this.#live(url, request, response);
    if (id === "getFile") return this.#file(params.key ?? "", response);
    const raw = await bodyOf(request);
    if (id === "uploadFile") return this.#upload(raw, response);
    const query = route.query?.safeParse(Object.fromEntries(url.searchParams));
    const file = route.upload && fileIn(raw);
    const body = route.body?.safeParse(raw.length > 0 ? JSON.parse(raw.toString()) : undefined);
    const fault = query?.error ?? body?.error;
    if (fault)
      throw new AppError("BAD_INPUT", "bad", {
        details: { issues: fault.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) },
      });
    const asked = { desk: this.desk, person, params, query: query?.data ?? {}, body: body?.data ?? {} };
    const handle = handlers[id as keyof typeof handlers] as ((asked: never) => unknown) | undefined;
    const given = { ...asked, staff: person, request: { file }, response };
    const report = this.#reports[id as ReportOperation] as ((asked: never) => unknown) | undefined;
    const elsewhere = () => (report ? report(given as never) : (this.#views(id, given) ?? this.#knowledge(id, given)));
    const answer = await (handle ? handle(asked as never) : elsewhere());
    if (typeof route.response === "object") this.#send(response, 200, route.response.parse(answer));
  }

  #personOf(request: IncomingMessage): Staff {
    const id = /desk=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1];
    const person = staff.find((one) => one.id === id);
    if (!person) throw new AppError("NOT_SIGNED_IN", "who are you");
    return person;
  }

  async #auth(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path === "/api/auth/sign-out")
      return this.#send(response, 200, {}, { "set-cookie": "desk=; Path=/; Max-Age=0" });
    const { username, password } = JSON.parse((await bodyOf(request)).toString()) as Record<string, string>;
    const person = staff.find((one) => one.username === username);
    if (!person || password !== "ben-sen") return this.#send(response, 401, { code: "INVALID_USERNAME_OR_PASSWORD" });
    return this.#send(response, 200, {}, { "set-cookie": `desk=${person.id}; Path=/; HttpOnly; SameSite=Lax` });
  }

  /** Live streams that are open. */
  get streams(): number {
    return this.#streams.size;
  }

  #live(url: URL, request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache, no-transform" });
    response.write("retry: 200\n\n");
    const mark = request.headers["last-event-id"] ?? url.searchParams.get("lastEventId");
    if (mark) for (const event of this.#told.slice(Number(mark))) response.write(event);
    this.#streams.add(response);
    response.on("close", () => this.#streams.delete(response));
  }

  #file(key: string, response: ServerResponse): void {
    const file = this.#files.get(key);
    if (!file) throw new AppError("NOT_FOUND", "no such file");
    response.writeHead(200, { "content-type": file.type }).end(file.content);
  }

  #upload(form: Buffer, response: ServerResponse): void {
    const { mimetype: mimeType, buffer: content } = fileIn(form);
    if (!mimeType.startsWith("image/")) throw new AppError("UNSUPPORTED_FILE", mimeType);
    const key = `file-${this.#files.size}`;
    this.#files.set(key, { content, type: mimeType });
    this.#send(response, 200, { key, kind: "image", mimeType, sizeBytes: content.length });
  }

  async #page(path: string, response: ServerResponse): Promise<void> {
    const name = path.replace(/^\/app\/?/, "");
    const isFile = /\.\w+$/.test(name) && !name.includes("..");
    const content = await readFile(new URL(isFile ? name : "index.html", built));
    const type = types[isFile ? (name.split(".").at(-1) ?? "") : "html"] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type }).end(content);
  }
}
