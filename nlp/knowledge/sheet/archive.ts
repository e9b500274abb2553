import { Unzip, type UnzipFile, UnzipInflate } from "fflate";
import { AppError, isAppError } from "../../../core/errors.ts";

/** What an archive holds, by path. */
export type Entries = ReadonlyMap<string, Uint8Array>;

/** The 105 records of the first release are a workbook of 1.2 MB unpacked (November 2026); beyond this it is no file of ours. */
const maxUnpackedBytes = 30_000_000;
const maxEntries = 200;
/** So much is unpacked between two looks at the size; deflate makes at most 1,032 times as much of it. */
const stepBytes = 4_096;

/** A province of 2,000 procedures would need a quarter of it; a reader makes room for every cell, empty ones too. */
export const maxCells = 2_000_000;

/** Why a file is refused as a whole, by a stable name, and what to do about it. */
const refusals = {
  kind: [
    "UNSUPPORTED_FILE",
    "Tệp không phải bảng tính .xlsx, cũng không phải .zip chứa các tệp CSV của bảng tính tải về",
  ],
  damaged: ["UNSUPPORTED_FILE", "Tệp hỏng, không mở được: mở bằng Excel, lưu lại kiểu .xlsx rồi nạp lại"],
  macros: ["UNSUPPORTED_FILE", "Tệp có macro: lưu lại kiểu .xlsx (không macro) rồi nạp lại"],
  "too-large": ["TOO_LARGE", "Tệp bung ra quá lớn: xóa hình, trang và dòng thừa rồi nạp lại"],
} as const;
export type Refusal = keyof typeof refusals;

/** The fault of a file that is refused whole: UNSUPPORTED_FILE or TOO_LARGE with the reason in its details. */
export function refusal(reason: Refusal): AppError {
  const [code, message] = refusals[reason];
  return new AppError(code, message, { details: { reason } });
}

/** Counts what comes out, whatever the archive says of itself. */
function counter() {
  let unpacked = 0;
  return (bytes: number): void => {
    unpacked += bytes;
    if (unpacked > maxUnpackedBytes) throw refusal("too-large");
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * Unpacks a ZIP archive in memory and stops at the limit, so that a small file which unpacks to gigabytes costs no more
 * than a large honest one. Throws UNSUPPORTED_FILE (no archive, or a damaged one) and TOO_LARGE.
 */
export function unpack(bytes: Uint8Array): Entries {
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== "PK\x03\x04") throw refusal("kind");
  const found = new Map<string, Uint8Array[]>();
  const count = counter();
  const take = (file: UnzipFile): void => {
    if (found.size >= maxEntries) throw refusal("too-large");
    const chunks: Uint8Array[] = [];
    found.set(file.name, chunks);
    file.ondata = (fault, chunk) => {
      if (fault) throw fault;
      count(chunk.length);
      chunks.push(chunk);
    };
    file.start();
  };
  const archive = new Unzip(take);
  archive.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += stepBytes) {
      archive.push(bytes.subarray(at, at + stepBytes), at + stepBytes >= bytes.length);
    }
  } catch (fault) {
    throw isAppError(fault) ? fault : refusal("damaged");
  }
  return new Map([...found].map(([name, chunks]) => [name, joined(chunks)]));
}

/** "xlsx": one workbook; "csv": one ZIP archive with a CSV file a sheet. */
export type SheetType = "xlsx" | "csv";

/** A workbook with macros may call itself anything: its parts tell. */
function hasMacros(entries: Entries): boolean {
  const types = new TextDecoder().decode(entries.get("[Content_Types].xml"));
  return /macroEnabled/i.test(types) || [...entries.keys()].some((name) => /vbaProject|\/macrosheets\//i.test(name));
}

/** Which form a file has, by what it holds and whatever it is called. Throws UNSUPPORTED_FILE. */
export function typeOf(entries: Entries): SheetType {
  if (hasMacros(entries)) throw refusal("macros");
  if (entries.has("xl/workbook.xml")) return "xlsx";
  if ([...entries.keys()].some((name) => name.toLowerCase().endsWith(".csv"))) return "csv";
  throw refusal("kind");
}
