import { runCrash } from "../tests/scenarios/crash/run-crash.ts";
import { runDay } from "../tests/scenarios/day/run-day.ts";
import { faultsOf, tableOf } from "../tests/scenarios/day/table.ts";
import { runFlood } from "../tests/scenarios/flood/run-flood.ts";
import { runFuzz } from "../tests/scenarios/fuzz/run-fuzz.ts";
import { runPages } from "../tests/scenarios/pages/run-pages.ts";
import { runStorm } from "../tests/scenarios/storm/run-storm.ts";
import { runWeight } from "../tests/scenarios/weight/run-weight.ts";

/** Measurements by name: `npm run bench -- delivery`. Each prints what it counted and fails when a bar is missed. */
const benches: Record<string, () => Promise<boolean>> = {
  delivery: async () => {
    const { messages, once, withTask, ...rest } = await runStorm({ residents: 20, messagesEach: 10, seed: 1022 });
    console.table({ messages, "arrived once": once, "left to a person, with a task": withTask, ...rest });
    return rest.lost + rest.doubled + rest.outOfOrder + rest.unread + rest.waiting === 0;
  },
  crash: async () => {
    const verdict = await runCrash({ residents: 100, events: 2_000, duplicateShare: 0.2, kills: 20, seed: 20_261_116 });
    console.table(verdict);
    const { lost, doubled, outOfOrder, wrongThreads, parked, failed, reports, tickets, toldOnce } = verdict;
    const faults = lost + doubled + outOfOrder + wrongThreads + parked + failed;
    return faults === 0 && tickets === reports && toldOnce === reports;
  },
  // An hour's worth of a viral post in three minutes.
  flood: async () => {
    const verdict = await runFlood({ comments: 5_000, chats: 200, minutes: 60, speed: 20, seed: 1022 });
    console.table(verdict);
    const { comments, stored, doubled, dangers, dangersWithAlarm, chats, answered, p95Ms } = verdict;
    const isWhole = stored === comments && doubled === 0 && answered === chats;
    return isWhole && dangersWithAlarm === dangers && p95Ms < 5_000;
  },
  day: async () => {
    const played = await runDay({ events: 200, seed: 1022, everyMs: 800, steps: 100, limitMs: 10_000 });
    const { acts, messages } = tableOf(played);
    console.table(acts);
    console.table(messages);
    const faults = faultsOf(played);
    if (faults.length > 0) console.dir(faults, { depth: 5 });
    return faults.length === 0;
  },
  pages: async () => {
    const { pages, crowd } = await runPages({ reports: 300, rounds: 5, requestsPerMinute: 5_000, seconds: 60 });
    console.table(pages);
    console.table(crowd);
    return [...Object.values(pages), ...Object.values(crowd)].every(({ holds }) => holds !== false);
  },
  // Bodies nobody should send: 100,000 to each receiver, and thousands through every door, page and operation.
  fuzz: async () => {
    const seed = Number(process.argv[3] ?? 1022);
    const verdict = await runFuzz({ parsed: 100_000, delivered: 5_000, pages: 20_000, rounds: 5, asEach: true, seed });
    console.table(verdict.tables);
    for (const fault of verdict.faults) console.error(fault);
    return verdict.faults.length === 0;
  },
  desk: async () => {
    const table = await runWeight({ rows: 500, lines: 1_000, consoles: 50, presses: 30, events: 30 });
    console.table(table);
    return Object.values(table).every(({ holds }) => holds !== false);
  },
};

const [name = ""] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(`Which one? ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}
process.exit((await bench()) ? 0 : 1);
