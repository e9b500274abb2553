import sharp from "sharp";
import type { FileNotes, Files } from "../core/store.ts";
import type { PictureReader } from "../core/understanding/picture.ts";

/** A picture's mark is made of eight rows of nine grey spots: 64 times "is the next one clearly brighter?". */
const rows = 8;
const spots = 9;
/** Sensors of telephones go to 50 million and a few more; what has more is no photo somebody took in the street. */
export const maxPixels = 60_000_000;
const maxSecondsEach = 3;
/** Neighbours differ by more than this (of 255), or it is noise: a wall or the night has nothing to be known by. */
const minStep = 2;
const minSteps = 12;
/** Looking at new pictures may take so long in one go; those that are known by then cost nothing. */
const maxMs = 2_000;
const noteName = "dhash";
const noMark = "none";

/**
 * The difference hash of a picture (Krawetz 2013), as 16 hexadecimal digits: alike for copies of one photo that were
 * scaled or packed anew. Undefined for what is no picture, is too large, or shows next to nothing.
 */
export async function markOf(content: Uint8Array): Promise<string | undefined> {
  try {
    const grey = await sharp(content, { limitInputPixels: maxPixels, pages: 1 })
      .rotate()
      .flatten({ background: "#fff" })
      .greyscale()
      .resize({ width: spots, height: rows, fit: "fill" })
      .timeout({ seconds: maxSecondsEach })
      .raw()
      .toBuffer();
    return markIn(grey);
  } catch {
    // Whatever it is, it cannot be compared; the file itself is kept as it is.
    return undefined;
  }
}

function markIn(grey: Uint8Array): string | undefined {
  let bits = 0n;
  let steps = 0;
  for (let row = 0; row < rows; row++) {
    for (let at = 1; at < spots; at++) {
      const step = (grey[row * spots + at] ?? 0) - (grey[row * spots + at - 1] ?? 0);
      bits = (bits << 1n) | (step > minStep ? 1n : 0n);
      if (Math.abs(step) > minStep) steps += 1;
    }
  }
  return steps < minSteps ? undefined : bits.toString(16).padStart(16, "0");
}

/**
 * Reads marks of kept pictures and keeps them beside the files. Nothing is worked out before somebody asks, so that no
 * mark is ever made of pictures that must not be compared.
 */
export function createPictureReader(deps: { files: Pick<Files, "get">; notes: FileNotes }): PictureReader {
  const { files, notes } = deps;
  const look = async (key: string): Promise<string | undefined> => {
    const kept = await files.get(key);
    const mark = kept?.mimeType.startsWith("image/") ? await markOf(kept.content) : undefined;
    await notes.put(key, noteName, mark ?? noMark);
    return mark;
  };
  return {
    marksOf: async (keys) => {
      const until = performance.now() + maxMs;
      const marks: string[] = [];
      for (const key of keys) {
        try {
          const known = await notes.get(key, noteName);
          const mark = known ?? (performance.now() < until ? await look(key) : undefined);
          if (mark !== undefined && mark !== noMark) marks.push(mark);
        } catch {
          // A disk that fails must not keep a resident from reporting.
        }
      }
      return marks;
    },
  };
}
