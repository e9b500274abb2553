import type { QueryClient } from "@tanstack/react-query";
import { dropStrayPhotos, listActs, onActs } from "./acts.ts";
import { sendActs } from "./send-acts.ts";

/** A signal can come back without the browser noticing. */
const lookAgainMs = 30_000;

/** Sends what waits: at the start, when the network is back, when somebody looks, and now and then. */
export function keepSending(client: QueryClient): () => void {
  const send = async (): Promise<void> => {
    const waits = (await listActs()).some(({ state }) => state === "waiting" || state === "sending");
    if (!waits) return;
    const became = await sendActs();
    for (const ticket of became.values()) client.setQueryData(["ticket", ticket.code], ticket);
  };
  const sendNow = (): void => void send().catch(() => undefined);
  // Sent by another tab or in the background: what is on the screen is old then.
  const stopListening = onActs(() => void client.invalidateQueries({ queryKey: ["tickets"], refetchType: "none" }));
  const onShow = (): void => {
    if (document.visibilityState === "visible") sendNow();
  };
  const timer = setInterval(sendNow, lookAgainMs);
  window.addEventListener("online", sendNow);
  document.addEventListener("visibilitychange", onShow);
  void dropStrayPhotos()
    .catch(() => undefined)
    .then(sendNow);
  return () => {
    clearInterval(timer);
    stopListening();
    window.removeEventListener("online", sendNow);
    document.removeEventListener("visibilitychange", onShow);
  };
}
