import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { serverNow } from "../shared/time.ts";
import { openLive } from "./live-stream.ts";
import { createSink, type LiveState } from "./sink.ts";

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
