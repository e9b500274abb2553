import { createServer, type RequestListener, type Server } from "node:http";

export interface HttpLimits {
  /** The whole head of a request must be here by then. */
  headersMs: number;
  /** And its body, also a large photo over a slow telephone. */
  requestMs: number;
  /** How often it is looked whether somebody is late. */
  lookEveryMs: number;
  /** Connections at once, streams included. One more is closed at once. */
  connections: number;
}

const limits: HttpLimits = { headersMs: 15_000, requestMs: 180_000, lookEveryMs: 5_000, connections: 4_000 };

/** The server around the app. Whoever sends their request byte by byte is hung up on before they hold many places. */
export function createHttpServer(listener: RequestListener, own: Partial<HttpLimits> = {}): Server {
  const { headersMs, requestMs, lookEveryMs, connections } = { ...limits, ...own };
  const timeouts = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookEveryMs,
  };
  const server = createServer(timeouts, listener);
  server.maxConnections = connections;
  return server;
}
