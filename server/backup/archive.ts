import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ReadableStream as WebStream } from "node:stream/web";
import { createGunzip, createGzip } from "node:zlib";
import { createTarDecoder, createTarPacker, type ParsedTarEntry } from "modern-tar";
import { AppError } from "../../core/errors.ts";
import { type Contents, contents, contentsName, fileOf } from "./manifest.ts";
import { type Bytes, type Key, type Lock, lock, unlock } from "./seal.ts";

/** One part: a name, how long it is, and its bytes. */
export interface Part {
  name: string;
  size: number;
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** In COPY's text format a line is a row: line ends inside a value are written as two signs. */
const lineEnd = 10;

/** What is said of a part at the end, counted while its bytes go by. */
function counter(name: string): { see(chunk: Uint8Array): void; total(): Contents[number] } {
  const hash = createHash("sha256");
  let [bytes, rows] = [0, 0];
  const hasRows = name.endsWith(".copy");
  return {
    see: (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
      if (hasRows) for (let at = chunk.indexOf(lineEnd); at >= 0; at = chunk.indexOf(lineEnd, at + 1)) rows += 1;
    },
    total: () => ({ name, bytes, ...(hasRows && { rows }), sha256: hash.digest("hex") }),
  };
}

/**
 * The standard's streams and Node's meet here. `Readable.toWeb` counts chunks where it should count bytes (Node 20), so
 * that gigabytes would wait in memory; made from an iterable, a stream asks for no more than is taken.
 */
const asWeb = (stream: Readable): Bytes => WebStream.from(stream) as unknown as Bytes;
const asNode = (stream: Bytes): Readable => Readable.fromWeb(stream as never);

async function pack(parts: AsyncIterable<Part>, { controller }: ReturnType<typeof createTarPacker>): Promise<Contents> {
  const seen: Contents = [];
  const add = async ({ name, size, content }: Part): Promise<void> => {
    const count = counter(name);
    const writer = controller.add({ name, size, type: "file", mode: 0o600 }).getWriter();
    for await (const chunk of content) {
      count.see(chunk);
      await writer.write(chunk);
    }
    await writer.close();
    seen.push(count.total());
  };
  try {
    for await (const part of parts) await add(part);
    const end = Buffer.from(JSON.stringify(seen));
    await add({ name: contentsName, size: end.length, content: [new Uint8Array(end)] });
    controller.finalize();
    return seen.slice(0, -1);
  } catch (error) {
    controller.error(error);
    throw error;
  }
}

/** Writes the parts into one file, compressed and encrypted, as they come; the last part says what each of them holds. */
export async function writeArchive(path: string, parts: AsyncIterable<Part>, by: Lock): Promise<Contents> {
  const packer = createTarPacker();
  const gzip = createGzip();
  const sealed = await lock(asWeb(gzip), by);
  const [seen] = await Promise.all([
    pack(parts, packer),
    pipeline(asNode(packer.readable), gzip),
    pipeline(asNode(sealed), createWriteStream(path, { flags: "wx", mode: 0o600, flush: true })),
  ]);
  return seen;
}

/** Whoever reads an archive is given each part but the last; what they do not read goes by all the same. */
export type Visitor = (name: string, content: AsyncIterable<Uint8Array>) => Promise<void>;

const damaged = (what: string, cause?: unknown): AppError =>
  new AppError("BACKUP_DAMAGED", `The backup is damaged or was cut off: ${what}.`, { cause });

async function* counted(body: AsyncIterable<Uint8Array>, see: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    see(chunk);
    yield chunk;
  }
}

/** A small part as text. */
export async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Holds what was read against what the last part says of it. A file's name is made of its content, too. */
function compare(seen: Contents, said: Contents): void {
  const differing = seen.find((part, at) => JSON.stringify(part) !== JSON.stringify(said[at]));
  if (differing || seen.length !== said.length) throw damaged(differing?.name ?? contentsName);
  const renamed = seen.find(
    ({ name, sha256 }) => /^..\/[0-9a-f]{64}\.[^.]+$/.test(fileOf(name) ?? "") && !name.includes(sha256),
  );
  if (renamed) throw damaged(renamed.name);
}

/**
 * Reads an archive from its beginning to its end. Only when this has returned was everything as it was written: until
 * then a part may turn out to be damaged. Throws BACKUP_LOCKED and BACKUP_DAMAGED, and what the visitor throws.
 */
export async function readArchive(path: string, key: Key, visit: Visitor): Promise<Contents> {
  const seen: Contents = [];
  let said: Contents | undefined;
  let fault: { error: unknown } | undefined;
  const read = async ({ header: { name }, body }: ParsedTarEntry): Promise<void> => {
    const bytes = body as unknown as AsyncIterable<Uint8Array>;
    if (name === contentsName) {
      said = contents.parse(JSON.parse(await textOf(bytes)));
      return;
    }
    const count = counter(name);
    const passing = counted(bytes, count.see);
    await visit(name, passing).catch((error: unknown) => {
      fault = { error };
      throw error;
    });
    for await (const _ of passing);
    seen.push(count.total());
  };
  const plain = await unlock(asWeb(createReadStream(path, { highWaterMark: 1 << 18 })), key);
  const gunzip = createGunzip();
  const unzipped = pipeline(asNode(plain), gunzip);
  unzipped.catch(() => undefined);
  try {
    const entries = asWeb(gunzip).pipeThrough(createTarDecoder({ strict: true }) as never);
    for await (const entry of entries as unknown as AsyncIterable<ParsedTarEntry>) await read(entry);
    await unzipped;
  } catch (error) {
    if (fault) throw fault.error;
    throw damaged("it cannot be read to its end", error);
  }
  if (!said) throw damaged("its end is missing");
  compare(seen, said);
  return seen;
}
