import { unzipSync } from "fflate";

/** The 105 records of the first release are a workbook of 1.2 MB unpacked (November 2026); beyond this it is no file of ours. */
const maxUnpackedBytes = 30_000_000;
const maxEntries = 200;

/** Whether bytes are a ZIP archive of a bearable size, by what its directory says and before anything is unpacked. */
export function isSoundArchive(bytes: Uint8Array): boolean {
  let unpacked = 0;
  let entries = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        entries += 1;
        return false;
      },
    });
  } catch {
    return false;
  }
  return entries > 0 && entries <= maxEntries && unpacked <= maxUnpackedBytes;
}
