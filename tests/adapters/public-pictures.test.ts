import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { createPictureMasker } from "../../adapters/public-pictures.ts";
import type { Mask } from "../../core/publication/masking.ts";
import { codeOf } from "../contracts/store/bench.ts";
import { aStreet } from "../fakes/street-photo.ts";

const masker = createPictureMasker();
const box: Mask = { kind: "box", x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

/** Noise, of which nothing is alike: whatever of it goes through a mask is seen. */
const noise = (side: number) =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });
const part = async (content: Uint8Array, left: number, top: number, size: number): Promise<Buffer> =>
  sharp(content).extract({ left, top, width: size, height: size }).raw().toBuffer();
const spread = (pixels: Buffer): number => {
  const mean = pixels.reduce((sum, one) => sum + one, 0) / pixels.length;
  return Math.sqrt(pixels.reduce((sum, one) => sum + (one - mean) ** 2, 0) / pixels.length);
};

test("what is masked is not in the file any more, and beside it the picture is as it was", async () => {
  const photo = await noise(500).png().toBuffer();
  const { picture, thumbnail } = await masker.mask(photo, [box]);
  const inside = await part(picture, 205, 205, 90);
  const outside = await part(picture, 20, 20, 90);
  expect(spread(outside)).toBeGreaterThan(30);
  expect(spread(inside)).toBeLessThan(6);
  const small = await sharp(thumbnail).resize(500).toBuffer();
  expect(spread(await part(small, 215, 215, 70))).toBeLessThan(8);
});

test("two photos that differ only where they are masked give the same files, byte by byte", async () => {
  const street = await noise(400).png().toBuffer();
  const withPlate = async (colour: string): Promise<Buffer> => {
    const plate = await sharp({ create: { width: 60, height: 20, channels: 3, background: colour } })
      .png()
      .toBuffer();
    return sharp(street)
      .composite([{ input: plate, left: 170, top: 190 }])
      .png()
      .toBuffer();
  };
  const shown = async (colour: string, masks: Mask[]) => masker.mask(await withPlate(colour), masks);
  expect(await shown("#fff", [box])).toEqual(await shown("#000", [box]));
  expect(await shown("#fff", [])).not.toEqual(await shown("#000", []));
});

test("a brush covers all of its stroke, and a touch is a dot", async () => {
  const photo = await noise(600).png().toBuffer();
  const stroke: Mask = {
    kind: "stroke",
    size: 0.1,
    points: [
      [0.1, 0.5],
      [0.9, 0.5],
    ],
  };
  const dot: Mask = { kind: "stroke", size: 0.1, points: [[0.5, 0.1]] };
  const { picture } = await masker.mask(photo, [stroke, dot]);
  for (const left of [60, 280, 500]) expect(spread(await part(picture, left, 275, 45))).toBeLessThan(6);
  expect(spread(await part(picture, 285, 45, 30))).toBeLessThan(6);
  expect(spread(await part(picture, 285, 400, 45))).toBeGreaterThan(30);
});

test("nothing is left of place, time and camera; it stands upright and is no larger than a screen", async () => {
  const taken = await sharp(await aStreet(1))
    .resize({ width: 2400, height: 1600, fit: "fill" })
    .withExif({ IFD0: { Make: "Maythat" }, IFD3: { GPSLatitude: "10/1 46/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(taken).metadata()).exif).toBeDefined();
  const { picture, thumbnail, width, height } = await masker.mask(taken, []);
  expect([width, height]).toEqual([1067, 1600]);
  for (const content of [picture, thumbnail]) {
    const { format, exif, icc, xmp, iptc, orientation } = await sharp(content).metadata();
    expect({ format, exif, icc, xmp, iptc, orientation }).toEqual({ format: "webp" });
    expect(Buffer.from(content).includes("Maythat")).toBe(false);
  }
});

test("a thumbnail has at most 25 kB, whatever it shows; a small picture is not blown up", async () => {
  const { thumbnail, picture } = await masker.mask(await noise(1200).jpeg().toBuffer(), []);
  expect(thumbnail.length).toBeLessThanOrEqual(25_000);
  expect((await sharp(picture).metadata()).width).toBe(1200);
  const { width, height } = await masker.mask(await noise(40).png().toBuffer(), [box]);
  expect([width, height]).toEqual([40, 40]);
});

test("what is no picture is refused", async () => {
  expect(await codeOf(masker.mask(Buffer.from("%PDF-1.7"), []))).toBe("UNSUPPORTED_FILE");
});
