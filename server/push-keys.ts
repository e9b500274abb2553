import { makePushKeys, type PushKeys } from "../adapters/push/client.ts";
import type { Secrets } from "../core/store.ts";

const name = "push.keys";
/** The pair in use and the one before it: browsers take notices by the one they asked with, until they are opened again. */
const mostKept = 2;

/** Our pairs for push services: made when they are first asked for, kept with the platforms' tokens, the newest first. */
export function createPushKeys(secrets: Secrets) {
  const read = async (): Promise<PushKeys[]> => JSON.parse((await secrets.get(name)) ?? "[]") as PushKeys[];
  const add = async (kept: PushKeys[]): Promise<PushKeys> => {
    const made = makePushKeys();
    await secrets.put(name, JSON.stringify([made, ...kept].slice(0, mostKept)));
    return made;
  };
  return {
    /** The pair browsers ask with from now on. */
    current: async (): Promise<PushKeys> => {
      const [newest] = await read();
      // two processes that ask for the first time at once get the same pair
      return newest ?? secrets.withLock(name, async () => (await read())[0] ?? (await add([])));
    },
    /** The pair a browser asked with; undefined: exchanged too long ago. */
    of: async (publicKey: string): Promise<PushKeys | undefined> =>
      (await read()).find((pair) => pair.publicKey === publicKey),
    /** A new pair; the second last one ends. */
    exchange: (): Promise<PushKeys> => secrets.withLock(name, async () => add(await read())),
  };
}
