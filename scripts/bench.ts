import { parseArgs } from "node:util";
import { realUnderstanding } from "../tests/fakes/understanding.ts";
import { counts, type Figure, figure, figuresOf } from "../tests/scenarios/figure.ts";

/** What no kill may cause. */
const noneOf = ["lost", "doubled", "outOfOrder", "wrongThreads", "parked", "failed", "ticketsMissing", "untold"];

/** What telephones and database say after processes or servers have died. */
function afterKills(verdict: { reports: number; tickets: number; toldOnce: number }): Figure[] {
  const { reports, tickets, toldOnce } = verdict;
  return counts({ ...verdict, ticketsMissing: reports - tickets, untold: reports - toldOnce }, noneOf);
}

/**
 * Measurements by name: `npm run bench -- delivery`. A name is a bench; without one all that measure speed are run. Prints
 * a table, with --json one line a figure, and fails when a bar is missed.
 */
const benches: Record<string, () => Promise<Figure[]>> = {
  load: async () => {
    const { runLoad } = await import("../tests/scenarios/load/run-load.ts");
    return runLoad({ seconds: 20, perSecond: 100, sizes: [1_000, 30_000, 1_000_000] });
  },
  reading: async () => {
    const { timeWhole } = await import("./evaluate/whole.ts");
    const { timeAnswers } = await import("./evaluate/grown.ts");
    const { readQuestions } = await import("../nlp/knowledge/questions.ts");
    const read = await timeWhole(realUnderstanding().classifier, "dev");
    const answers = await timeAnswers([...readQuestions("dev/questions").values()].flat().map(({ text }) => text));
    return [
      figure("classifier", read.perSecond, "/s", { atLeast: 5_000 }),
      figure("classifier, p95", read.p95Ms, "ms"),
      ...answers.map(({ records, p95Ms }) => figure(`answer among ${records} records, p95`, p95Ms, "ms")),
    ];
  },
  desk: async () => {
    const { runWeight } = await import("../tests/scenarios/weight/run-weight.ts");
    return figuresOf(await runWeight({ rows: 500, lines: 1_000, consoles: 50, presses: 30, events: 30 }), "ms");
  },
  pages: async () => {
    const { runPages } = await import("../tests/scenarios/pages/run-pages.ts");
    const { pages, crowd } = await runPages({ reports: 300, rounds: 5, requestsPerMinute: 5_000, seconds: 60 });
    return figuresOf({ ...pages, ...crowd });
  },
  delivery: async () => {
    const { runStorm } = await import("../tests/scenarios/storm/run-storm.ts");
    const verdict = await runStorm({ residents: 20, messagesEach: 10, seed: 1022 });
    return counts(verdict, ["lost", "doubled", "outOfOrder", "unread", "waiting"]);
  },
  // A million deliveries while everything breaks; the same number and seed make the same course.
  million: async () => {
    const { runMillion } = await import("../tests/scenarios/million/run-million.ts");
    const { figuresOfMillion } = await import("../tests/scenarios/million/figures.ts");
    const onProgress = (line: string): void => console.error(`${new Date().toISOString().slice(11, 19)} ${line}`);
    const [events, seed] = [Number(values.events ?? 500_000), Number(values.seed ?? 20_261_116)];
    const verdict = await runMillion({ events, seed, onProgress });
    for (const example of verdict.examples) console.error(example);
    return figuresOfMillion(verdict);
  },
  failover: async () => {
    const { runFailover } = await import("../tests/scenarios/failover/run-failover.ts");
    return afterKills(await runFailover({ residents: 60, lines: 30, seed: 1022 }));
  },
  // Each process on a network of its own where that can be had (Linux, root), else all on this one.
  rolling: async () => {
    const { runRolling } = await import("../tests/scenarios/rolling/run-rolling.ts");
    const { here, openNamespaces } = await import("../tests/scenarios/rolling/machines.ts");
    const [webs, workers] = [2, 4];
    const machines = process.platform === "linux" && process.getuid?.() === 0 ? openNamespaces(webs + workers) : here;
    return afterKills(await runRolling({ machines, webs, workers, residents: 60, lines: 30, seed: 1022 }));
  },
  // Bodies nobody should send: 100,000 to each receiver, and thousands through every door, page and operation.
  fuzz: async () => {
    const { runFuzz } = await import("../tests/scenarios/fuzz/run-fuzz.ts");
    const plan = { parsed: 100_000, delivered: 5_000, pages: 20_000, rounds: 5, asEach: true };
    const { tables, faults } = await runFuzz({ ...plan, seed: Number(values.seed ?? 1022) });
    for (const fault of faults) console.error(fault);
    return [...figuresOf(tables), figure("faults", faults.length, "", { atMost: 0 })];
  },
  // An hour's worth of a viral post in three minutes.
  flood: async () => {
    const { runFlood } = await import("../tests/scenarios/flood/run-flood.ts");
    const verdict = await runFlood({ comments: 5_000, chats: 200, minutes: 60, speed: 20, seed: 1022 });
    const { comments, stored, dangers, dangersWithAlarm, chats, answered, p95Ms, ...rest } = verdict;
    const missed = {
      notStored: comments - stored,
      unheardDangers: dangers - dangersWithAlarm,
      unanswered: chats - answered,
    };
    return [
      ...counts({ comments, chats, ...rest, ...missed }, ["doubled", ...Object.keys(missed)]),
      figure("p95 of an answer", p95Ms, "ms", { atMost: 5_000 }),
    ];
  },
  day: async () => {
    const { runDay } = await import("../tests/scenarios/day/run-day.ts");
    const { faultsOf, tableOf } = await import("../tests/scenarios/day/table.ts");
    const played = await runDay({ events: 200, seed: 1022, everyMs: 800, steps: 100, limitMs: 10_000 });
    const { acts, messages } = tableOf(played);
    const faults = faultsOf(played);
    if (faults.length > 0) console.dir(faults, { depth: 5 });
    const lines = Object.fromEntries(acts.map(({ act, ...times }) => [act, times]));
    return [...figuresOf(lines), ...counts(messages, []), figure("faults", faults.length, "", { atMost: 0 })];
  },
};
const ofSpeed = ["load", "reading", "desk"];

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean" }, seed: { type: "string" }, events: { type: "string" } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : ofSpeed;
const unknown = names.find((name) => !benches[name]);
if (unknown !== undefined) {
  console.error(`No bench "${unknown}". There are: ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const name of names) figures.push(...((await benches[name]?.()) ?? []));
if (values.json) for (const one of figures) console.log(JSON.stringify(one));
else console.table(figures.map(({ ratio, ...one }) => ({ ...one, ratio: ratio && `${ratio.is} of ${ratio.of}` })));
process.exit(figures.every(({ ok }) => ok !== false) ? 0 : 1);
