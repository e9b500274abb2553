import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { serverNow } from "../shared/time.ts";
import { type LiveSignal, type LiveSink, type LiveState, openLive } from "./live-stream.ts";
import { createRefresher } from "./refresh.ts";

interface Standing {
  state: LiveState;
  /** When the data on the screen was last known to be whole. */
  since: number;
}

let standing: Standing = { state: "connecting", since: Date.now() };
const listeners = new Set<() => void>();

function setState(state: LiveState): void {
  if (state === standing.state) return;
  standing = { state, since: standing.state === "live" ? serverNow() : standing.since };
  for (const listener of listeners) listener();
}

/** How the live stream stands, for the dot in the header and the amber bar. */
export function useLiveState(): Standing {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => standing,
  );
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

/** Keeps the cache true while somebody is signed in. Used once, by the frame. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const sink = createSink(client);
    return openLive({
      onSignal: sink.onSignal,
      onState: (state) => {
        sink.onState(state);
        setState(state);
      },
    });
  }, [client]);
}
