import type { PublicPhoto, ShownPhoto } from "../../../core/publication/photo.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { anActor, anId, aTicket } from "../../builders.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

/** Photos a person approved for everybody. */
export function publicPhotosContract({ inTx, store }: Bench): void {
  describe("photos for everybody", () => {
    const key = (letter: string): string => `${letter.repeat(64)}.aW1hZ2Uvd2VicA`;
    const shown = { picture: key("a"), thumbnail: key("b"), width: 1600, height: 1200 };
    const aPhoto = (overrides: Partial<PublicPhoto> & Pick<PublicPhoto, "ticketCode">): PublicPhoto => ({
      ...{ id: anId("photo"), side: "after", source: key("c"), shown, agreed: false, version: 0 },
      ...{ approvedBy: anActor("HEAD"), approvedAt: inSeconds(1) },
      ...overrides,
    });
    const ticket = async (overrides: Partial<Ticket> = {}): Promise<Ticket> => {
      const made = aTicket(overrides);
      await inTx((tx) => tx.tickets.insert(made));
      return made;
    };
    const save = (photo: PublicPhoto) => inTx((tx) => tx.publicPhotos.save(photo));

    test("one of a photo is shown at a time; it comes back as it was approved and as it was taken down", async () => {
      const { code: ticketCode } = await ticket();
      const first = await save(aPhoto({ ticketCode }));
      expect(await codeOf(save(aPhoto({ ticketCode })))).toBe("STALE");
      expect(await codeOf(save({ ...first, version: 0 }))).toBe("STALE");
      const { shown: _, ...rest } = first;
      const down = await save({ ...rest, takenDownBy: anActor("OFF"), takenDownAt: inSeconds(2) });
      const second = await save(aPhoto({ ticketCode, agreed: true, approvedAt: inSeconds(3) }));
      expect(await inTx((tx) => tx.publicPhotos.ofTicket(ticketCode))).toEqual([down, second]);
      expect(await inTx((tx) => tx.publicPhotos.byId(first.id))).toEqual(down);
      expect(await store.publicTickets.photosOf([ticketCode, "BS-0000-0000"])).toEqual([second]);
      expect(await store.publicTickets.photo(first.id)).toBeUndefined();
      const found = await store.publicTickets.photo(second.id);
      expect([found?.photo as ShownPhoto, found?.ticket.code]).toEqual([second, ticketCode]);
    });

    test("results with a photo are listed newest first, of tickets of which more than the kind is public", async () => {
      const pictured = async (overrides: Partial<Ticket>, side: PublicPhoto["side"] = "after"): Promise<string> => {
        const { code } = await ticket({ status: "resolved", ...overrides });
        await save(aPhoto({ ticketCode: code, side }));
        return code;
      };
      const clocks = (at: number): Pick<Ticket, "clocks"> => ({
        clocks: { ...aTicket().clocks, resultStoppedAt: inSeconds(at) },
      });
      const late = await pictured({ ...clocks(50), openedAt: inSeconds(1) });
      const early = await pictured({ ...clocks(40), openedAt: inSeconds(2), status: "closed" });
      await pictured({ status: "in-progress" });
      await pictured({ visibility: "hide-name" });
      await pictured({ flags: ["minor-involved"] });
      await pictured({ category: "social-welfare" });
      await pictured({ category: "dossier-delay" });
      await pictured({}, "before");
      const list = await store.publicTickets.list({ pictured: true, skip: 0, limit: 10 });
      expect(list.map(({ code }) => code)).toEqual([late, early]);
    });
  });
}
