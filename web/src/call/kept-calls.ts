import { ApiError, api, call } from "../api.ts";
import type { CallBody } from "./queries.ts";

const shelf = "kept-calls";

/** Calls that could not be filed for want of a network; they wait on this machine with their true time. */
export function keptCalls(): CallBody[] {
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? "[]") as CallBody[];
  } catch {
    return [];
  }
}

function keep(calls: CallBody[]): void {
  localStorage.setItem(shelf, JSON.stringify(calls));
}

/** Puts a call aside until the network is back. */
export function keepCall(body: CallBody): void {
  keep([...keptCalls(), body]);
}

/** Files what was kept, oldest first; stops at the first one that still does not go. Returns how many are left. */
export async function fileKeptCalls(): Promise<number> {
  for (const body of keptCalls()) {
    try {
      await call(api.POST("/api/calls", { body }));
    } catch (error) {
      if (error instanceof ApiError && error.code === "OFFLINE") break;
    }
    keep(keptCalls().filter((other) => other.clientId !== body.clientId));
  }
  return keptCalls().length;
}
