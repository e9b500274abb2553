import type { SheetType } from "../../nlp/knowledge/sheet/sheet.ts";

const types: Readonly<Record<string, SheetType>> = { xlsx: "xlsx", zip: "csv" };

/** Which form a file has, by the end of its name. */
export function sheetTypeOf(file: string | undefined): SheetType | undefined {
  return types[file?.split(".").at(-1)?.toLowerCase() ?? ""];
}
