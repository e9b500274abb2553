import { type EntryStore, Outbox, type Outcome } from "../../../web/chat/outbox.ts";
import type { Entry } from "../../../web/chat/types.ts";

/** A telephone with a memory that outlives its page, a clock that stands still, and a network that does as told. */
function aTelephone(kept = new Map<string, Entry>()) {
  const store: EntryStore = {
    all: async () => [...kept.values()].map((entry) => structuredClone(entry)),
    put: async (entry) => void kept.set(entry.clientId, structuredClone(entry)),
    remove: async (clientId) => void kept.delete(clientId),
  };
  const outcomes: Outcome[] = [];
  const sent: string[] = [];
  const pauses: number[] = [];
  let wake: (() => void) | undefined;
  let ids = 0;
  const outbox = new Outbox({
    store,
    send: async (entry) => {
      const outcome = outcomes.shift() ?? { kind: "sent" };
      if (outcome.kind === "sent") sent.push(entry.clientId);
      return outcome;
    },
    newId: () => {
      ids += 1;
      return `tin-${kept.size}-${ids}`;
    },
    now: () => 1_000 + ids,
    later: (work, ms) => {
      pauses.push(ms);
      wake = work;
      return () => {
        wake = undefined;
      };
    },
    onChange: () => undefined,
  });
  const quiet = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  const pass = async (): Promise<void> => {
    const work = wake;
    wake = undefined;
    work?.();
    await quiet();
  };
  return { outbox, outcomes, sent, pauses, kept, quiet, pass, states: () => outbox.entries.map(({ state }) => state) };
}

test("what is written goes in order, and stays in sight until the talk shows it", async () => {
  const { outbox, sent, quiet, states } = aTelephone();
  const [one, two] = [outbox.add({ text: "một" }), outbox.add({ text: "hai" })];
  await quiet();
  expect(sent).toEqual([one.clientId, two.clientId]);
  expect(states()).toEqual(["sent", "sent"]);
  outbox.forget([one.clientId]);
  expect(outbox.entries.map(({ content }) => content.text)).toEqual(["hai"]);
});

test("without a network everything waits behind the first, tried again after longer and longer pauses, and at once when it is back", async () => {
  const { outbox, outcomes, sent, pauses, quiet, pass, states } = aTelephone();
  outcomes.push({ kind: "offline" }, { kind: "offline" }, { kind: "offline" });
  outbox.add({ text: "một" });
  outbox.add({ text: "hai" });
  await quiet();
  expect(states()).toEqual(["waiting", "waiting"]);
  expect(outbox.isStuck).toBe(true);
  await pass();
  await pass();
  expect(pauses).toEqual([1_000, 2_000, 4_000]);
  expect(sent).toEqual([]);
  outbox.kick();
  await quiet();
  expect(sent).toHaveLength(2);
  expect(outbox.isStuck).toBe(false);
});

test("a server that asks for a pause gets it; one that refuses says why, and what comes after goes on", async () => {
  const { outbox, outcomes, sent, pauses, quiet, pass, states } = aTelephone();
  outcomes.push({ kind: "slow", waitMs: 42_000 }, { kind: "refused", why: "Hình lớn quá" });
  const bad = outbox.add({ text: "một" });
  const good = outbox.add({ text: "hai" });
  await quiet();
  expect(pauses).toEqual([42_000]);
  await pass();
  expect(states()).toEqual(["refused", "sent"]);
  expect(outbox.entries[0]?.why).toBe("Hình lớn quá");
  outbox.retry(bad.clientId);
  await quiet();
  expect(sent).toEqual([good.clientId, bad.clientId]);
});

test("after a reload what was on its way goes again under its old id, with its photos; what is a day old is left", async () => {
  const first = aTelephone();
  first.outcomes.push({ kind: "offline" });
  const { clientId } = first.outbox.add({ text: "một" }, [{ blob: new Blob(["hình"]), key: "đã-lên" }]);
  await first.quiet();
  const [waiting] = first.kept.values();
  first.kept.set("cũ", { ...(waiting as Entry), clientId: "cũ", at: -86_400_001 });
  const second = aTelephone(first.kept);
  await second.outbox.load();
  await second.quiet();
  expect(second.sent).toEqual([clientId]);
  expect(second.outbox.entries[0]?.photos[0]?.key).toBe("đã-lên");
});

test("the code of a sign is no line: once the server has it, it is gone", async () => {
  const { outbox, kept, quiet } = aTelephone();
  outbox.add({ ref: "noi-cho-cu" });
  await quiet();
  expect(outbox.entries).toEqual([]);
  expect(kept.size).toBe(0);
});
