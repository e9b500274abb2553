import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** One address for servers that change, as a load balancer or a floating address gives it. */
export interface Address {
  readonly port: number;
  /** From now on it leads to this port, or nowhere; who was connected is cut off. */
  pointTo(port: number | undefined): void;
  close(): void;
}

export async function openAddress(to: number): Promise<Address> {
  let target: number | undefined = to;
  const sockets = new Set<Socket>();
  const server = createServer((incoming) => {
    if (target === undefined) return void incoming.destroy();
    const outgoing = connect(target, "127.0.0.1");
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(one);
      one.on("error", () => undefined);
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    pointTo: (port) => {
      target = port;
      cut();
    },
    close: () => {
      server.close();
      cut();
    },
  };
}
