import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Where connections are led to. */
export interface Target {
  host: string;
  port: number;
}

/** One address for servers that change, as a load balancer or a floating address gives it. */
export interface Address {
  readonly port: number;
  /** From now on it leads to these in turn, past one that does not answer; who was connected is cut off. */
  pointTo(targets: readonly Target[]): void;
  close(): void;
}

const pairs = (one: Socket, other: Socket): [Socket, Socket][] => [
  [one, other],
  [other, one],
];

/** Opens it on `host` (this machine alone, unless given). */
export async function openAddress(initial: readonly Target[], host = "127.0.0.1"): Promise<Address> {
  let targets = initial;
  let turn = 0;
  const sockets = new Set<Socket>();
  const lead = (incoming: Socket, [target, ...others]: readonly Target[]): void => {
    if (!target) return void incoming.destroy();
    const outgoing = connect(target.port, target.host);
    outgoing.once("error", () => lead(incoming, others));
    outgoing.once("connect", () => {
      outgoing.removeAllListeners("error");
      for (const [one, other] of pairs(incoming, outgoing)) {
        sockets.add(one);
        one.on("error", () => undefined);
        one.once("close", () => {
          sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
  };
  const server = createServer((incoming) => {
    incoming.on("error", () => undefined);
    const first = turn++ % Math.max(1, targets.length);
    lead(incoming, [...targets.slice(first), ...targets.slice(0, first)]);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    pointTo: (next) => {
      targets = next;
      cut();
    },
    close: () => {
      server.close();
      cut();
    },
  };
}
