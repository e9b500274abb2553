import type { Nearness } from "./normalisation.ts";
import type { PublicFigures, PublicRow } from "./public.ts";
import { interval, percent, printTable, signed } from "./table.ts";

const header = ["", "macro-F1 in %", "accuracy", "ours less theirs", "training s"];
const cells = ({ reader, macroF1, interval: span, accuracy, ahead, trainingSeconds }: PublicRow) => [
  reader,
  `${percent(macroF1)} [${interval(span)}]`,
  percent(accuracy),
  ahead ? `${signed(ahead.difference)} [${interval(ahead.interval)}]` : "",
  trainingSeconds.toFixed(1),
];
const nearness = (name: string, { accuracy, f1, exact }: Nearness) => [name, ...[accuracy, f1, exact].map(percent)];

/** Prints what was found on one public set. */
export function printPublic(figures: PublicFigures): void {
  if ("rows" in figures) {
    const [first] = figures.rows;
    printTable(`${first?.set} (${first?.sentences} test sentences)`, header, figures.rows.map(cells));
    return;
  }
  const { before, after, errorReduction, texts } = figures.normalisation;
  const rows = [nearness("as typed", before), nearness("normalised", after)];
  printTable(`${figures.set} (${texts} comments)`, ["", "word accuracy in %", "word F1", "whole comment"], rows);
  console.log(`  ${percent(errorReduction)} % of the wrong words are put right, wrong repairs taken off`);
}
