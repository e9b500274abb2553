import type { QueryClient } from "@tanstack/react-query";
import { createRefresher } from "./refresh.ts";

/** A small signal that something changed; the receiver refetches the one thing it names. */
export interface LiveSignal {
  name: string;
  id?: string;
  version?: number;
}

/** How the stream stands: amber after a few seconds without it, red when it stays away. */
export type LiveState = "live" | "connecting" | "offline";

/** Who hears what the stream says and how it stands. */
export interface LiveSink {
  onSignal: (signal: LiveSignal) => void;
  onState: (state: LiveState) => void;
}

/** Which cached answers become old, by what changed. The first word of a query's key names its resource. */
const staleBy: Record<string, (id: string | undefined) => unknown[][]> = {
  reset: () => [[]],
  viewer: () => [["viewers"]],
  task: () => [["tasks"]],
  presence: () => [["presence"]],
  call: () => [["calls"]],
  appointment: () => [["hall"]],
  queue: () => [["hall"]],
  question: (id) => [["questions"], ["question", id]],
  model: () => [["learning"]],
  knowledge: () => [["knowledge"]],
  report: () => [["report"]],
  "rights-case": () => [["rights-cases"]],
  setting: (id) => [["setting", id], ["reference"], ...(id === "shared-views" ? [["conversations", "views"]] : [])],
  connection: () => [["connections"], ["channels"]],
  ticket: (id) => [["tickets"], ["ticket", id], ["conversation"]],
};
const ofTalk = (id: string | undefined): unknown[][] => [["conversations"], ["conversation", id]];

function staleKeys({ name, id }: LiveSignal): unknown[][] {
  const [noun = ""] = name.split(".");
  return (staleBy[noun] ?? ofTalk)(id);
}

/** Events of one burst are answered by one refetch of each thing. */
const gatherMs = 50;

/** What the live stream does to the cache: signals name what became old, and a stream that opens makes everything so. */
export function createSink(client: QueryClient): LiveSink {
  const refresh = createRefresher(client);
  const waiting = new Map<string, unknown[]>();
  // Between the first answers and the opening of the stream nobody told of anything, as while it is away.
  let wasAway = true;
  return {
    onSignal: (signal) => {
      if (waiting.size === 0) {
        setTimeout(() => {
          for (const queryKey of waiting.values()) refresh(queryKey);
          waiting.clear();
        }, gatherMs);
      }
      for (const key of staleKeys(signal)) waiting.set(JSON.stringify(key), key);
    },
    onState: (state) => {
      if (state === "live" && wasAway) refresh([]);
      wasAway = state !== "live";
    },
  };
}
