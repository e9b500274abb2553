import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { listKept } from "../../prisma/files.ts";
import { openSnapshot, type Snapshot, type TableShape } from "../../prisma/snapshot.ts";
import { type Part, writeArchive } from "./archive.ts";
import { fileName, type Manifest, manifestName, markOf, release, rowsName } from "./manifest.ts";
import type { Lock } from "./seal.ts";
import { nameOfBackup } from "./shelf.ts";

/** Rows are handed on in pieces of this size, since a table's length is not known before its end. */
const pieceBytes = 1 << 20;

export interface Installation {
  databaseUrl: string;
  /** Where residents' files are. */
  filesDir: string;
  secret: Uint8Array;
}

export interface BackupMade {
  path: string;
  bytes: number;
  rows: number;
  files: number;
}

async function* pieces(rows: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of rows) {
    waiting.push(chunk);
    bytes += chunk.length;
    if (bytes < pieceBytes) continue;
    yield Buffer.concat(waiting);
    [waiting, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

const whole = (name: string, content: Uint8Array): Part => ({ name, size: content.length, content: [content] });

async function* tableParts(snapshot: Snapshot, table: TableShape): AsyncGenerator<Part> {
  let part = 0;
  for await (const piece of pieces(snapshot.rows(table))) {
    part += 1;
    yield whole(rowsName(table.name, part), new Uint8Array(piece));
  }
}

/** A file that is removed while its turn comes had to go: it is left out. */
async function* fileParts(dir: string): AsyncGenerator<Part> {
  for await (const { name, path } of listKept(dir)) {
    const file = await open(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (!file) continue;
    try {
      const { size } = await file.stat();
      const content = file.createReadStream({ autoClose: false, highWaterMark: 1 << 18 });
      yield { name: fileName(name), size, content };
    } finally {
      await file.close();
    }
  }
}

function manifestOf(snapshot: Snapshot, { secret }: Installation, at: Date): Manifest {
  const { migrations, tables, sequences } = snapshot;
  const about = { format: 1, product: "cau-noi", release, at: at.toISOString() } as const;
  return { ...about, migrations, tables, sequences, secretMark: markOf(secret) };
}

/**
 * Writes the whole installation into one encrypted file while it goes on working: the tables of one moment, then the
 * files, of which there are at least those of that moment. The file has its name only once it is complete.
 */
export async function makeBackup(
  from: Installation,
  { dir, lock, now }: { dir: string; lock: Lock; now: Date },
): Promise<BackupMade> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, nameOfBackup(now));
  const draft = `${path}.${process.pid}.part`;
  const snapshot = await openSnapshot(from.databaseUrl);
  async function* parts(): AsyncGenerator<Part> {
    yield whole(manifestName, new Uint8Array(Buffer.from(JSON.stringify(manifestOf(snapshot, from, now)))));
    for (const table of snapshot.tables) yield* tableParts(snapshot, table);
    await snapshot.close();
    yield* fileParts(from.filesDir);
  }
  try {
    const seen = await writeArchive(draft, parts(), lock);
    await rename(draft, path);
    const rows = seen.reduce((sum, part) => sum + (part.rows ?? 0), 0);
    const files = seen.filter(({ name }) => name.startsWith(fileName(""))).length;
    return { path, bytes: (await stat(path)).size, rows, files };
  } finally {
    await snapshot.close();
    await rm(draft, { force: true });
  }
}
