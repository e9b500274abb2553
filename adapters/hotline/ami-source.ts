import { connect, type Socket } from "node:net";
import type { EventSource } from "../../core/channel/source.ts";
import { AppError } from "../../core/errors.ts";
import { type Hearing, heard, usualKeepAliveMs } from "./heard.ts";
import { SocketQueue } from "./socket-queue.ts";

export interface AmiSourceOptions extends Hearing {
  host: string;
  /** 5038 unless manager.conf says otherwise. */
  port: number;
  user: string;
  secret: string;
}

type Block = Record<string, string>;

/** Longest block taken, characters; the exchange's own are a few hundred. */
const maxBlockChars = 65_536;

const gone = (reason: string): AppError =>
  new AppError("PLATFORM_UNAVAILABLE", "the line to the exchange is gone", { retryable: true, details: { reason } });

/** A value that would end its line could smuggle in an action of its own. */
function action(fields: Block): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, "")}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function toBlock(text: string): Block {
  const pairs = text.split(/\r?\n/).map((line) => /^([^:]+):\s?(.*)$/.exec(line));
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1] ?? "", pair[2] ?? ""]] : [])));
}

/** Cuts what arrives into blocks, however the network has cut it. */
export function blockReader(onBlock: (block: Block) => void): (chunk: string) => void {
  let rest = "";
  return (chunk) => {
    rest += chunk;
    if (rest.length > maxBlockChars && !/\r?\n\r?\n/.test(rest)) throw gone("endless");
    for (let end = /\r?\n\r?\n/.exec(rest); end; end = /\r?\n\r?\n/.exec(rest)) {
      onBlock(toBlock(rest.slice(0, end.index)));
      rest = rest.slice(end.index + end[0].length);
    }
  };
}

/** Listens on the socket: everything it says goes to the queue, its silence and its end too. */
function listen(socket: Socket, queue: SocketQueue<Block>, keepAliveMs: number): void {
  const read = blockReader((block) => queue.push(block));
  socket.setEncoding("utf8");
  // Silent for one turn: asked. Silent for another: gone.
  let isAsked = false;
  socket.setTimeout(keepAliveMs);
  socket.on("timeout", () => {
    if (isAsked) return queue.end(gone("silent"));
    isAsked = true;
    socket.write(action({ Action: "Ping" }));
  });
  socket.on("data", (chunk: string) => {
    isAsked = false;
    try {
      read(chunk);
    } catch (error) {
      queue.end(error);
    }
  });
  socket.on("error", () => queue.end(gone("error")));
  socket.on("close", () => queue.end(gone("closed")));
}

/** Listens to Asterisk's manager interface. What happens while the line is down is not told afterwards. */
export function createAmiSource(options: AmiSourceOptions): EventSource {
  const { host, port, user, secret } = options;
  return {
    channel: "hotline",
    name: "ami",
    run: async (take, signal) => {
      const queue = new SocketQueue<Block>();
      const socket = connect({ host, port });
      const stop = (): void => queue.end();
      signal.addEventListener("abort", stop);
      listen(socket, queue, options.keepAliveMs ?? usualKeepAliveMs);
      // The banner is one line without a blank one behind it: it becomes part of the first block and means nothing.
      socket.write(action({ Action: "Login", Username: user, Secret: secret, Events: "call,agent" }));
      if (signal.aborted) stop();
      try {
        for await (const block of queue) {
          if (block.Response === "Error") throw new AppError("TOKEN_INVALID", "the exchange refuses user or secret");
          const events = block.Event ? heard(options, "ami", JSON.stringify(block)) : [];
          if (events.length > 0) await take(events);
        }
      } finally {
        signal.removeEventListener("abort", stop);
        socket.removeAllListeners();
        socket.on("error", () => undefined);
        socket.destroy();
      }
    },
  };
}
