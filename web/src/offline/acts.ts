import type { Body, ErrorCode, Schemas } from "../api.ts";
import { newId } from "../shared/new-id.ts";
import { all, drop, keysOf, put, take } from "./shelf.ts";

export type Facts = NonNullable<Body<"moveTicket">["facts"]>;
type Shot = NonNullable<Facts["shots"]>[number];

/** One thing a person did to a ticket, kept on this device until the server has it. */
export interface Act {
  /** Sent along, so that the server does it once however often it is sent. */
  id: string;
  staffId: string;
  code: string;
  kind: "move" | "propose" | "note";
  to?: Schemas["TicketStatus"];
  /** The version the person looked at. */
  version: number;
  /** What it carries beside photos. */
  facts: Facts;
  /** Photos by key; those that only this device has begin with `localPrefix`. */
  photos: string[];
  shots: Shot[];
  /** When it was done, by this device's clock. */
  doneAt: number;
  /** It is the arrival itself: the time it was done is when people came. */
  isArrival?: boolean;
  state: "waiting" | "sending" | "sent" | "refused";
  /** It could not go at once. */
  waited: boolean;
  sentAt?: number;
  why?: { code: ErrorCode; missing: string[]; doubts: string[]; lacks: string[] };
}

export type NewAct = Omit<Act, "id" | "state" | "waited" | "doneAt">;

/** Keys of photos that the server does not have yet. */
export const localPrefix = "local:";
/** How long an act that waited is still shown as sent. */
const shownSentMs = 10 * 60_000;

const told = new EventTarget();
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("desk-acts");
channel?.addEventListener("message", () => told.dispatchEvent(new Event("change")));

/** Acts changed, here, in another tab or in the background. */
function tell(): void {
  told.dispatchEvent(new Event("change"));
  channel?.postMessage("change");
}

/** Calls back whenever acts change; the answer ends it. */
export function onActs(listener: () => void): () => void {
  told.addEventListener("change", listener);
  return () => told.removeEventListener("change", listener);
}

/** Acts on this device, oldest first. Those sent a while ago are forgotten. */
export async function listActs(): Promise<Act[]> {
  const acts = await all<Act>("acts");
  const isOver = ({ state, sentAt = 0 }: Act): boolean => state === "sent" && Date.now() - sentAt > shownSentMs;
  for (const act of acts.filter(isOver)) await drop("acts", act.id);
  return acts.filter((act) => !isOver(act)).sort((a, b) => a.doneAt - b.doneAt || (a.id < b.id ? -1 : 1));
}

export function actById(id: string): Promise<Act | undefined> {
  return take<Act>("acts", id);
}

let last = 0;
/** Takes an act down; from here on it is not lost. */
export async function keepAct(act: NewAct): Promise<Act> {
  // Two acts of one moment stay in their order.
  last = Math.max(Date.now(), last + 1);
  const kept: Act = { ...act, id: newId(), doneAt: last, state: "waiting", waited: false };
  await put("acts", kept.id, kept);
  tell();
  return kept;
}

export async function saveAct(act: Act): Promise<void> {
  await put("acts", act.id, act);
  tell();
}

/** The act is done with; photos that no other act needs go with it. */
export async function dropAct({ id, photos }: Act): Promise<void> {
  await drop("acts", id);
  const needed = new Set((await all<Act>("acts")).flatMap((act) => act.photos));
  for (const key of photos) if (key.startsWith(localPrefix) && !needed.has(key)) await drop("photos", key);
  tell();
}

/** Keeps a photo for an act that is still to come. */
export async function keepPhoto(photo: Blob): Promise<string> {
  const key = `${localPrefix}${newId()}`;
  await put("photos", key, photo);
  return key;
}

/** The photo is on the server now. */
export async function dropPhoto(key: string): Promise<void> {
  await drop("photos", key);
}

export function photoOf(key: string): Promise<Blob | undefined> {
  return take<Blob>("photos", key);
}

/** Erases photos that were taken and then left out. Called when nothing is being written, at the start. */
export async function dropStrayPhotos(): Promise<void> {
  const needed = new Set((await all<Act>("acts")).flatMap((act) => act.photos));
  for (const key of await keysOf("photos")) if (!needed.has(key)) await drop("photos", key);
}
