import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Fetches anew what became old. Never twice at once: a fetch under way is let end, because starting anew at every event
 * shows nothing for as long as events come faster than answers; what became old meanwhile is fetched once more. The
 * empty key means everything that is known, each by itself: no answer waits for the slowest.
 */
export function createRefresher(client: QueryClient): (queryKey: QueryKey) => void {
  const running = new Map<string, { isOld: boolean }>();
  const refresh = (queryKey: QueryKey): void => {
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
  return (queryKey) => {
    if (queryKey.length > 0) refresh(queryKey);
    else for (const { queryKey: known } of client.getQueryCache().getAll()) refresh(known);
  };
}
