import { useSyncExternalStore } from "react";
import { ApiError, type Schemas } from "../api.ts";
import { clear, put, take } from "./shelf.ts";

/** How long a server may be silent before what was read last is shown instead: a bar of signal that carries nothing. */
const patienceMs = 6_000;
/** Who works where there is no signal; nobody else's reading stays on a device. */
const outdoors: readonly Schemas["Staff"]["role"][] = ["OFF", "HEAD"];

interface Kept {
  value: unknown;
  at: number;
}

let decide: (isKeeping: boolean) => void = () => undefined;
/** Whether what is read is kept; known once it is known who reads. */
let keeping = new Promise<boolean>((resolve) => {
  decide = resolve;
});
/** When what is on the screen was read, while the server is out of reach. */
let keptSince: number | undefined;
const listeners = new Set<() => void>();

function setKeptSince(at: number | undefined): void {
  if (at === keptSince) return;
  keptSince = at;
  for (const listener of listeners) listener();
}

/** When what is on the screen was read, where that is no longer now; undefined while the server answers. */
export function useKeptSince(): number | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => keptSince,
  );
}

/** Keeps from now on what this person reads, if theirs is work out of doors; another person's reading is erased. */
export async function keepReadingOf({ id, role }: Pick<Schemas["Staff"], "id" | "role">): Promise<void> {
  const before = await take<string>("reading", "owner").catch(() => undefined);
  if (before !== id) await forgetReading();
  const isKeeping = outdoors.includes(role);
  if (isKeeping) await put("reading", "owner", id).catch(() => undefined);
  decide(isKeeping);
  keeping = Promise.resolve(isKeeping);
}

/** Erases what was read: at sign-out, and when the server says that nobody is signed in. */
export async function forgetReading(): Promise<void> {
  keeping = Promise.resolve(false);
  await clear("reading").catch(() => undefined);
}

const isAway = (error: unknown): boolean => error instanceof ApiError && error.code === "OFFLINE";

/** Reads from the server; when it cannot be reached, gives what this person read here last. */
export async function readKept<T>(key: string, read: () => Promise<T>): Promise<T> {
  const answer = read();
  const patience = new Promise<"late">((resolve) => setTimeout(() => resolve("late"), patienceMs));
  const first = await Promise.race([answer, patience]).catch((error: unknown) => {
    if (isAway(error)) return "away" as const;
    throw error;
  });
  if (first === "late" || first === "away") {
    const kept = await take<Kept>("reading", key).catch(() => undefined);
    if (!kept) return answer;
    setKeptSince(kept.at);
    answer.catch(() => undefined);
    return kept.value as T;
  }
  setKeptSince(undefined);
  const kept: Kept = { value: first, at: Date.now() };
  void keeping.then((isKeeping) => isKeeping && put("reading", key, kept)).catch(() => undefined);
  return first;
}
