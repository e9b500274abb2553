import type { Handover } from "../../../core/assignment/ports.ts";
import { aMessage, anActor, anId, aStaff, aTicket } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, inSeconds } from "./bench.ts";

const attention = { reason: "question" as const, since: fakeNow, dueAt: fakeNow };
const heldBy = (staffId: string) => ({ kind: "operator" as const, staffId, name: "Chị Lan", since: fakeNow });

/** Who is there, how much they have, what has to find somebody. */
export function rosterContract({ inTx, talk }: Bench): void {
  const people = (...ids: string[]) =>
    inTx(async (tx) => {
      for (const id of ids) await tx.people.saveStaff(aStaff({ id, username: id }));
    });
  const of = async (id: string, since = fakeNow) =>
    (await inTx((tx) => tx.roster.colleagues(since))).find(({ staff }) => staff.id === id);

  describe("the roster", () => {
    test("keeps what somebody says and when they were seen, each apart from the other", async () => {
      await people("lan");
      expect(await inTx((tx) => tx.roster.presenceOf("lan"))).toBeUndefined();
      await inTx((tx) => tx.roster.see("lan", inSeconds(5)));
      await inTx((tx) => tx.roster.see("lan", inSeconds(1)));
      const seen = { staffId: "lan", state: "online" as const, since: inSeconds(5), seenAt: inSeconds(5) };
      expect(await inTx((tx) => tx.roster.presenceOf("lan"))).toEqual(seen);
      const said = { staffId: "lan", state: "away" as const, since: fakeNow, until: inSeconds(60), deputyId: "minh" };
      await inTx((tx) => tx.roster.say(said));
      expect((await of("lan"))?.presence).toEqual({ ...said, seenAt: inSeconds(5) });
      await inTx((tx) => tx.roster.say({ staffId: "lan", state: "online", since: inSeconds(9) }));
      expect(await inTx((tx) => tx.roster.presenceOf("lan"))).toEqual({ ...seen, since: inSeconds(9) });
    });

    test("counts what somebody has: talks that go on or wait for them, tickets they work on", async () => {
      await people("lan");
      await inTx((tx) => tx.people.saveStaff(aStaff({ id: "quan", username: "quan", role: "ADM" })));
      await talk({ heldBy: heldBy("lan"), lastInboundAt: inSeconds(-10) });
      await talk({ heldBy: heldBy("lan"), lastInboundAt: inSeconds(-90) });
      const assignment = { to: { staffId: "lan", name: "Chị Lan" }, since: fakeNow, tried: [] };
      await talk({ attention, assignment });
      await talk({ assignment });
      for (const status of ["accepted", "resolved"] as const) {
        await inTx((tx) => tx.tickets.insert(aTicket({ status, officerId: "lan" })));
      }
      expect((await of("lan", inSeconds(-60)))?.load).toEqual({ talk: 2, ticket: 1 });
      expect(await of("quan")).toBeUndefined();
    });

    test("remembers what left somebody, once, the newest first", async () => {
      const handover = (at: Date): Handover => ({
        id: anId("handover"),
        at,
        work: "talk",
        ref: "c-1",
        fromId: "lan",
        why: "vắng",
      });
      const [old, fresh] = [handover(fakeNow), handover(inSeconds(5))];
      for (const one of [old, fresh, old, { ...handover(fakeNow), fromId: "minh" }]) {
        await inTx((tx) => tx.roster.noteHandover(one));
      }
      expect(await inTx((tx) => tx.roster.handoversFrom("lan", fakeNow, 9))).toEqual([fresh, old]);
      expect(await inTx((tx) => tx.roster.handoversFrom("lan", inSeconds(1), 9))).toEqual([fresh]);
      expect(await inTx((tx) => tx.roster.handoversFrom("lan", fakeNow, 1))).toEqual([fresh]);
    });
  });

  describe("what has to find somebody", () => {
    const query = { there: ["lan"], free: ["lan"], heldUntil: fakeNow, now: fakeNow, limit: 9 };
    const toAssign = (more: object = {}) => inTx((tx) => tx.conversations.toAssign({ ...query, ...more }));
    const given = (staffId: string | undefined, more: object = {}) => {
      const to = staffId ? { to: { staffId, name: staffId } } : {};
      return { attention, assignment: { ...to, since: fakeNow, tried: [], ...more } };
    };

    test("are talks that wait, given to nobody, to somebody silent or gone, or for an older question", async () => {
      await talk();
      await talk({ attention: { ...attention, reason: "integrity" } });
      await talk(given("lan"));
      await talk(given(undefined, { tried: ["lan"] }));
      const fresh = await talk({ heldBy: { kind: "queue", since: fakeNow } });
      const again = await talk({ ...given("lan", { since: inSeconds(-9) }) });
      const nobodys = await talk(given(undefined, { tried: ["minh"] }));
      const gone = await talk(given("minh"));
      const silent = await talk(given("lan", { until: fakeNow, tried: ["minh"] }));
      const ids = (...some: { id: string }[]) => some.map(({ id }) => id).sort();
      expect((await toAssign()).sort()).toEqual(ids(fresh, again, nobodys, gone, silent));
      expect((await toAssign({ free: [] })).sort()).toEqual(ids(gone, silent));
      expect(await toAssign({ limit: 2 })).toHaveLength(2);
      expect(await inTx((tx) => tx.conversations.byId(silent.id))).toEqual(silent);
    });

    test("are talks of somebody who is gone, as long as the resident's word is unanswered", async () => {
      const left = await talk({ heldBy: heldBy("minh"), lastInboundAt: inSeconds(-9) });
      await talk({ heldBy: heldBy("minh"), lastInboundAt: inSeconds(9) });
      await talk({ heldBy: heldBy("lan"), lastInboundAt: inSeconds(-9) });
      const answered = await talk({ heldBy: heldBy("minh"), lastInboundAt: inSeconds(-9) });
      const author = { kind: "operator" as const, staffId: "minh", name: "Anh Minh" };
      const line = aMessage({ conversationId: answered.id, author, at: fakeNow });
      await inTx((tx) => tx.conversations.append([line]));
      expect(await toAssign()).toEqual([left.id]);
    });

    test("are assigned tickets without an officer, of one who is away, or past their patience; none confidential", async () => {
      const moved = { actor: anActor("SYS"), from: "triaged" as const, to: "assigned" as const, kind: "move" as const };
      const insert = (officerId?: string, passesAtMs?: number, more: object = {}) => {
        const ticket = aTicket({ status: "assigned", unit: "KTHT", ...(officerId ? { officerId } : {}), ...more });
        const [first] = ticket.changes;
        const naming = { facts: passesAtMs ? { naming: { passesAtMs } } : {} };
        const changes = [...(first ? [first] : []), { id: anId("change"), seq: 2, at: fakeNow, ...moved, ...naming }];
        return inTx(async (tx) => {
          await tx.tickets.insert({ ...ticket, changes });
          return ticket.code;
        });
      };
      const [fresh, away, late] = [await insert(), await insert("nam"), await insert("dung", fakeNow.getTime())];
      await insert("dung", inSeconds(1).getTime());
      await insert(undefined, undefined, { visibility: "confidential" });
      await insert(undefined, undefined, { unit: "CA" });
      await insert(undefined, undefined, { status: "accepted" });
      const query = { units: ["KTHT" as const], officers: ["nam"], now: fakeNow, limit: 9 };
      expect((await inTx((tx) => tx.tickets.toAssign(query))).sort()).toEqual([fresh, away, late].sort());
      expect(await inTx((tx) => tx.tickets.toAssign({ ...query, limit: 1 }))).toHaveLength(1);
      const closed = await insert(undefined, undefined, { status: "closed", unit: "YT" });
      const [police, secret] = [
        await insert(undefined, undefined, { status: "resolved", unit: "YT" }),
        await insert(undefined, undefined, { visibility: "confidential", unit: "HCC" }),
      ];
      const open = await inTx((tx) => tx.tickets.openOf(["YT", "HCC"], 9));
      expect([open.includes(police), open.includes(secret), open.includes(closed)]).toEqual([true, true, false]);
    });
  });
}
