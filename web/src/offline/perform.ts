import { ApiError, type Schemas } from "../api.ts";
import { type Act, actById, dropAct, keepAct, type NewAct, saveAct } from "./acts.ts";
import { sendActs } from "./send-acts.ts";

/** How an act ended that somebody just did: the ticket as it became, or kept until there is a signal. */
export interface Outcome {
  isKept: boolean;
  ticket?: Schemas["Ticket"];
}

/** The browser, where it can, sends what waits even when no page is open. */
async function askForSync(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration()) as
    | (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } })
    | undefined;
  await registration?.sync?.register("desk-acts").catch(() => undefined);
}

/** The fault a refused act met, as if it had been asked for directly. */
export function faultOf({ why }: Pick<Act, "why">): ApiError {
  const { code, missing, doubts, lacks } = why ?? { code: "UNEXPECTED" as const, missing: [], doubts: [], lacks: [] };
  return new ApiError(code, "refused", { missing, doubts, lacks });
}

/**
 * Does something to a ticket: it is on this device first, then sent. A refusal is thrown while the person still stands
 * before it; what cannot be reached waits, behind everything that waits on the same ticket already. Throws ApiError.
 */
export async function perform(act: NewAct): Promise<Outcome> {
  const { id } = await keepAct(act);
  const results = await sendActs();
  const after = await actById(id);
  const ticket = results.get(id);
  if (!after || after.state === "sent") return { isKept: false, ...(ticket ? { ticket } : {}) };
  if (after.state === "refused") {
    const fault = faultOf(after);
    // The form still holds its photos: they stay until it is sent again or the console starts anew.
    await dropAct({ ...after, photos: [] });
    throw fault;
  }
  if (!after.waited) await saveAct({ ...after, waited: true });
  await askForSync();
  return { isKept: true };
}
