import type { PublicTicketFilter } from "../../../core/publication/ports.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import type { Place } from "../../../core/understanding/place.ts";
import { aTicket } from "../../builders.ts";
import { type Bench, inSeconds } from "./bench.ts";

/** What is read for everybody. */
export function publicTicketsContract({ inTx, store }: Bench): void {
  describe("tickets for everybody", () => {
    const add = async (overrides: Partial<Ticket> = {}): Promise<string> => {
      const ticket = aTicket(overrides);
      await inTx((tx) => tx.tickets.insert(ticket));
      return ticket.code;
    };
    const codes = async (filter: Partial<PublicTicketFilter> = {}): Promise<string[]> =>
      (await store.publicTickets.list({ skip: 0, limit: 10, ...filter })).map(({ code }) => code);

    test("come newest first and page by page, none that is confidential, no spam", async () => {
      const old = await add({ openedAt: inSeconds(1) });
      const hidden = await add({ openedAt: inSeconds(2), visibility: "hide-name" });
      const last = await add({ openedAt: inSeconds(3), status: "closed" });
      await add({ openedAt: inSeconds(4), visibility: "confidential" });
      await add({ openedAt: inSeconds(5), status: "spam" });
      expect(await codes()).toEqual([last, hidden, old]);
      expect(await codes({ skip: 1, limit: 1 })).toEqual([hidden]);
      expect(await codes({ closed: true })).toEqual([last]);
      expect(await codes({ closed: false })).toEqual([hidden, old]);
      expect(await codes({ from: inSeconds(2), until: inSeconds(2) })).toEqual([hidden]);
      expect(await codes({ codes: [old, last] })).toEqual([last, old]);
      const [bare] = await store.publicTickets.list({ skip: 0, limit: 1 });
      const [whole] = await store.publicTickets.list({ skip: 0, limit: 1, log: true });
      expect([bare?.changes.length, whole?.changes.map(({ to }) => to)]).toEqual([0, ["new"]]);
    });

    test("are narrowed by kind, and to those that moved within a span", async () => {
      const drain = await add({ openedAt: inSeconds(1) });
      const lamp = await add({ openedAt: inSeconds(2), category: "street-light" });
      expect(await codes({ categories: ["street-light"] })).toEqual([lamp]);
      expect(await codes({ except: ["street-light"] })).toEqual([drain]);
      expect(await codes({ categories: ["street-light"], except: ["street-light"] })).toEqual([]);
      expect(await codes({ movedAfter: inSeconds(2) })).toEqual([lamp]);
      expect(await codes({ movedBefore: inSeconds(1) })).toEqual([drain]);
    });

    test("are counted without words or confidential ones: opened in the span, solved since it began, or still open", async () => {
      const clocks = (resultStoppedAt?: Date): Ticket["clocks"] => ({
        ...aTicket().clocks,
        ...(resultStoppedAt ? { resultStoppedAt } : {}),
      });
      const span = { from: inSeconds(10), to: inSeconds(20) };
      const running = await add({ openedAt: inSeconds(1), status: "in-progress" });
      await add({ openedAt: inSeconds(2), status: "closed", clocks: clocks(inSeconds(9)) });
      const solved = await add({ openedAt: inSeconds(3), status: "closed", clocks: clocks(inSeconds(12)), rating: 5 });
      const place: Place = {
        label: "45 Hoa Sứ",
        precision: "exact",
        area: "khu phố 3",
        latitude: 10.7,
        longitude: 106.7,
      };
      const opened = await add({ openedAt: inSeconds(11), place, flags: ["escalated"] });
      await add({ openedAt: inSeconds(12), visibility: "confidential" });
      await add({ openedAt: inSeconds(13), status: "spam" });
      await add({ openedAt: inSeconds(20) });
      const facts = await store.publicTickets.facts(span);
      expect(facts.map(({ code }) => code)).toEqual([opened, solved, running]);
      expect(facts[0]).toMatchObject({ area: "khu phố 3", latitude: 10.7, isEscalated: true, isFormal: false });
      expect(facts[1]).toMatchObject({ rating: 5, resultStoppedAt: inSeconds(12), origin: "zalo" });
      expect(Object.keys(facts[0] ?? {})).not.toContain("title");
    });
  });
}
