/** How far a message got, in the only order it may move; `failed` is final, and so is `cancelled`: taken back unsent. */
export const deliveryStates = ["queued", "sending", "sent", "delivered", "read", "failed", "cancelled"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Whether a receipt moves a message forward. Late receipts never move it back, and nothing follows the final ones. */
export function isLaterState(next: DeliveryState, current: DeliveryState): boolean {
  return current !== "failed" && deliveryStates.indexOf(next) > deliveryStates.indexOf(current);
}
