import { type ContactCheck, maxTries } from "../../../core/people/contact.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, inSeconds } from "./bench.ts";

/** Proofs that a number is the reader's own, and residents by their address of mail. */
export function checksContract({ inTx, talk }: Bench): void {
  const check: ContactCheck = {
    id: "check-1",
    ticketCode: "BS-2611-0142",
    carrier: "sms",
    user: "+84900000001",
    codeSeal: "sealed",
    tries: 0,
    startedAt: fakeNow,
    endsAt: inSeconds(600),
  };
  const add = (...checks: ContactCheck[]): Promise<void> =>
    inTx(async (tx) => {
      for (const one of checks) await tx.checks.add(one);
    });
  const tryAt = (id: string, now = fakeNow) => inTx((tx) => tx.checks.tryOnce(id, now));

  describe("proofs of a number or an address", () => {
    test("each try counts; after the last one, the end of its time, or its use there is none any more", async () => {
      await add(check, { ...check, id: "check-2" }, { ...check, id: "check-3" });
      for (let tries = 1; tries <= maxTries; tries += 1) expect(await tryAt("check-1")).toEqual({ ...check, tries });
      expect(await tryAt("check-1")).toBeUndefined();
      expect(await tryAt("check-2", inSeconds(599))).toMatchObject({ tries: 1 });
      expect(await tryAt("check-2", inSeconds(600))).toBeUndefined();
      await inTx((tx) => tx.checks.end("check-3"));
      expect(await tryAt("check-3")).toBeUndefined();
      expect(await tryAt("nobody's")).toBeUndefined();
    });

    test("they may be about a street or a kind instead of a ticket", async () => {
      const { ticketCode: _, ...bare } = check;
      const [one, two] = [
        { ...bare, topic: { street: "Hoa Sứ", category: "street-light" as const } },
        { ...bare, id: "check-2", topic: { street: "Hoa Sứ" } },
      ];
      await add(one, two);
      expect(await tryAt("check-1")).toEqual({ ...one, tries: 1 });
      expect(await tryAt("check-2")).toEqual({ ...two, tries: 1 });
      expect(await inTx((tx) => tx.checks.countSince(inSeconds(-1), { user: check.user }))).toBe(2);
      expect(await inTx((tx) => tx.checks.countSince(inSeconds(-1), { user: "+84900000009" }))).toBe(0);
    });

    test("two tries at once are two", async () => {
      await add(check);
      const all = await Promise.all(Array.from({ length: maxTries + 2 }, () => tryAt("check-1")));
      expect(all.filter((one) => one !== undefined)).toHaveLength(maxTries);
    });

    test("they are counted by ticket and by number, from a moment on", async () => {
      const other = { ticketCode: "BS-2611-0999", user: "+84900000002" };
      await add(check, { ...check, id: "c2", user: other.user }, { ...check, id: "c3", ...other });
      const since = inSeconds(-1);
      const count = (of: { ticketCode: string; user: string }, from = since) =>
        inTx((tx) => tx.checks.countSince(from, of));
      expect(await count({ ticketCode: "BS-2611-0142", user: "+84900000009" })).toBe(2);
      expect(await count({ ticketCode: "BS-2611-0001", user: other.user })).toBe(2);
      expect(await count({ ticketCode: "BS-2611-0001", user: "+84900000009" })).toBe(0);
      expect(await count({ ticketCode: "BS-2611-0142", user: other.user }, fakeNow)).toBe(0);
    });
  });

  test("residents are found by their address of mail, oldest first", async () => {
    const [one, two] = [await talk(), await talk()];
    const email = "tu@example.vn";
    await inTx(async (tx) => {
      for (const [days, { citizenId: id, address }] of [one, two].entries()) {
        const createdAt = inSeconds(-days * 86_400);
        await tx.people.saveCitizen({ id, email, addresses: [address], consents: ["email"], createdAt });
      }
    });
    const found = await inTx((tx) => tx.people.citizensByEmail(email));
    expect(found.map(({ id }) => id)).toEqual([two.citizenId, one.citizenId]);
    expect(await inTx((tx) => tx.people.citizensByEmail("khac@example.vn"))).toEqual([]);
  });
}
