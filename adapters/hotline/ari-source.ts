import { WebSocket } from "ws";
import type { EventSource } from "../../core/channel/source.ts";
import { AppError } from "../../core/errors.ts";
import { tryJson } from "../json.ts";
import { type Hearing, heard, usualKeepAliveMs } from "./heard.ts";
import { SocketQueue } from "./socket-queue.ts";

export interface AriSourceOptions extends Hearing {
  /** Where Asterisk's HTTP server answers, "http://10.0.0.5:8088". */
  url: string;
  user: string;
  password: string;
  /** The Stasis application we listen as; with it all channels are subscribed to, none is steered. */
  app: string;
}

const gone = (reason: string): AppError =>
  new AppError("PLATFORM_UNAVAILABLE", "the line to the exchange is gone", { retryable: true, details: { reason } });

function open({ url, user, password, app }: AriSourceOptions): WebSocket {
  const address = new URL("/ari/events", url);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  address.searchParams.set("app", app);
  address.searchParams.set("subscribeAll", "true");
  // in a header, not in the address: addresses are logged
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return new WebSocket(address, { headers: { authorization }, maxPayload: 1_000_000, handshakeTimeout: 10_000 });
}

/** Pings; ends the queue when the exchange stays silent. Returns what stops it. */
function watch(socket: WebSocket, queue: SocketQueue<string>, keepAliveMs: number): () => void {
  let isAlive = true;
  socket.on("pong", () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return queue.end(gone("silent"));
    isAlive = false;
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  }, keepAliveMs);
  return () => clearInterval(timer);
}

/** Listens to Asterisk's REST interface. What happens while the line is down is not told afterwards. */
export function createAriSource(options: AriSourceOptions): EventSource {
  return {
    channel: "hotline",
    name: "ari",
    run: async (take, signal) => {
      const queue = new SocketQueue<string>();
      const socket = open(options);
      const stop = (): void => queue.end();
      signal.addEventListener("abort", stop);
      socket.on("message", (data) => queue.push(String(data)));
      socket.on("unexpected-response", (_, { statusCode }) => queue.end(refusal(statusCode)));
      socket.on("error", () => queue.end(gone("error")));
      socket.on("close", () => queue.end(gone("closed")));
      const unwatch = watch(socket, queue, options.keepAliveMs ?? usualKeepAliveMs);
      if (signal.aborted) stop();
      try {
        for await (const text of queue) {
          // Somebody else listens as the same application: one of the two must get another name.
          if (isReplaced(text)) throw new AppError("PLATFORM_REFUSED", "another listener took the application over");
          const events = heard(options, "ari", text);
          if (events.length > 0) await take(events);
        }
      } finally {
        signal.removeEventListener("abort", stop);
        unwatch();
        socket.removeAllListeners();
        // an error while it closes is nobody's any more
        socket.on("error", () => undefined);
        socket.terminate();
      }
    },
  };
}

function refusal(status: number | undefined): AppError {
  if (status === 401 || status === 403) return new AppError("TOKEN_INVALID", "the exchange refuses user or password");
  return gone(`HTTP ${status ?? 0}`);
}

function isReplaced(text: string): boolean {
  const message = text.includes("ApplicationReplaced") ? tryJson(text) : undefined;
  return typeof message === "object" && message !== null && "type" in message && message.type === "ApplicationReplaced";
}
