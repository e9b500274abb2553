import type { Spot } from "../../../core/spot.ts";
import type { DeskTask } from "../../../core/task.ts";
import { aMessage, anId, aText, aTicket } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

/** People, tasks, transactions and secrets. */
export function restContract({
  store,
  inTx,
  add,
  claim,
  mustClaim,
  idsOf,
  seqsOf,
  talk,
  take,
  history,
  published,
}: Bench): void {
  describe("people and tasks", () => {
    test("residents are found by each of their addresses, with all their conversations", async () => {
      const [one, two] = [await talk(), await talk()];
      const addresses = [one.address, two.address];
      const citizen = {
        id: one.citizenId,
        displayName: "Cô Ba",
        phone: "0903",
        consents: [],
        kinship: "cô",
        addresses,
        createdAt: fakeNow,
      };
      await inTx((tx) => tx.people.saveCitizen(citizen));
      expect(await inTx((tx) => tx.people.citizenOf(two.address))).toEqual(citizen);
      expect(await inTx((tx) => tx.people.citizenById(one.citizenId))).toEqual(citizen);
      const ids = await inTx((tx) => tx.people.conversationIdsOf(one.citizenId));
      expect(ids.sort()).toEqual([one.id, two.id].sort());
    });

    test("staff are kept as they are", async () => {
      const dung = {
        id: "dung",
        username: "dung",
        name: "Anh Dũng",
        role: "OFF" as const,
        unit: "KTHT" as const,
        active: true,
      };
      await inTx((tx) => tx.people.saveStaff({ ...dung, active: false }));
      await inTx((tx) => tx.people.saveStaff(dung));
      expect(await inTx((tx) => tx.people.staffById("dung"))).toEqual(dung);
      expect(await inTx((tx) => tx.people.staffById("lan"))).toBeUndefined();
    });

    test("one cause makes one task until it is done", async () => {
      const task: DeskTask = {
        id: "t1",
        kind: "alarm",
        key: "alarm:1",
        emergency: "fire",
        state: "open",
        openedAt: fakeNow,
      };
      const save = (...tasks: DeskTask[]): Promise<boolean[]> =>
        inTx(async (tx) => {
          const written: boolean[] = [];
          for (const one of tasks) written.push(await tx.tasks.save(one));
          return written;
        });
      expect(await save(task, { ...task, id: "t2" })).toEqual([true, false]);
      const taken: DeskTask = {
        ...task,
        state: "taken",
        takenBy: { role: "OP", id: "lan", name: "Chị Lan" },
        takenAt: inSeconds(1),
      };
      await save(taken, { ...task, id: "t3" });
      expect(await inTx((tx) => tx.tasks.open(9))).toEqual([taken]);
      await save({ ...taken, state: "done" }, { ...task, id: "t4" });
      expect((await inTx((tx) => tx.tasks.open(9))).map(({ id }) => id)).toEqual(["t4"]);
      expect((await inTx((tx) => tx.tasks.byId("t1")))?.state).toBe("done");
    });

    test("what is not done about a conversation is found by it, oldest first", async () => {
      const { id } = await talk();
      const { id: other } = await talk();
      const aTask = (task: Partial<DeskTask>): DeskTask => {
        return { id: anId("task"), kind: "call-back", conversationId: id, state: "open", openedAt: fakeNow, ...task };
      };
      const later = aTask({ openedAt: inSeconds(1), state: "taken" });
      const first = aTask({});
      const rest = [aTask({ state: "done" }), aTask({ conversationId: other })];
      await inTx(async (tx) => {
        for (const one of [later, first, ...rest]) await tx.tasks.save(one);
      });
      expect((await inTx((tx) => tx.tasks.ofConversation(id))).map((task) => task.id)).toEqual([first.id, later.id]);
    });

    test("a task is taken by one person, however many press at once", async () => {
      const task: DeskTask = { id: "t1", kind: "alarm", state: "open", openedAt: fakeNow };
      await inTx((tx) => tx.tasks.save(task));
      const taken = (id: string): DeskTask => ({ ...task, state: "taken", takenBy: { role: "OP", id, name: id } });
      const codes = await Promise.all(
        ["lan", "tuan", "hanh"].map((id) => codeOf(inTx((tx) => tx.tasks.save(taken(id), "open")))),
      );
      expect(codes.sort()).toEqual(["STALE", "STALE", "no error"]);
      expect(await codeOf(inTx((tx) => tx.tasks.save({ ...task, id: "unknown" }, "open")))).toBe("STALE");
    });
  });

  describe("signs", () => {
    test("are found by id, listed with those in use first, and replaced", async () => {
      const place = {
        label: "chợ cũ, khu phố 5",
        precision: "landmark" as const,
        latitude: 10.7788,
        longitude: 106.7003,
      };
      const market: Spot = { id: "cho-cu", label: "Chợ cũ", place, createdAt: fakeNow };
      const gate: Spot = { ...market, id: "cong-truong", label: "Bờ hồ" };
      const old: Spot = { ...market, id: "ben-xe", label: "A cũ", retiredAt: inSeconds(1) };
      await inTx(async (tx) => {
        for (const spot of [old, market, gate]) await tx.spots.save(spot);
      });
      expect(await inTx((tx) => tx.spots.byId("cho-cu"))).toEqual(market);
      expect(await inTx((tx) => tx.spots.byId("nowhere"))).toBeUndefined();
      expect(await inTx((tx) => tx.spots.all())).toEqual([gate, market, old]);
      await inTx((tx) => tx.spots.save({ ...market, retiredAt: inSeconds(2) }));
      expect((await inTx((tx) => tx.spots.byId("cho-cu")))?.retiredAt).toEqual(inSeconds(2));
    });
  });

  describe("transactions", () => {
    test("that fail leave nothing behind, wherever they wrote", async () => {
      const conversation = await talk();
      await add([aText("1", { id: "one" })]);
      const claimed = await mustClaim();
      const ticket = aTicket();
      const work = inTx(async (tx) => {
        await tx.inbox.finish(claimed, seqsOf(claimed), fakeNow);
        await tx.conversations.append([aMessage({ conversationId: conversation.id, providerIds: ["gone"] })]);
        const { address: to, id: conversationId } = conversation;
        const message = { id: "m1", conversationId, to, text: "x", choices: [], attachments: [], createdAt: fakeNow };
        const author = { kind: "system" as const };
        await tx.messages.enqueue([{ message: { ...message, purpose: "reply" }, author, key: "k1" }]);
        await tx.tickets.insert(ticket);
        await tx.tasks.save({ id: "t1", kind: "call-back", state: "open", openedAt: fakeNow });
        await tx.conversations.save({ ...conversation, draftReply: "x" });
        await tx.publish([{ topic: "desk", name: "ticket.opened", id: ticket.code }]);
        throw new Error("the power failed");
      });
      await expect(work).rejects.toThrow();
      expect(await inTx((tx) => tx.conversations.byId(conversation.id))).toEqual(conversation);
      expect(await inTx((tx) => tx.tickets.byCode(ticket.code))).toBeUndefined();
      expect(await inTx((tx) => tx.tasks.open(9))).toEqual([]);
      expect(await history(conversation.id)).toEqual([]);
      expect(await take(inSeconds(9))).toBeUndefined();
      expect(await published()).toEqual([]);
      await store.inbox.release(claimed, fakeNow);
      expect(idsOf(await claim())).toEqual(["one"]);
    });

    test("tell the consoles of what is stored already", async () => {
      await store.publish([{ topic: "desk", name: "message.updated", id: "a" }]);
      expect(await published()).toEqual(["desk message.updated a"]);
    });

    test("tell the consoles once they are committed, in order", async () => {
      await inTx(async (tx) => {
        await tx.publish([{ topic: "desk", name: "ticket.opened", id: "a", version: 1 }]);
        await tx.publish([{ topic: "chat:zalo:t", name: "message.added", id: "b" }]);
      });
      expect(await published()).toEqual(["desk ticket.opened a", "chat:zalo:t message.added b"]);
    });

    test("let an error of the domain through as it is", async () => {
      const { id } = await talk();
      const unknown = inTx((tx) => tx.tickets.update(aTicket({ followers: [id] }), []));
      expect(await codeOf(unknown)).toBe("NOT_FOUND");
    });
  });

  describe("secrets", () => {
    test("are given back, replaced, and unknown when never put", async () => {
      await store.secrets.put("zalo.token", "một");
      await store.secrets.put("zalo.token", "hai ✓");
      expect(await store.secrets.get("zalo.token")).toBe("hai ✓");
      expect(await store.secrets.get("facebook.token")).toBeUndefined();
    });

    test("are refreshed by one at a time", async () => {
      const steps: string[] = [];
      const refresh = (name: string) =>
        store.secrets.withLock("zalo.token", async () => {
          steps.push(`${name} begins`);
          await store.secrets.put("zalo.token", name);
          steps.push(`${name} ends`);
        });
      await Promise.all([refresh("a"), refresh("b"), refresh("c")]);
      const names = steps.map((step) => step[0]);
      expect(names.filter((name, index) => index % 2 === 0 && names[index + 1] !== name)).toEqual([]);
    });
  });

  describe("duties", () => {
    test("are done by one at a time; whoever comes meanwhile is told at once", async () => {
      const { attempt } = store.duties;
      let isSecondOurs: boolean | undefined;
      const isFirstOurs = await attempt("poll", async (lost) => {
        expect(lost.aborted).toBe(false);
        isSecondOurs = await attempt("poll", async () => undefined);
        expect(await attempt("another", async () => undefined)).toBe(true);
      });
      expect([isFirstOurs, isSecondOurs]).toEqual([true, false]);
    });

    test("are free again when their work has ended, well or badly", async () => {
      const { attempt } = store.duties;
      await expect(attempt("poll", () => Promise.reject(new Error("the line broke")))).rejects.toThrow("the line");
      expect(await attempt("poll", async () => undefined)).toBe(true);
      expect(await attempt("poll", async () => undefined)).toBe(true);
    });
  });
}
