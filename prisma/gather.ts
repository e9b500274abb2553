import { setTimeout as pause } from "node:timers/promises";

/** How many statements may be under way: one is written while the next is gathered and sent. */
const atOnce = 2;

export interface GatherOptions {
  /** So many at most in one statement. */
  most: number;
  /**
   * For what need not be written at once: one statement at a time, and so long between two of them. The first goes out
   * without waiting, what comes behind it shares the next.
   */
  restMs?: number;
}

/** For what a fiftieth of a second changes nothing of: signals for browsers, counts of sends. */
export const unhurried: GatherOptions = { most: 100, restMs: 20 };

interface Waiting<In, Out> {
  item: In;
  resolve: (out: Out) => void;
  reject: (error: unknown) => void;
}

/**
 * Writes that come at once go out together: while statements are under way, what comes next is gathered into one, so that
 * a crowd shares its commits. Each caller waits for the commit of its own and gets its own answer, in the order given;
 * where a statement fails, each is tried alone, so that nobody suffers from another's input.
 */
export function gather<In, Out>(
  write: (items: In[]) => Promise<Out[]>,
  { most, restMs = 0 }: GatherOptions,
): (item: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let underWay = 0;

  const alone = async ({ item, resolve, reject }: Waiting<In, Out>): Promise<void> => {
    try {
      const [out] = await write([item]);
      resolve(out as Out);
    } catch (error) {
      reject(error);
    }
  };
  const together = async (group: Waiting<In, Out>[]): Promise<void> => {
    const outs = await write(group.map(({ item }) => item)).catch(() => undefined);
    if (outs) for (const [index, { resolve }] of group.entries()) resolve(outs[index] as Out);
    else await Promise.all(group.map(alone));
  };
  const next = async (): Promise<void> => {
    if (underWay >= (restMs > 0 ? 1 : atOnce) || waiting.length === 0) return;
    underWay += 1;
    const group = waiting.splice(0, most);
    const [only] = group;
    await (only && group.length === 1 ? alone(only) : together(group));
    if (restMs > 0) await pause(restMs, undefined, { ref: false });
    underWay -= 1;
    void next();
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void next();
    });
}
