import type { Ticket, TicketChange } from "../../../core/ticket/ticket.ts";
import type { Place } from "../../../core/understanding/place.ts";
import { anId, aTicket } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

/** Tickets, their log and their numbers. */
export function ticketsContract({ inTx, talk }: Bench): void {
  describe("tickets", () => {
    const aChange = (seq: number, note: string): TicketChange => ({
      id: anId("change"),
      seq,
      at: inSeconds(seq),
      actor: { role: "OP", id: "lan", name: "Chị Lan" },
      from: "new",
      to: "new",
      kind: "note",
      facts: { expectedAt: inSeconds(90), photos: [{ kind: "image", key: "k1" }] },
      note,
    });
    const insert = async (overrides: Partial<Ticket> = {}): Promise<Ticket> => {
      const ticket = aTicket(overrides);
      await inTx((tx) => tx.tickets.insert(ticket));
      return ticket;
    };
    const byCode = (code: string): Promise<Ticket | undefined> => inTx((tx) => tx.tickets.byCode(code));

    test("keep everything that is known of them, and their log in order", async () => {
      const [one, two] = [await talk(), await talk()];
      const ticket = await insert({
        officerId: "dung",
        when: "sáng nay",
        flags: ["vulnerable"],
        attachments: [{ kind: "image", key: "k1", mimeType: "image/jpeg" }],
        proposedResult: {
          text: "cống đã thông",
          photos: [],
          byStaffId: "dung",
          at: inSeconds(1),
          machineWritten: false,
        },
        followers: [two.id, one.id],
        reporterConversationId: two.id,
        contactPhone: "+84903123456",
        proposedParent: "BS-2611-0387",
        rating: 5,
      });
      expect(await byCode(ticket.code)).toEqual(ticket);
      expect(await inTx((tx) => tx.tickets.byId(ticket.id))).toEqual(ticket);
      const { proposedResult: _, rating: __, ...rest } = ticket;
      const next = { ...rest, title: "cống nghẹt", followers: [two.id] };
      const updated = await inTx((tx) => tx.tickets.update(next, [aChange(2, "a"), aChange(3, "b")]));
      expect(updated.version).toBe(1);
      expect(updated.changes.map((change) => change.seq)).toEqual([1, 2, 3]);
      expect(await byCode(ticket.code)).toEqual(updated);
    });

    test("are changed by one person at a time, and the loser writes nothing to the log", async () => {
      const ticket = await insert();
      await inTx((tx) => tx.tickets.update(ticket, [aChange(2, "first")]));
      expect(await codeOf(inTx((tx) => tx.tickets.update(ticket, [aChange(2, "second")])))).toBe("STALE");
      expect((await byCode(ticket.code))?.changes.map((change) => change.note)).toEqual([undefined, "first"]);
    });

    test("are filed once, however often the act is sent", async () => {
      const ticket = await insert();
      expect(await codeOf(inTx((tx) => tx.tickets.insert({ ...ticket, code: "BS-2611-9999" })))).toBe("STALE");
      expect(await byCode("BS-2611-9999")).toBeUndefined();
    });

    test("are numbered without gaps, also when many are opened at once and some come to nothing", async () => {
      const open = (fails: boolean): Promise<number | undefined> =>
        inTx(async (tx) => {
          const number = await tx.tickets.nextNumber("BS-2611");
          if (fails) throw new Error("changed their mind");
          return number;
        }).catch(() => undefined);
      const numbers = await Promise.all(Array.from({ length: 20 }, (_, index) => open(index % 4 === 3)));
      const given = numbers.filter((number) => number !== undefined);
      expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
      expect(await inTx((tx) => tx.tickets.nextNumber("BS-2612"))).toBe(1);
    });

    test("of a resident are those reported or followed, newest first", async () => {
      const { id, citizenId } = await talk();
      const { id: other } = await talk();
      const followed = await insert({ followers: [other, id], openedAt: inSeconds(1) });
      const reported = await insert({ reporterConversationId: id, openedAt: inSeconds(2) });
      await insert({ followers: [other] });
      const found = await inTx((tx) => tx.tickets.ofConversations([id], 9));
      expect(found.map((ticket) => ticket.code)).toEqual([reported.code, followed.code]);
      expect(await inTx((tx) => tx.tickets.ofCitizen(citizenId, 9))).toEqual({ conversationIds: [id], tickets: found });
    });

    test("near a place are public ones that are worked on, within reach or, without coordinates, on the same street", async () => {
      const category = "street-light";
      const at = (north: number, east = 0): Place => {
        const [latitude, longitude] = [10.78 + north / 111_320, 106.7 + east / (111_320 * Math.cos(0.188))];
        return { label: "hẻm 41 Hoa Sứ", precision: "alley", street: "Hoa Sứ", latitude, longitude };
      };
      const street: Place = { label: "đường Hoa Sứ", precision: "street", street: "Hoa Sứ" };
      const put = async (change: Partial<Ticket>): Promise<string> => (await insert({ category, ...change })).code;
      const early = await put({ place: at(90), openedAt: inSeconds(-60) });
      const near = await put({ place: at(0, -90) });
      const onStreet = await put({ place: street, openedAt: inSeconds(-120) });
      await put({ place: at(120) });
      await put({ place: at(0, 120) });
      await put({ place: { label: "đường Sen Hồng", precision: "street", street: "Sen Hồng" } });
      await put({ place: at(0), category: "road-damage" });
      await put({ place: at(0), openedAt: inSeconds(-7200) });
      for (const status of ["resolved", "closed", "duplicate", "spam"] as const) await put({ place: at(0), status });
      for (const visibility of ["confidential", "hide-name"] as const) await put({ place: at(0), visibility });
      const query = { category, metres: 100, since: inSeconds(-3600), limit: 9 } as const;
      const codes = async (place: Place, limit = 9): Promise<string[]> =>
        (await inTx((tx) => tx.tickets.near({ ...query, place, limit }))).map(({ code }) => code);
      expect(await codes(at(0))).toEqual([near, early, onStreet]);
      expect(await codes(at(0), 1)).toEqual([near]);
      expect(await codes(street)).toEqual(expect.arrayContaining([near, early, onStreet]));
    });

    test("count the people who reported them: the same person once, calls by themselves, no spam", async () => {
      const [one, two] = [await talk(), await talk({ citizenId: "two" })];
      const parent = await insert({ reporterConversationId: one.id });
      const { code } = parent;
      const merged = await insert({ reporterConversationId: two.id, mergedInto: code, status: "duplicate" });
      const proposed = await insert({ reporterConversationId: two.id, proposedParent: code });
      await insert({ proposedParent: code, status: "withdrawn" });
      const called = await insert({ mergedInto: code, status: "duplicate", openedAt: inSeconds(60) });
      const children = await inTx((tx) => tx.tickets.childrenOf(code));
      expect(children[0]?.code).toBe(called.code);
      expect(children.map((child) => child.code).toSorted()).toEqual(
        [merged, proposed, called].map((child) => child.code).toSorted(),
      );
      expect(await inTx((tx) => tx.tickets.reporters(code))).toBe(3);
      expect(await inTx((tx) => tx.tickets.reporters("BS-2611-9999"))).toBe(0);
    });

    test("whose clocks ring are found, the earliest first", async () => {
      const ticket = await insert();
      const earlier = await insert({ openedAt: inSeconds(-3600) });
      await insert({ status: "closed" });
      const clocks = { ...ticket.clocks, resultStoppedAt: fakeNow, followUpAt: inSeconds(28 * 86_400) };
      const asked = await insert({ status: "closed", clocks });
      expect(await byCode(asked.code)).toEqual(asked);
      expect(await inTx((tx) => tx.tickets.due(fakeNow, 9))).toEqual([]);
      const found = await inTx((tx) => tx.tickets.due(inSeconds(365 * 86_400), 9));
      expect(found.map(({ code }) => code)).toEqual([earlier.code, ticket.code, asked.code]);
    });
  });
}
