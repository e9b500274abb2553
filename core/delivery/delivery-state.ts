/** How far a message got, in the only order it may move; `failed` is final. */
export const deliveryStates = ["queued", "sending", "sent", "delivered", "read", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Whether a receipt moves a message forward. Late receipts never move it back, and nothing follows `failed`. */
export function isLaterState(next: DeliveryState, current: DeliveryState): boolean {
  return current !== "failed" && deliveryStates.indexOf(next) > deliveryStates.indexOf(current);
}
