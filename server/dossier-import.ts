import { type LineFault, readDossierFile } from "../adapters/dossier/read-file.ts";
import { type ImportCount, importDossiers } from "../core/dossier/import-dossiers.ts";
import type { TellWorld } from "../core/dossier/tell-change.ts";
import { AppError } from "../core/errors.ts";
import type { Store } from "../core/store.ts";

/** What came of a file: counts, and the lines that were not taken. */
export type ImportReport = ImportCount & { wrong: LineFault[] };

/**
 * Takes a file of filed dossiers: every line that can be read, in one transaction; the others are named. One file at a
 * time: while another process imports it throws STALE. `asOf` is when it was exported.
 */
export async function importDossierFile(input: {
  store: Pick<Store, "transaction" | "duties">;
  world: TellWorld;
  content: Uint8Array;
  asOf: Date;
}): Promise<ImportReport> {
  const { store, world, content, asOf } = input;
  if (asOf > world.clock.now()) throw new AppError("BAD_INPUT", "Lúc xuất tệp chưa tới: xem lại ngày giờ.");
  const { dossiers, wrong } = readDossierFile(content, asOf);
  let count: ImportCount | undefined;
  await store.duties.attempt("dossiers-import", async () => {
    count = await importDossiers({ store, world, dossiers, asOf });
  });
  if (!count) throw new AppError("STALE", "Một tệp khác đang được nhận: chạy lại sau ít phút.");
  return { ...count, wrong };
}

/** The report in words, a line each. */
export function printReport({ added, changed, unchanged, older, told, wrong }: ImportReport): string[] {
  return [
    ...wrong.map(({ line, why }) => `Dòng ${line}: ${why}`),
    `Mới ${added}, đổi ${changed}, không đổi ${unchanged}, cũ hơn số đã có ${older}, sai ${wrong.length}.`,
    `Đã xếp ${told} tin báo cho người theo dõi.`,
  ];
}
