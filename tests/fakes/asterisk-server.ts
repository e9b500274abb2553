import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

/** An exchange that is listened to over its REST interface: one listener an application, as Asterisk has it. */
export async function startFakeAri(given: { user: string; password: string }) {
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  const listeners = new Map<string, WebSocket>();
  const arrivals: (() => void)[] = [];
  const wanted = `Basic ${Buffer.from(`${given.user}:${given.password}`).toString("base64")}`;
  http.on("upgrade", (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://local");
    const app = searchParams.get("app");
    if (pathname !== "/ari/events" || !app || request.headers.authorization !== wanted) {
      socket.end(`HTTP/1.1 ${app ? "401 Unauthorized" : "400 Bad Request"}\r\nconnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (next) => {
      const before = listeners.get(app);
      before?.send(JSON.stringify({ type: "ApplicationReplaced", application: app }));
      before?.close();
      listeners.set(app, next);
      next.on("close", () => listeners.get(app) === next && listeners.delete(app));
      for (const arrived of arrivals.splice(0)) arrived();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const listener = (app: string): WebSocket => {
    const found = listeners.get(app);
    if (!found) throw new Error(`nobody listens as ${app}`);
    return found;
  };
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    /** Resolves when somebody (else) has begun to listen. */
    arrival: () => new Promise<void>((resolve) => arrivals.push(resolve)),
    tell: (app: string, event: string | object) =>
      listener(app).send(typeof event === "string" ? event : JSON.stringify(event)),
    hangUp: (app: string) => listener(app).terminate(),
    /** From now on it is connected but says nothing, not even to a ping. */
    fallSilent: (app: string) => (listener(app) as unknown as { _socket: Socket })._socket.pause(),
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** The same over its manager interface: a banner, a login, then blocks of `Key: Value` lines. */
export async function startFakeAmi(given: { user: string; secret: string }) {
  const open = new Set<Socket>();
  const signedIn = new Set<Socket>();
  const arrivals: (() => void)[] = [];
  const actions: string[] = [];
  let isSilent = false;
  const write = (socket: Socket, fields: Record<string, string>): void => {
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`${lines.join("")}\r\n`);
  };
  const answer = (socket: Socket, text: string): void => {
    const field = (name: string): string => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1]?.trim() ?? "";
    actions.push(field("Action"));
    if (isSilent) return;
    if (field("Action") === "Ping") {
      write(socket, { Response: "Success", Ping: "Pong" });
      return;
    }
    const isRight = field("Username") === given.user && field("Secret") === given.secret;
    if (!isRight) {
      write(socket, { Response: "Error", Message: "Authentication failed" });
      socket.end();
      return;
    }
    write(socket, { Response: "Success", Message: "Authentication accepted" });
    signedIn.add(socket);
    for (const arrived of arrivals.splice(0)) arrived();
  };
  const server = createTcpServer((socket) => {
    open.add(socket);
    socket.setEncoding("utf8");
    socket.write("Asterisk Call Manager/9.0.0\r\n");
    let rest = "";
    socket.on("data", (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf("\r\n\r\n"); end >= 0; end = rest.indexOf("\r\n\r\n")) {
        answer(socket, rest.slice(0, end));
        rest = rest.slice(end + 4);
      }
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      open.delete(socket);
      signedIn.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    arrival: () => new Promise<void>((resolve) => arrivals.push(resolve)),
    tell: (block: Record<string, string>) => {
      for (const socket of signedIn) write(socket, block);
    },
    /** Bytes as they are, to cut blocks where a network would. */
    dribble: (text: string) => {
      for (const socket of signedIn) socket.write(text);
    },
    hangUp: () => {
      for (const socket of open) socket.destroy();
    },
    fallSilent: () => {
      isSilent = true;
    },
    actions: () => [...actions],
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
