import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDiskFiles } from "../../prisma/files.ts";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "cau-noi-files-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const photo = new Uint8Array([0xff, 0xd8, 0xff, 0, 1, 2]);

test("a photo comes back as it was, under a key that says nothing", async () => {
  const files = createDiskFiles({ dir });
  const { key, sizeBytes } = await files.put(photo, "image/jpeg");
  expect(sizeBytes).toBe(6);
  const stored = await files.get(key);
  expect([new Uint8Array(stored?.content ?? []), stored?.mimeType]).toEqual([photo, "image/jpeg"]);
});

test("the same photo is kept once, also when it comes twice at once", async () => {
  const files = createDiskFiles({ dir });
  const keys = await Promise.all([1, 2, 3].map(async () => (await files.put(photo, "image/jpeg")).key));
  expect(new Set(keys).size).toBe(1);
  expect(await readdir(join(dir, keys[0]?.slice(0, 2) ?? ""))).toEqual([keys[0]]);
});

test("a key that is unknown or no key at all finds nothing", async () => {
  const files = createDiskFiles({ dir });
  for (const key of ["", "../../etc/passwd", `${"0".repeat(64)}.aW1hZ2UvanBlZw`, "a/b"]) {
    expect(await files.get(key)).toBeUndefined();
  }
});
