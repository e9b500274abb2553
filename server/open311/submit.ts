import type { ChannelReceiver } from "../../core/channel/adapter.ts";
import type { RawRequest } from "../../core/channel/channel.ts";
import { receive } from "../../core/channel/receive.ts";
import type { Store } from "../../core/store.ts";
import { filedTicketId } from "../../core/ticket/filed-id.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { ticketParams } from "../../core/ticket/ticket-params.ts";
import type { World } from "../../core/world.ts";
import { signToken } from "./token.ts";

export interface SubmitDeps {
  store: Store;
  world: World;
  receiver: ChannelReceiver;
  secret: Buffer;
  /** How long the report may take to become a ticket before a token is given, milliseconds. */
  waitMs: number;
  /** Calls for each ticket that is opened, in whichever process; returns how to stop it. */
  onOpened: (hear: () => void) => () => void;
}

/** The ticket a report became, once it is there or the time is over. Nothing is polled: openings are heard. */
export function waitForTicket({ store, onOpened, waitMs }: SubmitDeps, id: string): Promise<Ticket | undefined> {
  const look = (): Promise<Ticket | undefined> => store.transaction((tx) => tx.tickets.byId(id));
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      stop();
      settle();
    };
    const check = (): void => {
      look().then(
        (ticket) => ticket && end(() => resolve(ticket)),
        (error) => end(() => reject(error)),
      );
    };
    const timer = setTimeout(() => end(() => look().then(resolve, reject)), waitMs);
    const stop = onOpened(check);
    check();
  });
}

/** `POST requests`: stored durably first; then its number if it comes in time, else a token, never both. */
export async function submit(deps: SubmitDeps, request: RawRequest) {
  const { store, world, receiver, secret } = deps;
  receiver.verify(request);
  const [event] = receiver.parse(request);
  if (!event) return [];
  await receive({ events: [event], store, world });
  const ticket = await waitForTicket(deps, filedTicketId(event));
  if (!ticket) return [{ token: signToken(event.id, secret), service_notice: null, account_id: null }];
  const now = world.clock.now();
  const service_notice = world.phrasebook.say("report.opened", ticketParams(ticket, world, now), now).text;
  return [{ service_request_id: ticket.code, service_notice, account_id: null }];
}
