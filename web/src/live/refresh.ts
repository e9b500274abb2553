import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Fetches anew what became old. Never twice at once: a fetch under way is let end, because starting anew at every event
 * shows nothing for as long as events come faster than answers; what became old meanwhile is fetched once more.
 */
export function createRefresher(client: QueryClient): (queryKey: QueryKey) => void {
  const running = new Map<string, { isOld: boolean }>();
  return (queryKey) => {
    const name = JSON.stringify(queryKey);
    const known = running.get(name);
    if (known) {
      known.isOld = true;
      return;
    }
    // What somebody else is fetching may have been read before this event.
    const run = { isOld: client.isFetching({ queryKey }) > 0 };
    running.set(name, run);
    const round = (): Promise<void> =>
      client.invalidateQueries({ queryKey }, { cancelRefetch: false }).then(() => {
        if (!run.isOld) return void running.delete(name);
        run.isOld = false;
        return round();
      });
    void round();
  };
}
