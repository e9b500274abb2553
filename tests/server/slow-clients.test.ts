import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { createHttpServer } from "../../server/http-server.ts";

let server: Server;
let port: number;
/** A tenth of the real limits. */
const limits = { headersMs: 300, requestMs: 600, lookEveryMs: 50, connections: 40 };

beforeAll(async () => {
  server = createHttpServer((request, response) => {
    request.on("error", () => undefined);
    request.resume().on("end", () => response.end("ok"));
  }, limits);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Opens a connection, says the first words, and goes on with a few more every now and then until it is hung up on. */
function dribble(first: string, more: () => string): { socket: Socket; closed: Promise<number> } {
  const begun = performance.now();
  const socket = connect(port, "127.0.0.1", () => socket.write(first));
  const drops = setInterval(() => socket.writable && socket.write(more()), 40);
  const closed = new Promise<number>((resolve) => {
    socket.on("error", () => undefined);
    socket.resume().on("close", () => {
      clearInterval(drops);
      resolve(performance.now() - begun);
    });
  });
  return { socket, closed };
}

test("whoever sends the head of a request, or its body, drop by drop is hung up on; others are served meanwhile", async () => {
  const heads = Array.from({ length: 15 }, () => dribble("GET / HTTP/1.1\r\nhost: a\r\n", () => "x-a: b\r\n"));
  const bodies = Array.from({ length: 15 }, () =>
    dribble("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\n", () => "x"),
  );
  await pause(100);
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect(await answer.text()).toBe("ok");
  for (const each of await Promise.all(heads.map(({ closed }) => closed))) expect(each).toBeLessThan(3_000);
  for (const each of await Promise.all(bodies.map(({ closed }) => closed))) expect(each).toBeLessThan(3_000);
});

test("no more connections are held than there is room for", async () => {
  const many = Array.from({ length: 80 }, () => dribble("", () => ""));
  await pause(150);
  const open = await new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  expect(open).toBeLessThanOrEqual(limits.connections);
  for (const { socket } of many) socket.destroy();
  await Promise.all(many.map(({ closed }) => closed));
});
