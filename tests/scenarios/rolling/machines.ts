import { execFileSync } from "node:child_process";
import { type Address, openAddress, type Target } from "../address.ts";

/** Where processes run: each on a machine of its own with its own network, or all on this one. */
export interface Machines {
  /** The command that runs something on the n-th, and the address it is reached at. */
  within(index: number): { command: string[]; host: string };
  /** A service of this machine as the others reach it. */
  reach(target: Target): Promise<Target>;
  close(): void;
}

/** All on this machine: for those who may not make networks. */
export const here: Machines = {
  within: () => ({ command: [], host: "127.0.0.1" }),
  reach: async (target) => target,
  close: () => undefined,
};

const bridge = "cau-noi-br";
const subnet = "10.77.31";
const ip = (...args: string[]): void => void execFileSync("ip", args, { stdio: "pipe" });

function removeAll(count: number): void {
  for (let index = 1; index <= count; index += 1) {
    try {
      ip("netns", "del", `cau-noi-${index}`);
    } catch {
      // It was never made.
    }
  }
  try {
    ip("link", "del", bridge);
  } catch {
    // The same.
  }
}

/** So many network namespaces on one bridge: what is not sent over it does not arrive. Needs root on Linux. */
export function openNamespaces(count: number): Machines {
  removeAll(count);
  ip("link", "add", bridge, "type", "bridge");
  ip("addr", "add", `${subnet}.254/24`, "dev", bridge);
  ip("link", "set", bridge, "up");
  for (let index = 1; index <= count; index += 1) {
    const [space, outer] = [`cau-noi-${index}`, `cau-noi-v${index}`];
    ip("netns", "add", space);
    ip("link", "add", outer, "type", "veth", "peer", "name", "eth0", "netns", space);
    ip("link", "set", outer, "master", bridge, "up");
    ip("-n", space, "addr", "add", `${subnet}.${index}/24`, "dev", "eth0");
    ip("-n", space, "link", "set", "eth0", "up");
    ip("-n", space, "link", "set", "lo", "up");
  }
  const opened: Address[] = [];
  return {
    within: (index) => ({ command: ["ip", "netns", "exec", `cau-noi-${index}`], host: `${subnet}.${index}` }),
    reach: async (target) => {
      const host = `${subnet}.254`;
      const address = await openAddress([target], host);
      opened.push(address);
      return { host, port: address.port };
    },
    close: () => {
      for (const address of opened) address.close();
      removeAll(count);
    },
  };
}
