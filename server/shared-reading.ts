/** Answers a question by reading; equal questions that come while it is read are answered together by the next reading. */
export type SharedReading = <T>(question: unknown, read: () => Promise<T>) => Promise<T>;

interface Lane {
  running: Promise<unknown>;
  /** Begins when the running one has ended, for all who asked meanwhile. */
  next?: Promise<unknown>;
}

const pastFault = (): undefined => undefined;

/**
 * One event makes every open console ask for the same list in the same moment: fifty readings would have each of them
 * wait for all the others. A reading only answers those who asked before it began, so that no answer is older than its
 * question and nothing need be forgotten in time. What an answer depends on must be in the question.
 */
export function createSharedReading(): SharedReading {
  const lanes = new Map<string, Lane>();
  const begin = (key: string, read: () => Promise<unknown>): Promise<unknown> => {
    const lane: Lane = { running: read() };
    lanes.set(key, lane);
    const end = (): void => {
      if (!lane.next) lanes.delete(key);
    };
    lane.running.then(end, end);
    return lane.running;
  };
  const ask = (key: string, read: () => Promise<unknown>): Promise<unknown> => {
    const lane = lanes.get(key);
    if (!lane) return begin(key, read);
    lane.next ??= lane.running.catch(pastFault).then(() => begin(key, read));
    return lane.next;
  };
  return <T>(question: unknown, read: () => Promise<T>) => ask(JSON.stringify(question), read) as Promise<T>;
}
