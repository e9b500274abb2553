import type { InboundEvent } from "../channel/event.ts";

/** The id of the ticket a report of another system becomes: known before it is opened, the same for each redelivery. */
export function filedTicketId({ channel, id }: Pick<InboundEvent, "channel" | "id">): string {
  return `${channel}:${id}`;
}
