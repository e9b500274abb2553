import type { Town } from "../town.ts";
import { offlineReceivers } from "./receivers.ts";
import { runApi } from "./run-api.ts";
import { openAllDoors, runDoor } from "./run-doors.ts";
import { runPages } from "./run-pages.ts";
import { runParse } from "./run-parse.ts";
import { targets } from "./targets.ts";

export interface FuzzOptions {
  /** Bodies put through each receiver in this process, and through each door over HTTP with the database. */
  parsed: number;
  delivered: number;
  /** Requests to public pages, and rounds through all operations of the API, as each role or as one. */
  pages: number;
  rounds: number;
  asEach: boolean;
  /** The same seed sends the same bodies. */
  seed: number;
}

/** Near the time of the recorded samples. */
const at = new Date("2026-11-16T10:40:00+07:00");
const growthMb = 64;

/** A few reports, so that operations have something to work on. */
async function fill(town: Town): Promise<void> {
  const lan = await town.staff("lan");
  const startedAt = town.clock.now.toISOString();
  const call = {
    text: "cống nghẹt trước số 45 Hoa Sứ",
    category: "flooding-drainage",
    answerBy: "none",
    hideName: false,
  };
  for (let count = 0; count < 4; count += 1) {
    await lan.post("/api/calls", { ...call, clientId: `cuoc-goi-${count}`, startedAt });
  }
}

/** Everything that comes in from outside, attacked: receivers, doors, pages and the API. Nothing in `faults` may be left. */
export async function runFuzz(options: FuzzOptions): Promise<{ tables: Record<string, object>; faults: string[] }> {
  const { parsed, delivered, pages, seed } = options;
  console.log(`seed ${seed}`);
  const tables: Record<string, object> = {};
  const faults: string[] = [];
  const note = (name: string, verdict: { faults: string[]; grownMb?: number; answers?: object }): void => {
    const { faults: found, answers, ...counts } = verdict;
    tables[name] = { ...counts, ...(answers && { answers: JSON.stringify(answers) }) };
    faults.push(...found);
    if ((verdict.grownMb ?? 0) > growthMb) faults.push(`${name}: the heap grew by ${verdict.grownMb} MB`);
  };
  for (const { target, receiver } of offlineReceivers(at)) {
    note(`parse ${target.name}`, runParse(target, receiver, { bodies: parsed, seed, at }));
  }
  const town = await openAllDoors();
  try {
    for (const target of targets) note(`door ${target.name}`, await runDoor(town, target, { bodies: delivered, seed }));
    await fill(town);
    note("pages", await runPages(town, { requests: pages, seed }));
    note("api", await runApi(town, options));
  } finally {
    await town.close();
  }
  return { tables, faults };
}
