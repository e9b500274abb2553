import { check, type Verdict } from "./crash/check.ts";
import type { Journal, Sent, Word } from "./crash/journal.ts";
import type { Acknowledged, Logs } from "./crash/logs.ts";

const code = "BS-2611-0001";
const told = ["Mã của anh/chị là BS-2611-0001.", "Dạ, Phòng Kinh tế đã nhận BS-2611-0001. Hạn có kết quả là 14 giờ."];
const [an, binh] = ["an", "binh"];

const word = (number: number, more: Partial<Word> = {}): Word => ({
  ...{ key: `zalo ${number}`, ref: `m${number}`, seq: number, at: number, claimedAt: number + 100 },
  ...{ state: "done", hasTask: false, ...more },
});
const sent = (user: string, text: string, more: Partial<Sent> = {}): Sent => ({
  ...{ user, text, outbox: "sent", state: "read", attempts: 0, uncertain: false, hasTask: false, ...more },
});

interface Run {
  journal: Journal;
  acknowledged: Map<string, Acknowledged>;
  heard: Map<string, string[]>;
  logs: Logs;
}

/** A day on which nothing went wrong: three words of two residents, a receipt, one ticket that was accepted. */
function goodDay(): Run {
  const acknowledged = new Map<string, Acknowledged>([
    ["zalo 1", { at: 10, said: { user: an, text: "alo" } }],
    ["zalo 2", { at: 11, said: { user: an, text: "còn đây nữa" } }],
    ["zalo 3", { at: 12, said: { user: binh, text: "chào phường" } }],
    ["zalo 4", { at: 13 }],
  ]);
  const heard = new Map([
    [an, [...told]],
    [binh, ["Dạ, chào anh/chị."]],
  ]);
  const journal: Journal = {
    stored: new Map([...acknowledged.keys()].map((key) => [key, { times: 1, isParked: false }])),
    words: [word(1), word(2), word(3)],
    lines: [
      { user: an, ref: "m1", text: "alo" },
      { user: an, ref: "m2", text: "còn đây nữa" },
      { user: binh, ref: "m3", text: "chào phường" },
    ],
    sent: [...told.map((text) => sent(an, text)), sent(binh, "Dạ, chào anh/chị.")],
    tickets: [{ code, user: an }],
    moves: [{ code, to: "accepted", user: an, hasTask: false }],
    takenOver: 0,
  };
  const logs = { acknowledged, heard, readers: new Set([an, binh]), moved: [{ code, to: "accepted" }] };
  return { journal, acknowledged, heard, logs };
}

/** What must be zero, as far as it is not. */
function faultsOf(forge: (run: Run) => void): Partial<Verdict> {
  const run = goodDay();
  forge(run);
  const { lost, doubled, outOfOrder, wrongThreads, parked, failed, untold, toldTwice, unread } = check(
    run.journal,
    run.logs,
  );
  const all = { lost, doubled, outOfOrder, wrongThreads, parked, failed, untold, toldTwice, unread };
  return Object.fromEntries(Object.entries(all).filter(([, times]) => times > 0));
}

const heardBy = ({ heard }: Run, user: string): string[] => heard.get(user) ?? [];
/** Gives up the last message to An. */
const giveUp = (run: Run, hasTask: boolean): void => {
  run.journal.sent[1] = sent(an, told[1] ?? "", { outbox: "failed", state: "failed", hasTask });
  if (run.journal.moves[0]) run.journal.moves[0].hasTask = hasTask;
  heardBy(run, an).pop();
};

test("of a good day there is nothing to say", () => {
  expect(faultsOf(() => undefined)).toEqual({});
  const { journal, logs } = goodDay();
  expect(check(journal, logs)).toMatchObject({
    events: 3,
    logged: 3,
    tickets: 1,
    toldOnce: 1,
    movesToldOnce: 1,
    sent: 3,
  });
});

test.each<[string, Partial<Verdict>, (run: Run) => void]>([
  ["a receipt that was acknowledged is not there", { lost: 1 }, ({ journal }) => journal.stored.delete("zalo 4")],
  ["it was set aside", { lost: 1 }, ({ journal }) => journal.stored.set("zalo 4", { times: 1, isParked: true })],
  ["it is stored twice", { doubled: 1 }, ({ journal }) => journal.stored.set("zalo 4", { times: 2, isParked: false })],
  ["a word stands in no talk", { lost: 1 }, ({ journal }) => journal.lines.splice(1, 1)],
  [
    "a word stands there twice",
    { doubled: 1 },
    ({ journal }) => journal.lines.push({ user: binh, ref: "m3", text: "chào phường" }),
  ],
  [
    "a word is in somebody else's talk",
    { wrongThreads: 1 },
    ({ journal }) => Object.assign(journal.lines[1] ?? {}, { user: binh }),
  ],
  [
    "a word was changed",
    { wrongThreads: 1 },
    ({ journal }) => Object.assign(journal.lines[1] ?? {}, { text: "còn đây" }),
  ],
  [
    "a word was set aside in silence",
    { lost: 1, parked: 1 },
    ({ journal }) => {
      Object.assign(journal.words[2] ?? {}, { state: "parked" });
      journal.stored.set("zalo 3", { times: 1, isParked: true });
      journal.lines.pop();
    },
  ],
  ["a later word stands first, though both had come", { outOfOrder: 1 }, ({ journal }) => journal.lines.reverse()],
  ["an answer did not arrive", { lost: 1 }, (run) => heardBy(run, binh).pop()],
  ["an answer arrived twice", { doubled: 1 }, (run) => heardBy(run, binh).push("Dạ, chào anh/chị.")],
  ["somebody reads what another was told", { wrongThreads: 1 }, (run) => heardBy(run, binh).push(told[0] ?? "")],
  ["two answers arrived the other way round", { outOfOrder: 1 }, (run) => heardBy(run, an).reverse()],
  ["a move was told to nobody and no task says so", { untold: 1, failed: 1 }, (run) => giveUp(run, false)],
  [
    "a move was never worded",
    { untold: 1 },
    (run) => {
      run.journal.sent.splice(1, 1);
      heardBy(run, an).pop();
    },
  ],
  [
    "a move was worded twice",
    { toldTwice: 1 },
    (run) => {
      run.journal.sent.splice(2, 0, sent(an, told[1] ?? ""));
      heardBy(run, an).push(told[1] ?? "");
    },
  ],
  ["a move the desk was promised is not there", { lost: 1 }, ({ journal }) => journal.moves.pop()],
  [
    "what was read does not say so",
    { unread: 1 },
    ({ journal }) => Object.assign(journal.sent[0] ?? {}, { state: "delivered" }),
  ],
])("%s: it is seen", (_, faults, forge) => {
  expect(faultsOf(forge)).toEqual(faults);
});

test("what a task tells of, and a word that came too late to be sorted in, are no faults", () => {
  expect(faultsOf((run) => giveUp(run, true))).toEqual({});
  const late = faultsOf(({ journal, acknowledged }) => {
    journal.lines.reverse();
    acknowledged.set("zalo 1", { at: 200, said: { user: an, text: "alo" } });
  });
  expect(late).toEqual({});
});
