import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { createPictureReader, markOf } from "../../adapters/pictures.ts";
import { createDiskFiles, createDiskNotes } from "../../prisma/files.ts";
import { aStreet } from "../fakes/street-photo.ts";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "pictures-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const apart = (a = "", b = ""): number => {
  const differing = (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2);
  return differing.replaceAll("0", "").length;
};

test("one photo has nearly one mark, however two platforms scale and pack it", async () => {
  const photo = await aStreet(1);
  const mark = await markOf(photo);
  expect(mark).toMatch(/^[0-9a-f]{16}$/);
  const small = await sharp(photo).resize(320).jpeg({ quality: 40 }).toBuffer();
  const other = await sharp(photo).resize(900).webp({ quality: 60 }).toBuffer();
  const bright = await sharp(photo).modulate({ brightness: 1.2 }).png().toBuffer();
  for (const copy of [small, other, bright]) expect(apart(mark, await markOf(copy))).toBeLessThanOrEqual(10);
});

test("photos of twenty other streets are far from it", async () => {
  const mark = await markOf(await aStreet(1));
  for (let seed = 2; seed <= 21; seed++) expect(apart(mark, await markOf(await aStreet(seed)))).toBeGreaterThan(10);
});

test("what shows nothing, is too large or is no picture has no mark", async () => {
  const night = { create: { width: 400, height: 300, channels: 3 as const, background: "#111" } };
  expect(await markOf(await sharp(night).jpeg().toBuffer())).toBeUndefined();
  const huge = { create: { width: 12_000, height: 6_000, channels: 3 as const, background: "#888" } };
  expect(await markOf(await sharp(huge).png({ compressionLevel: 1 }).toBuffer())).toBeUndefined();
  expect(await markOf(Buffer.from("no picture"))).toBeUndefined();
});

test("a mark is worked out once and kept beside its file; nothing is made before somebody asks", async () => {
  const files = createDiskFiles({ dir });
  const { key } = await files.put(await aStreet(3), "image/jpeg");
  const folder = join(dir, key.slice(0, 2));
  expect(await readdir(folder)).toEqual([key]);
  const notes = createDiskNotes({ dir });
  const reader = createPictureReader({ files, notes });
  const [mark] = await reader.marksOf([key]);
  expect(mark).toBe(await markOf(await aStreet(3)));
  expect(await readdir(folder)).toEqual([key, `${key}.dhash`]);
  await writeFile(join(folder, `${key}.dhash`), "0123456789abcdef");
  expect(await reader.marksOf([key])).toEqual(["0123456789abcdef"]);
});

test("files that are no pictures or are gone are left out, and leave no note of what is not there", async () => {
  const files = createDiskFiles({ dir });
  const notes = createDiskNotes({ dir });
  const { key } = await files.put(Buffer.from("%PDF-1.4"), "application/pdf");
  const gone = `${"0".repeat(64)}.aW1hZ2UvanBlZw`;
  expect(await createPictureReader({ files, notes }).marksOf([key, gone, "no key", "../../etc/passwd"])).toEqual([]);
  expect(await notes.get(key, "dhash")).toBe("none");
  expect(await notes.get(gone, "dhash")).toBeUndefined();
});
