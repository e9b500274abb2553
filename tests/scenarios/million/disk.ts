import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for the database; where it is a disk of its own it can be full. */
export interface Disk {
  readonly dir: string;
  /** Whether it is a disk of its own. */
  readonly canBeFull: boolean;
  /** Nothing more can be written. */
  fill(): void;
  /** There is room again. */
  free(): void;
  close(): void;
}

const isRoot = process.platform === "linux" && process.getuid?.() === 0;
const pageBytes = 4_096;

/** A container's root may not mount. */
function succeeds(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** A disk of so many megabytes in memory where one may mount (root on Linux), else a plain folder. */
export function openDisk(megabytes: number): Disk {
  const dir = mkdtempSync(join(tmpdir(), "million-"));
  // The database's own user must come through.
  chmodSync(dir, 0o755);
  const mount = (...options: string[]): void =>
    void execFileSync("mount", ["-t", "tmpfs", "-o", options.join(","), "tmpfs", dir], { stdio: "pipe" });
  const resize = (bytes: number): void => mount("remount", `size=${bytes}`);
  const canBeFull = isRoot && succeeds(() => mount(`size=${megabytes}m`, "mode=755"));
  const used = (): number => {
    const { blocks, bfree, bsize } = statfsSync(dir);
    return (blocks - bfree) * bsize;
  };
  return {
    dir,
    canBeFull,
    fill: () => {
      // It is written to meanwhile: what fits now may not fit a moment later.
      for (let spare = 0; ; spare += 16) {
        try {
          return resize(used() + spare * pageBytes);
        } catch (error) {
          if (spare > 1_000) throw error;
        }
      }
    },
    free: () => resize(megabytes * 1_048_576),
    close: () => {
      if (canBeFull) execFileSync("umount", ["-l", dir]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
