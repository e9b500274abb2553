import type { Split } from "../../nlp/evaluate.ts";
import { us } from "./contenders.ts";
import { type Cost, type Row, slices } from "./measure-task.ts";
import type { Several } from "./several.ts";
import type { Speed } from "./speed.ts";
import { interval, percent, printTable, signed } from "./table.ts";
import type { FlagFigures, Share, Whole } from "./whole.ts";

/** A share in percent, and of how many. */
export const show = ({ of, times }: Share) => (of === 0 ? "–" : `${percent(times / of)} (${times}/${of})`);
/** Worst labels and mistakes that are named. */
const worst = 10;

/** Prints what was found in one view: all readers in all ways of typing, then ours more closely. */
export function printView(view: string, split: Split, rows: readonly Row[]): void {
  const own = rows.filter((row) => row.view === view);
  const readers = [...new Set(own.map(({ reader }) => reader))];
  const held = slices.filter((slice) => own.some((row) => row.slice === slice));
  const cell = (reader: string, slice: string, tell: (row: Row) => string) => {
    const row = own.find((each) => each.reader === reader && each.slice === slice);
    return row ? tell(row) : "–";
  };
  const byReader = (names: readonly string[], tell: (row: Row) => string) =>
    names.map((reader) => [reader, ...held.map((slice) => cell(reader, slice, tell))]);
  const count = own[0]?.sentences ?? 0;
  const macroF1 = byReader(readers, (row) => `${percent(row.macroF1)} [${interval(row.interval)}]`);
  printTable(`${view}: macro-F1 in %, 95 % interval (${split}, ${count} sentences)`, ["", ...held], macroF1);
  const others = readers.filter((name) => name !== us);
  const ahead = ({ ahead }: Row) => (ahead ? `${signed(ahead.difference)} [${interval(ahead.interval)}]` : "–");
  if (others.length > 0)
    printTable(`${view}: ${us} less the peer, 95 % interval`, ["", ...held], byReader(others, ahead));
  printCloser(view, own);
}

function printCloser(view: string, own: readonly Row[]): void {
  const header = ["", "accuracy", "top-3", "calibration error", "coverage at 1 % error", "error at 60 % coverage"];
  const figures = (row: Row) =>
    [row.accuracy, row.top3, row.calibrationError, row.coverageAt1, row.errorAt60].map((value) => percent(value));
  const ours = own.filter(({ reader }) => reader === us).map((row) => [row.slice, ...figures(row)]);
  printTable(`${view}: ${us} more closely, in %`, header, ours);
  const typed = own.find(({ reader, slice }) => reader === us && slice === "typed");
  if (typed?.f1) {
    const lowest = Object.entries(typed.f1).sort((a, b) => a[1] - b[1]);
    console.log(
      `  lowest F1: ${lowest
        .slice(0, worst)
        .map(([label, f1]) => `${label} ${percent(f1)}`)
        .join(", ")}`,
    );
  }
  const mistakes = typed?.confusions ?? [];
  if (mistakes.length > 0)
    console.log(
      `  mistakes: ${mistakes
        .slice(0, worst)
        .map(([meant, said, times]) => `${meant} → ${said} ×${times}`)
        .join(", ")}`,
    );
  const peers = own.filter(({ reader, slice }) => reader !== us && slice === "typed");
  if (peers.length > 0)
    printTable(
      `${view}: peers as typed, in %`,
      header,
      peers.map((row) => [row.reader, ...figures(row)]),
    );
}

const speedCells = ({ p50Ms, p95Ms, perSecond }: Speed) => [p50Ms.toFixed(2), p95Ms.toFixed(2), String(perSecond)];

/** Prints what readers cost: room, time to learn, time to read. */
export function printCosts(costs: readonly Cost[]): void {
  const rows = costs.map((cost) => [
    `${cost.task}: ${cost.reader}`,
    (cost.bytes / 1e6).toFixed(1),
    cost.trainingSeconds?.toFixed(1) ?? "released",
    ...speedCells(cost),
  ]);
  printTable("Cost", ["", "MB", "training s", "p50 ms", "p95 ms", "messages/s"], rows);
}

/** Prints what is found of messages that say several things. */
export function printSeveral(split: Split, several: readonly Several[]): void {
  if (several.length === 0) return;
  const rows: [string, (each: Several) => Share][] = [
    ["two intents: both found", ({ bothIntents }) => bothIntents],
    ["two intents: these and no other", ({ onlyThese }) => onlyThese],
    ["two reports: parted, both right", ({ bothReports }) => bothReports],
    ["two reports: the first is one of them", ({ firstReport }) => firstReport],
  ];
  const header = ["", ...several.map(({ condition }) => condition)];
  const cells = rows.map(([name, pick]) => [name, ...several.map((each) => show(pick(each)))]);
  printTable(`Several things in one message, in % (${split})`, header, cells);
}

/** Prints what becomes of messages. */
export function printWholes(split: Split, wholes: readonly Whole[], speed: Speed, flags?: FlagFigures): void {
  const columns: [string, (whole: Whole) => string][] = [
    ["category F1", ({ category }) => `${percent(category.macroF1)} [${interval(category.interval)}]`],
    ["intent F1", ({ intent }) => `${percent(intent.macroF1)} [${interval(intent.interval)}]`],
    ["routed", ({ routed }) => show(routed)],
    ["wrong of routed", ({ wrong }) => show(wrong)],
    ["asked", ({ asked }) => show(asked)],
    ["right one offered", ({ offered }) => show(offered)],
    ["complaint for question", (whole) => show(whole.complaintForQuestion)],
    ["danger heard", ({ dangerHeard }) => show(dangerHeard)],
    ["alarms where it only sounds so", ({ falseAlarms }) => show(falseAlarms)],
    ["alarms in plain talk", ({ plainAlarms }) => show(plainAlarms)],
  ];
  const header = ["", ...wholes.map(({ condition }) => condition)];
  const rows = columns.map(([name, tell]) => [name, ...wholes.map(tell)]);
  printTable(`The whole classifier, in % (${split})`, header, rows);
  const [p50, p95, perSecond] = speedCells(speed);
  console.log(`  p50 ${p50} ms, p95 ${p95} ms, ${perSecond} messages/s`);
  if (!flags) return;
  const flagRows = Object.entries(flags).map(([flag, figure]) => [
    flag === "none" ? "any where none belongs" : flag,
    show(figure),
  ]);
  printTable(`Flags seen, in % (${split})`, ["", "seen"], flagRows);
}
