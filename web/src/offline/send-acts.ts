import { ApiError, api, call, type Schemas, upload } from "../api.ts";
import { type Act, dropAct, dropPhoto, type Facts, listActs, localPrefix, photoOf, saveAct } from "./acts.ts";

type Ticket = Schemas["Ticket"];

/** Faults that pass by themselves; everything else is for the person to decide. */
const passing: readonly ApiError["code"][] = ["OFFLINE", "UNEXPECTED", "NOT_SIGNED_IN", "RATE_LIMITED"];

/** The act with all its photos on the server. A photo that went up once does not go again. */
async function withPhotosUp(act: Act): Promise<Act> {
  let sent = act;
  for (const local of act.photos.filter((key) => key.startsWith(localPrefix))) {
    const photo = await photoOf(local);
    const key = photo && (await upload(photo, "anh.jpg")).key;
    const swap = (one: string): string[] => (one !== local ? [one] : key ? [key] : []);
    const shots = sent.shots.flatMap((shot) => swap(shot.key).map((now) => ({ ...shot, key: now })));
    sent = { ...sent, photos: sent.photos.flatMap(swap), shots };
    await saveAct(sent);
    await dropPhoto(local);
  }
  return sent;
}

/** A request that takes longer than this is taken for lost; sent again, it is the same act. */
const patienceMs = 30_000;

/** `aheadMs`: how far the server's clock is ahead of this device's, so that what is told is the true time. */
function sendOne(act: Act, aheadMs: number): Promise<Ticket> {
  const { code, id: clientId, version, to, shots } = act;
  const path = { params: { path: { code } }, signal: AbortSignal.timeout(patienceMs) };
  const doneAt = new Date(act.doneAt + aheadMs).toISOString();
  const photos = act.photos.map((key) => ({ key }));
  const proof = photos.length > 0 ? { photos, shots } : {};
  const facts: Facts = { ...act.facts, ...proof, ...(act.isArrival ? { onSceneAt: doneAt } : {}) };
  const { text = "", explanation } = facts;
  const common = { clientId, doneAt };
  if (act.kind === "note")
    return call(api.POST("/api/tickets/{code}/notes", { ...path, body: { ...common, ...proof, text } }));
  if (act.kind === "propose" || !to) {
    const body = { ...common, version, text, photos, shots, ...(explanation ? { explanation } : {}) };
    return call(api.POST("/api/tickets/{code}/proposals", { ...path, body }));
  }
  return call(api.POST("/api/tickets/{code}/moves", { ...path, body: { ...common, to, version, facts } }));
}

/** Acts on a ticket that build on what this one did look at what it became. */
async function rebase({ code, version }: Act, after: number): Promise<void> {
  const later = (await listActs()).filter((act) => act.code === code && act.state === "waiting");
  for (const act of later) if (act.version === version) await saveAct({ ...act, version: after });
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Sends one act; false: the server is out of reach and the rest must wait, too. */
async function attempt(act: Act, aheadMs: number, results: Map<string, Ticket>): Promise<boolean> {
  await saveAct({ ...act, state: "sending" });
  try {
    const whole = await withPhotosUp(act);
    const ticket = await sendOne(whole, aheadMs);
    results.set(act.id, ticket);
    if (act.waited) await saveAct({ ...whole, state: "sent", sentAt: Date.now() });
    else await dropAct(whole);
    await rebase(act, ticket.version);
    return true;
  } catch (error) {
    const { code, details } = error instanceof ApiError ? error : new ApiError("UNEXPECTED", String(error));
    const now = (await listActs()).find(({ id }) => id === act.id) ?? act;
    if (passing.includes(code)) {
      await saveAct({ ...now, state: "waiting", waited: true });
      return false;
    }
    const why = {
      code,
      missing: listOf(details.missing),
      doubts: listOf(details.doubts),
      lacks: listOf(details.lacks),
    };
    await saveAct({ ...now, state: "refused", why });
    return true;
  }
}

async function sendWaiting(): Promise<Map<string, Ticket>> {
  const results = new Map<string, Ticket>();
  const isToSend = ({ state }: Act): boolean => state === "waiting" || state === "sending";
  if (!(await listActs()).some(isToSend)) return results;
  const session = await call(api.GET("/api/session")).catch(() => undefined);
  const aheadMs = session ? Date.parse(session.at) - Date.now() : 0;
  for (;;) {
    // Read anew each time: what was sent last changes what the next one looks at.
    const acts = await listActs();
    const held = new Set(acts.filter(({ state }) => state === "refused").map(({ code }) => code));
    const mine = acts.filter((act) => isToSend(act) && (!session || act.staffId === session.staff.id));
    if (!session) {
      for (const act of mine) if (!act.waited) await saveAct({ ...act, state: "waiting", waited: true });
      return results;
    }
    const next = mine.find(({ code }) => !held.has(code));
    if (!next || !(await attempt(next, aheadMs, results))) return results;
  }
}

/**
 * Sends what waits, in order on each ticket, one sender at a time over all tabs and the background; where a site has
 * no locks (plain HTTP) the acts' ids alone see to it that nothing is done twice. Gives the tickets as they became.
 */
export async function sendActs(): Promise<Map<string, Ticket>> {
  return navigator.locks?.request("desk-acts", sendWaiting) ?? sendWaiting();
}
