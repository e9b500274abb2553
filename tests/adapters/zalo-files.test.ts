import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { enclose } from "../../adapters/zalo/enclosures.ts";
import { someFiles } from "../fakes/adapter-stages.ts";

const linkOf = (key: string): string => `https://bensen.example/tep/${key}`;
/** A picture no compression makes small. */
const noisy = (side: number) =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });

async function enclosed(content: Buffer, mimeType: string, attachment: { name?: string } = {}) {
  const files = someFiles({ it: { content, mimeType } });
  return enclose(
    { kind: mimeType.startsWith("image/") ? "image" : "file", key: "it", ...attachment },
    { files, linkOf },
  );
}

const sizeOf = ({ file }: Awaited<ReturnType<typeof enclosed>>): number =>
  file && "content" in file ? file.content.size : Number.NaN;

test("a photo above 1 MB is made smaller, and its original is linked", async () => {
  const large = await noisy(1_400).jpeg({ quality: 98 }).toBuffer();
  expect(large.byteLength).toBeGreaterThan(1_000_000);
  const result = await enclosed(large, "image/jpeg");
  expect(sizeOf(result)).toBeLessThanOrEqual(1_000_000);
  expect(result).toMatchObject({ file: { kind: "image" }, line: "Ảnh gốc: https://bensen.example/tep/it" });
});

test("a small photo goes as it is; one of a type Zalo does not take as JPEG", async () => {
  const small = await noisy(60).png().toBuffer();
  const kept = await enclosed(small, "image/png");
  expect(sizeOf(kept)).toBe(small.byteLength);
  expect(kept.line).toBeUndefined();
  const webp = await enclosed(await noisy(60).webp().toBuffer(), "image/webp");
  expect(webp.file && "content" in webp.file ? webp.file.content.type : "").toBe("image/jpeg");
});

test("where and when a photo was taken stays here when it is made smaller", async () => {
  const located = await noisy(1_400)
    .jpeg({ quality: 98 })
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "10/1 46/1 0/1" } })
    .toBuffer();
  const { file } = await enclosed(located, "image/jpeg");
  const sent = file && "content" in file ? Buffer.from(await file.content.arrayBuffer()) : Buffer.alloc(0);
  expect((await sharp(sent).metadata()).exif).toBeUndefined();
});

test("an animation keeps moving and says its size; one that is too large becomes a still picture", async () => {
  const gif = await noisy(40).gif().toBuffer();
  expect(await enclosed(gif, "image/gif")).toMatchObject({ file: { kind: "gif", width: 40, height: 40 } });
});

test("a document is sent with its lasting address; what Zalo does not take is linked only", async () => {
  const pdf = await enclosed(Buffer.from("%PDF"), "application/pdf", { name: "ket-qua.pdf" });
  expect(pdf).toMatchObject({ file: { kind: "file" }, line: "ket-qua.pdf: https://bensen.example/tep/it" });
  const large = await enclosed(Buffer.alloc(5_000_001), "application/pdf", { name: "ban-ve.pdf" });
  expect(large).toEqual({ line: "ban-ve.pdf: https://bensen.example/tep/it" });
  const sound = await enclosed(Buffer.from("ID3"), "audio/mpeg", { name: "ghi-am.mp3" });
  expect(sound).toEqual({ line: "ghi-am.mp3: https://bensen.example/tep/it" });
});

test("a broken picture is linked, a file that is gone is said to be gone", async () => {
  expect(await enclosed(Buffer.alloc(1_000_001, 7), "image/jpeg")).toEqual({
    line: "Ảnh gốc: https://bensen.example/tep/it",
  });
  const gone = enclose({ kind: "image", key: "other" }, { files: someFiles(), linkOf });
  await expect(gone).rejects.toMatchObject({ code: "NOT_FOUND" });
});
