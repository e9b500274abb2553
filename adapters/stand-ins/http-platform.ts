import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** A request as a fake platform handles it. */
export interface PlatformRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

export interface PlatformAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** JSON, unless it is bytes. */
  body: unknown;
}

/** One way in which a platform lets its callers down. */
export type Fault =
  /** An HTTP status with a page instead of JSON, e.g. 502 or 429. Nothing is recorded. */
  | { status: number; retryAfterSeconds?: number }
  /** The platform's own error code in its own form. Nothing is recorded. */
  | { code: number; subcode?: number }
  /** No answer until the caller gives up. Nothing is recorded. */
  | { timeout: true }
  /** Served, and answered so much later. */
  | { lateMs: number }
  /** The request is served, then the connection breaks before the answer. */
  | { lostAnswer: true };

function nameOf(fault: Fault): string {
  if ("status" in fault) return String(fault.status);
  if ("code" in fault) return String(fault.code);
  return Object.keys(fault)[0] ?? "";
}

interface Planned {
  fault: Fault;
  times: number;
  /** Calls that still go well before. */
  skip: number;
  on: RegExp;
}

/** Numbers in 0..1 that are the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The server under a fake platform; its misbehaviour is ordered here. */
export interface FakeHttp {
  readonly url: string;
  /** The next `times` matching calls (after `skip`) fail so. By default sends are meant, not look-ups and tokens. */
  failNext(fault: Fault & { times?: number; skip?: number; on?: RegExp }): void;
  /** From now on this share of all matching calls fails, in the same order for the same seed. No argument: stops. */
  failOften(plan?: { share: number; seed: number; faults: readonly Fault[]; on?: RegExp }): void;
  /** How often each way of failing struck so far: its status or code, or its name. */
  struck(): ReadonlyMap<string, number>;
  /** Calls so far, by path. */
  calls(path: RegExp): number;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Starts a server on 127.0.0.1 (any free port unless given) that answers with `handle`, or fails as told. */
export async function startFakeHttp(input: {
  port?: number;
  /** What counts as a send. */
  sends: RegExp;
  handle: (request: PlatformRequest) => PlatformAnswer | Promise<PlatformAnswer>;
  faultAnswer: (fault: { code: number; subcode?: number }) => PlatformAnswer;
}): Promise<FakeHttp> {
  const { sends, handle, faultAnswer } = input;
  const planned: Planned[] = [];
  const seen: string[] = [];
  const struck = new Map<string, number>();
  const sockets = new Set<Socket>();
  let often: { share: number; random: () => number; faults: readonly Fault[]; on: RegExp } | undefined;

  const faultFor = (path: string): Fault | undefined => {
    const next = planned.find((plan) => plan.times > 0 && plan.on.test(path));
    if (next && next.skip > 0) next.skip -= 1;
    else if (next) {
      next.times -= 1;
      return next.fault;
    }
    if (!often?.on.test(path) || often.random() >= often.share) return undefined;
    return often.faults[Math.floor(often.random() * often.faults.length)];
  };

  const write = (response: ServerResponse, { status = 200, headers = {}, body }: PlatformAnswer): void => {
    const isBytes = body instanceof Uint8Array;
    response.writeHead(status, { "content-type": isBytes ? "image/jpeg" : "application/json", ...headers });
    response.end(isBytes ? body : JSON.stringify(body));
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://fake");
    const body = await readBody(incoming);
    seen.push(pathname);
    const request = {
      method: incoming.method ?? "GET",
      path: pathname,
      query: searchParams,
      headers: incoming.headers,
      body,
    };
    const fault = faultFor(pathname);
    if (!fault) return write(response, await handle(request));
    struck.set(nameOf(fault), (struck.get(nameOf(fault)) ?? 0) + 1);
    if ("timeout" in fault) return;
    if ("lateMs" in fault) {
      const answer = await handle(request);
      await pause(fault.lateMs);
      return write(response, answer);
    }
    if ("lostAnswer" in fault) {
      await handle(request);
      response.destroy();
      return;
    }
    if ("code" in fault) return write(response, faultAnswer(fault));
    const retry = fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) };
    response.writeHead(fault.status, { "content-type": "text/html", ...retry }).end("<h1>Gateway</h1>");
  };

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(input.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    failNext: ({ times = 1, skip = 0, on = sends, ...fault }) => {
      planned.push({ fault: fault as Fault, times, skip, on });
    },
    failOften: (plan) => {
      often = plan && { ...plan, random: seededRandom(plan.seed), on: plan.on ?? sends };
    },
    struck: () => struck,
    calls: (path) => seen.filter((one) => path.test(one)).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
