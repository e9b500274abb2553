import { redact } from "../../core/redact.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import type { Place } from "../../core/understanding/place.ts";
import { placeOnDrawing } from "../pages/map.ts";
import { presentAttachment } from "../present.ts";
import { mayKnowReporter, presentTicketRow, type Viewer } from "../present-ticket.ts";
import type { ApiDeps } from "./context.ts";
import { given } from "./given.ts";

/** Who looks at reports, and the ward's drawing to show them on. */
export type Looker = Viewer & Pick<ApiDeps, "map">;

function spotOf(map: ApiDeps["map"], { latitude, longitude }: Place) {
  return latitude === undefined || longitude === undefined ? undefined : placeOnDrawing(map, [latitude, longitude]);
}

/** One report as it stands beside another. */
export function presentReport(ticket: Ticket, { map, ...viewer }: Looker) {
  const { body, place, attachments, origin, followers } = ticket;
  return {
    ticket: presentTicketRow(ticket, viewer),
    body: mayKnowReporter(viewer.staff, ticket) ? body : redact(body),
    attachments: attachments.map(presentAttachment),
    origin,
    followers: followers.length,
    ...given({ place, spot: place && spotOf(map, place) }),
  };
}
