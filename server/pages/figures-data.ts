import type { PublicFigures, PublicReport } from "../../core/publication/public-figures.ts";
import type { World } from "../../core/world.ts";
import { guardedCsvText } from "../../nlp/knowledge/sheet/csv.ts";
import { rowName, tableNames } from "./figures.ts";
import { wardName } from "./ward-name.ts";
import { wordsIn } from "./words.ts";

/** Files have one form, whoever asks. */
const words = wordsIn("vi");
const say = words.figures;
const columns = ["received", "solved", "inTime", "rated", "rating"] as const;
const licence = "https://creativecommons.org/licenses/by/4.0/";

/** Figures as a file: empty where a number is not told. */
export function figuresCsv(world: World, report: PublicReport): string {
  const cells = (figures: PublicFigures): (number | string)[] => columns.map((name) => figures[name] ?? "");
  const heads = [say.received, say.solved, say.inTime, say.rating].map(({ name }) => name);
  const [received = "", solved = "", inTime = "", rating = ""] = heads;
  return guardedCsvText([
    ["Bảng", "Dòng", received, solved, `${inTime} (%)`, say.votesHead, `${rating} (1-5)`],
    [say.whole, say.whole, ...cells(report.whole)],
    ...tableNames.flatMap((table) =>
      report[table].map((row) => [say[table], rowName({ world, words }, table, row), ...cells(row)]),
    ),
  ]);
}

/** The same for programs, with what each number counts; null where it is not told. */
export function figuresJson(world: World, month: string | undefined, report: PublicReport): string {
  const figures = (row: PublicFigures) => Object.fromEntries(columns.map((name) => [name, row[name] ?? null]));
  const parts = tableNames.map((table) => [
    table,
    report[table].map((row) => ({ id: row.of ?? null, name: rowName({ world, words }, table, row), ...figures(row) })),
  ]);
  const meanings = { received: say.received, solved: say.solved, inTime: say.inTime, rating: say.rating };
  return JSON.stringify({
    ...{ ward: wardName(world.ward), month: month ?? null, countedAt: world.clock.now().toISOString(), licence },
    definitions: Object.fromEntries(Object.entries(meanings).map(([name, { means }]) => [name, means])),
    leastCount: world.settings.of("thresholds").smallCount,
    whole: figures(report.whole),
    ...Object.fromEntries(parts),
  });
}
