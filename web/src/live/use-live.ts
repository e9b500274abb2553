import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { serverNow } from "../shared/time.ts";
import { type LiveSignal, type LiveState, openLive } from "./live-stream.ts";

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

/** Which cached answers a signal makes old. The first word of a query's key names its resource. */
function staleKeys({ name, id }: LiveSignal): unknown[][] {
  if (name === "reset") return [[]];
  const [noun] = name.split(".");
  if (noun === "viewer") return [["viewers"]];
  if (noun === "task") return [["tasks"]];
  if (noun === "presence") return [["presence"]];
  if (noun === "call") return [["calls"]];
  if (noun === "appointment" || noun === "queue") return [["hall"]];
  if (noun === "question") return [["questions"], ["question", id]];
  if (noun === "model") return [["learning"]];
  if (noun === "knowledge") return [["knowledge"]];
  if (noun === "rights-case") return [["rights-cases"]];
  if (noun === "setting") return [["setting", id]];
  if (noun === "connection") return [["connections"], ["channels"]];
  if (noun === "ticket") return [["tickets"], ["ticket", id], ["conversation"]];
  return [["conversations"], ["conversation", id]];
}

/** Events of one burst are answered by one refetch of each thing. */
const gatherMs = 50;

function gatherInto(client: QueryClient): (signal: LiveSignal) => void {
  const waiting = new Map<string, unknown[]>();
  return (signal) => {
    if (waiting.size === 0) {
      setTimeout(() => {
        for (const queryKey of waiting.values()) void client.invalidateQueries({ queryKey });
        waiting.clear();
      }, gatherMs);
    }
    for (const key of staleKeys(signal)) waiting.set(JSON.stringify(key), key);
  };
}

/** Keeps the cache true while somebody is signed in. Used once, by the frame. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let wasAway = false;
    return openLive({
      onSignal: gatherInto(client),
      onState: (state) => {
        if (state === "live" && wasAway) void client.invalidateQueries();
        wasAway = state !== "live";
        setState(state);
      },
    });
  }, [client]);
}
