import { createServer, type Server } from "node:http";
import type { Config } from "./config.ts";

/** A port of its own for `/metrics`, on every kind of process; undefined: it is off. */
export function createMetricsServer(
  { METRICS_PORT: port, METRICS_HOST: host }: Pick<Config, "METRICS_PORT" | "METRICS_HOST">,
  read: () => Promise<string>,
): { server: Server; at: { PORT: number; HOST: string } } | undefined {
  if (port === undefined) return undefined;
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") return void response.writeHead(404).end();
    void read().then(
      (text) => response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return { server, at: { PORT: port, HOST: host } };
}
